#include "extract/readers/embedded_diagrams.hpp"

#include "base/error.hpp"
#include "extract/mermaid/repair.hpp"
#include "extract/readers/dot_parser.hpp"
#include "extract/readers/oddities.hpp"

#include <optional>
#include <string>
#include <utility>

namespace skein {
namespace {

void keep(Document& document, std::optional<mermaid::RepairedDiagram> repaired) {
    if (repaired) document.diagrams.push_back(std::move(repaired->diagram));
}

}  // namespace

std::vector<mermaid::FoundDiagram> find_embedded_diagrams(std::string_view text, std::size_t start, std::size_t end) {
    auto found = mermaid::find_diagrams(text.substr(start, end - start), mermaid::Within::document);
    for (mermaid::FoundDiagram& diagram : found) {
        diagram.begin += start;
        diagram.end += start;
        diagram.outer_begin += start;
        diagram.outer_end += start;
    }
    return found;
}

void add_diagram(Document& document, const mermaid::FoundDiagram& found, Diagnostics& diagnostics) {
    keep(document, mermaid::repair(*document.source, found, diagnostics));
}

void add_diagram(Document& document, const MappedText& lines, Diagnostics& diagnostics) {
    keep(document, mermaid::repair(*document.source, lines, diagnostics));
}

void add_dot_diagrams(Document& document, std::size_t start, std::size_t end, Diagnostics& diagnostics) {
    Oddities oddities(*document.source, diagnostics);
    try {
        for (Diagram& diagram : parse_dot(*document.source, start, end, oddities))
            document.diagrams.push_back(std::move(diagram));
    } catch (const Error& error) {
        diagnostics.warning(std::string("this diagram was left out: ") + error.what(), error.place(), error.advice());
    }
    oddities.finish();
}

}  // namespace skein
