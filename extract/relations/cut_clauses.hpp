#pragma once
// Speech without marks is cut in the wrong place at times: "instead of using Zeta | Acme went with Vega". What the first piece
// says, it says of the subject of the second.

#include "extract/relations/clause.hpp"
#include "extract/relations/relation_match.hpp"

#include <vector>

namespace skein {

// `clauses` are `piece`'s; `next` is the sentence after it, of the same block.
void find_cut_clauses(const SentenceTree& piece, const Clauses& clauses, const SentenceTree& next, const en::Lexicon& lexicon,
                      std::vector<RelationMatch>& out);

}  // namespace skein
