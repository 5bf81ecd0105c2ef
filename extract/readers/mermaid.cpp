// A Mermaid file: the flowcharts in it, mended where they need it. Text around them is no part of it.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/find.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/repair.hpp"
#include "extract/readers/readers.hpp"

#include "base/error.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace skein {

namespace {

constexpr std::size_t looked_at = 4096;

// The first thing that is wrong is the error; the others are told before it.
[[noreturn]] void refuse(const SourceText& source, const Diagnostics& refusals, Diagnostics& diagnostics) {
    const std::vector<Finding>& findings = refusals.findings();
    if (findings.empty())
        throw Error("no Mermaid flowchart was found", "a flowchart begins with a line such as \"flowchart LR\"", source.place(0));
    for (std::size_t i = 1; i < findings.size(); ++i) diagnostics.add(findings[i]);
    const Finding& first = findings.front();
    throw Error("nothing of this diagram can be read: " + first.message, first.advice, first.place);
}

}  // namespace

bool recognises_mermaid(std::string_view text) {
    // Most texts begin in no way that a diagram does.
    const std::string_view first = mermaid::trim_blanks(text.substr(0, looked_at));
    const bool may_be = first.starts_with("---") || first.starts_with("%%") ||
                        mermaid::equals_ignoring_case(first.substr(0, 7), "mermaid") || !mermaid::diagram_kind(first).empty();
    if (!may_be) return false;
    const auto found = mermaid::find_diagrams(text, mermaid::Within::document);
    if (found.size() != 1 || found.front().begin != found.front().outer_begin) return false;
    return text.substr(0, found.front().begin).find_first_not_of(" \t\r\n") == std::string_view::npos &&
           text.substr(found.front().end).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void read_mermaid(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document = new_document(source);
    document.record.format = "mermaid";
    Diagnostics refusals;
    for (const mermaid::FoundDiagram& found : mermaid::find_diagrams(source->text(), mermaid::Within::diagram)) {
        Diagnostics own;
        auto repaired = mermaid::repair(*source, found, own);
        if (repaired) document.diagrams.push_back(std::move(repaired->diagram));
        (repaired ? diagnostics : refusals).append(std::move(own));
    }
    if (document.diagrams.empty()) refuse(*source, refusals, diagnostics);
    diagnostics.append(std::move(refusals));
    document.record.title = document.diagrams.front().name;
    sink(std::move(document));
}

}  // namespace skein
