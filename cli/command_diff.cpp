#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "query/diff.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t excerpt_columns = 200;

struct Options {
    std::string first;
    std::string second;
    FilterOptions filters;
    bool brief = false;
    bool json = false;
};

std::string sign(bool came) { return styled(came ? Style::came : Style::went, came ? "+ " : "- "); }

std::string sides(const FrozenGraph& graph, const Dispute& dispute) {
    std::string text = styled(Style::entity, printable(graph.entity(dispute.source).name)) + ", " + printable(dispute.relation);
    if (dispute.target) text += ", " + styled(Style::entity, printable(graph.entity(*dispute.target).name));
    for (std::size_t i = 0; i < dispute.sides.size(); ++i)
        if (!dispute.sides[i].value.empty()) text += (i == 0 ? ": " : " or ") + printable(dispute.sides[i].value);
    return text;
}

// A page of changes; each section has its heading once.
class Page {
  public:
    Page(ByteSink& out, const FrozenGraph& first, const FrozenGraph& second) : out_(out), first_(first), second_(second) {}

    void section(const std::string& title) { out_ << "\n" << styled(Style::heading, title) << "\n"; }

    void documents(const GraphDiff& diff) {
        if (diff.documents.none() && diff.edited.empty()) return;
        section("DOCUMENTS");
        const auto line = [&](const std::string& mark, const DocumentRecord& document) {
            out_ << mark << styled(Style::place, printable(document.uri)) << "\n";
        };
        for (const DocumentId id : diff.documents.came) line(sign(true), second_.document(id));
        for (const DocumentId id : diff.documents.went) line(sign(false), first_.document(id));
        for (const DocumentId id : diff.edited) line("~ ", second_.document(id));
    }

    void entities(const Change<ChangedEntity>& change) {
        if (change.none()) return;
        section("ENTITIES");
        std::size_t names = 0, types = 0;
        each(change, [&](const FrozenGraph& graph, const ChangedEntity& changed, bool) {
            names = std::max(names, display_width(printable(graph.entity(changed.entity).name)));
            types = std::max(types, name_of(graph.entity(changed.entity).type).size());
        });
        names = std::min(names, widest_name);
        each(change, [&](const FrozenGraph& graph, const ChangedEntity& changed, bool came) {
            const Entity& entity = graph.entity(changed.entity);
            const std::string name = printable(entity.name);
            const std::string type(name_of(entity.type));
            out_ << sign(came) << styled(Style::entity, name)
                 << std::string(names - std::min(names, display_width(name)) + 2, ' ') << type;
            if (!changed.now.empty())
                out_ << std::string(types - type.size() + 2, ' ')
                     << styled(Style::faint, (came ? "was part of " : "is now part of ") + printable(changed.now));
            out_ << "\n";
        });
    }

    void statements(const Change<StatementId>& change) {
        if (change.none()) return;
        section("STATEMENTS");
        each(change, [&](const FrozenGraph& graph, StatementId id, bool came) {
            const Statement& statement = graph.statement(id);
            const auto name = [](const Participant& who) -> const std::string& {
                return who.entity.empty() ? who.text : who.entity;
            };
            out_ << sign(came) << arrow(name(statement.subject), statement.relation.lemma, statement.polarity,
                                        statement.object ? name(*statement.object) : std::string())
                 << "\n";
            write_evidence(out_, graph, id, excerpt_columns);
        });
    }

    void disputes(const Change<Dispute>& change) {
        if (change.none()) return;
        section("DISPUTES");
        each(change, [&](const FrozenGraph& graph, const Dispute& dispute, bool came) {
            out_ << sign(came) << sides(graph, dispute) << "\n";
        });
    }

  private:
    static constexpr std::size_t widest_name = 40;

    // What went before what came, as in diff(1).
    template <class Thing, class Write>
    void each(const Change<Thing>& change, const Write& write) {
        for (const Thing& thing : change.went) write(first_, thing, false);
        for (const Thing& thing : change.came) write(second_, thing, true);
    }

    ByteSink& out_;
    const FrozenGraph& first_;
    const FrozenGraph& second_;
};

void write_summary(ByteSink& out, const GraphDiff& diff) {
    const auto row = [&](const char* what, std::size_t came, std::size_t went, std::size_t edited = 0) {
        const std::string plus = came > 0 ? fmt::format("+{}", came) : "", minus = went > 0 ? fmt::format("-{}", went) : "";
        if (came + went + edited == 0) {
            out << fmt::format("{:<10}  the same\n", what);
            return;
        }
        std::string line = fmt::format("{:<10}  ", what) + styled(Style::came, fmt::format("{:>6}", plus)) + "  " +
                           styled(Style::went, fmt::format("{:>6}", minus));
        if (edited > 0) line += fmt::format("  {:>6}", fmt::format("~{}", edited));
        while (line.ends_with(' ')) line.pop_back();
        out << line << "\n";
    };
    row("documents", diff.documents.came.size(), diff.documents.went.size(), diff.edited.size());
    row("entities", diff.entities.came.size(), diff.entities.went.size());
    row("statements", diff.statements.came.size(), diff.statements.went.size());
    row("disputes", diff.disputes.came.size(), diff.disputes.went.size());
}

void write_text(ByteSink& out, const FrozenGraph& first, const FrozenGraph& second, const GraphDiff& diff, bool brief) {
    if (diff.none()) return;  // as diff(1): nothing to say
    write_summary(out, diff);
    if (brief) return;
    Page page(out, first, second);
    page.documents(diff);
    page.entities(diff.entities);
    page.statements(diff.statements);
    page.disputes(diff.disputes);
}

Json dispute_json(const FrozenGraph& graph, const Dispute& dispute) {
    Json json = {{"kind", name_of(dispute.kind)}, {"source", graph.entity(dispute.source).name}, {"relation", dispute.relation}};
    if (dispute.target) json["target"] = graph.entity(*dispute.target).name;
    json["sides"] = Json::array();
    for (const DisputeSide& side : dispute.sides) {
        Json statements = Json::array();
        for (const StatementId id : side.statements) statements.push_back(statement_json(graph, id));
        Json row = {{"statements", std::move(statements)}};
        if (!side.value.empty()) row["value"] = side.value;
        json["sides"].push_back(std::move(row));
    }
    return json;
}

template <class Thing, class Write>
Json change_json(const FrozenGraph& first, const FrozenGraph& second, const Change<Thing>& change, const Write& write) {
    Json came = Json::array(), went = Json::array();
    for (const Thing& thing : change.came) came.push_back(write(second, thing));
    for (const Thing& thing : change.went) went.push_back(write(first, thing));
    return {{"came", std::move(came)}, {"went", std::move(went)}};
}

Json as_json(const FrozenGraph& first, const FrozenGraph& second, const GraphDiff& diff) {
    Json documents = change_json(first, second, diff.documents,
                                 [](const FrozenGraph& graph, DocumentId id) { return Json(graph.document(id).uri); });
    documents["edited"] = Json::array();
    for (const DocumentId id : diff.edited) documents["edited"].push_back(second.document(id).uri);
    const auto entity = [](const FrozenGraph& graph, const ChangedEntity& changed) {
        Json json = {{"name", graph.entity(changed.entity).name}, {"type", name_of(graph.entity(changed.entity).type)}};
        if (!changed.now.empty()) json["part_of"] = changed.now;
        return json;
    };
    return {{"equal", diff.none()},
            {"documents", std::move(documents)},
            {"entities", change_json(first, second, diff.entities, entity)},
            {"statements", change_json(first, second, diff.statements, statement_json)},
            {"disputes", change_json(first, second, diff.disputes, dispute_json)}};
}

int compare(const Options& options) {
    const Selection selection = selection_from(options.filters);
    const FrozenGraph first = load_graph(options.first), second = load_graph(options.second);
    const GraphDiff diff = diff_graphs(first, second, selection);
    const int code = answer(options.json, [&] { return as_json(first, second, diff); },
                            [&](ByteSink& out) { write_text(out, first, second, diff, options.brief); });
    return code == exit_done && !diff.none() ? exit_different : code;
}

int run(const Options& options) {
    try {
        return compare(options);
    } catch (const UsageError&) {
        throw;
    } catch (const ClosedPipe&) {
        return exit_trouble;
    } catch (const Error& error) {
        std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        return exit_trouble;
    }
}

}  // namespace

std::function<int()> setup_diff(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Shows what one graph says and another does not: documents, "
        "entities, statements with their evidence, and disputes that came "
        "(+) and went (-). What is said counts, not where it stands or how sure it is.");
    command.add_option("A.skein", options->first, "graph file: what was").required().type_name("");
    command.add_option("B.skein", options->second, "graph file: what is now").required().type_name("");
    command.add_flag("--brief", options->brief, "only how many came and went");
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Exit code: 0 when they say the same, 1 when they differ, 2 when they could not be\n"
                   "compared.\n"
                   "\n"
                   "Examples:\n"
                   "  skein diff monday.skein tuesday.skein\n"
                   "  skein diff old.skein new.skein --document talk.vtt --brief\n"
                   "  skein diff old.skein new.skein --json | jq '.statements.came[].subject.entity'");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
