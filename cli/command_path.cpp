#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/algorithms.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 240;
constexpr std::size_t default_limit = 5;

struct Options {
    std::string graph_file;
    std::string from;
    std::string to;
    std::size_t limit = default_limit;
    bool json = false;
};

using Path = std::vector<EntityId>;

// The best attested edge of each step, taken either way.
std::vector<EdgeId> edges_along(const FrozenGraph& graph, const Path& path) {
    std::vector<EdgeId> edges;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        EdgeId best;
        const auto consider = [&](EdgeId id, EntityId end) {
            const bool leads = end == path[i + 1];
            if (leads && (!best.valid() || graph.edge(id).weight() > graph.edge(best).weight())) best = id;
        };
        for (const EdgeId id : graph.out_edges(path[i])) consider(id, graph.edge(id).target);
        for (const EdgeId id : graph.in_edges(path[i])) consider(id, graph.edge(id).source);
        edges.push_back(best);
    }
    return edges;
}

StatementId best_statement(const FrozenGraph& graph, const Relation& edge) {
    return *std::max_element(edge.statements.begin(), edge.statements.end(), [&](StatementId a, StatementId b) {
        return graph.statement(a).confidence < graph.statement(b).confidence;
    });
}

// "A --use--> B <--own-- C"
std::string chain(const FrozenGraph& graph, const Path& path, const std::vector<EdgeId>& edges) {
    std::string out = styled(Style::entity, printable(graph.entity(path.front()).name));
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Relation& edge = graph.edge(edges[i]);
        const bool forward = edge.source == path[i];
        const std::string label = (edge.polarity == Polarity::negated ? "not " : "") + printable(edge.label);
        out += ' ' + styled(edge.polarity == Polarity::negated ? Style::denied : Style::relation, (forward ? "--" : "<--") + label + (forward ? "-->" : "--"));
        out += ' ' + styled(Style::entity, printable(graph.entity(path[i + 1]).name));
    }
    return out;
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Path>& paths) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::vector<EdgeId> edges = edges_along(graph, paths[i]);
        out << (i > 0 ? "\n" : "") << chain(graph, paths[i], edges) << "\n";
        for (const EdgeId edge : edges) write_evidence(out, graph, graph.statement(best_statement(graph, graph.edge(edge))), excerpt_columns);
    }
}

Json as_json(const FrozenGraph& graph, const std::vector<Path>& paths) {
    Json list = Json::array();
    for (const Path& path : paths) {
        Json names = Json::array();
        for (const EntityId id : path) names.push_back(graph.entity(id).name);
        Json steps = Json::array();
        for (const EdgeId id : edges_along(graph, path)) {
            const Relation& edge = graph.edge(id);
            steps.push_back({{"source", graph.entity(edge.source).name},
                             {"relation", edge.label},
                             {"target", graph.entity(edge.target).name},
                             {"polarity", name_of(edge.polarity)},
                             {"statements", edge.weight()},
                             {"evidence", statement_json(graph, best_statement(graph, edge))}});
        }
        list.push_back({{"entities", std::move(names)}, {"steps", std::move(steps)}});
    }
    return list;
}

int run(const Options& options) {
    const FrozenGraph graph = load_graph(options.graph_file);
    const EntityId from = require_entity(graph, options.from);
    const EntityId to = require_entity(graph, options.to);
    if (from == to) throw UsageError("both names mean " + graph.entity(from).name, "name two entities");
    const std::vector<Path> paths = shortest_paths(graph, from, to, options.limit);
    if (paths.empty()) throw Error("no chain of statements links " + graph.entity(from).name + " and " + graph.entity(to).name);
    return answer(options.json, [&] { return as_json(graph, paths); }, [&](ByteSink& out) { write_text(out, graph, paths); });
}

}  // namespace

std::function<int()> setup_path(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Shows how two entities are linked over others: the shortest chains of relations, taken either way, each step with "
                    "its best evidence.");
    add_graph_file(app, options->graph_file);
    app.add_option("A", options->from, "an entity, by name or any other spelling")->required()->type_name("");
    app.add_option("B", options->to, "the other one")->required()->type_name("");
    app.add_option("--limit", options->limit, "at most N of the shortest chains; 5 by default")->type_name("N")->check(whole_number(1));
    add_json(app, options->json);
    app.footer("Examples:\n"
               "  skein path notes.skein \"Ada Lovelace\" London\n"
               "  skein path notes.skein acme london --limit 1 --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
