#pragma once
// A treebank's own text, given to Skein as if nobody had ever cut it into sentences and words: what `skein eval --raw` measures.

#include "extract/document.hpp"
#include "extract/eval/treebank_score.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/language_model.hpp"

#include <vector>

namespace skein {

enum class RawKind : std::uint8_t {
    written,  // one block a paragraph (`newdoc`, `newpar`)
    speech,   // one block a document, without paragraphs: for treebanks made by `as_speech`
};

// One document for each `newdoc` of the treebank: its words with the blanks that SpaceAfter tells of, nothing left out.
[[nodiscard]] std::vector<Document> raw_documents(const std::vector<TreebankSentence>& gold, RawKind kind);

// The documents read by Skein: sentences, words, tags and trees are its own.
[[nodiscard]] std::vector<TreebankSentence> analyze_raw(const LanguageModel& model, const en::Lexicon& lexicon,
                                                        const std::vector<Document>& documents);

// How many of the gold's sentence ends inside documents the system found; that one ends where a document does is no finding.
// Both hold the same characters, white space apart. Documents are the gold's.
[[nodiscard]] Agreement score_sentence_ends(const std::vector<TreebankSentence>& gold,
                                            const std::vector<TreebankSentence>& system);

}  // namespace skein
