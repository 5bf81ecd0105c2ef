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
    std::vector<std::string> aliases;
    bool undo = false;
};

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& other) { return entity_key(other) == entity_key(name); });
}

// Names that the program took for the entity, each once by its key, in order.
std::vector<std::string> joined_names(const FrozenGraph& graph, const std::string& entity) {
    std::vector<std::string> names;
    for (const ListedMerge& merge : list_merges(graph))
        if (merge.entity == entity && merge.reason && !holds(names, merge.alias)) names.push_back(merge.alias);
    return names;
}

int undo(const Options& options, const FrozenGraph& graph) {
    std::vector<Decision> decisions = graph.ledger().decisions;
    std::vector<std::string> rejoined;
    std::erase_if(decisions, [&](const Decision& decision) {
        if (decision.kind != Decision::Kind::apart || entity_key(decision.entity) != entity_key(options.entity)) return false;
        if (!options.aliases.empty() && !holds(options.aliases, decision.alias)) return false;
        rejoined.push_back(decision.alias);
        return true;
    });
    if (rejoined.empty())
        throw Error("nobody decided to take " + (options.aliases.empty() ? "a name" : '"' + options.aliases.front() + '"') +
                        " from \"" + options.entity + '"',
                    "`skein entities " + options.graph_file + " --merges` lists what was decided");
    (void)rejoin(graph, std::move(decisions), options.graph_file);
    for (const std::string& name : rejoined)
        fmt::print("{} is no longer kept apart from {}\n", printable(name), printable(options.entity));
    return exit_done;
}

// Each name must be one that the entity goes by.
void expect_aliases(const FrozenGraph& graph, EntityId id, const Options& options) {
    const Entity& entity = graph.entity(id);
    const std::vector<std::string> joined = joined_names(graph, entity.name);
    for (const std::string& alias : options.aliases) {
        if (entity_key(alias) == entity_key(entity.name))
            throw Error('"' + alias + "\" is the entity's own name", "name what is to be taken from it");
        const bool spelt = std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                       [&](const Alias& own) { return entity_key(own.text) == entity_key(alias); });
        if (!spelt && !holds(joined, alias))
            throw Error(entity.name + " does not go by \"" + alias + '"',
                        "`skein entities " + options.graph_file + " --match \"" + entity.name + "\"` lists its spellings");
    }
}

int run(const Options& options) {
    (void)graph_file_version(options.graph_file);
    const FileLock lock(options.graph_file);
    const FrozenGraph graph = load_graph(options.graph_file);
    if (options.undo) return undo(options, graph);
    const EntityId id = require_entity(graph, options.entity);
    const std::string name = graph.entity(id).name;
    expect_aliases(graph, id, options);
    const std::vector<std::string> aliases = options.aliases.empty() ? joined_names(graph, name) : options.aliases;
    if (aliases.empty()) {
        fmt::print("nothing was joined to {}\n", printable(name));
        return exit_done;
    }
    std::vector<Decision> decisions = graph.ledger().decisions;
    for (const std::string& alias : aliases) {
        std::erase_if(decisions, [&](const Decision& made) {
            return entity_key(made.alias) == entity_key(alias) &&
                   (made.kind == Decision::Kind::same || entity_key(made.entity) == entity_key(name));
        });
        decisions.push_back({Decision::Kind::apart, name, alias});
    }
    const FrozenGraph split = rejoin(graph, std::move(decisions), options.graph_file);
    for (const std::string& alias : aliases) {
        const auto own = split.find(alias);
        const std::uint32_t mentions = own ? split.entity(own->entity).mentions : 0;
        fmt::print("{} is not {} now: {} mentions\n", printable(alias), printable(name), mentions);
    }
    return exit_done;
}

}  // namespace

std::function<int()> setup_split_entity(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Records in the graph file that names which were taken for an entity are not its: each becomes an entity of its own. "
        "Without ALIAS all that were joined to it are taken from it. "
        "The decision wins over what the program finds and stays when "
        "the file is built again.");
    add_graph_file(command, options->graph_file);
    command.add_option("NAME", options->entity, "the entity").required().type_name("");
    command.add_option("ALIAS", options->aliases, "a spelling that is somebody else's").type_name("");
    command.add_flag("--undo", options->undo, "take such a decision back");
    command.footer("Examples:\n"
                   "  skein split-entity notes.skein \"Ada Lovelace\" Lovelace\n"
                   "  skein split-entity notes.skein \"Ada Lovelace\" --undo");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
