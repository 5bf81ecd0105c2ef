#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/explanation.hpp"
#include "cli/load_about.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/subgraph.hpp"
#include "query/why.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
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
    bool explain = false;
    bool json = false;
};

std::string heading(const FrozenGraph& graph, const Reason& reason) {
    if (!reason.edge) {
        const Statement& statement = graph.statement(reason.statement);
        return arrow(statement.subject.text, statement.relation.lemma, statement.polarity,
                     statement.object ? statement.object->text : "");
    }
    const Relation& edge = graph.edge(*reason.edge);
    return arrow(graph.entity(edge.source).name, edge.label, edge.polarity, graph.entity(edge.target).name) +
           (graph.disputed(*reason.edge) ? "  " + styled(Style::denied, "disputed") : "");
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Reason>& reasons, std::size_t left_out,
                const Options& options) {
    std::string above;
    for (const Reason& reason : reasons) {
        const std::string own = heading(graph, reason);
        if (own != above) out << (above.empty() ? "" : "\n") << own << "\n";
        above = own;
        write_evidence(out, graph, reason.statement, options.full ? 0 : excerpt_columns);
        if (options.explain) write_explanation(out, graph, reason.statement);
    }
    if (left_out > 0)
        out << "\n" << styled(Style::faint, fmt::format("{} more; without --limit all are shown", left_out)) << "\n";
}

int run(const Options& options) {
    Selection selection = selection_from(options.filters);
    const FrozenGraph graph = load_about(options.graph_file, {options.one, options.other}, selection);
    const EntityId one = require_entity(graph, options.one);
    const EntityId other = require_entity(graph, options.other);
    std::vector<Reason> reasons = explain(graph, one, other, selection);
    if (reasons.empty())
        throw Error("no statement links " + graph.entity(one).name + " and " + graph.entity(other).name + " directly",
                    "`skein path` finds how they are linked over others");
    const std::size_t shown = options.limit > 0 ? std::min(options.limit, reasons.size()) : reasons.size();
    const std::size_t left_out = reasons.size() - shown;
    reasons.resize(shown);
    const auto as_json = [&] {
        Json list = Json::array();
        for (const Reason& reason : reasons) {
            Json statement = statement_json(graph, reason.statement);
            if (options.explain) statement["explanation"] = explanation_json(graph, reason.statement);
            list.push_back(std::move(statement));
        }
        return list;
    };
    return answer(options.json, as_json,
                  [&](ByteSink& out) { write_text(out, graph, reasons, left_out, options); });
}

}  // namespace

std::function<int()> setup_why(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows why two entities are linked: every statement between them, with its document and line, the sentence with the "
        "words marked, who says it, and the rule that found it.");
    add_graph_file(command, options->graph_file);
    command.add_option("A", options->one, "an entity, by name or any other spelling").required().type_name("");
    command.add_option("B", options->other, "the other one").required().type_name("");
    command.add_option("--limit", options->limit, "at most N statements").type_name("N").check(whole_number(1));
    command.add_flag("--full", options->full, "show long sentences whole");
    command.add_flag("--explain", options->explain,
                     "read each sentence again and show its words, its tree, and the rule that found the statement");
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Subject and object stand between » and «, the relation between › and ‹; on a\n"
                   "terminal colours take their place.\n"
                   "\n"
                   "Examples:\n"
                   "  skein why notes.skein \"Ada Lovelace\" \"Charles Babbage\"\n"
                   "  skein why notes.skein acme \"new york\" --relation \"locate in\" --json\n"
                   "  skein why notes.skein acme lumen --explain");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
