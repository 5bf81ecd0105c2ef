#pragma once
// Guesses about lines of text that carries no markup: what is a title, a heading, a list item, the middle of a paragraph.
// Each prefers "plain paragraph" when in doubt.

#include <cstddef>
#include <string_view>

namespace skein {

[[nodiscard]] std::size_t characters(std::string_view text);

// A short line without a sentence's end; a question only when its words are capitalised like a headline's.
[[nodiscard]] bool looks_like_heading(std::string_view line);
// The same for a document's first line, which may be longer.
[[nodiscard]] bool looks_like_title(std::string_view line);
// Bytes of indentation, bullet or number, and blanks that begin a list item; 0 when the line is none.
[[nodiscard]] std::size_t list_marker_size(std::string_view line);
// Was the paragraph only broken here to fit into `width` characters, the longest line around?
[[nodiscard]] bool is_soft_wrap(std::string_view line, std::string_view next, std::size_t width);
// Many words and hardly a full stop or a comma: a transcript.
[[nodiscard]] bool sounds_spoken(std::string_view text);

}  // namespace skein
