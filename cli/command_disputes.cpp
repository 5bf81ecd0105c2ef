#include "cli/command_table.hpp"

#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"
#include "query/disputes.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 320;

struct Options {
    std::string graph_file;
    FilterOptions filters;
    std::string name;
    bool json = false;
};

void write_side(ByteSink& out, const FrozenGraph& graph, EdgeId id) {
    const Relation& edge = graph.edge(id);
    out << arrow(graph.entity(edge.source).name, edge.label, edge.polarity, graph.entity(edge.target).name) << "\n";
    for (const StatementId statement : edge.statements) write_evidence(out, graph, statement, excerpt_columns);
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Dispute>& disputes) {
    if (disputes.empty()) out << "nothing is both affirmed and denied\n";
    for (std::size_t i = 0; i < disputes.size(); ++i) {
        if (i > 0) out << "\n";
        write_side(out, graph, disputes[i].affirmed);
        write_side(out, graph, disputes[i].denied);
    }
}

Json side_json(const FrozenGraph& graph, EdgeId id) {
    Json statements = Json::array();
    for (const StatementId statement : graph.edge(id).statements) statements.push_back(statement_json(graph, statement));
    return statements;
}

Json as_json(const FrozenGraph& graph, const std::vector<Dispute>& disputes) {
    Json list = Json::array();
    for (const Dispute& dispute : disputes) {
        const Relation& edge = graph.edge(dispute.affirmed);
        list.push_back({{"source", graph.entity(edge.source).name},
                        {"relation", edge.label},
                        {"target", graph.entity(edge.target).name},
                        {"affirmed", side_json(graph, dispute.affirmed)},
                        {"denied", side_json(graph, dispute.denied)}});
    }
    return list;
}

int run(const Options& options) {
    const FrozenGraph graph = load_graph(options.graph_file);
    std::vector<Dispute> disputes = find_disputes(graph, selection_from(options.filters));
    if (!options.name.empty()) {
        const EntityId wanted = require_entity(graph, options.name);
        std::erase_if(disputes, [&](const Dispute& dispute) {
            const Relation& edge = graph.edge(dispute.affirmed);
            return edge.source != wanted && edge.target != wanted;
        });
    }
    return answer(options.json, [&] { return as_json(graph, disputes); }, [&](ByteSink& out) { write_text(out, graph, disputes); });
}

}  // namespace

std::function<int()> setup_disputes(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Shows what one statement affirms and another denies, both sides with their sentences and who says them; the most "
                    "attested dispute first.");
    add_graph_file(app, options->graph_file);
    app.add_option("NAME", options->name, "only disputes about this entity")->type_name("");
    add_json(app, options->json);
    add_filters(app, options->filters);
    app.footer("Examples:\n"
               "  skein disputes notes.skein\n"
               "  skein disputes notes.skein acme --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
