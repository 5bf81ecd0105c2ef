#pragma once
// Words that lost the blank between them: where one sentence's end and the next one's start are written together
// ("ignoreHaving").

#include "extract/document.hpp"
#include "extract/lang/en/lexicon.hpp"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein {

// The words that stand alone somewhere in a document, as they are written, with their number. Counted when first asked for: most
// documents never are.
class Vocabulary {
  public:
    // `text` must outlive the vocabulary.
    void add(std::string_view text) { uncounted_.push_back(text); }
    [[nodiscard]] std::size_t count(std::string_view word) const;

  private:
    void count_words(std::string_view text) const;

    mutable std::vector<std::string_view> uncounted_;
    mutable std::unordered_map<std::string_view, std::size_t> counts_;
};

// Offsets, ascending, at which a sentence begins inside what is written as one word: a capital after a small letter, both sides
// words or names of the lexicon or the vocabulary. None in titles and headings. Linear in the text.
[[nodiscard]] std::vector<std::size_t> find_glued_ends(std::string_view text, BlockKind kind, const Vocabulary& vocabulary,
                                                       const en::Lexicon& lexicon);

}  // namespace skein
