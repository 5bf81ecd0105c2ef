#pragma once
// The tables of a graph file: docs/graph-file.md tells what they mean. Only for graph/store.

#include "graph/store/graph_file.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace skein::store {

inline constexpr std::uint32_t application_id = 0x534B4549;  // "SKEI"
inline constexpr std::uint32_t schema_version = latest_graph_file_version;  // user_version
inline constexpr std::uint32_t oldest_version = 2;  // that is read
inline constexpr int page_size = 8192;

struct SchemaObject {
    std::string_view name;
    std::string_view sql;  // as it stands in sqlite_schema
};

// Tables, and what is best made after they are filled: indexes, views, full-text search.
[[nodiscard]] std::span<const SchemaObject> schema_tables();
[[nodiscard]] std::span<const SchemaObject> schema_indexes();
[[nodiscard]] std::span<const SchemaObject> schema_statement_indexes();  // the first of those: of statements and their arguments

// Throws Error unless the tables that hold the graph are exactly those of this version; others beside them do no harm. Of an
// older version it is enough that they are tables: what is in them is checked as it is read.
void check_schema(const Database& database, std::int64_t version);

}  // namespace skein::store
