#pragma once
// Words that lost the blank between them: where one sentence's end and the next one's start are written together ("ignoreHaving").

#include "extract/document.hpp"
#include "extract/lang/en/lexicon.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein {

// The words that stand alone somewhere in a document, as they are written, with their number.
class Vocabulary {
  public:
    void add(std::string_view text);
    [[nodiscard]] std::size_t count(std::string_view word) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> counts_;
};

// Offsets, ascending, at which a sentence begins inside what is written as one word: a capital after a small letter, both sides words or
// names of the lexicon or the vocabulary. None in titles and headings. Linear in the text.
[[nodiscard]] std::vector<std::size_t> find_glued_ends(std::string_view text, BlockKind kind, const Vocabulary& vocabulary,
                                                       const en::Lexicon& lexicon);

}  // namespace skein
