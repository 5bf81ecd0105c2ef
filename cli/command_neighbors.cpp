#include "cli/command_table.hpp"

#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/load_about.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/subgraph.hpp"
#include "query/neighbors.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::string graph_file;
    std::string name;
    FilterOptions filters;
    std::size_t limit = 0;
    bool json = false;
};

std::string relation_text(const FrozenGraph& graph, const Neighbor& neighbor) {
    const Relation& edge = graph.edge(neighbor.edge);
    return (edge.polarity == Polarity::negated ? "not " : "") + edge.label + (neighbor.disputed ? " (disputed)" : "");
}

std::string said_by(const FrozenGraph& graph, const Neighbor& neighbor) {
    std::string list;
    for (const std::string& name : claimants_of(graph, neighbor.statements)) list += (list.empty() ? "" : ", ") + name;
    if (said_by_document(graph, neighbor.statements)) list += (list.empty() ? "" : ", ") + std::string(claimant_document);
    return list;
}

void write_text(ByteSink& out, const FrozenGraph& graph, EntityId id, const std::vector<Neighbor>& neighbors,
                std::size_t left_out) {
    const Entity& entity = graph.entity(id);
    Table table({{""},
                 {"RELATION", false, Style::relation},
                 {"ENTITY", false, Style::entity, true},
                 {"TYPE"},
                 {"STATEMENTS", true},
                 {"SAID BY", false, Style::claimant, true}});
    for (const Neighbor& neighbor : neighbors) {
        const Entity& other = graph.entity(neighbor.other);
        table.add({neighbor.way == Way::out ? "->" : "<-", relation_text(graph, neighbor), other.name,
                   std::string(name_of(other.type)), std::to_string(neighbor.statements.size()), said_by(graph, neighbor)});
    }
    out << styled(Style::entity, printable(entity.name))
        << fmt::format(", {}, {} {}\n", name_of(entity.type), entity.mentions, entity.mentions == 1 ? "mention" : "mentions");
    if (table.empty())
        out << "no relation is as asked for\n";
    else
        table.write(out << "\n");
    if (left_out > 0) out << styled(Style::faint, fmt::format("{} more; without --limit all are shown", left_out)) << "\n";
}

double best_confidence(const FrozenGraph& graph, const std::vector<StatementId>& statements) {
    double best = 0;
    for (const StatementId id : statements) best = std::max(best, graph.statement(id).confidence);
    return best;
}

Json as_json(const FrozenGraph& graph, EntityId id, const std::vector<Neighbor>& neighbors) {
    Json relations = Json::array();
    for (const Neighbor& neighbor : neighbors) {
        const Relation& edge = graph.edge(neighbor.edge);
        const Entity& other = graph.entity(neighbor.other);
        relations.push_back({{"direction", neighbor.way == Way::out ? "out" : "in"},
                             {"relation", edge.label},
                             {"polarity", name_of(edge.polarity)},
                             {"disputed", neighbor.disputed},
                             {"entity", other.name},
                             {"type", name_of(other.type)},
                             {"statements", neighbor.statements.size()},
                             {"confidence", best_confidence(graph, neighbor.statements)},
                             {"claimants", claimants_of(graph, neighbor.statements)},
                             {"said_by_document", said_by_document(graph, neighbor.statements)}});
    }
    Json json = entity_json(graph, id);
    json["edges"] = std::move(relations);
    return json;
}

int run(const Options& options) {
    Selection selection = selection_from(options.filters);
    const FrozenGraph graph = load_about(options.graph_file, {options.name}, selection);
    const EntityId id = require_entity(graph, options.name);
    std::vector<Neighbor> neighbors = find_neighbors(graph, id, selection);
    const std::size_t shown = options.limit > 0 ? std::min(options.limit, neighbors.size()) : neighbors.size();
    const std::size_t left_out = neighbors.size() - shown;
    neighbors.resize(shown);
    return answer(options.json, [&] { return as_json(graph, id, neighbors); },
                  [&](ByteSink& out) { write_text(out, graph, id, neighbors, left_out); });
}

}  // namespace

std::function<int()> setup_neighbors(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows what is said of an entity: each relation out of it (->) and into it (<-), how many statements say so, and who "
        "says it.");
    add_graph_file(command, options->graph_file);
    command.add_option("NAME", options->name, "an entity, by name or any other spelling").required().type_name("");
    command.add_option("--limit", options->limit, "at most N relations").type_name("N").check(whole_number(1));
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein neighbors notes.skein \"Ada Lovelace\"\n"
                   "  skein neighbors notes.skein acme --type Person --disputed\n"
                   "  skein neighbors notes.skein acme --json | jq '.edges[].entity'");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
