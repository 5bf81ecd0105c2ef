#pragma once
// Hyphenated and slashed words as one: treebanks take them apart ("DeepSeek" "-" "R1"), a reader of names and relations does not.

#include "extract/text/annotation.hpp"

namespace skein {

// Joins words with the hyphens and slashes that are glued between them into one token each. It has the tags and the place in the
// tree of the part that the others hang on; its lemma is made of theirs. Trees stay trees, sentences stay where they are.
void join_compounds(Annotation& annotation);

}  // namespace skein
