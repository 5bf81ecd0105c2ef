#include "graph/store/search_scope.hpp"

#include "graph/disputes.hpp"
#include "graph/edge_filter.hpp"
#include "graph/entity.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/row_filter.hpp"

#include <string>

namespace skein::store {

namespace {

struct Rows {
    std::unordered_set<std::int64_t> sentences, entities;
};

void keep_said(const Database& database, const RowFilter& filter, Rows& kept) {
    Query query = database.query(
        "SELECT s.sentence, a.entity, b.entity FROM statement AS s LEFT JOIN name AS a ON a.id = s.source "
        "LEFT JOIN name AS b ON b.id = s.target WHERE 1" +
        filter.statements);
    while (query.step()) {
        kept.sentences.insert(query.integer(0));
        for (const int end : {1, 2})
            if (!query.is_null(end)) kept.entities.insert(query.integer(end));
    }
    Query arguments = database.query("SELECT name.entity FROM statement AS s JOIN argument ON argument.statement = s.id "
                                     "JOIN name ON name.id = argument.name WHERE 1" + filter.statements);
    while (arguments.step()) kept.entities.insert(arguments.integer(0));
}

// Documents alone: all their sentences, and whom they mention.
void keep_mentioned(const Database& database, const Selection& selection, Rows& kept) {
    keep_said(database, row_filter(database, selection), kept);
    Query rows = database.query("SELECT first_sentence, sentences, first_mention, mentions FROM document WHERE id = ?");
    Query mentioned = database.query(
        "SELECT name.entity FROM mention JOIN name ON name.id = mention.name WHERE mention.id >= ?1 AND mention.id < ?2");
    for (const std::int64_t document : documents_named(database, selection.documents)) {
        rows.bind(0, document);
        while (rows.step()) {
            for (std::int64_t i = 0; i < rows.integer(1); ++i) kept.sentences.insert(rows.integer(0) + i);
            mentioned.bind(0, rows.integer(2)).bind(1, rows.integer(2) + rows.integer(3));
            while (mentioned.step()) kept.entities.insert(mentioned.integer(0));
        }
    }
}

// What takes a side is known from all words of the graph.
void keep_disputed(const Database& database, const std::filesystem::path& path, const Selection& selection, Rows& kept) {
    const FrozenGraph graph = load_graph(path);
    const EdgeFilter filter(graph, selection);
    std::vector<char> sides(graph.statements().size(), 0);
    for (const Dispute& dispute : find_disputes(graph))
        for (const DisputeSide& side : dispute.sides)
            for (const StatementId id : side.statements) sides[id.index()] = 1;
    Query first = database.query("SELECT first_sentence FROM document WHERE uri = ?");
    Query named = database.query("SELECT entity FROM name WHERE key = ? AND entity = id");
    const auto keep_entity = [&](const std::string& name) {
        named.bind(0, entity_key(name));
        while (named.step()) kept.entities.insert(named.integer(0));
    };
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (!sides[i] || !filter.keeps(StatementId(i))) continue;
        const Statement& statement = graph.statement(StatementId(i));
        first.bind(0, graph.document(statement.document).uri);
        while (first.step())
            kept.sentences.insert(first.integer(0) + static_cast<std::int64_t>(statement.sentence.index() -
                                                                               graph.first_sentence(statement.document).index()));
        keep_entity(statement.subject.entity);
        if (statement.object) keep_entity(statement.object->entity);
    }
}

}  // namespace

SearchScope search_scope(const Database& database, const std::filesystem::path& path, const Selection& selection) {
    SearchScope scope;
    scope.types = selection.types;
    Selection said = selection;
    said.documents.clear();
    Rows kept;
    if (selection.disputed) keep_disputed(database, path, selection, kept);
    else if (said.about_statements()) keep_said(database, row_filter(database, selection), kept);
    else if (!selection.documents.empty()) keep_mentioned(database, selection, kept);
    else return scope;
    scope.sentences = std::move(kept.sentences);
    scope.entities = std::move(kept.entities);
    return scope;
}

}  // namespace skein::store
