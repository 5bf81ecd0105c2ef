#include "extract/readers/embedded_diagrams.hpp"

#include "base/utf8.hpp"
#include "extract/readers/lines.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr std::size_t longest_tag_line = 200;  // bytes; a longer line opens or closes no diagram

struct Opening {
    enum class Kind { none, tag, fence, other_fence } kind = Kind::none;
    char fence_mark = 0;
    std::size_t fence_size = 0;
};

std::size_t fence_size(std::string_view line) {
    if (!line.starts_with("```") && !line.starts_with("~~~")) return 0;
    const std::size_t end = line.find_first_not_of(line[0]);
    return end == std::string_view::npos ? line.size() : end;
}

// "<Mermaid_Diagram>" and its like: <mermaid>, <mermaid-diagram>.
bool is_mermaid_tag(std::string_view line, std::string_view bracket) {
    if (!line.starts_with(bracket) || !line.ends_with('>')) return false;
    std::string name = to_lower(line.substr(bracket.size(), line.size() - bracket.size() - 1));
    std::ranges::replace(name, '-', '_');
    return name == "mermaid_diagram" || name == "mermaid";
}

Opening opening_of(std::string_view line) {
    if (line.empty() || line.size() > longest_tag_line) return {};
    if (is_mermaid_tag(line, "<")) return {Opening::Kind::tag, 0, 0};
    const std::size_t size = fence_size(line);
    if (size == 0) return {};
    const std::string_view info = trimmed(line.substr(size));
    const std::string word = to_lower(info.substr(0, info.find_first_of(" {,")));
    const bool mermaid = word == "mermaid" || word == "{mermaid}";
    return {mermaid ? Opening::Kind::fence : Opening::Kind::other_fence, line[0], size};
}

bool closes(std::string_view line, const Opening& opening) {
    if (line.size() > longest_tag_line) return false;
    if (opening.kind == Opening::Kind::tag) return is_mermaid_tag(line, "</");
    return !line.empty() && line[0] == opening.fence_mark && fence_size(line) >= opening.fence_size &&
           line.find_first_not_of(opening.fence_mark) == std::string_view::npos;
}

// Offset of the last line that closes a tag; 0 when there is none.
std::size_t find_last_closing_tag(std::string_view text, std::size_t start, std::size_t end) {
    std::size_t last = 0;
    for (std::size_t i = text.find("</", start); i < end; i = text.find("</", i + 2))
        if (to_lower(text.substr(i + 2, std::min<std::size_t>(7, end - i - 2))) == "mermaid") last = i;
    return last;
}

}  // namespace

std::vector<EmbeddedDiagram> find_embedded_diagrams(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<EmbeddedDiagram> found;
    // A tag that is never closed is text about diagrams, not a diagram; a fence runs to the end.
    const std::size_t last_closing_tag = find_last_closing_tag(text, start, end);
    Opening open;
    EmbeddedDiagram current;
    bool look_into_code = false;
    for (Line line; start < end || open.kind == Opening::Kind::other_fence; start = line.next) {
        if (start >= end) {  // an unclosed fence hides nothing: its lines are looked at again, once
            line.next = current.source_start;
            look_into_code = true;
            open = {};
            continue;
        }
        line = line_at(text, start, end);
        const std::string_view content = trimmed(line.of(text));
        if (open.kind != Opening::Kind::none) {
            if (!closes(content, open)) continue;
            current.source_end = line.start;
            current.end = line.end;
            if (open.kind != Opening::Kind::other_fence) found.push_back(current);
            open = {};
            continue;
        }
        open = opening_of(content);
        if (open.kind == Opening::Kind::tag && last_closing_tag < line.next) open = {};
        if (open.kind == Opening::Kind::other_fence && look_into_code) open = {};
        if (open.kind != Opening::Kind::none) current = {line.start, 0, line.next, 0};
    }
    if (open.kind == Opening::Kind::fence) {
        current.source_end = current.end = end;
        found.push_back(current);
    }
    return found;
}

void add_diagram(Document& document, const MappedText& lines, Diagnostics& diagnostics) {
    SourcePlace place;
    place.file = document.record.uri;
    place.line = document.source->line_of_original(lines.original(0, 0).start);
    diagnostics.warning("this build reads no Mermaid: the diagram is left out", std::move(place));
}

}  // namespace skein
