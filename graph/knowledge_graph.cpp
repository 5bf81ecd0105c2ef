#include "graph/knowledge_graph.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t most_rows = std::numeric_limits<std::uint32_t>::max() - 1;

void check_room(std::size_t present, std::size_t added, const char* what) {
    if (added > most_rows - present)
        throw Error("the graph is full: it can hold " + std::to_string(most_rows) + " " + what, "build several graphs");
}

template <class T>
void append(std::vector<T>& table, std::vector<T>&& rows) {
    table.insert(table.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void check_sentences(const Extraction& extraction) {
    const auto check = [&](SentenceId id) {
        if (id.index() >= extraction.sentences.size())
            throw std::invalid_argument("a sentence id of " + extraction.document.uri + " is out of range");
    };
    for (const Mention& mention : extraction.mentions) check(mention.sentence);
    for (const Statement& statement : extraction.statements) check(statement.sentence);
}

}  // namespace

std::size_t KnowledgeGraph::EdgeKeyHash::operator()(const EdgeKey& key) const noexcept {
    constexpr std::size_t golden = 0x9E3779B97F4A7C15;
    std::size_t hash = std::hash<std::string>{}(key.label) + static_cast<std::size_t>(key.polarity);
    hash = (hash ^ key.source.index()) * golden;
    return (hash ^ (hash >> 32) ^ key.target.index()) * golden;
}

EntityId KnowledgeGraph::vote(const std::string& name, std::optional<EntityType> type, Voter voter) {
    EntityId id;
    if (const auto known = entity_by_spelling_.find(name); known != entity_by_spelling_.end()) {
        id = known->second;
    } else {
        const auto [place, is_new] = entity_by_name_.try_emplace(entity_key(name), EntityId(votes_.size()));
        id = place->second;
        entity_by_spelling_.emplace(name, id);
        if (is_new) {
            boost::add_vertex(Entity{}, graph_);
            votes_.emplace_back();
        }
    }
    Votes& votes = votes_[id.index()];
    ++votes.names[name][voter];
    if (type) ++votes.types[static_cast<std::size_t>(*type)][voter];
    return id;
}

// Gives the vertex the name, type and aliases that its votes say.
void KnowledgeGraph::settle(EntityId id) {
    const Votes& votes = votes_[id.index()];
    Entity& entity = graph_[id.index()];
    const auto name = std::max_element(votes.names.begin(), votes.names.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    entity.name = name->first;  // max_element gives the first of equals, and the map is in order of bytes
    const auto type = std::max_element(votes.types.begin(), votes.types.end());
    entity.type = *type == Count{} ? EntityType::Concept : all_entity_types[static_cast<std::size_t>(type - votes.types.begin())];

    entity.aliases.clear();
    entity.mentions = 0;
    for (const auto& [text, count] : votes.aliases) {
        entity.aliases.push_back({text, count});
        entity.mentions += count;
    }
    if (!votes.aliases.contains(entity.name)) entity.aliases.push_back({entity.name, 0});
    std::sort(entity.aliases.begin(), entity.aliases.end(),
              [](const Alias& a, const Alias& b) { return a.count != b.count ? a.count > b.count : a.text < b.text; });
}

void KnowledgeGraph::connect(StatementId id) {
    const Statement& statement = statements_[id.index()];
    if (statement.subject.entity.empty() || !statement.object || statement.object->entity.empty()) return;
    const EntityId source = entity_by_spelling_.at(statement.subject.entity);
    const EntityId target = entity_by_spelling_.at(statement.object->entity);
    const EdgeKey key{source, target, statement.polarity, statement.relation.lemma};
    auto place = edge_by_key_.find(key);
    if (place == edge_by_key_.end()) {
        // Both numbers are vertices: with vecS, boost::add_edge would otherwise silently grow the graph.
        const auto added = boost::add_edge(source.index(), target.index(),
                                           Relation{source, target, statement.relation.lemma, statement.polarity, {}}, graph_);
        place = edge_by_key_.emplace(key, added.first).first;
    }
    graph_[place->second].statements.push_back(id);
}

DocumentId KnowledgeGraph::add(Extraction extraction) {
    check_room(documents_.size(), 1, "documents");
    check_room(sentences_.size(), extraction.sentences.size(), "sentences");
    check_room(statements_.size(), extraction.statements.size(), "statements");
    check_room(mentions_.size(), extraction.mentions.size(), "mentions");
    check_sentences(extraction);
    const DocumentId document(documents_.size());
    if (!document_by_uri_.try_emplace(extraction.document.uri, document).second)
        throw Error("the document " + extraction.document.uri + " was given twice",
                    "give each document once, or under another name");

    const Extent extent{sentences_.size(), statements_.size(), mentions_.size(), diagrams_.size()};
    extents_.push_back(extent);
    documents_.push_back(std::move(extraction.document));
    append(sentences_, std::move(extraction.sentences));
    append(statements_, std::move(extraction.statements));
    append(mentions_, std::move(extraction.mentions));
    append(diagrams_, std::move(extraction.diagrams));
    diagram_documents_.resize(diagrams_.size(), document);
    document_merges_.push_back(std::move(extraction.merges));

    std::set<EntityId> touched;
    for (std::size_t i = extent.mentions; i < mentions_.size(); ++i) {
        Mention& mention = mentions_[i];
        mention.document = document;
        mention.sentence = SentenceId(extent.sentences + mention.sentence.index());
        if (mention.entity.empty()) continue;
        const EntityId entity = vote(mention.entity, mention.type, by_mention);
        if (!mention.text.empty()) ++votes_[entity.index()].aliases[mention.text];
        touched.insert(entity);
    }
    const auto take_part = [&](const Participant& participant) {
        if (!participant.entity.empty()) touched.insert(vote(participant.entity, participant.type, by_participant));
    };
    for (std::size_t i = extent.statements; i < statements_.size(); ++i) {
        Statement& statement = statements_[i];
        statement.document = document;
        statement.sentence = SentenceId(extent.sentences + statement.sentence.index());
        take_part(statement.subject);
        if (statement.object) take_part(*statement.object);
        for (const Argument& argument : statement.arguments) take_part(argument.participant);
        connect(StatementId(i));
    }
    for (std::size_t i = extent.diagrams; i < diagrams_.size(); ++i)
        for (const DiagramNode& node : diagrams_[i].nodes)
            if (!node.entity.empty()) touched.insert(vote(node.entity, std::nullopt, by_diagram));
    for (const EntityId id : touched) settle(id);
    return document;
}

void KnowledgeGraph::count_mentions(const std::string& entity, const std::string& text, EntityType type, std::uint32_t count) {
    if (count == 0) {
        settle(vote(entity, std::nullopt, by_diagram));
        return;
    }
    const EntityId id = vote(entity, type, by_mention);
    Votes& votes = votes_[id.index()];
    votes.names[entity][by_mention] += count - 1;
    votes.types[static_cast<std::size_t>(type)][by_mention] += count - 1;
    if (!text.empty()) votes.aliases[text] += count;
    settle(id);
}

void KnowledgeGraph::set_ledger(Ledger ledger) {
    ledger_ = std::move(ledger);
    std::sort(ledger_.merges.begin(), ledger_.merges.end());
    ledger_.merges.erase(std::unique(ledger_.merges.begin(), ledger_.merges.end()), ledger_.merges.end());
    std::sort(ledger_.decisions.begin(), ledger_.decisions.end());
    ledger_.decisions.erase(std::unique(ledger_.decisions.begin(), ledger_.decisions.end()), ledger_.decisions.end());
}

std::optional<EntityId> KnowledgeGraph::find(std::string_view name) const {
    const auto place = entity_by_name_.find(entity_key(name));
    if (place == entity_by_name_.end()) return std::nullopt;
    return place->second;
}

}  // namespace skein
