#pragma once
// What the language stages say of a block of text: sentences, tokens, tags, lemmas and trees.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Universal Dependencies v2 parts of speech.
enum class Upos : std::uint8_t {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X,
};
[[nodiscard]] std::string_view name_of(Upos tag);

// How a verb is inflected; `none` for other words. `present` is any finite present, third person or not.
enum class VerbForm : std::uint8_t { none, base, present, past, participle, gerund };

// Offsets count bytes of the block's clean text. `head` is the index of the head token in the sentence, from 1; 0: the root.
struct Token {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    Upos upos = Upos::X;
    std::uint8_t xpos = 0;  // index into the model's tag list; 0: not known
    VerbForm form = VerbForm::none;
    std::uint8_t relation = 0;  // index into the model's list of dependency relations; 0: not known
    std::uint32_t head = 0;
    std::string lemma;

    [[nodiscard]] std::uint32_t size() const { return end - start; }
};

struct SentenceTokens {
    std::uint32_t first = 0;  // tokens [first, last)
    std::uint32_t last = 0;
};

// Tokens are in order and do not overlap. `text` is the block's and must outlive the annotation.
struct Annotation {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<SentenceTokens> sentences;

    [[nodiscard]] std::string_view form(const Token& token) const { return text.substr(token.start, token.size()); }
};

}  // namespace skein
