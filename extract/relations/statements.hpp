#pragma once
// Relations found in a document, with pronouns and names resolved, as
// statements.

#include "base/diagnostics.hpp"
#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/relation_match.hpp"
#include "extract/relations/sentence_tree.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/resolve/coreference.hpp"
#include "graph/extraction.hpp"

#include <map>
#include <string>
#include <vector>

namespace skein {

struct SentenceRelations {
    std::size_t block = 0;
    TokenRange sentence;
    std::vector<RelationMatch> matches;
};

// Relations of every sentence, in order. `trees` are the text's.
[[nodiscard]] std::vector<SentenceRelations> extract_relations(const AnnotatedText &text, const Trees &trees,
                                                               const en::Lexicon &lexicon, std::uint32_t enabled_rules);

// Fills sentences, mentions and statements of `out`.
void add_statements(const AnnotatedText &text, const std::vector<BlockNames> &names,
                    const std::vector<SentenceRelations> &relations, const Canonicals &canonicals, const References &references,
                    const Document &document, Extraction &out);

}  // namespace skein
