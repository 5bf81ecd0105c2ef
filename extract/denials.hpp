#pragma once
// "The arguments in Ada's talk are mistaken": who says so denies what Ada said.

#include "graph/extraction.hpp"

namespace skein {

// Adds, for each statement that calls the claims of somebody (or somebody) mistaken, the denial of what that one was last said to
// say in the document: the same subject and object, which stand where they were said, the words of the judgement as relation
// text, and the one who judges as claimant. Only claims between two entities are turned. Rule "denial".
void add_denials(Extraction& document);

}  // namespace skein
