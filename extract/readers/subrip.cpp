// SubRip (.srt): a number, a timing line, lines of text, a blank line.

#include "extract/readers/cues.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <utility>

namespace skein {
namespace {

bool is_number(std::string_view line) {
    line = trimmed(line);
    return !line.empty() && line.size() <= 9 && std::ranges::all_of(line, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool recognises_subrip(std::string_view text) {
    std::size_t start = 0;
    Line line;
    do {
        line = line_at(text, start, text.size());
        start = line.next;
    } while (start < text.size() && trimmed(line.of(text)).empty());
    if (!is_number(line.of(text)) || line.next >= text.size()) return false;
    return is_timing_line(line_at(text, line.next, text.size()).of(text));
}

void read_subrip(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    const std::string_view text = source->text();
    const std::vector<Line> lines = split_lines(text, 0, text.size());
    std::vector<Cue> cues;
    bool warned = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i].of(text);
        if (is_timing_line(line)) {
            cues.push_back({read_timing(line, lines[i].start, *source, diagnostics), {}});
            continue;
        }
        if (trimmed(line).empty()) continue;
        // Cues are not always kept apart by blank lines, so a number is one only before a timing.
        if (is_number(line) && i + 1 < lines.size() && is_timing_line(lines[i + 1].of(text))) continue;
        if (!cues.empty())
            cues.back().lines.push_back(lines[i]);
        else if (!std::exchange(warned, true))
            diagnostics.warning("text before the first cue is left out", source->place(lines[i].start),
                                "a cue is a number, a timing line and its text");
    }
    Document document = new_document(source);
    add_cues(document, cues, diagnostics);
    sink(std::move(document));
}

}  // namespace skein
