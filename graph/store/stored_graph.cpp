#include "graph/store/stored_graph.hpp"

#include "base/error.hpp"
#include "graph/disputed_edges.hpp"
#include "graph/disputes.hpp"
#include "graph/entity.hpp"
#include "graph/store/confidence.hpp"
#include "graph/store/entity_numbers.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/sentence_document.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace skein {

namespace {

using store::Database;
using store::Query;

// As the views of the file put words together: their own text, or the sentence's bytes there.
const std::string statement_sql =
    "SELECT coalesce(own.relation, cast(substr(cast(e.text AS BLOB), s.relation_at + 1, s.relation_bytes) AS TEXT)), "
    "coalesce(own.subject, cast(substr(cast(e.text AS BLOB), s.subject_at + 1, s.subject_bytes) AS TEXT)), "
    "coalesce(own.object, cast(substr(cast(e.text AS BLOB), s.object_at + 1, s.object_bytes) AS TEXT)), "
    "s.claim, s.modality, s.confidence, document.uri, e.line, rule.name, start_ms, end_ms "
    "FROM statement AS s JOIN sentence AS e ON e.id = s.sentence JOIN document ON document.id = " +
    store::document_of("s.sentence") +
    " JOIN rule ON rule.id = s.rule LEFT JOIN wording AS own ON own.statement = s.id LEFT JOIN cue ON cue.sentence = e.id WHERE "
    "s.id = ?";
constexpr const char* arguments_sql =
    "SELECT a.role, coalesce(a.text, cast(substr(cast(e.text AS BLOB), a.at + 1, a.bytes) AS TEXT)) "
    "FROM argument AS a JOIN statement AS s ON s.id = a.statement JOIN sentence AS e ON e.id = s.sentence "
    "WHERE a.statement = ? ORDER BY a.number";
constexpr const char* alias_sql =
    "SELECT entity, sum(mentions) FROM ("
    "SELECT name.entity AS entity, spelling.mentions AS mentions FROM "
    "spelling JOIN name ON name.id = spelling.name WHERE spelling.key = ?1 "
    "UNION ALL SELECT name.entity, spelling.mentions FROM name JOIN spelling ON spelling.name = name.id "
    "WHERE name.key = ?1 AND spelling.key IS NULL) GROUP BY entity";
constexpr const char* aliases_sql =
    "SELECT spelling.text, sum(spelling.mentions) FROM "
    "(SELECT ?1 AS id UNION ALL SELECT id FROM name WHERE entity = ?1 "
    "AND entity <> id) AS own JOIN spelling ON spelling.name = own.id "
    "WHERE spelling.mentions > 0 OR own.id = ?1 GROUP BY spelling.text ORDER BY 2 DESC, 1";

// Many questions are asked of one file: 64 MiB of it, where so much is needed, need not be read again.
constexpr const char* kept_pages = "PRAGMA cache_size = -65536";

// The rows of a query to their end, so that it can be asked again.
template <class Each>
void each_row(Query& query, const Each& each) {
    while (query.step()) each();
}

}  // namespace

struct StoredGraph::File {
    explicit File(const std::filesystem::path& path)
        : reader(path),
          evidence(reader.database.query("SELECT text FROM sentence WHERE id = ?")),
          statement(reader.database.query(statement_sql)),
          arguments(reader.database.query(arguments_sql)),
          claimants(
              reader.database.query("SELECT value FROM claim, json_each(claim.chain) WHERE claim.id = ? ORDER BY json_each.key")),
          by_name(reader.database.query("SELECT id FROM name WHERE key = ? AND entity = id")),
          by_alias(reader.database.query(alias_sql)),
          aliases(reader.database.query(aliases_sql)),
          mentions(reader.database.query("SELECT mentions FROM entity WHERE id = ?")) {
        reader.database.execute(kept_pages);
    }

    store::GraphReader reader;
    Query evidence, statement, arguments, claimants, by_name, by_alias, aliases, mentions;
    store::EntityNumbers numbers;
};

std::optional<std::size_t> count_stored_statements(const std::filesystem::path& path) {
    const store::GraphReader reader(path);
    if (reader.version < std::int64_t{oldest_asked_in_place}) return std::nullopt;
    return static_cast<std::size_t>(reader.database.integer("SELECT coalesce(sum(statements), 0) FROM document"));
}

StoredGraph::StoredGraph(const std::filesystem::path& path) : file_(std::make_unique<File>(path)) {
    const Database& database = file_->reader.database;
    if (file_->reader.version < std::int64_t{oldest_asked_in_place})
        throw Error("the graph file " + path.string() + " is of an older version",
                    "build it again to have it brought up to date");
    file_->numbers = store::number_entities(database, &names_);
    types_ = file_->numbers.types;
    name_ids_ = file_->numbers.names;

    std::unordered_map<std::uint64_t, std::uint32_t> relation_indices;
    Query relations = database.query("SELECT id, lemma FROM relation ORDER BY id");
    each_row(relations, [&] {
        relation_indices.emplace(relations.count(0), static_cast<std::uint32_t>(relation_names_.size()));
        relation_names_.emplace_back(relations.text(1));
    });
    const auto most = static_cast<std::size_t>(database.integer("SELECT coalesce(sum(statements), 0) FROM document"));
    if (most >= std::numeric_limits<std::uint32_t>::max())
        throw Error("the graph has too many statements", "build several graphs");
    sources_.reserve(most);
    targets_.reserve(most);
    relations_.reserve(most);
    takes_side_.reserve(most);
    statement_ids_.reserve(most);
    sentence_ids_.reserve(most);
    out_offsets_.assign(names_.size() + 1, 0);
    in_offsets_.assign(names_.size() + 1, 0);
    Query statements = database.query(
        "SELECT id, source, target, relation, polarity, sentence, modality FROM statement WHERE source <> 0 AND target <> 0 "
        "ORDER BY id");
    each_row(statements, [&] {
        statement_ids_.push_back(static_cast<std::uint32_t>(statements.count(0, std::numeric_limits<std::uint32_t>::max())));
        sentence_ids_.push_back(static_cast<std::uint32_t>(statements.count(5, std::numeric_limits<std::uint32_t>::max())));
        sources_.emplace_back(file_->numbers.entity(database, statements.count(1)));
        targets_.emplace_back(file_->numbers.entity(database, statements.count(2)));
        const auto relation = relation_indices.find(statements.count(3));
        if (relation == relation_indices.end()) database.damaged("a statement's relation is not there");
        relations_.push_back(relation->second << 1 | static_cast<std::uint32_t>(statements.count(4, 1)));
        takes_side_.push_back(takes_a_side(static_cast<Modality>(statements.count(6, 4))));
        ++out_offsets_[sources_.back().index() + 1];
        ++in_offsets_[targets_.back().index() + 1];
    });
    std::partial_sum(out_offsets_.begin(), out_offsets_.end(), out_offsets_.begin());
    std::partial_sum(in_offsets_.begin(), in_offsets_.end(), in_offsets_.begin());
    out_.resize(sources_.size());
    in_.resize(sources_.size());
    std::vector<std::uint32_t> next_out = out_offsets_, next_in = in_offsets_;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        out_[next_out[sources_[i].index()]++] = {targets_[i], StatementId(i)};
        in_[next_in[targets_[i].index()]++] = {sources_[i], StatementId(i)};
    }
}

StoredGraph::~StoredGraph() = default;

bool StoredGraph::disputed(StatementId id) const {
    const auto stand = [&](StatementId of) { return stand_of_edge(relation_names_[relation(of)], polarity(of)); };
    const Stand own = stand(id);
    bool own_edge = false, opposite_edge = false;
    for (const Link& link : out(source(id))) {
        if (link.other != target(id) || !takes_side_[link.statement.index()]) continue;
        const Stand other = stand(link.statement);
        if (other.question == own.question && other.yes != own.yes) opposite_edge = true;
        if (relations_[link.statement.index()] == relations_[id.index()]) own_edge = true;
    }
    return own_edge && opposite_edge;
}

std::vector<StatementId> StoredGraph::alike(StatementId id) const {
    std::vector<StatementId> statements;
    for (const Link& link : out(source(id)))
        if (link.other == target(id) && relation(link.statement) == relation(id)) statements.push_back(link.statement);
    return statements;
}

std::size_t StoredGraph::edge_count(EntityId id) const {
    std::size_t count = 0;
    for (const auto links : {out(id), in(id)}) {
        std::vector<std::pair<EntityId, std::uint32_t>> edges;
        for (const Link& link : links) edges.emplace_back(link.other, relations_[link.statement.index()]);
        std::sort(edges.begin(), edges.end());
        count += static_cast<std::size_t>(std::unique(edges.begin(), edges.end()) - edges.begin());
    }
    return count;
}

StoredPart StoredGraph::part(std::span<const EntityId> entities, std::span<const StatementId> statements) const {
    std::vector<std::int64_t> names, rows;
    for (const EntityId id : entities) names.push_back(name_ids_[id.index()]);
    for (const StatementId id : statements) rows.push_back(statement_ids_[id.index()]);
    const Database& database = file_->reader.database;
    store::PartRows part_rows(database);
    part_rows.add_entities(names);
    part_rows.add_statements(rows);
    store::LoadedPart loaded = store::load_part(database, part_rows.filter(), names);
    StoredPart part{std::move(loaded.graph), {}};
    for (const std::int64_t row : loaded.statements)
        part.statements.emplace_back(std::lower_bound(statement_ids_.begin(), statement_ids_.end(), row) -
                                     statement_ids_.begin());
    return part;
}

LinkGraph StoredGraph::link_graph() const {
    std::vector<LinkGraph::Pair> pairs;
    pairs.reserve(sources_.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) pairs.emplace_back(sources_[i], targets_[i]);
    return {names_.size(), std::move(pairs)};
}

std::optional<EntityId> StoredGraph::find(std::string_view name) const {
    // A claimant may have a name and be no entity.
    const auto& entities = file_->numbers.of_name;
    const std::string key = entity_key(name);
    std::optional<std::uint32_t> found;
    file_->by_name.bind(0, key);
    each_row(file_->by_name, [&] {
        if (const std::uint32_t entity = entities[file_->by_name.count(0, entities.size() - 1)]; entity != store::nobody)
            found = entity;
    });
    if (found) return EntityId(*found);
    std::uint64_t most = 0;
    file_->by_alias.bind(0, key);
    each_row(file_->by_alias, [&] {
        const std::uint32_t entity = entities[file_->by_alias.count(0, entities.size() - 1)];
        if (entity == store::nobody) return;
        const std::uint64_t mentions = file_->by_alias.count(1);
        if (found && (mentions < most || (mentions == most && entity > *found))) return;
        found = entity;
        most = mentions;
    });
    return found ? std::optional(EntityId(*found)) : std::nullopt;
}

std::vector<std::string> StoredGraph::aliases(EntityId id) const {
    std::vector<std::string> list;
    file_->aliases.bind(0, static_cast<std::int64_t>(name_ids_[id.index()]));
    each_row(file_->aliases, [&] { list.emplace_back(file_->aliases.text(0)); });
    // A name that no mention spells so is one, too.
    if (std::find(list.begin(), list.end(), name(id)) == list.end()) list.push_back(name(id));
    return list;
}

std::size_t StoredGraph::mentions(EntityId id) const {
    std::size_t mentions = 0;
    file_->mentions.bind(0, static_cast<std::int64_t>(name_ids_[id.index()]));
    each_row(file_->mentions, [&] { mentions = static_cast<std::size_t>(file_->mentions.count(0)); });
    return mentions;
}

std::string StoredGraph::evidence(StatementId id) const {
    std::string text;
    file_->evidence.bind(0, static_cast<std::int64_t>(sentence_ids_[id.index()]));
    each_row(file_->evidence, [&] { text = file_->evidence.text(0); });
    return text;
}

StoredStatement StoredGraph::statement(StatementId id) const {
    const auto number = static_cast<std::int64_t>(statement_ids_[id.index()]);
    StoredStatement result;
    std::int64_t claim = 0;
    Query& row = file_->statement;
    row.bind(0, number);
    each_row(row, [&] {
        result.text = row.text(0);
        result.subject = row.text(1);
        if (!row.is_null(2)) result.object = row.text(2);
        claim = row.integer(3);
        result.modality = static_cast<Modality>(row.count(4, 4));
        result.confidence = store::confidence(row, 5, file_->reader.database);
        result.document = row.text(6);
        result.line = static_cast<std::uint32_t>(row.count(7, std::numeric_limits<std::uint32_t>::max()));
        result.rule = row.text(8);
        if (!row.is_null(9)) result.cue = CueTime{row.count(9), row.count(10)};
    });
    file_->claimants.bind(0, claim);
    each_row(file_->claimants, [&] { result.claimants.emplace_back(file_->claimants.text(0)); });
    file_->arguments.bind(0, number);
    each_row(file_->arguments, [&] {
        result.arguments.emplace_back(static_cast<Role>(file_->arguments.count(0, 11)), std::string(file_->arguments.text(1)));
    });
    return result;
}

}  // namespace skein
