#include "graph/frozen_graph.hpp"

#include "graph/csr_graph.hpp"
#include "graph/disputed_edges.hpp"
#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace skein {

namespace {

template <class Id>
std::vector<Id> all_ids(std::size_t count) {
    std::vector<Id> ids;
    ids.reserve(count);
    for (std::size_t i = 0; i < count; ++i) ids.emplace_back(i);
    return ids;
}

auto place_of(const Mention& mention) { return std::tuple(mention.sentence, mention.span); }

auto place_of(const Statement& statement) {
    return std::tuple(statement.sentence, statement.subject.span, statement.relation.span,
                      statement.object ? statement.object->span : ByteSpan{}, std::string_view(statement.relation.lemma));
}

// Rows [begin, end) of `rows` in order of place; rows at one place keep the order in which the document gives them.
template <class Row>
std::vector<std::size_t> in_place_order(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> order(end - begin);
    std::iota(order.begin(), order.end(), begin);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place_of(rows[a]) < place_of(rows[b]); });
    return order;
}

// Groups `items` by owner: gives where each owner's items begin, and fills `sorted` with them in the order of `items`.
template <class Item>
std::vector<std::uint32_t> group_by_owner(std::size_t owners, const std::vector<std::pair<EntityId, Item>>& items,
                                          std::vector<Item>& sorted) {
    std::vector<std::uint32_t> offsets(owners + 1, 0);
    for (const auto& item : items) ++offsets[item.first.index() + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    sorted.resize(items.size());
    for (const auto& [owner, item] : items) sorted[next[owner.index()]++] = item;
    return offsets;
}

}  // namespace

FrozenGraph::FrozenGraph() : csr_(std::make_shared<const CsrRows>()) {}

FrozenGraph::FrozenGraph(KnowledgeGraph graph) {
    const std::vector<EntityId> new_entities = take_entities(graph);
    const std::vector<StatementId> new_statements = take_documents(graph, new_entities);
    take_edges(graph, new_entities, new_statements);
    index_statements();
    index_names();
}

bool stands_before(const Statement& a, const Statement& b) { return place_of(a) < place_of(b); }

std::vector<EntityId> FrozenGraph::take_entities(KnowledgeGraph& graph) {
    const std::size_t count = boost::num_vertices(graph.graph_);
    std::vector<EntityId> order = all_ids<EntityId>(count);
    std::sort(order.begin(), order.end(),
              [&](EntityId a, EntityId b) { return graph.graph_[a.index()].name < graph.graph_[b.index()].name; });
    std::vector<EntityId> new_ids(count);
    entities_.reserve(count);
    for (const EntityId old : order) {
        new_ids[old.index()] = EntityId(entities_.size());
        entities_.push_back(std::move(graph.graph_[old.index()]));
    }
    return new_ids;
}

std::vector<StatementId> FrozenGraph::take_documents(KnowledgeGraph& graph, std::span<const EntityId> new_entities) {
    const auto canonical = [&](std::string& name, std::string& own) -> const Entity* {
        if (name.empty()) return nullptr;
        const Entity& entity = entities_[new_entities[graph.entity_by_spelling_.at(name).index()].index()];
        if (own.empty() && name != entity.name) own = name;
        if (own == entity.name) own.clear();
        name = entity.name;
        return &entity;
    };
    const auto canonical_participant = [&](Participant& participant) {
        if (const Entity* entity = canonical(participant.entity, participant.name)) participant.type = entity->type;
    };
    ledger_ = std::move(graph.ledger_);

    std::vector<DocumentId> order = all_ids<DocumentId>(graph.documents_.size());
    std::sort(order.begin(), order.end(),
              [&](DocumentId a, DocumentId b) { return graph.documents_[a.index()].uri < graph.documents_[b.index()].uri; });
    std::vector<StatementId> new_statements(graph.statements_.size());
    sentence_offsets_.push_back(0);
    for (const DocumentId old : order) {
        const DocumentId document(documents_.size());
        const auto begin = graph.extents_[old.index()];
        const auto end = old.index() + 1 < graph.extents_.size()
                             ? graph.extents_[old.index() + 1]
                             : KnowledgeGraph::Extent{graph.sentences_.size(), graph.statements_.size(), graph.mentions_.size(),
                                                      graph.diagrams_.size()};
        const auto new_sentence = [&, first = sentences_.size()](SentenceId id) {
            return SentenceId(first + (id.index() - begin.sentences));
        };
        for (const std::size_t row : in_place_order(graph.statements_, begin.statements, end.statements)) {
            Statement& statement = statements_.emplace_back(std::move(graph.statements_[row]));
            new_statements[row] = StatementId(statements_.size() - 1);
            statement.document = document;
            statement.sentence = new_sentence(statement.sentence);
            canonical_participant(statement.subject);
            if (statement.object) canonical_participant(*statement.object);
            for (Argument& argument : statement.arguments) canonical_participant(argument.participant);
        }
        for (const std::size_t row : in_place_order(graph.mentions_, begin.mentions, end.mentions)) {
            Mention& mention = mentions_.emplace_back(std::move(graph.mentions_[row]));
            mention.document = document;
            mention.sentence = new_sentence(mention.sentence);
            canonical(mention.entity, mention.name);
        }
        for (std::size_t row = begin.diagrams; row < end.diagrams; ++row) {
            Diagram& diagram = diagrams_.emplace_back(std::move(graph.diagrams_[row]));
            diagram_documents_.push_back(document);
            for (DiagramNode& node : diagram.nodes) canonical(node.entity, node.name);
        }
        std::move(graph.sentences_.begin() + static_cast<std::ptrdiff_t>(begin.sentences),
                  graph.sentences_.begin() + static_cast<std::ptrdiff_t>(end.sentences), std::back_inserter(sentences_));
        sentence_offsets_.push_back(static_cast<std::uint32_t>(sentences_.size()));
        documents_.push_back(std::move(graph.documents_[old.index()]));
        document_merges_.push_back(std::move(graph.document_merges_[old.index()]));
    }
    return new_statements;
}

void FrozenGraph::take_edges(KnowledgeGraph& graph, std::span<const EntityId> new_entities,
                             std::span<const StatementId> new_statements) {
    edges_.reserve(boost::num_edges(graph.graph_));
    for (auto [edge, end] = boost::edges(graph.graph_); edge != end; ++edge) {
        Relation& relation = edges_.emplace_back(std::move(graph.graph_[*edge]));
        relation.source = new_entities[relation.source.index()];
        relation.target = new_entities[relation.target.index()];
        for (StatementId& statement : relation.statements) statement = new_statements[statement.index()];
        std::sort(relation.statements.begin(), relation.statements.end());
    }
    std::sort(edges_.begin(), edges_.end(), [](const Relation& a, const Relation& b) {
        return std::tie(a.source, a.label, a.target, a.polarity) < std::tie(b.source, b.label, b.target, b.polarity);
    });
    index_edges();
}

void FrozenGraph::index_edges() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<std::pair<EntityId, EdgeId>> out, in;
    ends.reserve(edges_.size());
    out.reserve(edges_.size());
    in.reserve(edges_.size());
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        ends.emplace_back(edges_[i].source.index(), edges_[i].target.index());
        out.emplace_back(edges_[i].source, EdgeId(i));
        in.emplace_back(edges_[i].target, EdgeId(i));
    }
    out_offsets_ = group_by_owner(entities_.size(), out, out_edges_);
    in_offsets_ = group_by_owner(entities_.size(), in, in_edges_);
    csr_ = std::make_shared<const CsrRows>(CsrRows{CsrGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                                                            out_edges_.begin(), static_cast<std::uint32_t>(entities_.size()))});
    disputed_ = disputed_edges(*this);
}

void FrozenGraph::index_statements() {
    std::vector<std::pair<EntityId, StatementId>> owned;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
        const Statement& statement = statements_[i];
        std::vector<EntityId> owners;
        const auto own = [&](const Participant& participant) {
            if (const auto entity = entity_named(participant.entity)) owners.push_back(*entity);
        };
        own(statement.subject);
        if (statement.object) own(*statement.object);
        for (const Argument& argument : statement.arguments) own(argument.participant);
        std::sort(owners.begin(), owners.end());
        owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
        for (const EntityId owner : owners) owned.emplace_back(owner, StatementId(i));
    }
    statement_offsets_ = group_by_owner(entities_.size(), owned, statement_ids_);
}

void FrozenGraph::index_names() {
    std::unordered_map<std::string, std::uint32_t> most;
    for (std::size_t i = 0; i < entities_.size(); ++i) {
        const Entity& entity = entities_[i];
        by_name_.emplace(entity_key(entity.name), EntityId(i));
        std::unordered_map<std::string, std::uint32_t> counts;  // spellings that fold to one key count together
        for (const Alias& alias : entity.aliases) counts[entity_key(alias.text)] += alias.count;
        for (const auto& [key, count] : counts) {
            const auto [place, is_new] = by_alias_.try_emplace(key, EntityId(i));
            std::uint32_t& best = most[key];
            if (is_new || count > best) {
                place->second = EntityId(i);
                best = count;
            }
        }
    }
}

FrozenGraph FrozenGraph::with_statements(std::span<const char> kept) const {
    FrozenGraph part = *this;
    std::vector<StatementId> new_ids(statements_.size());
    part.statements_.clear();
    for (std::size_t i = 0; i < statements_.size(); ++i) {
        if (kept[i] == 0) continue;
        new_ids[i] = StatementId(part.statements_.size());
        part.statements_.push_back(statements_[i]);
    }
    for (Relation& edge : part.edges_) {
        std::erase_if(edge.statements, [&](StatementId id) { return !new_ids[id.index()].valid(); });
        for (StatementId& id : edge.statements) id = new_ids[id.index()];
    }
    std::erase_if(part.edges_, [](const Relation& edge) { return edge.statements.empty(); });
    part.index_edges();
    part.index_statements();
    return part;
}

DocumentId FrozenGraph::document_of(SentenceId id) const {
    const auto next = std::upper_bound(sentence_offsets_.begin(), sentence_offsets_.end(), id.index());
    return DocumentId(static_cast<std::size_t>(next - sentence_offsets_.begin()) - 1);
}

std::span<const Sentence> FrozenGraph::sentences_of(DocumentId id) const {
    const std::size_t begin = sentence_offsets_[id.index()];
    return std::span(sentences_).subspan(begin, sentence_offsets_[id.index() + 1] - begin);
}

std::span<const EdgeId> FrozenGraph::out_edges(EntityId id) const {
    const std::size_t begin = out_offsets_[id.index()];
    return std::span(out_edges_).subspan(begin, out_offsets_[id.index() + 1] - begin);
}

std::span<const EdgeId> FrozenGraph::in_edges(EntityId id) const {
    const std::size_t begin = in_offsets_[id.index()];
    return std::span(in_edges_).subspan(begin, in_offsets_[id.index() + 1] - begin);
}

std::span<const StatementId> FrozenGraph::statements_of(EntityId id) const {
    const std::size_t begin = statement_offsets_[id.index()];
    return std::span(statement_ids_).subspan(begin, statement_offsets_[id.index() + 1] - begin);
}

std::optional<EntityId> FrozenGraph::entity_named(std::string_view canonical_name) const {
    const auto place = std::lower_bound(entities_.begin(), entities_.end(), canonical_name,
                                        [](const Entity& entity, std::string_view name) { return entity.name < name; });
    if (place == entities_.end() || place->name != canonical_name) return std::nullopt;
    return EntityId(static_cast<std::size_t>(place - entities_.begin()));
}

std::optional<FoundName> FrozenGraph::find(std::string_view name) const {
    const std::string key = entity_key(name);
    if (const auto place = by_name_.find(key); place != by_name_.end()) return FoundName{place->second, false};
    if (const auto place = by_alias_.find(key); place != by_alias_.end()) return FoundName{place->second, true};
    return std::nullopt;
}

double FrozenGraph::confidence(EdgeId id) const {
    double best = 0;
    for (const StatementId statement : edges_[id.index()].statements)
        best = std::max(best, statements_[statement.index()].confidence);
    return best;
}

FrozenGraph freeze(std::vector<Extraction> documents) {
    KnowledgeGraph graph;
    for (Extraction& document : documents) graph.add(std::move(document));
    return FrozenGraph(std::move(graph));
}

}  // namespace skein
