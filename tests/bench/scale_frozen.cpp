#include "tests/bench/scale_engines.hpp"

#include "graph/algorithms.hpp"
#include "query/cypher/frozen_property_graph.hpp"
#include "tests/bench/language_engine.hpp"

#include <algorithm>
#include <vector>

namespace skein::bench {

namespace {

struct Frozen {
    explicit Frozen(const GraphGenerator& generator) : graph(freeze(documents(generator))), properties(graph) {}

    static std::vector<Extraction> documents(const GraphGenerator& generator) {
        std::vector<Extraction> all;
        for (std::size_t i = 0; i < generator.shape().documents; ++i) all.push_back(generator.document(i));
        return all;
    }

    FrozenGraph graph;
    cypher::FrozenPropertyGraph properties;
};

class Functions final : public Engine {
  public:
    Functions(const GraphGenerator& generator, const FrozenGraph& graph) : generator_(generator), graph_(graph) {}
    const char* name() const override { return "skein, loaded, functions"; }

    Hops one_hop(std::size_t entity) override {
        Hops hops;
        for (const EdgeId edge : graph_.out_edges(id(entity)))
            for (const StatementId statement : graph_.edge(edge).statements) {
                ++hops.statements;
                hops.name_bytes += graph_.entity(graph_.edge(edge).target).name.size();
                hops.evidence_bytes += graph_.sentence(graph_.statement(statement).sentence).text.size();
            }
        return hops;
    }
    std::size_t two_hops(std::size_t entity) override {
        std::vector<EntityId> reached;
        for (const EdgeId first : graph_.out_edges(id(entity)))
            for (const EdgeId second : graph_.out_edges(graph_.edge(first).target)) reached.push_back(graph_.edge(second).target);
        std::sort(reached.begin(), reached.end());
        return static_cast<std::size_t>(std::unique(reached.begin(), reached.end()) - reached.begin());
    }
    std::optional<std::size_t> path(std::size_t from, std::size_t to) override {
        const auto paths = shortest_paths(graph_, id(from), id(to), 1);
        return paths.empty() ? std::nullopt : std::optional(paths.front().size() - 1);
    }

  private:
    EntityId id(std::size_t entity) const { return graph_.find(generator_.entity_name(entity))->entity; }

    const GraphGenerator& generator_;
    const FrozenGraph& graph_;
};

}  // namespace

FrozenEngines frozen_engines(const GraphGenerator& generator) {
    const auto graph = std::make_shared<Frozen>(generator);
    return {std::make_unique<Functions>(generator, graph->graph),
            std::make_unique<LanguageEngine>("skein, loaded, language", generator, graph->properties), graph};
}

}  // namespace skein::bench
