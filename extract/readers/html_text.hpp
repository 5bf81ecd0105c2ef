#pragma once
// The text of an HTML text node, aligned with the bytes it was written as.

#include "extract/readers/decoded_text.hpp"
#include "extract/readers/text_builder.hpp"

#include <cstddef>
#include <string_view>

namespace skein {

// `decoded` is what a parser made of the source's text from `from` to `to`: references decoded, line ends normalised, tags
// that it ignored taken out. Where the two cannot be aligned, every byte maps to the whole range.
void add_html_text(TextBuilder& out, const SourceText& source, std::size_t from, std::size_t to, std::string_view decoded);
void add_html_text(DecodedText& out, const SourceText& source, std::size_t from, std::size_t to, std::string_view decoded);

}  // namespace skein
