#include "cli/command_table.hpp"

#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "graph/disputes.hpp"
#include "graph/store/asked_part.hpp"
#include "graph/subgraph.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 320;

struct Options {
    std::string graph_file;
    FilterOptions filters;
    std::string name;
    bool json = false;
};

// Statements one after the other, with what they say above those that say the same.
void write_statements(ByteSink& out, const FrozenGraph& graph, const std::vector<StatementId>& statements) {
    std::string above;
    for (const StatementId id : statements) {
        const Statement& statement = graph.statement(id);
        const auto name = [](const Participant& who) -> const std::string& { return who.entity.empty() ? who.text : who.entity; };
        const std::string own = arrow(name(statement.subject), statement.relation.lemma, statement.polarity,
                                      statement.object ? name(*statement.object) : std::string());
        if (own != above) out << own << "\n";
        above = own;
        write_evidence(out, graph, id, excerpt_columns);
    }
}

// What is said in one way stands together.
std::vector<StatementId> by_wording(const FrozenGraph& graph, std::vector<StatementId> statements) {
    std::stable_sort(statements.begin(), statements.end(), [&](StatementId a, StatementId b) {
        const Statement &one = graph.statement(a), &other = graph.statement(b);
        return std::tie(one.relation.lemma, one.polarity) < std::tie(other.relation.lemma, other.polarity);
    });
    return statements;
}

void write_text(ByteSink& out, const FrozenGraph& graph, const std::vector<Dispute>& disputes) {
    if (disputes.empty()) out << "nothing is both affirmed and denied\n";
    for (std::size_t i = 0; i < disputes.size(); ++i) {
        const Dispute& dispute = disputes[i];
        if (i > 0) out << "\n";
        for (const DisputeSide& side : dispute.sides) {
            if (dispute.kind == DisputeKind::value)
                out << styled(Style::entity, printable(graph.entity(dispute.source).name)) << ", " << printable(dispute.relation)
                    << ": " << styled(Style::relation, printable(side.value)) << "\n";
            else if (dispute.kind == DisputeKind::opposite && &side != &dispute.sides.front())
                out << styled(Style::faint, "against") << "\n";
            if (dispute.kind == DisputeKind::value)
                for (const StatementId id : side.statements) write_evidence(out, graph, id, excerpt_columns);
            else
                write_statements(out, graph, by_wording(graph, side.statements));
        }
    }
}

Json side_json(const FrozenGraph& graph, const DisputeSide& side) {
    Json statements = Json::array();
    for (const StatementId statement : side.statements) statements.push_back(statement_json(graph, statement));
    return statements;
}

Json as_json(const FrozenGraph& graph, const std::vector<Dispute>& disputes) {
    Json list = Json::array();
    for (const Dispute& dispute : disputes) {
        Json row = {
            {"kind", name_of(dispute.kind)}, {"source", graph.entity(dispute.source).name}, {"relation", dispute.relation}};
        if (dispute.target) row["target"] = graph.entity(*dispute.target).name;
        if (dispute.kind == DisputeKind::value) {
            row["values"] = Json::array();
            for (const DisputeSide& side : dispute.sides)
                row["values"].push_back({{"value", side.value}, {"statements", side_json(graph, side)}});
        } else {
            row["affirmed"] = side_json(graph, dispute.sides.front());
            row["denied"] = side_json(graph, dispute.sides.back());
        }
        list.push_back(std::move(row));
    }
    return list;
}

int run(const Options& options) {
    Selection selection = selection_from(options.filters);
    PartWanted wanted{.disputed = true};
    if (!options.name.empty()) wanted.named.push_back(options.name);
    const FrozenGraph graph = std::move(load_asked_part(options.graph_file, wanted, selection).graph);
    std::vector<Dispute> disputes = find_disputes(graph, selection);
    if (!options.name.empty()) {
        const EntityId named = require_entity(graph, options.name);
        std::erase_if(disputes, [&](const Dispute& dispute) { return dispute.source != named && dispute.target != named; });
    }
    return answer(
        options.json, [&] { return as_json(graph, disputes); }, [&](ByteSink& out) { write_text(out, graph, disputes); });
}

}  // namespace

std::function<int()> setup_disputes(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows what one statement affirms and another denies, in the "
        "same words or in opposite ones, and amounts that differ where "
        "there can be one: all sides with their sentences and who says them; the most attested dispute first.");
    add_graph_file(command, options->graph_file);
    command.add_option("NAME", options->name, "only disputes about this entity").type_name("");
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein disputes notes.skein\n"
                   "  skein disputes notes.skein acme --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
