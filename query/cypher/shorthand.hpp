#pragma once
// The shorthand: `Lao Gao -say-> ?`, `DeepSeek -use-> ?x`, `?who <-own- ?what`. Sugar for MATCH and RETURN.

#include "query/cypher/property_graph.hpp"

#include <string_view>

namespace skein::cypher {

// Whether the text is meant as shorthand: it begins with no word of a clause and has an arrow.
[[nodiscard]] bool is_shorthand(std::string_view text);

// terms and arrows in turn: TERM ARROW TERM [ARROW TERM …]
//   TERM   a name as it stands or in quotes; `?` or `?x` for what is asked
//   ARROW  -relation->, <-relation-, -relation- (either way), with `|` between several; --> and -?-> for any relation
// A relation is named by its lemma or by how a statement words it ("uses"). `X -says-> ?` finds what X
// claims, and nothing else. The result has a column for each `?` (or, without one, the two ends), then the relation and, of a
// single arrow, who says it and the words that say it. Throws QueryError with near names for what does not occur.
[[nodiscard]] Query parse_shorthand(std::string_view text, const PropertyGraph& graph);

}  // namespace skein::cypher
