#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/answer.hpp"
#include "cli/bar.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_link_graph.hpp"
#include "query/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t default_top = 20;
constexpr std::size_t bar_columns = 24;
constexpr double score_precision = 1e6;  // digits beyond may differ between machines

struct Options {
    std::string graph_file;
    std::string by = "pagerank";
    std::size_t top = default_top;
    FilterOptions filters;
    bool json = false;
};

Measure measure_named(const std::string& name) {
    if (const auto measure = measure_from(name)) return *measure;
    std::vector<std::string_view> names;
    for (const Measure measure : all_measures) names.push_back(name_of(measure));
    const std::string near = did_you_mean(name, names);
    throw UsageError("--by does not know \"" + name + '"', near.empty() ? "choose pagerank, betweenness or degree" : near);
}

struct Row {
    std::string name;
    EntityType type;
    RankedEntity ranked;
};

struct Answer {
    std::vector<Row> rows;
    std::size_t left_out = 0;
    std::size_t pivots = 0;
};

// The best `top` of a ranking, which are given `name` and `type`.
template <class Name, class Type>
Answer best_of(Ranking ranking, std::size_t top, const Name& name, const Type& type) {
    Answer answer{{}, 0, ranking.pivots};
    const std::size_t shown = top > 0 ? std::min(top, ranking.entities.size()) : ranking.entities.size();
    answer.left_out = ranking.entities.size() - shown;
    ranking.entities.resize(shown);
    const std::vector<std::string> names = name(ranking.entities);
    for (std::size_t i = 0; i < shown; ++i)
        answer.rows.push_back({names[i], type(ranking.entities[i].entity), ranking.entities[i]});
    return answer;
}

// Types say what is listed, all else what is measured.
Selection measured(Selection selection) {
    selection.types.clear();
    return selection;
}

Answer of_links(const StoredLinkGraph& stored, const Options& options, Measure measure, const Selection& selection) {
    const auto& types = selection.types;
    const bool linked_only = measured(selection).about_edges() || selection.about_statements();
    Ranking ranking = rank_entities(stored.link_graph, measure, [&](EntityId id) {
        return (types.empty() || std::find(types.begin(), types.end(), stored.types[id.index()]) != types.end()) &&
               (!linked_only || !stored.link_graph.links(id).empty());
    });
    const auto names = [&](const std::vector<RankedEntity>& entities) {
        std::vector<EntityId> ids;
        for (const RankedEntity& entity : entities) ids.push_back(entity.entity);
        return entity_names(stored, ids);
    };
    return best_of(std::move(ranking), options.top, names, [&](EntityId id) { return stored.types[id.index()]; });
}

Answer of_loaded(const Options& options, Measure measure, const Selection& selection) {
    const FrozenGraph graph = load_graph(options.graph_file);
    const auto names = [&](const std::vector<RankedEntity>& entities) {
        std::vector<std::string> list;
        for (const RankedEntity& entity : entities) list.push_back(graph.entity(entity.entity).name);
        return list;
    };
    return best_of(rank_entities(graph, measure, selection), options.top, names,
                   [&](EntityId id) { return graph.entity(id).type; });
}

void write_text(ByteSink& out, Measure measure, const Answer& answer) {
    if (answer.rows.empty()) {
        out << "no entity is as asked for\n";
        return;
    }
    Table table({{"", true, Style::faint},
                 {"ENTITY", false, Style::entity, true},
                 {"TYPE"},
                 {"LINKS", true},
                 {"STATEMENTS", true},
                 {measure == Measure::pagerank      ? "PAGERANK"
                  : measure == Measure::betweenness ? "BETWEENNESS"
                                                    : "DEGREE",
                  true},
                 {"", false, Style::relation}});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const auto& [name, type, ranked] = answer.rows[i];
        table.add({std::to_string(i + 1), name, std::string(name_of(type)), std::to_string(ranked.links),
                   std::to_string(ranked.statements),
                   measure == Measure::degree ? std::to_string(ranked.links) : fmt::format("{:.6f}", ranked.score),
                   bar(ranked.score, answer.rows.front().ranked.score, bar_columns)});
    }
    table.write(out);
    if (answer.left_out > 0)
        out << styled(Style::faint, fmt::format("and {} more; --top N shows N of them, --top 0 all", answer.left_out)) << "\n";
    if (answer.pivots > 0) out << styled(Style::faint, fmt::format("estimated from {} of the entities", answer.pivots)) << "\n";
}

Json as_json(const Answer& answer) {
    Json list = Json::array();
    for (const auto& [name, type, ranked] : answer.rows)
        list.push_back({{"name", name},
                        {"type", name_of(type)},
                        {"score", std::round(ranked.score * score_precision) / score_precision},
                        {"links", ranked.links},
                        {"statements", ranked.statements}});
    return list;
}

int run(const Options& options) {
    const Measure measure = measure_named(options.by);
    const Selection selection = selection_from(options.filters);
    const auto stored = load_link_graph(options.graph_file, measured(selection));
    const Answer found = stored ? of_links(*stored, options, measure, selection) : of_loaded(options, measure, selection);
    return answer(options.json, [&] { return as_json(found); }, [&](ByteSink& out) { write_text(out, measure, found); });
}

}  // namespace

std::function<int()> setup_rank(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Lists the entities that matter most: by PageRank (those that "
        "are linked to what matters), by betweenness (those over which "
        "others are linked) or by degree (those linked to most others). Links count both ways, and as often as they are said.");
    add_graph_file(command, options->graph_file);
    command.add_option("--by", options->by, "pagerank (the default), betweenness or degree").type_name("MEASURE");
    command.add_option("--top", options->top, "the first N; 20 by default, 0 for all").type_name("N").check(whole_number(0));
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein rank notes.skein\n"
                   "  skein rank notes.skein --by betweenness --type Person --top 5\n"
                   "  skein rank notes.skein --claimant \"Ada Lovelace\" --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
