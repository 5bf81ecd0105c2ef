#pragma once
// Which rows of a graph file are a part of it: chosen by SQLite, so that the rest is never read. Only for graph/store.

#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace skein::store {

// Endings of queries, for the loader: with them a query gives the part's rows alone. Empty: all rows.
struct PartFilter {
    bool is_whole = true;
    std::string documents, sentences, names, entities, relations, rules, claims, statements, arguments;
};

// The entity of that name or spelling, as FrozenGraph::find has it: the id of the name it goes by.
[[nodiscard]] std::optional<std::int64_t> find_entity(const Database& database, std::string_view name);

// All statements with one of the entities as subject, object or argument, with their sentences and documents.
[[nodiscard]] PartFilter part_around(const Database& database, std::span<const std::int64_t> entities);

}  // namespace skein::store
