// WebVTT: https://www.w3.org/TR/webvtt1/ , with YouTube's rolling captions.

#include "base/utf8.hpp"
#include "extract/readers/cues.hpp"
#include "extract/readers/readers.hpp"

#include <string>
#include <utility>

namespace skein {
namespace {

bool is_keyword(std::string_view line, std::string_view word) {
    return line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

class WebVttReader {
  public:
    WebVttReader(const SourcePtr& source, Diagnostics& diagnostics)
        : source_(*source), text_(source->text()), diagnostics_(diagnostics), document_(new_document(source)) {}

    Document read() {
        const std::vector<Line> lines = split_lines(text_, 0, text_.size());
        std::size_t next = 0;
        if (!lines.empty() && is_keyword(lines[0].of(text_), "WEBVTT"))
            next = header(lines);
        else
            diagnostics_.warning("the file does not begin with WEBVTT", source_.place(0));
        while (next < lines.size()) next = block(lines, next);
        add_cues(document_, cues_, diagnostics_);
        return std::move(document_);
    }

  private:
    // A line of blanks is a line of a cue: rolling captions are full of them.
    static bool blank(const Line& line) { return line.start == line.end; }

    // "Kind: captions", "Language: en" below the first line.
    std::size_t header(const std::vector<Line>& lines) {
        std::size_t i = 1;
        for (; i < lines.size() && !blank(lines[i]) && !is_timing_line(lines[i].of(text_)); ++i) {
            const std::string_view line = lines[i].of(text_);
            const std::size_t colon = line.find(':');
            if (colon != line.npos && colon > 0 && line.find('=') == line.npos)
                document_.record.metadata.emplace_back(to_lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
        }
        return i;
    }

    // Lines up to a blank one. Returns the line after them.
    std::size_t block(const std::vector<Line>& lines, std::size_t first) {
        std::size_t end = first;
        while (end < lines.size() && !blank(lines[end])) ++end;
        if (end == first) return first + 1;
        const std::string_view opening = lines[first].of(text_);
        if (is_keyword(opening, "NOTE") || is_keyword(opening, "STYLE") || is_keyword(opening, "REGION")) return end;
        std::size_t timing = first;
        while (timing < end && !is_timing_line(lines[timing].of(text_))) ++timing;
        if (timing == end) {
            diagnostics_.warning("lines without a timing are left out", source_.place(lines[first].start),
                                 "a cue needs a line like 00:01.000 --> 00:04.000 above its text");
            return end;
        }
        for (std::size_t i = timing; i < end; ++i) {
            if (is_timing_line(lines[i].of(text_)))
                cues_.push_back({read_timing(lines[i].of(text_), lines[i].start, source_, diagnostics_), {}});
            else
                cues_.back().lines.push_back(lines[i]);
        }
        return end;
    }

    const SourceText& source_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    Document document_;
    std::vector<Cue> cues_;
};

}  // namespace

bool recognises_webvtt(std::string_view text) {
    return is_keyword(line_at(text, 0, text.size()).of(text), "WEBVTT");
}

void read_webvtt(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    sink(WebVttReader(source, diagnostics).read());
}

}  // namespace skein
