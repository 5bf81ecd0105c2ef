#include "graph/store/stored_counts.hpp"

#include "graph/store/edge_rows.hpp"
#include "graph/store/sqlite.hpp"

#include <string_view>
#include <unordered_map>

namespace skein {

namespace {

using store::Database;
using store::Query;
using Tally = std::unordered_map<std::int64_t, std::size_t>;  // by id in the file

// Counts of texts by the texts of their ids; ids of the same text count together, those without one nowhere.
std::map<std::string, std::size_t> by_text(const Database& database, std::string_view sql, const Tally& tally) {
    std::map<std::string, std::size_t> counts;
    Query query = database.query(sql);
    while (query.step()) {
        const auto found = tally.find(query.integer(0));
        if (found != tally.end() && !query.is_null(1)) counts[std::string(query.text(1))] += found->second;
    }
    return counts;
}

}  // namespace

StoredCounts store::count_stored(const Database& database) {
    StoredCounts counts;
    Query documents = database.query("SELECT sentences, mentions, statements FROM document ORDER BY uri");
    while (documents.step()) {
        counts.sentences += documents.count(0);
        counts.mentions_by_document.push_back(documents.count(1));
        counts.mentions += documents.count(1);
        counts.statements_by_document.push_back(documents.count(2));
    }
    const store::EntityNumbers numbers = store::number_entities(database);
    counts.entities = numbers.names.size();
    for (const EntityType type : numbers.types) ++counts.types[static_cast<std::size_t>(type)];

    Tally relations, rules, claims;
    std::vector<store::EdgeRow> edges = store::read_edge_rows(database, numbers, [&](const store::StatementRow& row) {
        ++counts.statements;
        ++relations[row.relation];
        ++rules[row.rule];
        ++claims[row.claim];
        ++counts.modalities[row.modality];
        if (static_cast<Polarity>(row.polarity) == Polarity::negated) ++counts.negated;
    });
    store::make_distinct(edges);
    counts.edges = edges.size();
    counts.relations = by_text(database, "SELECT id, lemma FROM relation", relations);
    counts.rules = by_text(database, "SELECT id, name FROM rule", rules);
    counts.claimants = by_text(database, "SELECT id, claimant FROM claim", claims);
    for (const auto& [claimant, statements] : counts.claimants) counts.claimed += statements;
    return counts;
}

}  // namespace skein
