#include "cli/command_table.hpp"

#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "query/communities.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t names_in_title = 3;

struct Options {
    std::string graph_file;
    std::size_t least = 2;
    std::size_t top = 0;
    bool members = false;
    FilterOptions filters;
    bool json = false;
};

// "DeepSeek, Nvidia, CUDA": its entities of highest rank.
std::string title(const FrozenGraph& graph, const Community& community) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names_in_title, community.members.size()); ++i)
        text += (i > 0 ? ", " : "") + graph.entity(community.members[i]).name;
    return text;
}

void write_members(ByteSink& out, const FrozenGraph& graph, const std::vector<Community>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        out << (i > 0 ? "\n" : "") << styled(Style::heading, fmt::format("{}  {}", i + 1, printable(title(graph, list[i])))) << "\n";
        for (const EntityId id : list[i].members)
            out << "  " << styled(Style::entity, printable(graph.entity(id).name)) << "  " << styled(Style::faint, name_of(graph.entity(id).type))
                << "\n";
    }
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Community>& list, std::size_t left_out, bool members) {
    if (list.empty()) {
        out << "no entities are linked\n";
        return;
    }
    if (members) {
        write_members(out, graph, list);
    } else {
        Table table({{"", true, Style::faint}, {"COMMUNITY", false, Style::entity, true}, {"ENTITIES", true}, {"STATEMENTS", true}, {"OUTWARDS", true}});
        for (std::size_t i = 0; i < list.size(); ++i)
            table.add({std::to_string(i + 1), title(graph, list[i]), std::to_string(list[i].members.size()), std::to_string(list[i].within),
                       std::to_string(list[i].outwards)});
        table.write(out);
    }
    if (left_out > 0) out << (members ? "\n" : "") << styled(Style::faint, fmt::format("and {} more", left_out)) << "\n";
}

Json as_json(const FrozenGraph& graph, const std::vector<Community>& list) {
    Json communities = Json::array();
    for (const Community& community : list) {
        Json members = Json::array();
        for (const EntityId id : community.members) members.push_back(graph.entity(id).name);
        communities.push_back({{"name", title(graph, community)},
                               {"entities", std::move(members)},
                               {"statements", community.within},
                               {"outwards", community.outwards}});
    }
    return communities;
}

int run(const Options& options) {
    const Selection selection = selection_from(options.filters);
    const FrozenGraph graph = load_graph(options.graph_file);
    std::vector<Community> list = list_communities(graph, selection);
    const std::size_t all = list.size();
    std::erase_if(list, [&](const Community& community) { return community.members.size() < options.least; });
    if (options.top > 0 && list.size() > options.top) list.resize(options.top);
    const std::size_t left_out = all - list.size();
    return answer(options.json, [&] { return as_json(graph, list); },
                  [&](ByteSink& out) { write_text(out, graph, list, left_out, options.members); });
}

}  // namespace

std::function<int()> setup_communities(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description("Shows which entities are spoken of together: groups with many statements between their own and few to others, found by "
                        "Leiden's method, largest first and named by their entities of highest rank.");
    add_graph_file(command, options->graph_file);
    command.add_flag("--members", options->members, "list every entity of each");
    command.add_option("--least", options->least, "only those of N entities or more; 2 by default").type_name("N").check(whole_number(1));
    command.add_option("--top", options->top, "only the N largest").type_name("N").check(whole_number(1));
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein communities notes.skein\n"
                   "  skein communities notes.skein --members --top 3\n"
                   "  skein communities notes.skein --type Person --type Organization --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
