#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/exit_code.hpp"
#include "cli/merges.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_entities.hpp"
#include "query/entities.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr double rank_precision = 1e6;  // digits beyond may differ between machines

struct Options {
    std::string graph_file;
    FilterOptions filters;
    std::size_t top = 0;
    std::string sort = "mentions";
    std::string match;
    bool merges = false;
    bool json = false;
};

EntityOrder order_named(const std::string& name) {
    if (const auto order = entity_order_from(name)) return *order;
    constexpr std::array all = {EntityOrder::mentions, EntityOrder::rank, EntityOrder::relations, EntityOrder::name};
    std::vector<std::string_view> names;
    for (const EntityOrder order : all) names.push_back(name_of(order));
    const std::string near = did_you_mean(name, names);
    throw UsageError("--sort does not know \"" + name + '"', near.empty() ? "choose mentions, rank, relations or name" : near);
}

std::string other_spellings(const Entity& entity) {
    std::string list;
    for (const Alias& alias : entity.aliases)
        if (alias.text != entity.name) list += (list.empty() ? "" : ", ") + alias.text;
    return list;
}

struct Row {
    Entity entity;
    double rank = 0;
    std::size_t relations = 0;
};

void write_table(ByteSink& out, const std::vector<Row>& rows) {
    Table table({{"ENTITY", false, Style::entity, true},
                 {"TYPE"},
                 {"MENTIONS", true},
                 {"RELATIONS", true},
                 {"ALSO", false, Style::faint, true}});
    for (const auto& [entity, rank, relations] : rows)
        table.add({entity.name, std::string(name_of(entity.type)), std::to_string(entity.mentions), std::to_string(relations),
                   other_spellings(entity)});
    if (table.empty())
        out << "no entity is as asked for\n";
    else
        table.write(out);
}

Json as_json(const std::vector<Row>& rows) {
    Json list = Json::array();
    for (const auto& [entity, rank, relations] : rows) {
        Json json = entity_json(entity, relations);
        json["rank"] = std::round(rank * rank_precision) / rank_precision;
        list.push_back(std::move(json));
    }
    return list;
}

int answer_merges(const Options& options, const FrozenGraph& graph) {
    std::vector<ListedMerge> merges = list_merges(graph);
    const std::string match = fold(options.match);
    const Selection selection = selection_from(options.filters);
    std::erase_if(merges, [&](const ListedMerge& merge) {
        if (fold(merge.entity).find(match) == std::string::npos && fold(merge.alias).find(match) == std::string::npos)
            return true;
        const auto entity = graph.find(merge.entity);
        return !selection.types.empty() && entity &&
               std::find(selection.types.begin(), selection.types.end(), graph.entity(entity->entity).type) ==
                   selection.types.end();
    });
    if (options.top > 0 && merges.size() > options.top) merges.resize(options.top);
    return answer(
        options.json, [&] { return merges_json(graph, merges); }, [&](ByteSink& out) { write_merges(out, graph, merges); });
}

// The first of those listed, with all that `entities` gives for them.
template <class Entities>
std::vector<Row> first_of(std::vector<ListedEntity> listed, std::size_t top, const Entities& entities) {
    if (top > 0 && listed.size() > top) listed.resize(top);
    std::vector<EntityId> ids;
    for (const ListedEntity& row : listed) ids.push_back(row.entity);
    std::vector<Entity> found = entities(ids);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < listed.size(); ++i) rows.push_back({std::move(found[i]), listed[i].rank, listed[i].relations});
    return rows;
}

std::vector<Row> list(const Options& options, const EntityQuery& query) {
    const auto stored = query.selection.of_types_alone() ? load_entities(options.graph_file) : std::nullopt;
    if (stored)
        return first_of(list_entities(*stored, query), options.top,
                        [&](const std::vector<EntityId>& ids) { return read_entities(*stored, ids); });
    const FrozenGraph graph = load_graph(options.graph_file);
    return first_of(list_entities(graph, query), options.top, [&](const std::vector<EntityId>& ids) {
        std::vector<Entity> entities;
        for (const EntityId id : ids) entities.push_back(graph.entity(id));
        return entities;
    });
}

int run(const Options& options) {
    const EntityOrder order = order_named(options.sort);
    if (options.merges) return answer_merges(options, load_graph(options.graph_file));
    const std::vector<Row> rows = list(options, {selection_from(options.filters), options.match, order});
    return answer(options.json, [&] { return as_json(rows); }, [&](ByteSink& out) { write_table(out, rows); });
}

}  // namespace

std::function<int()> setup_entities(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Lists who and what the documents speak of: how often, of which type, in how many relations, and under which other "
        "spellings.");
    add_graph_file(command, options->graph_file);
    command.add_option("--top", options->top, "only the first N").type_name("N").check(whole_number(1));
    command.add_option("--match", options->match, "only entities with a name or spelling that holds this").type_name("TEXT");
    command.add_option("--sort", options->sort, "mentions (the default), rank, relations or name").type_name("BY");
    command.add_flag("--merges", options->merges, "list which names were taken for one, and why");
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein entities notes.skein --top 20\n"
                   "  skein entities notes.skein --type Person --sort rank\n"
                   "  skein entities notes.skein --document talk.vtt --json\n"
                   "  skein entities notes.skein --merges --match lovelace");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
