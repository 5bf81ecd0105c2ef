// Answers about a part of a graph file are those about the whole of it: disputes, times, counts and entities.

#include "graph/disputes.hpp"
#include "graph/store/asked_part.hpp"
#include "graph/store/graph_file.hpp"
#include "query/entities.hpp"
#include "query/statistics.hpp"
#include "query/timeline.hpp"
#include "tests/support/effort.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace skein;
using namespace skein::test;

namespace {

struct Named {
    std::string text;
    EntityType type;
};

// Few things of which much is said: amounts, opposites, times, and what only the sentence or the one before tells.
Extraction disputed_document(Random& random, const std::string& uri) {
    const std::vector<Named> names = {{"Acme", EntityType::Organization},
                                      {"Bolt", EntityType::Product},
                                      {"Ada", EntityType::Person},
                                      {"R1", EntityType::Product},
                                      {"March 2024", EntityType::Time}};
    const std::vector<std::string> relations = {"use", "bypass", "be", "have", "cost", "invest", "rely on", "succeed", "put at"};
    const std::vector<std::string> objects = {
        "$5 million", "$6 million", "600 parts", "under 700 parts", "open", "a closed model", "in May 2023", "later", ""};
    const std::vector<std::string> endings = {"", " at that cost .", " , the figure says .", " spent on it .", " in 2021 ."};
    Extraction extraction;
    extraction.document.uri = uri;
    extraction.document.format = "text";
    extraction.document.content_hash = std::to_string(random.next());
    if (random.one_in(2)) extraction.document.metadata = {{"date", "2024-05-03"}};
    std::uint64_t at = 0;
    for (std::size_t s = 4 + random.below(9); s > 0; --s) {
        const SentenceId id(extraction.sentences.size());
        Sentence sentence;
        sentence.line = static_cast<std::uint32_t>(id.index() + 1);
        const auto put = [&](const std::string& words) {
            const std::uint64_t start = at + sentence.text.size();
            sentence.text += words + ' ';
            return ByteSpan{start, start + words.size()};
        };
        const auto participant = [&] {
            const Named& name = random.pick(names);
            Participant who{random.one_in(9) ? random.pick(objects) + "!" : name.text, {}, name.text, name.type};
            who.span = put(random.one_in(12) ? "it" : who.text);
            if (random.one_in(4)) who.entity.clear();
            else if (!random.one_in(4))
                extraction.mentions.push_back(
                    {id, {}, name.text, who.span, name.text, random.one_in(9) ? EntityType::Work : name.type});
            return who;
        };
        if (random.one_in(3)) {
            const Named& name = random.pick(names);
            extraction.mentions.push_back({id, {}, name.text, put(name.text), name.text, name.type});
        }
        for (std::size_t k = 1 + random.below(2); k > 0; --k) {
            Statement statement;
            statement.sentence = id;
            statement.subject = participant();
            const std::string lemma = random.pick(relations);
            statement.relation = {lemma, lemma, put(lemma)};
            if (random.one_in(2)) statement.object = participant();
            else if (const std::string words = random.pick(objects); !words.empty())
                statement.object = Participant{words, put(words), {}, EntityType::Quantity};
            if (random.one_in(3)) {
                const std::string words = random.pick(objects);
                if (!words.empty())
                    statement.arguments.push_back(
                        {static_cast<Role>(random.below(12)), {words, put(words), {}, EntityType::Quantity}});
            }
            if (random.one_in(4)) statement.polarity = Polarity::negated;
            if (random.one_in(3)) statement.modality = static_cast<Modality>(random.below(5));
            if (random.one_in(3)) statement.claimants.push_back(random.pick(names).text);
            statement.confidence = static_cast<double>(random.below(101)) / 100;
            statement.rule = random.one_in(2) ? "verb" : "copula";
            extraction.statements.push_back(std::move(statement));
        }
        sentence.text += random.pick(endings);
        if (random.one_in(9)) sentence.cue = CueTime{at, at + 9};
        sentence.span = {at, at + sentence.text.size()};
        at = sentence.span.end + 1;
        extraction.sentences.push_back(std::move(sentence));
    }
    return extraction;
}

std::vector<Extraction> corpus_of(std::uint64_t seed) {
    if (seed % 3 == 0) return random_corpus(seed);
    Random random(seed);
    std::vector<Extraction> corpus;
    for (int d = 0; d < 4; ++d) corpus.push_back(disputed_document(random, "folder/doc" + std::to_string(d) + ".txt"));
    return corpus;
}

Selection random_selection(Random& random) {
    Selection selection;
    if (random.one_in(4)) selection.relations = {random.one_in(2) ? "USE" : "be"};
    if (random.one_in(4)) selection.types = {EntityType::Organization, EntityType::Product};
    if (random.one_in(4)) selection.documents = {"doc1.txt", "doc0.txt"};
    if (random.one_in(4)) selection.claimants = {random.one_in(2) ? "the document" : "ada"};
    if (random.one_in(4)) selection.polarity = Polarity::negated;
    if (random.one_in(4)) selection.min_confidence = 0.4;
    return selection;
}

std::string told(const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    return graph.document(statement.document).uri + ':' + std::to_string(statement.relation.span.start) + ' ' +
           statement.subject.text + ' ' + statement.relation.lemma + ' ' + graph.sentence(statement.sentence).text + '\n';
}

std::string disputes(const FrozenGraph& graph, const Selection& selection) {
    std::string text;
    for (const Dispute& dispute : find_disputes(graph, selection)) {
        text += std::string(name_of(dispute.kind)) + ' ' + graph.entity(dispute.source).name + ' ' + dispute.relation + '\n';
        if (dispute.target) text += graph.entity(*dispute.target).name + '\n';
        for (const DisputeSide& side : dispute.sides) {
            text += "- " + side.value + '\n';
            for (const StatementId id : side.statements) text += told(graph, id);
        }
    }
    return text;
}

std::string times(const FrozenGraph& graph, const TimelineQuery& query, std::size_t left_out) {
    const Timeline timeline = make_timeline(graph, query);
    std::string text;
    for (const DatedStatement& row : timeline.dated)
        text += text_of(row.span) + ' ' + row.words + ' ' + told(graph, row.statement);
    for (const StatementId id : timeline.spoken) text += told(graph, id);
    for (const UndatedStatement& row : timeline.undated) text += row.words + ' ' + told(graph, row.statement);
    return text + std::to_string(timeline.timeless + left_out);
}

std::string counts(const Statistics& stats) {
    std::string text;
    for (const std::size_t number : {stats.documents, stats.sentences, stats.mentions, stats.entities, stats.edges,
                                     stats.statements, stats.diagrams, stats.bytes, stats.negated, stats.claimed, stats.disputed})
        text += std::to_string(number) + ' ';
    for (const Counts* list : {&stats.types, &stats.relations, &stats.modalities, &stats.claimants, &stats.rules})
        for (const Count& count : *list) text += count.name + '=' + std::to_string(count.count) + ' ';
    for (const auto* list : {&stats.statements_by_document, &stats.mentions_by_document})
        for (const std::size_t number : *list) text += std::to_string(number) + ' ';
    return text;
}

std::string listed(const Entity& entity, const ListedEntity& row) {
    std::string text = entity.name + ' ' + std::string(name_of(entity.type)) + ' ' + std::to_string(entity.mentions) + ' ' +
                       std::to_string(row.relations) + ' ' + std::to_string(row.rank);
    for (const Alias& alias : entity.aliases) text += ' ' + alias.text + ':' + std::to_string(alias.count);
    return text + '\n';
}

// What it gives, or the error it ends with.
template <class Work>
std::string answer_of(const Work& work) {
    try {
        return work();
    } catch (const Error& error) {
        return std::string(error.what()) + " / " + error.advice();
    }
}

}  // namespace

TEST_CASE("disputes and times are the same in a part of the file and in the loaded graph") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "g.skein";
    std::size_t found = 0;
    for (std::uint64_t seed = 0; seed < effort(30U); ++seed) {
        CAPTURE(seed);
        save_graph(graph_of(corpus_of(seed)), file);
        const FrozenGraph graph = load_graph(file);
        found += find_disputes(graph).size();
        Random random(seed + 300);
        for (int i = 0; i < 6; ++i) {
            const Selection selection = i == 0 ? Selection() : random_selection(random);
            CHECK(answer_of([&] {
                      Selection known = selection;
                      const AskedPart part = load_asked_part(file, {.disputed = true}, known);
                      return disputes(part.graph, known);
                  }) == answer_of([&] { return disputes(graph, selection); }));
            TimelineQuery query{selection, {}, {}};
            query.selection.disputed = random.one_in(4);
            if (random.one_in(4)) query.within = time_in("2024");
            CHECK(answer_of([&] {
                      TimelineQuery known = query;
                      const AskedPart part =
                          load_asked_part(file, {.disputed = query.selection.disputed, .timed = true}, known.selection);
                      return times(part.graph, known, query.within || query.selection.disputed ? 0 : part.left_out);
                  }) == answer_of([&] { return times(graph, query, 0); }));
        }
    }
    CHECK(found > effort(20U));
}

TEST_CASE("what is said of an entity in a dispute is the same in a part of the file and in the loaded graph") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "g.skein";
    for (std::uint64_t seed = 1; seed <= effort(11U); ++seed) {
        CAPTURE(seed);
        save_graph(graph_of(corpus_of(seed)), file);
        const FrozenGraph graph = load_graph(file);
        for (const Entity& entity : graph.entities()) {
            Selection selection{.disputed = true};
            const FrozenGraph part =
                load_asked_part(file, {.named = {entity.name}, .said_of_named = true, .disputed = true}, selection).graph;
            const auto edges = [&](const FrozenGraph& of) {
                const EntityId id = require_entity(of, entity.name);
                std::string text = of.entity(id).name + ' ' + std::string(name_of(of.entity(id).type)) + ' ' +
                                   std::to_string(of.entity(id).mentions) + '\n';
                const Subgraph chosen = select(of, {.disputed = true});
                for (const EdgeId edge : chosen.edges) {
                    const Relation& relation = of.edge(edge);
                    if (relation.source != id && relation.target != id) continue;
                    text += of.entity(relation.source).name + ' ' + relation.label + ' ' + of.entity(relation.target).name + '\n';
                    for (const StatementId statement : relation.statements) text += told(of, statement);
                }
                return text;
            };
            CHECK(edges(part) == edges(graph));
        }
    }
}

TEST_CASE("counts and lists of entities are the same in the file and in the loaded graph") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "g.skein";
    for (std::uint64_t seed = 0; seed < effort(20U); ++seed) {
        CAPTURE(seed);
        save_graph(graph_of(corpus_of(seed)), file);
        const FrozenGraph graph = load_graph(file);
        Selection all;
        const AskedPart part = load_asked_part(file, {.disputed = true, .documents = true, .counts = true}, all);
        REQUIRE(part.counts);
        CHECK(counts(count_all(*part.counts, part.graph)) == counts(count_all(graph)));
        CHECK(part.graph.diagrams().size() == graph.diagrams().size());

        const auto stored = load_entities(file);
        REQUIRE(stored);
        Random random(seed + 400);
        for (const EntityOrder order : {EntityOrder::mentions, EntityOrder::rank, EntityOrder::relations, EntityOrder::name}) {
            EntityQuery query{{}, random.one_in(2) ? "" : "a", order};
            if (random.one_in(3)) query.selection.types = {EntityType::Organization, EntityType::Concept, EntityType::Work};
            std::string here, there;
            for (const ListedEntity& row : list_entities(graph, query)) here += listed(graph.entity(row.entity), row);
            for (const ListedEntity& row : list_entities(*stored, query))
                there += listed(read_entities(*stored, std::vector<EntityId>{row.entity}).front(), row);
            CHECK(there == here);
        }
    }
}
