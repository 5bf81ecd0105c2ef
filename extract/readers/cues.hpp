#pragma once
// What SubRip and WebVTT share: timing lines, and cues joined into running speech.

#include "extract/readers/lines.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace skein {

struct Cue {
    std::optional<CueTime> time;  // none: its timing line could not be read
    std::vector<Line> lines;      // of the source's text
};

// A line with "-->" at a place where a cue may begin.
[[nodiscard]] bool is_timing_line(std::string_view line);
// "00:01:02.500 --> 00:01:04.000", hours optional, a comma or a point. What cannot be read is a warning that shows the place
// (`start`: of the line in the source's text).
[[nodiscard]] std::optional<CueTime> read_timing(std::string_view line, std::size_t start, const SourceText& source,
                                                 Diagnostics& diagnostics);

// Appends the cues' text as speech. Lines that a rolling caption shows again are taken once; tags, speakers' names and
// captions of sounds ("[Music]") are left out of the prose. A new block begins where a speaker changes or nobody speaks.
void add_cues(Document& document, const std::vector<Cue>& cues, Diagnostics& diagnostics);

}  // namespace skein
