#pragma once
// HTML inside another format.

#include "extract/readers/boilerplate.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>

namespace skein {

// Appends the blocks and diagrams of the HTML between `start` and `end` of the source's text, all of it: a fragment that
// an author wrote into a note has no page furniture. Throws Error when it is nested too deeply.
void add_html_fragment(Document& document, std::size_t start, std::size_t end, LeftOut& left_out, Diagnostics& diagnostics);

}  // namespace skein
