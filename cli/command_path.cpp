#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_paths.hpp"
#include "graph/subgraph.hpp"
#include "query/paths.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 240;
constexpr std::size_t default_limit = 5;

struct Options {
    std::string graph_file;
    std::string from;
    std::string to;
    FilterOptions filters;
    std::size_t limit = default_limit;
    bool json = false;
};

// "A --use--> B <--own-- C", each step by its relation with most statements.
std::string chain(const FrozenGraph& graph, const Path& path) {
    std::string out = styled(Style::entity, printable(graph.entity(path.front().from).name));
    for (const PathStep& step : path) {
        const Relation& edge = graph.edge(step.edges.front().edge);
        const bool forward = edge.source == step.from;
        const bool negated = edge.polarity == Polarity::negated;
        const std::string label = (negated ? "not " : "") + printable(edge.label);
        out +=
            ' ' + styled(negated ? Style::denied : Style::relation, (forward ? "--" : "<--") + label + (forward ? "-->" : "--"));
        out += ' ' + styled(Style::entity, printable(graph.entity(step.to).name));
    }
    return out;
}

// The step's other relations: "also <-own-, not use".
std::string other_relations(const FrozenGraph& graph, const PathStep& step) {
    std::string list;
    for (std::size_t i = 1; i < step.edges.size(); ++i) {
        const Relation& edge = graph.edge(step.edges[i].edge);
        const std::string label = (edge.polarity == Polarity::negated ? "not " : "") + printable(edge.label);
        list += (list.empty() ? "also " : ", ") + (edge.source == step.from ? label : "<-" + label + "-");
    }
    return list;
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Path>& paths, bool more) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        out << (i > 0 ? "\n" : "") << chain(graph, paths[i]) << "\n";
        for (const PathStep& step : paths[i]) {
            write_evidence(out, graph, step.edges.front().statements.front(), excerpt_columns);
            if (step.edges.size() > 1) out << "    " << styled(Style::faint, other_relations(graph, step)) << "\n";
        }
    }
    if (more) out << "\n" << styled(Style::faint, "there are more chains of this length; --limit N shows up to N") << "\n";
}

Json step_json(const FrozenGraph& graph, const PathStep& step) {
    Json edges = Json::array();
    for (const PathEdge& between : step.edges) {
        const Relation& edge = graph.edge(between.edge);
        edges.push_back({{"source", graph.entity(edge.source).name},
                         {"relation", edge.label},
                         {"target", graph.entity(edge.target).name},
                         {"polarity", name_of(edge.polarity)},
                         {"statements", between.statements.size()},
                         {"evidence", statement_json(graph, between.statements.front())}});
    }
    return {{"from", graph.entity(step.from).name}, {"to", graph.entity(step.to).name}, {"edges", std::move(edges)}};
}

Json as_json(const FrozenGraph& graph, const std::vector<Path>& paths) {
    Json list = Json::array();
    for (const Path& path : paths) {
        Json steps = Json::array();
        for (const PathStep& step : path) steps.push_back(step_json(graph, step));
        list.push_back(std::move(steps));
    }
    return list;
}

int run(const Options& options) {
    Selection selection = selection_from(options.filters);
    auto part = load_graph_between(options.graph_file, options.from, options.to, options.limit + 1, selection);
    if (part) selection = {};  // it holds nothing else
    const FrozenGraph graph = part ? std::move(*part) : load_graph(options.graph_file);
    const EntityId from = require_entity(graph, options.from);
    const EntityId to = require_entity(graph, options.to);
    if (from == to) throw UsageError("both names mean " + graph.entity(from).name, "name two entities");
    std::vector<Path> paths = find_paths(graph, from, to, options.limit + 1, selection);
    if (paths.empty()) throw Error("no chain of statements links " + graph.entity(from).name + " and " + graph.entity(to).name);
    const bool more = paths.size() > options.limit;
    if (more) paths.pop_back();
    return answer(
        options.json, [&] { return as_json(graph, paths); }, [&](ByteSink& out) { write_text(out, graph, paths, more); });
}

}  // namespace

std::function<int()> setup_path(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows how two entities are linked over others: the shortest chains of relations, taken either way, each step with "
        "its best evidence.");
    add_graph_file(command, options->graph_file);
    command.add_option("A", options->from, "an entity, by name or any other spelling").required().type_name("");
    command.add_option("B", options->to, "the other one").required().type_name("");
    command.add_option("--limit", options->limit, "at most N of the shortest chains; 5 by default")
        .type_name("N")
        .check(whole_number(1));
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein path notes.skein \"Ada Lovelace\" London\n"
                   "  skein path notes.skein acme london --limit 1 --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
