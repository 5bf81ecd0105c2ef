#pragma once
// Where sentences end: full stops that are one, ends that lost their full stop or their blank, and speech without either.

#include "extract/document.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/annotation.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein {

struct TextRange {
    std::size_t start = 0;
    std::size_t end = 0;
};

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

// Ranges are in order, do not overlap and hold no white space at their ends. Linear in the text.
[[nodiscard]] std::vector<TextRange> split_sentences(std::string_view text, BlockKind kind, const Vocabulary& vocabulary,
                                                     const en::Lexicon& lexicon);

// Longer sentences are cut, so that no later stage meets an endless one.
inline constexpr std::uint32_t max_sentence_tokens = 300;

// Cuts tagged speech into clauses where a new one plainly starts, and anything past max_sentence_tokens; the number of
// cuts of the second kind is added to `forced`.
[[nodiscard]] std::vector<SentenceTokens> cut_long_sentences(const Annotation& tagged, BlockKind kind, const en::Lexicon& lexicon,
                                                             std::size_t& forced);

}  // namespace skein
