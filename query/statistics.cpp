#include "query/statistics.hpp"

#include "query/disputes.hpp"

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

Statistics count_all(const FrozenGraph& graph) {
    Statistics result;
    result.documents = graph.documents().size();
    result.sentences = graph.sentences().size();
    result.mentions = graph.mentions().size();
    result.entities = graph.entity_count();
    result.edges = graph.edge_count();
    result.statements = graph.statements().size();
    result.diagrams = graph.diagrams().size();
    result.disputed = find_disputes(graph).size();
    result.statements_by_document.resize(result.documents);
    result.mentions_by_document.resize(result.documents);

    Tally types, relations, modalities, claimants, rules;
    for (const DocumentRecord& document : graph.documents()) result.bytes += document.size;
    for (const Entity& entity : graph.entities()) ++types[name_of(entity.type)];
    for (const Mention& mention : graph.mentions()) ++result.mentions_by_document[mention.document.index()];
    for (const Statement& statement : graph.statements()) {
        ++relations[statement.relation.lemma];
        ++modalities[name_of(statement.modality)];
        ++rules[statement.rule];
        ++result.statements_by_document[statement.document.index()];
        if (statement.polarity == Polarity::negated) ++result.negated;
        if (statement.claimants.empty()) continue;
        ++result.claimed;
        ++claimants[statement.claimant()];
    }
    result.types = most_first(types);
    result.relations = most_first(relations);
    result.modalities = most_first(modalities);
    result.claimants = most_first(claimants);
    result.rules = most_first(rules);
    return result;
}

}  // namespace skein
