#include "query/statistics.hpp"

#include "graph/disputes.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace skein {

namespace {

using Tally = std::map<std::string_view, std::size_t>;

Counts most_first(const Tally& tally) {
    Counts counts;
    for (const auto& [name, count] : tally) counts.push_back({std::string(name), count});
    std::stable_sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) { return a.count > b.count; });
    return counts;
}

}  // namespace

Statistics count_all(const FrozenGraph& graph, const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    const Subgraph part = select(graph, selection);
    Statistics result;
    result.entities = part.entities.size();
    result.edges = part.edges.size();
    result.disputed = find_disputes(graph, selection).size();
    result.statements_by_document.resize(graph.documents().size());
    result.mentions_by_document.resize(graph.documents().size());

    Tally types, relations, modalities, claimants, rules;
    for (std::size_t i = 0; i < graph.documents().size(); ++i) {
        if (!filter.keeps(DocumentId(i))) continue;
        ++result.documents;
        result.bytes += graph.documents()[i].size;
        result.sentences += graph.sentences_of(DocumentId(i)).size();
    }
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i)
        result.diagrams += filter.keeps(graph.diagram_document(i)) ? 1U : 0U;
    for (const EntityId id : part.entities) ++types[name_of(graph.entity(id).type)];
    for (const Mention& mention : graph.mentions()) {
        if (!filter.keeps(mention.document)) continue;
        ++result.mentions;
        ++result.mentions_by_document[mention.document.index()];
    }
    const auto count = [&](StatementId id) {
        const Statement& statement = graph.statement(id);
        ++result.statements;
        ++relations[statement.relation.lemma];
        ++modalities[name_of(statement.modality)];
        ++rules[statement.rule];
        ++result.statements_by_document[statement.document.index()];
        if (statement.polarity == Polarity::negated) ++result.negated;
        if (statement.claimants.empty()) return;
        ++result.claimed;
        ++claimants[statement.claimant()];
    };
    if (selection.types.empty() && !selection.disputed) {
        for (std::size_t i = 0; i < graph.statements().size(); ++i)
            if (filter.keeps(StatementId(i))) count(StatementId(i));
    } else {
        // Of edges alone can it be told.
        for (const EdgeId edge : part.edges)
            for (const StatementId id : filter.kept(graph.edge(edge).statements)) count(id);
    }
    result.types = most_first(types);
    result.relations = most_first(relations);
    result.modalities = most_first(modalities);
    result.claimants = most_first(claimants);
    result.rules = most_first(rules);
    return result;
}

Statistics count_all(const StoredCounts& counts, const FrozenGraph& part) {
    Statistics result;
    result.documents = part.documents().size();
    for (const DocumentRecord& document : part.documents()) result.bytes += document.size;
    result.sentences = counts.sentences;
    result.mentions = counts.mentions;
    result.entities = counts.entities;
    result.edges = counts.edges;
    result.statements = counts.statements;
    result.diagrams = part.diagrams().size();
    result.negated = counts.negated;
    result.claimed = counts.claimed;
    result.disputed = find_disputes(part).size();
    result.statements_by_document = counts.statements_by_document;
    result.mentions_by_document = counts.mentions_by_document;
    Tally types, modalities;
    for (std::size_t i = 0; i < counts.types.size(); ++i)
        if (counts.types[i] > 0) types[name_of(static_cast<EntityType>(i))] = counts.types[i];
    for (std::size_t i = 0; i < counts.modalities.size(); ++i)
        if (counts.modalities[i] > 0) modalities[name_of(static_cast<Modality>(i))] = counts.modalities[i];
    result.types = most_first(types);
    result.modalities = most_first(modalities);
    result.relations = most_first({counts.relations.begin(), counts.relations.end()});
    result.claimants = most_first({counts.claimants.begin(), counts.claimants.end()});
    result.rules = most_first({counts.rules.begin(), counts.rules.end()});
    return result;
}

}  // namespace skein
