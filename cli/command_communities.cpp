#include "cli/command_table.hpp"

#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_link_graph.hpp"
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

// A community that is shown, with its members' names.
struct Shown {
    std::string title;  // "DeepSeek, Nvidia, CUDA": its entities of highest rank
    std::vector<std::string> names;
    std::vector<EntityType> types;
    std::size_t members = 0;  // how many there are, named or not
    std::size_t within = 0, outwards = 0;
};

struct Answer {
    std::vector<Shown> list;
    std::size_t left_out = 0;
};

// The largest of `communities`, with names as `name(ids)` gives them and types as `type(id)`.
template <class Name, class Type>
Answer largest(std::vector<Community> communities, const Options& options, const Name& name, const Type& type) {
    const std::size_t all = communities.size();
    std::erase_if(communities, [&](const Community& community) { return community.members.size() < options.least; });
    if (options.top > 0 && communities.size() > options.top) communities.resize(options.top);
    const auto wanted = [&](const Community& community) {
        return options.members || options.json ? community.members.size() : std::min(names_in_title, community.members.size());
    };
    std::vector<EntityId> named;
    for (const Community& community : communities)
        named.insert(named.end(), community.members.begin(),
                     community.members.begin() + static_cast<std::ptrdiff_t>(wanted(community)));
    const std::vector<std::string> names = name(named);
    Answer answer{{}, all - communities.size()};
    std::size_t next = 0;
    for (const Community& community : communities) {
        Shown& shown = answer.list.emplace_back();
        shown.members = community.members.size();
        shown.within = community.within;
        shown.outwards = community.outwards;
        for (std::size_t i = 0; i < wanted(community); ++i, ++next) {
            shown.names.push_back(names[next]);
            shown.types.push_back(type(named[next]));
            if (i < names_in_title) shown.title += (i > 0 ? ", " : "") + names[next];
        }
    }
    return answer;
}

void write_members(ByteSink& out, const std::vector<Shown>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        out << (i > 0 ? "\n" : "") << styled(Style::heading, fmt::format("{}  {}", i + 1, printable(list[i].title))) << "\n";
        for (std::size_t m = 0; m < list[i].names.size(); ++m)
            out << "  " << styled(Style::entity, printable(list[i].names[m])) << "  "
                << styled(Style::faint, name_of(list[i].types[m])) << "\n";
    }
}

void write_text(ByteSink& out, const Answer& answer, bool members) {
    if (answer.list.empty()) {
        out << "no entities are linked\n";
        return;
    }
    if (members) {
        write_members(out, answer.list);
    } else {
        Table table({{"", true, Style::faint},
                     {"COMMUNITY", false, Style::entity, true},
                     {"ENTITIES", true},
                     {"STATEMENTS", true},
                     {"OUTWARDS", true}});
        for (std::size_t i = 0; i < answer.list.size(); ++i) {
            const Shown& one = answer.list[i];
            table.add({std::to_string(i + 1), one.title, std::to_string(one.members), std::to_string(one.within),
                       std::to_string(one.outwards)});
        }
        table.write(out);
    }
    if (answer.left_out > 0)
        out << (members ? "\n" : "") << styled(Style::faint, fmt::format("and {} more", answer.left_out)) << "\n";
}

Json as_json(const Answer& answer) {
    Json communities = Json::array();
    for (const Shown& one : answer.list)
        communities.push_back(
            {{"name", one.title}, {"entities", one.names}, {"statements", one.within}, {"outwards", one.outwards}});
    return communities;
}

Answer found(const Options& options) {
    const Selection selection = selection_from(options.filters);
    if (const auto stored = load_link_graph(options.graph_file, selection))
        return largest(list_communities(stored->link_graph), options,
                       [&](const std::vector<EntityId>& ids) { return entity_names(*stored, ids); },
                       [&](EntityId id) { return stored->types[id.index()]; });
    const FrozenGraph graph = load_graph(options.graph_file);
    const auto names = [&](const std::vector<EntityId>& ids) {
        std::vector<std::string> list;
        for (const EntityId id : ids) list.push_back(graph.entity(id).name);
        return list;
    };
    return largest(list_communities(graph, selection), options, names, [&](EntityId id) { return graph.entity(id).type; });
}

int run(const Options& options) {
    const Answer result = found(options);
    return answer(
        options.json, [&] { return as_json(result); }, [&](ByteSink& out) { write_text(out, result, options.members); });
}

}  // namespace

std::function<int()> setup_communities(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows which entities are spoken of together: groups with many statements between their own and few to others, found by "
        "Leiden's method, largest first and named by their entities of highest rank.");
    add_graph_file(command, options->graph_file);
    command.add_flag("--members", options->members, "list every entity of each");
    command.add_option("--least", options->least, "only those of N entities or more; 2 by default")
        .type_name("N")
        .check(whole_number(1));
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
