#include "cli/command_table.hpp"

#include "cli/answer.hpp"
#include "cli/bar.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/edge_filter.hpp"
#include "graph/store/asked_part.hpp"
#include "graph/store/graph_file.hpp"
#include "query/statistics.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <string>
#include <utility>

namespace skein::cli {

namespace {

constexpr std::size_t shown_relations = 12;
constexpr std::size_t bar_columns = 32;

struct Options {
    std::string graph_file;
    FilterOptions filters;
    bool json = false;
};

// Those that the filters name, and those of their diagrams.
struct Chosen {
    Chosen(const FrozenGraph& graph, const FilterOptions& filters) {
        const EdgeFilter filter(graph, {.documents = filters.documents});
        for (std::size_t i = 0; i < graph.documents().size(); ++i)
            if (filter.keeps(DocumentId(i))) documents.emplace_back(i);
        for (std::size_t i = 0; i < graph.diagrams().size(); ++i)
            if (filter.keeps(graph.diagram_document(i))) diagrams.push_back(i);
    }
    std::vector<DocumentId> documents;
    std::vector<std::size_t> diagrams;
};

void write_counts(ByteSink& out, const std::string& what, const std::string& counted, const Counts& counts, std::size_t shown) {
    if (counts.empty()) return;
    Table table({{what, false, {}, true}, {counted, true}, {"", false, Style::relation}});
    for (std::size_t i = 0; i < std::min(shown, counts.size()); ++i)
        table.add({counts[i].name, std::to_string(counts[i].count),
                   bar(static_cast<double>(counts[i].count), static_cast<double>(counts.front().count), bar_columns)});
    table.write(out << "\n");
    if (counts.size() > shown) out << styled(Style::faint, fmt::format("and {} more", counts.size() - shown)) << "\n";
}

void write_text(ByteSink& out, const FrozenGraph& graph, const Statistics& stats, const Chosen& chosen) {
    const auto line = [&](std::string_view what, std::size_t number, const std::string& remark = {}) {
        out << fmt::format("{:<11}{:>8}{}{}\n", what, number, remark.empty() ? "" : "  ", remark);
    };
    line("documents", stats.documents);
    line("sentences", stats.sentences);
    line("statements", stats.statements, fmt::format("{} negated, {} with a claimant", stats.negated, stats.claimed));
    line("entities", stats.entities);
    line("relations", stats.edges, fmt::format("between entities; {} disputed", stats.disputed));
    line("diagrams", stats.diagrams);
    write_counts(out, "TYPE", "ENTITIES", stats.types, stats.types.size());
    write_counts(out, "RELATION", "STATEMENTS", stats.relations, shown_relations);
    write_counts(out, "CLAIMANT", "STATEMENTS", stats.claimants, shown_relations);

    Table documents(
        {{"DOCUMENT", false, Style::place, true}, {"FORMAT"}, {"BYTES", true}, {"STATEMENTS", true}, {"TITLE", false, {}, true}});
    for (const DocumentId id : chosen.documents) {
        const DocumentRecord& document = graph.document(id);
        documents.add({document.uri, document.format, std::to_string(document.size),
                       std::to_string(stats.statements_by_document[id.index()]), document.title});
    }
    documents.write(out << "\n");
    if (chosen.diagrams.empty()) return;
    Table diagrams(
        {{"DIAGRAM", true}, {"WHERE", false, Style::place, true}, {"NODES", true}, {"EDGES", true}, {"TITLE", false, {}, true}});
    for (const std::size_t i : chosen.diagrams) {
        const Diagram& diagram = graph.diagrams()[i];
        const std::string title = !diagram.name.empty() || diagram.groups.empty() ? diagram.name : diagram.groups.front().title;
        diagrams.add({std::to_string(i + 1), fmt::format("{}:{}", graph.document(graph.diagram_document(i)).uri, diagram.line),
                      std::to_string(diagram.nodes.size()), std::to_string(diagram.edges.size()), title});
    }
    diagrams.write(out << "\n");
}

Json json_of(const Counts& counts) {
    Json object = Json::object();
    for (const Count& count : counts) object[count.name] = count.count;
    return object;
}

Json as_json(const FrozenGraph& graph, const Statistics& stats, const Chosen& chosen) {
    Json documents = Json::array();
    for (const DocumentId id : chosen.documents) {
        const DocumentRecord& document = graph.document(id);
        documents.push_back({{"document", document.uri},
                             {"format", document.format},
                             {"title", document.title},
                             {"bytes", document.size},
                             {"statements", stats.statements_by_document[id.index()]}});
    }
    Json diagrams = Json::array();
    for (const std::size_t i : chosen.diagrams) {
        const Diagram& diagram = graph.diagrams()[i];
        diagrams.push_back({{"number", i + 1},
                            {"document", graph.document(graph.diagram_document(i)).uri},
                            {"line", diagram.line},
                            {"title", diagram.name},
                            {"nodes", diagram.nodes.size()},
                            {"edges", diagram.edges.size()}});
    }
    return {{"documents", stats.documents},
            {"bytes", stats.bytes},
            {"sentences", stats.sentences},
            {"mentions", stats.mentions},
            {"entities", stats.entities},
            {"relations", stats.edges},
            {"disputed", stats.disputed},
            {"statements", stats.statements},
            {"negated", stats.negated},
            {"claimed", stats.claimed},
            {"entities_by_type", json_of(stats.types)},
            {"statements_by_relation", json_of(stats.relations)},
            {"statements_by_modality", json_of(stats.modalities)},
            {"statements_by_claimant", json_of(stats.claimants)},
            {"statements_by_rule", json_of(stats.rules)},
            {"by_document", std::move(documents)},
            {"diagrams", std::move(diagrams)}};
}

int tell(const Options& options, const FrozenGraph& graph, const Statistics& stats) {
    const Chosen chosen(graph, options.filters);
    return answer(
        options.json, [&] { return as_json(graph, stats, chosen); },
        [&](ByteSink& out) { write_text(out, graph, stats, chosen); });
}

int run(const Options& options) {
    Selection selection = selection_from(options.filters);
    if (selection.of_types_alone() && selection.types.empty()) {
        const AskedPart part =
            load_asked_part(options.graph_file, {.disputed = true, .documents = true, .counts = true}, selection);
        return tell(options, part.graph, part.counts ? count_all(*part.counts, part.graph) : count_all(part.graph));
    }
    const FrozenGraph graph = load_graph(options.graph_file);
    return tell(options, graph, count_all(graph, selection));
}

}  // namespace

std::function<int()> setup_stats(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Says what a graph holds: documents, entities by type, the commonest relations, who makes claims, and the diagrams that "
        "were found, with the numbers `skein export --diagram` knows them by.");
    add_graph_file(command, options->graph_file);
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein stats notes.skein\n"
                   "  skein stats notes.skein --json | jq .statements_by_claimant");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
