#pragma once
// Which rows of a graph file are a part of it: chosen by SQLite, so that the rest is never read. Only for graph/store.

#include "graph/frozen_graph.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein::store {

// Endings of queries, for the loader: with them a query gives the part's rows alone. Empty: all rows.
struct PartFilter {
    bool is_whole = true;
    std::string documents, sentences, names, entities, relations, rules, claims, statements, arguments;
    std::string mentions;   // of a part none are read without; they have their entity's type and no words
    bool diagrams = false;  // of a part: of all documents, and then it needs all names
};

// The entity of that name or spelling, as FrozenGraph::find has it: the id of the name it goes by.
[[nodiscard]] std::optional<std::int64_t> find_entity(const Database& database, std::string_view name);

// Throws Error as `require_entity` does, for a name that `find_entity` does not find.
[[noreturn]] void refuse_unknown(const Database& database, std::string_view name);

// Gathers the rows of a part, in tables of this connection alone: the file is not touched. One at a time for a connection.
class PartRows {
  public:
    explicit PartRows(const Database& database);

    void add_entities(std::span<const std::int64_t> ids);  // whether they take part in a statement or not
    void add_statements(std::span<const std::int64_t> ids);
    // All statements with one of the entities as subject, object or argument.
    void add_around(std::span<const std::int64_t> entities);
    // With what may tell whose the amounts are that they tell: mentions in their sentences, and the sentences before these.
    void add_values(std::span<const std::int64_t> ids);
    // Statements that have words of a time, or may have, or are spoken at one.
    void add_timed();

    // These, with the sentences and documents of the statements and the names of who takes part in them.
    [[nodiscard]] PartFilter filter() const;

  private:
    void add_names(const std::string& rows, const std::string& column) const;

    const Database& database_;
};

// The rows of a file of version 3 or later as a graph. `statements`, where it is given, gets their ids in the file, in the order
// in which the frozen graph has them. Throws Error for rows that do not fit together.
[[nodiscard]] KnowledgeGraph load_rows(const Database& database, PartFilter part = {},
                                       std::vector<std::int64_t>* statements = nullptr);

// A part as a graph, with the aliases and counts of `entities`.
struct LoadedPart {
    FrozenGraph graph;
    std::vector<std::int64_t> statements;  // by StatementId: its id in the file
};
[[nodiscard]] LoadedPart load_part(const Database& database, const PartFilter& part, std::span<const std::int64_t> entities);

}  // namespace skein::store
