#include "cli/command_table.hpp"

#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "export/digest.hpp"
#include "export/graph_writer.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fmt/core.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::string graph_file;
    std::string format;
    std::string output;
    std::string group;
    std::string diagram;
    std::size_t top = 0;
    bool all = false;
    std::vector<std::string> around;
    std::size_t depth = 1;
    std::size_t jobs = 0;
    FilterOptions filters;
};

std::string format_names() {
    std::string names;
    for (const GraphFormat& format : graph_formats()) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

const GraphFormat& chosen_format(const Options& options) {
    if (!options.format.empty()) return graph_format(options.format);
    if (options.output.empty() || options.output == "-")
        throw UsageError("no format given", "name one with --format: " + format_names());
    const std::string extension = to_lower(std::filesystem::path(options.output).extension().string());
    for (const GraphFormat& format : graph_formats())
        if (format.extension == extension) return format;
    throw UsageError("the name " + options.output + " does not tell the format", "name one with --format: " + format_names());
}

// Communities are what a person looks for, as far as the graph is one that can be looked at.
Grouping chosen_grouping(const std::string& name, std::size_t edges) {
    constexpr std::size_t drawn_edges = 5000;
    if (name.empty()) return edges <= drawn_edges ? Grouping::community : Grouping::type;
    if (name == "none") return Grouping::none;
    if (name == "type") return Grouping::type;
    if (name == "community") return Grouping::community;
    throw UsageError("--group does not know \"" + name + '"', "choose none, type or community");
}

std::optional<std::size_t> as_number(std::string_view text) {
    std::size_t number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

// By its number, from 1 in the graph's order, or by its title or the title of a group in it.
const Diagram& chosen_diagram(const FrozenGraph& graph, const Options& options) {
    std::vector<const Diagram*> diagrams;
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i) {
        const DocumentRecord& document = graph.document(graph.diagram_document(i));
        const auto& names = options.filters.documents;
        const bool wanted = names.empty() || std::any_of(names.begin(), names.end(),
                                                         [&](const auto& name) { return names_document(document, name); });
        if (wanted) diagrams.push_back(&graph.diagrams()[i]);
    }
    if (diagrams.empty())
        throw Error("there is no diagram in this part of the graph", "without --diagram the graph itself is drawn");
    if (const auto number = as_number(options.diagram)) {
        if (*number >= 1 && *number <= diagrams.size()) return *diagrams[*number - 1];
        throw Error(fmt::format("there is no diagram {}", *number),
                    diagrams.size() == 1 ? std::string("the only one is number 1")
                                         : fmt::format("they are numbered 1 to {}", diagrams.size()));
    }
    const std::string wanted = fold(options.diagram);
    std::vector<std::string_view> names;
    for (const Diagram* diagram : diagrams) {
        if (!diagram->name.empty()) names.push_back(diagram->name);
        for (const DiagramGroup& group : diagram->groups)
            if (!group.title.empty()) names.push_back(group.title);
        if (fold(diagram->name) == wanted) return *diagram;
        for (const DiagramGroup& group : diagram->groups)
            if (fold(group.title) == wanted) return *diagram;
    }
    const std::string near = did_you_mean(options.diagram, names);
    throw Error("there is no diagram \"" + options.diagram + '"',
                near.empty() ? fmt::format("they are numbered 1 to {}; `skein stats` lists them", diagrams.size()) : near);
}

void report(const Diagnostics& diagnostics) {
    for (const Finding& finding : diagnostics.findings()) std::fputs(format(finding).c_str(), stderr);
}

int export_diagram(const FrozenGraph& graph, const GraphFormat& format, const WriteOptions& write_options,
                   const Options& options) {
    if (format.write_diagram == nullptr) {
        std::string able;
        for (const GraphFormat& other : graph_formats())
            if (other.write_diagram != nullptr) able += (able.empty() ? "" : " or ") + std::string(other.name);
        throw UsageError("the format " + std::string(format.name) + " draws no diagrams", "use --format " + able);
    }
    const Diagram& diagram = chosen_diagram(graph, options);
    Diagnostics diagnostics;
    write_output(options.output, [&](ByteSink& out) { format.write_diagram(diagram, write_options, out, diagnostics); });
    report(diagnostics);
    return exit_done;
}

// notes.csv → notes.nodes.csv and notes.edges.csv; into a folder, nodes.csv and edges.csv.
std::string part_path(const std::string& output, const GraphFormat& format, std::string_view part) {
    const std::filesystem::path path = output;
    if (output.ends_with('/') || std::filesystem::is_directory(path))
        return (path / fmt::format("{}{}", part, format.extension)).string();
    const std::string extension = path.extension().string();
    const bool own = to_lower(extension) == format.extension;
    return fmt::format("{}.{}{}", own ? output.substr(0, output.size() - extension.size()) : output, part,
                       own ? extension : format.extension);
}

void write_graph(const Subgraph& part, const GraphFormat& format, const WriteOptions& write_options, const std::string& output,
                 Diagnostics& diagnostics) {
    if (format.parts.empty() || is_stream(output)) {
        write_output(output, [&](ByteSink& out) { format.write(part, write_options, out, diagnostics); });
        if (!format.parts.empty())
            fmt::print(stderr, "the table of {} alone; with -o FILE{} the others are written, too\n", format.parts.back().name,
                       format.extension);
        return;
    }
    std::vector<std::pair<std::string, std::function<void(ByteSink&)>>> files;
    for (const FormatPart& table : format.parts)
        files.emplace_back(part_path(output, format, table.name),
                           [&](ByteSink& out) { table.write(part, write_options, out, diagnostics); });
    write_outputs(files);
    std::string names;
    for (const auto& file : files) names += (names.empty() ? "" : " and ") + printable(file.first);
    fmt::print(stderr, "wrote {}\n", names);
}

int export_graph(const FrozenGraph& graph, const GraphFormat& format, const WriteOptions& given_options, const Options& options) {
    Selection selection = selection_from(options.filters);
    if (options.top > 0 && !format.picture) selection.top = options.top;
    selection.around = options.around;
    selection.depth = options.depth;
    const GraphPart cut = cut_out(graph, selection);
    Subgraph part = cut.subgraph;
    WriteOptions write_options = given_options;
    if (format.picture && !options.all) {
        std::vector<EntityId> required;
        for (const std::string& name : options.around) required.push_back(require_entity(graph, name));
        part = digest(part, options.top > 0 ? options.top : readable_entities, required);
        if (options.top == 0) write_options.max_arrows = readable_arrows;
    }
    write_options.grouping = chosen_grouping(options.group, part.edges.size());
    Diagnostics diagnostics;
    write_graph(part, format, write_options, options.output, diagnostics);
    report(diagnostics);
    const std::size_t whole = part.entities.size() + part.left_out_entities;
    if (part.left_out_entities > 0 && options.top > 0)
        fmt::print(stderr, "{} of {} entities; --top {} left out {} of lower rank\n", part.entities.size(), whole, options.top,
                   part.left_out_entities);
    else if (part.left_out_entities > 0)
        fmt::print(stderr, "{} of {} entities, those that say most; --top N chooses how many, --all draws everything\n",
                   part.entities.size(), whole);
    if (part.entities.empty()) fmt::print(stderr, "nothing in the graph is as asked for: the file holds an empty graph\n");
    return exit_done;
}

int run(const Options& options) {
    const GraphFormat& format = chosen_format(options);
    if (options.all && options.top > 0) throw UsageError("--all and --top exclude each other", "leave one of them out");
    (void)chosen_grouping(options.group, 0);  // before the graph is loaded
    WriteOptions write_options;
    write_options.interactive = true;
    write_options.jobs = options.jobs;
    const FrozenGraph graph = load_graph(options.graph_file);
    return options.diagram.empty() ? export_graph(graph, format, write_options, options)
                                   : export_diagram(graph, format, write_options, options);
}

}  // namespace

std::function<int()> setup_export(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Writes a graph, a part of it, or a diagram that was found in a document, for Markdown, Graphviz, Gephi, a program "
        "or a person. The file appears whole or not at all.");
    add_graph_file(command, options->graph_file);
    command.add_option("-f,--format", options->format, "one of " + format_names() + "; by default the extension of -o decides")
        .type_name("FORMAT");
    command
        .add_option("-o,--output", options->output,
                    "file to write; `-`, or none, is standard output. csv and neo4j are two files: -o notes.csv writes "
                    "notes.nodes.csv and its neighbour")
        .type_name("FILE");
    command
        .add_option("--group", options->group,
                    "boxes in a diagram: none, type (of entity) or community; by default community, type where there are over "
                    "5,000 edges")
        .type_name("HOW");
    command.add_option("--diagram", options->diagram, "write this diagram of a document instead: its number from 1, or its title")
        .type_name("N|NAME");
    command
        .add_option("-j,--jobs", options->jobs,
                    "threads that write a large graph; one a processor by default. The bytes are the same")
        .type_name("N")
        .check(whole_number(1));
    constexpr const char* group = "Which part of the graph";
    command
        .add_option("--top", options->top, "only the N entities of highest rank; a picture has the 40 that say most by default")
        .type_name("N")
        .check(whole_number(1))
        .group(group);
    command.add_flag("--all", options->all, "everything, in a picture too").group(group);
    add_repeatable(command, "--around", options->around, "only what is near this entity (may be given several times)")
        .type_name("NAME")
        .group(group);
    command.add_option("--depth", options->depth, "how many steps --around goes; 1 by default")
        .type_name("K")
        .check(whole_number(0))
        .group(group);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein export notes.skein -o map.mmd --top 30       a diagram for Markdown\n"
                   "  skein export notes.skein -f dot | dot -Tsvg > map.svg\n"
                   "  skein export notes.skein -o all.graphml            for Gephi, networkx, igraph\n"
                   "  skein export notes.skein -f mermaid --around \"Ada Lovelace\" --depth 2\n"
                   "  skein export notes.skein -f mermaid --diagram 1    a concept map of a document");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
