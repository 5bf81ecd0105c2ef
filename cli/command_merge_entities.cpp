#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/file_lock.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/merges.hpp"
#include "cli/options.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::string graph_file;
    std::string entity;
    std::string alias;
    bool undo = false;
};

bool between(const Decision& decision, const std::string& one, const std::string& other) {
    const std::string entity = entity_key(decision.entity), alias = entity_key(decision.alias);
    return (entity == entity_key(one) && alias == entity_key(other)) || (entity == entity_key(other) && alias == entity_key(one));
}

int undo(const Options& options, const FrozenGraph& graph) {
    std::vector<Decision> decisions = graph.ledger().decisions;
    const auto undone = std::erase_if(decisions, [&](const Decision& decision) {
        return decision.kind == Decision::Kind::same && between(decision, options.entity, options.alias);
    });
    if (undone == 0)
        throw Error("nobody decided that \"" + options.alias + "\" is \"" + options.entity + '"',
                    "`skein entities " + options.graph_file + " --merges` lists what was decided");
    (void)rejoin(graph, std::move(decisions), options.graph_file);
    fmt::print("{} is no longer taken for {} by decision\n", printable(options.alias), printable(options.entity));
    return exit_done;
}

int run(const Options& options) {
    (void)graph_file_version(options.graph_file);
    const FileLock lock(options.graph_file);
    const FrozenGraph graph = load_graph(options.graph_file);
    if (options.undo) return undo(options, graph);
    const EntityId entity = require_entity(graph, options.entity), alias = require_entity(graph, options.alias);
    const std::string name = graph.entity(entity).name, other = graph.entity(alias).name;
    if (entity == alias) {
        fmt::print("{} and {} are one already: {}\n", printable(options.entity), printable(options.alias), printable(name));
        return exit_done;
    }
    std::vector<Decision> decisions = graph.ledger().decisions;
    std::erase_if(decisions, [&](const Decision& decision) { return between(decision, name, other); });
    decisions.push_back({Decision::Kind::same, name, other});
    const FrozenGraph joined = rejoin(graph, std::move(decisions), options.graph_file);
    // By the ledger: a name need not stand anywhere as such ("Acme H1" is called H1).
    const auto& merges = joined.ledger().merges;
    const bool taken = std::any_of(merges.begin(), merges.end(), [&](const Merge& merge) {
        return entity_key(merge.alias) == entity_key(other) && entity_key(merge.entity) == entity_key(name);
    });
    const auto now = joined.find(name);
    if (!taken || !now)
        throw Error(
            "the decision was kept, but others keep " + other + " apart from " + name,
            "`skein entities " + options.graph_file + " --merges` lists them; `skein split-entity --undo` takes one back");
    fmt::print("{} is {} now: {} mentions\n", printable(other), printable(name), joined.entity(now->entity).mentions);
    return exit_done;
}

}  // namespace

std::function<int()> setup_merge_entities(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Records in the graph file that two entities are one, and joins them under the first one's name. The decision wins over "
        "what the program finds and stays when the file is built again.");
    add_graph_file(command, options->graph_file);
    command.add_option("NAME", options->entity, "the entity whose name stays").required().type_name("");
    command.add_option("OTHER", options->alias, "the entity that is the same").required().type_name("");
    command.add_flag("--undo", options->undo, "take such a decision back");
    command.footer("Examples:\n"
                   "  skein merge-entities notes.skein \"Ada Lovelace\" \"Countess of Lovelace\"\n"
                   "  skein merge-entities notes.skein \"Ada Lovelace\" \"Countess of Lovelace\" --undo");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
