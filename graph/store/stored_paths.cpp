#include "graph/store/stored_paths.hpp"

#include "graph/shortest_chains.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/row_filter.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

namespace {

using store::Database;
using store::Query;

// Nodes are ids of the names that entities go by.
class Links {
  public:
    Links(const Database& database, const store::RowFilter& filter)
        : database_(database),
          steps_{database.query(sql(filter, true, "DISTINCT o.entity", "")),
                 database.query(sql(filter, false, "DISTINCT o.entity", ""))},
          between_{database.query(sql(filter, true, "s.id", " AND o.entity = ?2")),
                   database.query(sql(filter, false, "s.id", " AND o.entity = ?2"))},
          name_(database.query("SELECT text FROM name WHERE id = ?")) {}

    template <class Visit>
    void neighbors(std::uint32_t entity, const Visit& visit) {
        for (Query& query : steps_) {
            query.bind(0, std::int64_t{entity});
            others_.clear();
            while (query.step()) others_.push_back(static_cast<std::uint32_t>(query.count(0, most)));
            for (const std::uint32_t other : others_) visit(other);
        }
    }

    void statements_between(std::uint32_t a, std::uint32_t b, std::set<std::int64_t>& statements) {
        for (Query& query : between_) {
            query.bind(0, std::int64_t{a}).bind(1, std::int64_t{b});
            while (query.step()) statements.insert(query.integer(0));
        }
    }

    const std::string& name(std::uint32_t entity) {
        const auto [place, is_new] = names_.try_emplace(entity);
        if (is_new) {
            name_.bind(0, std::int64_t{entity});
            if (!name_.step()) database_.damaged("a name is not there");
            place->second = name_.text(0);
            while (name_.step()) {
            }
        }
        return place->second;
    }

    static constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;

  private:
    // CROSS JOIN is SQLite's way to say in which order tables are looked into.
    static std::string sql(const store::RowFilter& filter, bool outwards, const std::string& columns,
                           const std::string& condition) {
        const std::string own = outwards ? "s.source" : "s.target", other = outwards ? "s.target" : "s.source";
        return "SELECT " + columns +
               " FROM (SELECT ?1 AS id UNION ALL SELECT id FROM name WHERE entity = ?1 AND entity <> id) AS own "
               "CROSS JOIN statement AS s CROSS JOIN name AS o" +
               (filter.types.empty() ? "" : " CROSS JOIN entity AS t") + " WHERE " + own + " = own.id AND " + own + " <> 0 AND " +
               other + " <> 0 AND o.id = " + other + filter.statements + condition +
               (filter.types.empty() ? "" : " AND t.id = o.entity") + filter.of_types("t.type");
    }

    const Database& database_;
    std::array<Query, 2> steps_, between_;
    Query name_;
    std::vector<std::uint32_t> others_;
    std::unordered_map<std::uint32_t, std::string> names_;
};

std::uint32_t entity_called(const Database& database, const std::string& name) {
    const auto entity = store::find_entity(database, name);
    if (!entity) store::refuse_unknown(database, name);
    if (*entity <= 0 || static_cast<std::uint64_t>(*entity) > Links::most) database.damaged("a name has too great a number");
    return static_cast<std::uint32_t>(*entity);
}

bool keeps_type_of(const Database& database, const store::RowFilter& filter, std::uint32_t entity) {
    Query query = database.query("SELECT type FROM entity WHERE id = ?");
    query.bind(0, std::int64_t{entity});
    return !query.step() || filter.keeps(all_entity_types[query.count(0, all_entity_types.size() - 1)]);
}

}  // namespace

std::optional<FrozenGraph> load_graph_between(const std::filesystem::path& path, const std::string& from, const std::string& to,
                                              std::size_t limit, const Selection& selection) {
    const store::GraphReader reader(path);
    if (reader.version < std::int64_t{oldest_asked_in_place} || selection.disputed) return std::nullopt;
    const Database& database = reader.database;
    const std::uint32_t first = entity_called(database, from), last = entity_called(database, to);
    const store::RowFilter filter = store::row_filter(database, selection);
    std::set<std::int64_t> statements;
    if (keeps_type_of(database, filter, first) && keeps_type_of(database, filter, last)) {
        Links links(database, filter);
        const auto neighbors = [&](std::uint32_t node, const auto& visit) { links.neighbors(node, visit); };
        const auto by_name = [&](std::uint32_t a, std::uint32_t b) { return links.name(a) < links.name(b); };
        for (const std::vector<std::uint32_t>& chain : shortest_chains(Links::most, first, last, limit, neighbors, by_name))
            for (std::size_t i = 0; i + 1 < chain.size(); ++i) links.statements_between(chain[i], chain[i + 1], statements);
    }
    const std::vector<std::int64_t> chosen(statements.begin(), statements.end());
    const std::array<std::int64_t, 2> ends{first, last};
    store::PartRows rows(database);
    rows.add_entities(ends);
    rows.add_statements(chosen);
    return std::move(store::load_part(database, rows.filter(), ends).graph);
}

}  // namespace skein
