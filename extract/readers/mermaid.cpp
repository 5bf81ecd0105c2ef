// A Mermaid file: the flowcharts in it, mended where they need it. Text around them is no part of it.

#include "extract/mermaid/find.hpp"
#include "extract/mermaid/repair.hpp"
#include "extract/readers/readers.hpp"

#include "base/error.hpp"

#include <optional>
#include <string>
#include <utility>

namespace skein {

bool recognises_mermaid(std::string_view text) {
    const auto found = mermaid::find_diagrams(text, mermaid::Within::document);
    if (found.size() != 1 || found.front().begin != found.front().outer_begin) return false;
    return text.substr(0, found.front().begin).find_first_not_of(" \t\r\n") == std::string_view::npos &&
           text.substr(found.front().end).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void read_mermaid(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document = new_document(source);
    document.record.format = "mermaid";
    std::string refused;
    for (const mermaid::FoundDiagram& found : mermaid::find_diagrams(source->text(), mermaid::Within::diagram)) {
        if (auto repaired = mermaid::repair(*source, found, diagnostics)) document.diagrams.push_back(std::move(repaired->diagram));
        else if (found.kind != "flowchart") refused = found.kind;
    }
    if (document.diagrams.empty())
        throw Error(refused.empty() ? "no Mermaid flowchart was found" : "this is a " + refused + ", not a flowchart",
                    "a flowchart begins with a line such as \"flowchart LR\"", source->place(0));
    document.record.title = document.diagrams.front().name;
    sink(std::move(document));
}

}  // namespace skein
