#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 320;

struct Options {
    std::string graph_file;
    std::string one;
    std::string other;
    FilterOptions filters;
    std::size_t limit = 0;
    bool full = false;
    bool json = false;
};

// A statement, and the edge between the two entities that it is part of. Without an edge one of the two is an argument of what is
// said of the other ("… in CUDA").
struct Link {
    StatementId statement;
    std::optional<EdgeId> edge;
};

// What `one` does comes first, then what is done to it, each by number of statements.
std::vector<EdgeId> edges_between(const FrozenGraph& graph, EntityId one, EntityId other, const Selection& selection) {
    std::vector<EdgeId> edges = select(graph, selection).edges;
    std::erase_if(edges, [&](EdgeId id) {
        const Relation& edge = graph.edge(id);
        return !(edge.source == one && edge.target == other) && !(edge.source == other && edge.target == one);
    });
    std::stable_sort(edges.begin(), edges.end(), [&](EdgeId a, EdgeId b) {
        const bool a_out = graph.edge(a).source == one, b_out = graph.edge(b).source == one;
        return a_out != b_out ? a_out : graph.edge(a).weight() > graph.edge(b).weight();
    });
    return edges;
}

bool keeps_relation(const Selection& selection, std::string_view lemma) {
    const auto& names = selection.relations;
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) { return fold(name) == fold(lemma); });
}

std::vector<Link> links_between(const FrozenGraph& graph, EntityId one, EntityId other, const Selection& selection) {
    std::vector<Link> links;
    std::set<StatementId> seen;
    for (const EdgeId edge : edges_between(graph, one, other, selection))
        for (const StatementId id : kept_statements(graph, graph.edge(edge).statements, selection))
            if (seen.insert(id).second) links.push_back({id, edge});
    if (selection.disputed) return links;
    const auto of_one = graph.statements_of(one), of_other = graph.statements_of(other);
    std::vector<StatementId> both;
    std::set_intersection(of_one.begin(), of_one.end(), of_other.begin(), of_other.end(), std::back_inserter(both));
    for (const StatementId id : kept_statements(graph, both, selection))
        if (keeps_relation(selection, graph.statement(id).relation.lemma) && seen.insert(id).second) links.push_back({id, std::nullopt});
    return links;
}

std::string heading(const FrozenGraph& graph, const Link& link) {
    if (!link.edge) {
        const Statement& statement = graph.statement(link.statement);
        return arrow(statement.subject.text, statement.relation.lemma, statement.polarity, statement.object ? statement.object->text : "");
    }
    const Relation& edge = graph.edge(*link.edge);
    return arrow(graph.entity(edge.source).name, edge.label, edge.polarity, graph.entity(edge.target).name) +
           (graph.disputed(*link.edge) ? "  " + styled(Style::denied, "disputed") : "");
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Link>& links, std::size_t left_out, std::size_t columns) {
    std::string above;
    for (const Link& link : links) {
        const std::string own = heading(graph, link);
        if (own != above) out << (above.empty() ? "" : "\n") << own << "\n";
        above = own;
        write_evidence(out, graph, graph.statement(link.statement), columns);
    }
    if (left_out > 0) out << "\n" << styled(Style::faint, fmt::format("{} more; without --limit all are shown", left_out)) << "\n";
}

int run(const Options& options) {
    const FrozenGraph graph = load_graph(options.graph_file);
    const EntityId one = require_entity(graph, options.one);
    const EntityId other = require_entity(graph, options.other);
    const Selection selection = selection_from(options.filters);
    std::vector<Link> links = links_between(graph, one, other, selection);
    if (links.empty())
        throw Error("no statement links " + graph.entity(one).name + " and " + graph.entity(other).name + " directly",
                    "`skein path` finds how they are linked over others");
    const std::size_t shown = options.limit > 0 ? std::min(options.limit, links.size()) : links.size();
    const std::size_t left_out = links.size() - shown;
    links.resize(shown);
    const auto as_json = [&] {
        Json list = Json::array();
        for (const Link& link : links) list.push_back(statement_json(graph, link.statement));
        return list;
    };
    return answer(options.json, as_json,
                  [&](ByteSink& out) { write_text(out, graph, links, left_out, options.full ? 0 : excerpt_columns); });
}

}  // namespace

std::function<int()> setup_why(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Shows why two entities are linked: every statement between them, with its document and line, the sentence with the "
                    "words marked, who says it, and the rule that found it.");
    add_graph_file(app, options->graph_file);
    app.add_option("A", options->one, "an entity, by name or any other spelling")->required()->type_name("");
    app.add_option("B", options->other, "the other one")->required()->type_name("");
    app.add_option("--limit", options->limit, "at most N statements")->type_name("N")->check(whole_number(1));
    app.add_flag("--full", options->full, "show long sentences whole");
    add_json(app, options->json);
    add_filters(app, options->filters);
    app.footer("Subject and object stand between » and «, the relation between › and ‹; on a\n"
               "terminal colours take their place.\n"
               "\n"
               "Examples:\n"
               "  skein why notes.skein \"Ada Lovelace\" \"Charles Babbage\"\n"
               "  skein why notes.skein acme \"new york\" --relation \"locate in\" --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
