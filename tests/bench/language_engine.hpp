#pragma once
// The questions in the query language, over any property graph.

#include "query/cypher/run.hpp"
#include "tests/bench/scale_engines.hpp"

namespace skein::bench {

class LanguageEngine final : public Engine {
  public:
    LanguageEngine(const char* name, const GraphGenerator& generator, const cypher::PropertyGraph& graph)
        : name_(name), generator_(generator), graph_(graph) {}
    const char* name() const override { return name_; }

    Hops one_hop(std::size_t entity) override {
        Hops hops;
        for (const auto& row : ask("MATCH (a {name: $a})-[r]->(b) RETURN b.name, r.evidence", entity).rows) {
            ++hops.statements;
            hops.name_bytes += row[0].text().size();
            hops.evidence_bytes += row[1].text().size();
        }
        return hops;
    }
    std::size_t two_hops(std::size_t entity) override {
        return static_cast<std::size_t>(
            ask("MATCH (a {name: $a})-[r]->(b)-[s]->(c) RETURN count(DISTINCT c)", entity).rows.front().front().integer());
    }
    std::optional<std::size_t> path(std::size_t from, std::size_t to) override {
        const auto result = ask("MATCH p = shortestPath((a {name: $a})-[*]-(b {name: $b})) RETURN length(p)", from, to);
        return result.rows.empty() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(result.rows.front().front().integer()));
    }

  private:
    cypher::QueryResult ask(std::string_view query, std::size_t a, std::size_t b = 0) const {
        cypher::QueryOptions options;
        options.parameters = {{"a", generator_.entity_name(a)}, {"b", generator_.entity_name(b)}};
        return cypher::run_query(graph_, query, options);
    }

    const char* name_;
    const GraphGenerator& generator_;
    const cypher::PropertyGraph& graph_;
};

}  // namespace skein::bench
