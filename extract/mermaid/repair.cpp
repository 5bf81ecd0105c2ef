#include "extract/mermaid/repair.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/mending.hpp"
#include "extract/mermaid/resolution.hpp"
#include "extract/mermaid/working_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::mermaid {

namespace {

// Most texts settle in one round: what a round has written needs no other. Some do not (a mended line gives the words behind it
// another meaning), and the rounds that settle them are few. What is still not settled then is made a comment, line by line; that
// ends, since every such round leaves fewer statements.
constexpr int mending_rounds = 6;
constexpr int leaving_rounds = 8;

// What one round reads.
struct Reading {
    Flowchart chart;  // keeps views into the working text
    std::size_t begin = 0;
    Diagram diagram;
    std::vector<Edit> edits;

    [[nodiscard]] bool draws() const { return !chart.no_flowchart && !(diagram.nodes.empty() && diagram.groups.empty()); }
};

Reading read(const WorkingText& text) {
    Reading reading;
    Flowchart& chart = reading.chart;
    chart.text = text.text();
    reading.begin = read_preamble(chart);
    if (chart.no_flowchart) return reading;
    if (text.was_escaped()) chart.mended(reading.begin, "HTML escapes were decoded");
    read_statements(chart, reading.begin);
    settle_ambiguous_names(chart);
    Resolution resolution;
    settle_names(chart, resolution);
    build_diagram(chart, resolution, text);
    settle_styles(chart, resolution);
    reading.diagram = std::move(resolution.diagram);
    reading.edits = edits_to_make(std::move(chart.edits), 0, chart.text.size());
    std::erase_if(reading.edits,
                  [&](const Edit& edit) { return chart.text.substr(edit.begin, edit.end - edit.begin) == edit.text; });
    return reading;
}

// What keeps the mended text from being read whole when it is looked at as a file of its own: prose around the diagram goes; a
// word alone on its line, which was a node within a code fence, is indented, for there it reads as one too.
std::vector<Edit> surroundings(Flowchart& chart) {
    const std::string_view text = chart.text;
    const std::vector<FoundDiagram> found = find_diagrams(text, Within::diagram);
    if (found.empty()) return {};
    std::vector<Edit> out;
    const auto leave = [&](std::size_t begin, std::size_t end) {
        if (begin == end) return;
        out.push_back({begin, end, ""});
        chart.reported(begin, "these words stand outside the diagram and were left out");
    };
    leave(0, found.front().begin);
    for (std::size_t at = found.front().end; at < text.size();) {
        const std::size_t end = line_end(text, at);
        const std::size_t next = std::min(text.size(), end + 1);
        const bool lone_word =
            end > at && skip_blanks(text, at) == at && text.substr(at, end - at).find_first_of(" \t") == std::string_view::npos;
        if (lone_word) out.push_back({at, at, "    "});
        else if (end > at) leave(at, next);
        at = next;
    }
    return out;
}

void warn_of_limits(Reading& reading) {
    const auto report = [&](std::size_t limit, std::string_view what, std::size_t number) {
        if (number > limit)
            reading.chart.reported(reading.begin,
                                   "Mermaid draws at most " + std::to_string(limit) + ' ' + std::string(what) +
                                       "; this diagram has " + std::to_string(number),
                                   "split it into several diagrams");
    };
    report(mermaid_max_edges, "arrows", reading.diagram.edges.size());
    report(mermaid_max_characters, "characters", reading.chart.text.size());
}

// Says why nothing is drawn: the lines that cannot be read, when there are any.
void refuse(const Reading& reading, const WorkingText& text, RoundFindings& findings, Diagnostics& diagnostics) {
    if (reading.chart.no_flowchart) {
        diagnostics.warning("this is a " + reading.chart.other_kind + ", not a flowchart; nothing was changed",
                            text.place(reading.begin), "only flowcharts (\"flowchart LR\", \"graph TD\") are read");
        return;
    }
    findings.add(reading.chart.remarks, text, RoundFindings::Outcome::refused);
    if (findings.empty())
        diagnostics.warning("this flowchart draws nothing", text.place(reading.begin),
                            "name what it draws below its header: A --> B");
    findings.give(diagnostics);
}

std::optional<RepairedDiagram> repair_text(WorkingText text, Diagnostics& diagnostics) {
    if (text.text().size() > max_diagram_bytes) {
        diagnostics.warning("a diagram of more than " + std::to_string(max_diagram_bytes >> 20) + " MiB is not read",
                            text.place(0));
        return std::nullopt;
    }
    RoundFindings findings;
    std::optional<Diagram> as_written;
    for (int round = 0; round < mending_rounds + leaving_rounds; ++round) {
        Reading reading = read(text);
        if (!reading.draws()) {
            refuse(reading, text, findings, diagnostics);
            return std::nullopt;
        }
        const bool untouched = reading.edits.empty() && !text.was_escaped();
        std::vector<Edit> around;
        if (untouched && round > 0) around = surroundings(reading.chart);
        if (round == 0) {
            reading.diagram.span = text.original(0, text.text().size());
            reading.diagram.line = text.line_of(0);
        }
        if (untouched && around.empty()) {
            warn_of_limits(reading);
            findings.add(reading.chart.remarks, text, RoundFindings::Outcome::settled);
            findings.give(diagnostics);
            if (!as_written) return RepairedDiagram{std::string(text.text()), std::move(reading.diagram)};
            // The first round knows the places best.
            if (same_drawing(*as_written, reading.diagram))
                return RepairedDiagram{std::string(text.text()), std::move(*as_written)};
            reading.diagram.span = as_written->span;
            reading.diagram.line = as_written->line;
            return RepairedDiagram{std::string(text.text()), std::move(reading.diagram)};
        }
        std::vector<Edit> edits = around.empty() ? std::move(reading.edits) : std::move(around);
        if (round >= mending_rounds) edits = leave_out(reading.chart, edits, reading.chart.remarks);
        const bool nothing_mended = untouched || round >= mending_rounds;
        findings.add(reading.chart.remarks, text,
                     nothing_mended ? RoundFindings::Outcome::settled : RoundFindings::Outcome::mended);
        if (round == 0) as_written = std::move(reading.diagram);
        text = text.edited(std::move(edits));
    }
    diagnostics.warning("this diagram could not be mended: each mending makes another one needed", text.place(0),
                        "write it anew, one statement on a line");
    return std::nullopt;
}

}  // namespace

std::optional<RepairedDiagram> repair(const SourceText& source, const FoundDiagram& found, Diagnostics& diagnostics) {
    return repair_text(WorkingText(source, found), diagnostics);
}

std::optional<RepairedDiagram> repair(const SourceText& source, const MappedText& text, Diagnostics& diagnostics) {
    return repair_text(WorkingText(source, text), diagnostics);
}

}  // namespace skein::mermaid
