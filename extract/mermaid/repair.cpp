#include "extract/mermaid/repair.hpp"

#include "base/utf8.hpp"
#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/resolution.hpp"
#include "extract/mermaid/working_text.hpp"

#include <algorithm>
#include <utility>

namespace skein::mermaid {

namespace {

// At most this many findings are given for one diagram; one more says how many were not.
constexpr std::size_t max_findings = 1000;

void tell(const Flowchart& chart, const WorkingText& origin, Diagnostics& diagnostics) {
    std::vector<Remark> remarks = chart.remarks;
    std::stable_sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) { return a.at < b.at; });
    std::size_t given = 0;
    std::uint32_t last_line = 0;
    std::string last_message;
    for (const Remark& remark : remarks) {
        const std::uint32_t line = origin.line_of(remark.at);
        if (line == last_line && remark.message == last_message) continue;
        last_line = line;
        last_message = remark.message;
        if (++given > max_findings) {
            diagnostics.note("more than " + std::to_string(max_findings) + " findings in one diagram; the rest is not listed", origin.place(remark.at));
            return;
        }
        if (remark.repaired) diagnostics.repaired(remark.message, origin.place(remark.at), remark.advice);
        else diagnostics.warning(remark.message, origin.place(remark.at), remark.advice);
    }
}

std::optional<RepairedDiagram> repair_text(const WorkingText& origin, Diagnostics& diagnostics) {
    const std::string_view text = origin.text();
    if (text.size() > max_diagram_bytes) {
        diagnostics.warning("a diagram of more than " + std::to_string(max_diagram_bytes >> 20) + " MiB is not read", origin.place(0));
        return std::nullopt;
    }
    Flowchart chart;
    chart.text = text;
    const std::size_t begin = read_preamble(chart);
    if (chart.no_flowchart) {
        diagnostics.warning("this is a " + chart.other_kind + ", not a flowchart; nothing was changed", origin.place(begin),
                            "only flowcharts (\"flowchart LR\", \"graph TD\") are read");
        return std::nullopt;
    }
    if (origin.was_escaped()) chart.mended(begin, "HTML escapes were decoded");
    read_statements(chart, begin);
    settle_ambiguous_names(chart);
    Resolution resolution;
    settle_names(chart, resolution);
    build_diagram(chart, resolution, origin);
    settle_styles(chart, resolution);
    RepairedDiagram out;
    out.diagram = std::move(resolution.diagram);
    if (out.diagram.nodes.empty() && out.diagram.groups.empty()) {
        diagnostics.warning("no flowchart was found here", origin.place(0), "a flowchart begins with a line such as \"flowchart LR\"");
        return std::nullopt;
    }
    out.diagram.span = origin.original(0, text.size());
    out.diagram.line = origin.line_of(0);
    out.text = apply_edits(text, std::move(chart.edits), 0, text.size());
    if (out.diagram.edges.size() > mermaid_max_edges)
        chart.reported(begin, "Mermaid draws at most " + std::to_string(mermaid_max_edges) + " arrows; this diagram has " + std::to_string(out.diagram.edges.size()),
                       "split it into several diagrams");
    if (out.text.size() > mermaid_max_characters)
        chart.reported(begin, "Mermaid draws at most " + std::to_string(mermaid_max_characters) + " characters; this diagram has " + std::to_string(out.text.size()),
                       "split it into several diagrams");
    tell(chart, origin, diagnostics);
    return out;
}

}  // namespace

std::optional<RepairedDiagram> repair(const SourceText& source, const FoundDiagram& found, Diagnostics& diagnostics) {
    return repair_text(WorkingText(source, found), diagnostics);
}

std::optional<RepairedDiagram> repair(const SourceText& source, const MappedText& text, Diagnostics& diagnostics) {
    return repair_text(WorkingText(source, text), diagnostics);
}

}  // namespace skein::mermaid
