#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/answer.hpp"
#include "cli/bar.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "query/ranking.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <string_view>
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

void write_text(ByteSink& out, const FrozenGraph& graph, Measure measure, const Ranking& ranking, std::size_t left_out) {
    if (ranking.entities.empty()) {
        out << "no entity is as asked for\n";
        return;
    }
    Table table({{"", true, Style::faint}, {"ENTITY", false, Style::entity, true}, {"TYPE"}, {"LINKS", true}, {"STATEMENTS", true},
                 {measure == Measure::pagerank ? "PAGERANK" : measure == Measure::betweenness ? "BETWEENNESS" : "DEGREE", true},
                 {"", false, Style::relation}});
    for (std::size_t i = 0; i < ranking.entities.size(); ++i) {
        const RankedEntity& row = ranking.entities[i];
        const Entity& entity = graph.entity(row.entity);
        table.add({std::to_string(i + 1), entity.name, std::string(name_of(entity.type)), std::to_string(row.links), std::to_string(row.statements),
                   measure == Measure::degree ? std::to_string(row.links) : fmt::format("{:.6f}", row.score),
                   bar(row.score, ranking.entities.front().score, bar_columns)});
    }
    table.write(out);
    if (left_out > 0) out << styled(Style::faint, fmt::format("and {} more; --top N shows N of them, --top 0 all", left_out)) << "\n";
    if (ranking.pivots > 0) out << styled(Style::faint, fmt::format("estimated from {} of the entities", ranking.pivots)) << "\n";
}

Json as_json(const FrozenGraph& graph, const Ranking& ranking) {
    Json list = Json::array();
    for (const RankedEntity& row : ranking.entities) {
        const Entity& entity = graph.entity(row.entity);
        list.push_back({{"name", entity.name},
                        {"type", name_of(entity.type)},
                        {"score", std::round(row.score * score_precision) / score_precision},
                        {"links", row.links},
                        {"statements", row.statements}});
    }
    return list;
}

int run(const Options& options) {
    const Measure measure = measure_named(options.by);
    const Selection selection = selection_from(options.filters);
    const FrozenGraph graph = load_graph(options.graph_file);
    Ranking ranking = rank_entities(graph, measure, selection);
    const std::size_t shown = options.top > 0 ? std::min(options.top, ranking.entities.size()) : ranking.entities.size();
    const std::size_t left_out = ranking.entities.size() - shown;
    ranking.entities.resize(shown);
    return answer(options.json, [&] { return as_json(graph, ranking); },
                  [&](ByteSink& out) { write_text(out, graph, measure, ranking, left_out); });
}

}  // namespace

std::function<int()> setup_rank(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Lists the entities that matter most: by PageRank (those that are linked to what matters), by betweenness (those over which "
                    "others are linked) or by degree (those linked to most others). Links count both ways, and as often as they are said.");
    add_graph_file(app, options->graph_file);
    app.add_option("--by", options->by, "pagerank (the default), betweenness or degree")->type_name("MEASURE");
    app.add_option("--top", options->top, "the first N; 20 by default, 0 for all")->type_name("N")->check(whole_number(0));
    add_json(app, options->json);
    add_filters(app, options->filters);
    app.footer("Examples:\n"
               "  skein rank notes.skein\n"
               "  skein rank notes.skein --by betweenness --type Person --top 5\n"
               "  skein rank notes.skein --claimant \"Ada Lovelace\" --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
