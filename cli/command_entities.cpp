#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/answer.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "graph/algorithms.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::array<std::string_view, 4> orders = {"mentions", "rank", "relations", "name"};

struct Options {
    std::string graph_file;
    FilterOptions filters;
    std::size_t top = 0;
    std::string sort = "mentions";
    bool json = false;
};

std::size_t degree(const FrozenGraph& graph, EntityId id) { return graph.out_edges(id).size() + graph.in_edges(id).size(); }

// Best first; `select` gives entities by rank, which decides where the order does not.
void order(std::vector<EntityId>& ids, const FrozenGraph& graph, const std::string& by) {
    const auto most = [&](auto measure) {
        std::stable_sort(ids.begin(), ids.end(), [&](EntityId a, EntityId b) { return measure(a) > measure(b); });
    };
    if (by == "mentions")
        most([&](EntityId id) { return graph.entity(id).mentions; });
    else if (by == "relations")
        most([&](EntityId id) { return degree(graph, id); });
    else if (by == "name")
        std::sort(ids.begin(), ids.end());
    else if (by != "rank")
        throw UsageError("--sort does not know \"" + by + '"', did_you_mean(by, orders).empty() ? "choose mentions, rank, relations or name"
                                                                                                : did_you_mean(by, orders));
}

std::string other_spellings(const Entity& entity) {
    std::string list;
    for (const Alias& alias : entity.aliases)
        if (alias.text != entity.name) list += (list.empty() ? "" : ", ") + alias.text;
    return list;
}

void write_table(ByteSink& out, const FrozenGraph& graph, const std::vector<EntityId>& ids) {
    Table table({{"ENTITY", false, Style::entity, true}, {"TYPE"}, {"MENTIONS", true}, {"RELATIONS", true}, {"ALSO", false, Style::faint, true}});
    for (const EntityId id : ids) {
        const Entity& entity = graph.entity(id);
        table.add({entity.name, std::string(name_of(entity.type)), std::to_string(entity.mentions), std::to_string(degree(graph, id)),
                   other_spellings(entity)});
    }
    if (table.empty())
        out << "no entity is as asked for\n";
    else
        table.write(out);
}

Json as_json(const FrozenGraph& graph, const std::vector<EntityId>& ids) {
    Json list = Json::array();
    for (const EntityId id : ids) list.push_back(entity_json(graph, id));
    return list;
}

int run(const Options& options) {
    const FrozenGraph graph = load_graph(options.graph_file);
    std::vector<EntityId> ids = select(graph, selection_from(options.filters)).entities;
    order(ids, graph, options.sort);
    if (options.top > 0 && ids.size() > options.top) ids.resize(options.top);
    return answer(options.json, [&] { return as_json(graph, ids); }, [&](ByteSink& out) { write_table(out, graph, ids); });
}

}  // namespace

std::function<int()> setup_entities(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Lists who and what the documents speak of: how often, of which type, in how many relations, and under which other "
                    "spellings.");
    add_graph_file(app, options->graph_file);
    app.add_option("--top", options->top, "only the first N")->type_name("N")->check(whole_number(1));
    app.add_option("--sort", options->sort, "mentions (the default), rank, relations or name")->type_name("BY");
    add_json(app, options->json);
    add_filters(app, options->filters);
    app.footer("Examples:\n"
               "  skein entities notes.skein --top 20\n"
               "  skein entities notes.skein --type Person --sort rank\n"
               "  skein entities notes.skein --document talk.vtt --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
