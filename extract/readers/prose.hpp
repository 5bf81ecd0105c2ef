#pragma once
// Text without markup → blocks: the plain reader's insides, for every format that holds such text.

#include "extract/readers/boilerplate.hpp"
#include "extract/readers/decoded_text.hpp"
#include "extract/readers/readers.hpp"

namespace skein {

// Appends the blocks and diagrams of `prose` to the document. When the document has no title yet, the first line may
// become it.
void add_prose(Document& document, const DecodedText& prose, LeftOut& left_out, Diagnostics& diagnostics);

}  // namespace skein
