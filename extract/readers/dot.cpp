// A file of the DOT language: each of its graphs becomes a diagram.

#include "extract/readers/dot_parser.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <string_view>

namespace skein {

namespace {

void skip_comments(std::string_view& text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (text.starts_with("//") || text.starts_with('#'))
            text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
        else if (text.starts_with("/*") && text.find("*/", 2) != std::string_view::npos)
            text.remove_prefix(text.find("*/", 2) + 2);
        else
            return;
    }
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    const std::string_view rest = text.substr(word.size());
    if (!rest.empty() && std::string_view(" \t\r\n{\"/").find(rest.front()) == std::string_view::npos) return false;
    text = rest;
    skip_comments(text);
    return true;
}

}  // namespace

// "graph TD" begins a Mermaid flowchart: DOT has its '{' after at most one name.
bool recognises_dot(std::string_view text) {
    constexpr std::size_t looked_at = 4096;
    text = text.substr(0, looked_at);
    skip_comments(text);
    take_word(text, "strict");
    if (!take_word(text, "digraph") && !take_word(text, "graph")) return false;
    if (text.starts_with('"')) {
        const std::size_t end = text.find('"', 1);
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    } else {
        text.remove_prefix(std::min(text.find_first_of(" \t\r\n{/"), text.size()));
    }
    skip_comments(text);
    return text.starts_with('{');
}

void read_dot(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Oddities oddities(*source, diagnostics);
    Document document = new_document(source);
    document.diagrams = parse_dot(*source, 0, source->text().size(), oddities);
    document.record.title = document.diagrams.front().name;
    oddities.finish();
    sink(std::move(document));
}

}  // namespace skein
