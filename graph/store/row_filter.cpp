#include "graph/store/row_filter.hpp"

#include "base/utf8.hpp"
#include "graph/entity.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/sentence_document.hpp"
#include "graph/unknown_name.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace skein::store {

namespace {

std::string joined(const std::vector<std::int64_t>& numbers) {
    std::string list;
    for (const std::int64_t number : numbers) list += (list.empty() ? "" : ", ") + std::to_string(number);
    return list;
}

template <class Enum>
std::vector<std::int64_t> numbers_of(const std::vector<Enum>& values) {
    std::vector<std::int64_t> numbers;
    for (const Enum value : values) numbers.push_back(static_cast<std::int64_t>(value));
    return numbers;
}

std::string in(const std::string& column, const std::vector<std::int64_t>& numbers) {
    return " AND " + column + " IN (" + joined(numbers) + ")";
}

std::vector<std::int64_t> relations_named(const Database& database, const std::vector<std::string>& names) {
    std::vector<std::pair<std::int64_t, std::string>> relations;
    Query query = database.query("SELECT id, lemma FROM relation ORDER BY lemma");
    while (query.step()) relations.emplace_back(query.integer(0), query.text(1));
    std::vector<std::int64_t> chosen;
    for (const std::string& name : names) {
        const std::string key = fold(name);
        bool found = false;
        for (const auto& [id, lemma] : relations)
            if (lemma == name || fold(lemma) == key) {
                chosen.push_back(id);
                found = true;
            }
        if (found) continue;
        std::vector<std::string_view> candidates;
        for (const auto& [id, lemma] : relations) candidates.push_back(lemma);
        refuse_relation(name, candidates);
    }
    return chosen;
}

// What names and spellings of an entity are compared by.
std::set<std::string> keys_of(const Database& database, std::int64_t entity) {
    std::set<std::string> keys;
    Query query = database.query(
        "SELECT name.key, spelling.key FROM (SELECT ?1 AS id UNION ALL "
        "SELECT id FROM name WHERE entity = ?1 AND entity <> id) AS own "
        "JOIN name ON name.id = own.id LEFT JOIN spelling ON spelling.name = own.id");
    query.bind(0, entity);
    while (query.step()) {
        keys.emplace(query.text(0));
        if (!query.is_null(1)) keys.emplace(query.text(1));
    }
    return keys;
}

// Claims with one of the claimants anywhere in their chain; `by_document` are those of nobody.
std::vector<std::int64_t> claims_of(const Database& database, const std::vector<std::string>& names) {
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> claims;
    Query query = database.query("SELECT id, chain FROM claim ORDER BY id");
    while (query.step()) claims.emplace_back(query.integer(0), strings_from_json(query.text(1)));
    std::set<std::string> claimants, chosen;
    for (const auto& [id, chain] : claims) claimants.insert(chain.begin(), chain.end());
    bool by_document = false;
    for (const std::string& name : names) {
        if (name == claimant_document) {
            by_document = true;
            continue;
        }
        const std::string key = fold(name);
        const auto entity = find_entity(database, name);
        const std::set<std::string> keys = entity ? keys_of(database, *entity) : std::set<std::string>();
        bool found = false;
        for (const std::string& claimant : claimants) {
            const bool is_named = claimant == name || fold(claimant) == key;
            if (!is_named && !(keys.contains(entity_key(claimant)) && find_entity(database, claimant) == entity)) continue;
            chosen.insert(claimant);
            found = true;
        }
        if (found) continue;
        const std::vector<std::string_view> candidates(claimants.begin(), claimants.end());
        refuse_claimant(name, candidates);
    }
    std::vector<std::int64_t> ids;
    for (const auto& [id, chain] : claims) {
        const bool kept = chain.empty()
                              ? by_document
                              : std::any_of(chain.begin(), chain.end(), [&](const auto& one) { return chosen.contains(one); });
        if (kept) ids.push_back(id);
    }
    return ids;
}

// A document's statements follow each other. Of many documents so long a condition would be refused.
constexpr std::size_t most_ranges = 200;

std::string within_documents(const Database& database, const std::vector<std::string>& names) {
    const std::vector<std::int64_t> documents = documents_named(database, names);
    if (documents.size() > most_ranges) return in(document_of("s.sentence"), documents);
    std::string ranges;
    Query query = database.query("SELECT first_statement, first_statement + statements - 1 FROM document WHERE id = ?");
    for (const std::int64_t document : documents) {
        query.bind(0, document);
        while (query.step())
            ranges += (ranges.empty() ? "" : " OR ") +
                      ("s.id BETWEEN " + std::to_string(query.integer(0)) + " AND " + std::to_string(query.integer(1)));
    }
    return " AND (" + ranges + ")";
}

std::string at_least(double confidence) {
    char number[32];
    std::snprintf(number, sizeof number, "%.17g", confidence);
    return std::string(" AND CASE typeof(s.confidence) WHEN 'integer' THEN s.confidence / 10000.0 ELSE s.confidence END >= ") +
           number;
}

}  // namespace

bool RowFilter::keeps(EntityType type) const {
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

std::string RowFilter::of_types(const std::string& column) const {
    return types.empty() ? std::string() : in(column, numbers_of(types));
}

std::vector<std::int64_t> documents_named(const Database& database, const std::vector<std::string>& names) {
    std::vector<std::pair<std::int64_t, DocumentRecord>> documents;
    Query query = database.query("SELECT id, uri FROM document ORDER BY uri");
    while (query.step()) {
        documents.emplace_back(query.integer(0), DocumentRecord{});
        documents.back().second.uri = query.text(1);
    }
    std::vector<std::int64_t> chosen;
    for (const std::string& name : names) {
        const std::size_t before = chosen.size();
        for (const auto& [id, document] : documents)
            if (names_document(document, name)) chosen.push_back(id);
        if (chosen.size() > before) continue;
        std::vector<std::string_view> candidates;
        for (const auto& [id, document] : documents) candidates.push_back(document.uri);
        refuse_document(name, candidates);
    }
    return chosen;
}

RowFilter row_filter(const Database& database, const Selection& selection) {
    RowFilter filter;
    filter.types = selection.types;
    if (!selection.documents.empty()) filter.statements += within_documents(database, selection.documents);
    if (!selection.relations.empty()) filter.statements += in("s.relation", relations_named(database, selection.relations));
    if (!selection.claimants.empty()) filter.statements += in("s.claim", claims_of(database, selection.claimants));
    if (selection.polarity) filter.statements += " AND s.polarity = " + std::to_string(static_cast<int>(*selection.polarity));
    if (!selection.modalities.empty()) filter.statements += in("s.modality", numbers_of(selection.modalities));
    if (selection.min_confidence > 0) filter.statements += at_least(selection.min_confidence);
    return filter;
}

}  // namespace skein::store
