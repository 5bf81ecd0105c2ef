#pragma once
// CoNLL-U (Universal Dependencies v2): reading treebanks, writing annotations.

#include "base/byte_sink.hpp"
#include "base/byte_span.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct Annotation;
struct SentenceTokens;
class LanguageModel;

// One syntactic word. Fields that the file leaves out as `_` are empty, but a form or lemma that is itself `_`.
struct TreebankWord {
    std::string form;
    std::string lemma;
    std::string upos;
    std::string xpos;
    std::string features;
    std::uint32_t head = 0;  // from 1; 0: the root, or not annotated
    std::string relation;
    std::string misc;
};

// Words [first, last), from 0, written together as `form`.
struct MultiwordToken {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string form;
    std::string misc;
};

struct TreebankSentence {
    std::uint32_t line = 0;              // of its first word, from 1
    std::vector<std::string> comments;   // without `# `
    std::vector<TreebankWord> words;
    std::vector<MultiwordToken> multiword;  // in order
};

inline constexpr std::size_t max_treebank_sentence_words = 100'000;

// Empty nodes (`8.1`) are skipped. Throws Error naming file, line and column of what is not CoNLL-U: columns, ids, heads
// outside the sentence. `file` is for messages.
[[nodiscard]] std::vector<TreebankSentence> read_conllu(std::string_view text, const std::string& file);

// The value of `key` in a MISC or FEATS column (`A=1|B=2`); empty when absent.
[[nodiscard]] std::string_view field_of(std::string_view column, std::string_view key);

// Does a blank follow the word in the text it was taken from?
[[nodiscard]] bool space_after(const TreebankSentence& sentence, std::size_t word);

// Where text[start, end) of the annotated text stands in the original file.
using OriginalSpan = std::function<ByteSpan(std::size_t start, std::size_t end)>;

// Writes one sentence with its `# text`. MISC holds `SpaceAfter=No` and `TokenRange=start:end`, bytes of the original file.
// A clitic written together with its word ("do" + "n't", "Nvidia" + "'s") becomes a multiword token, as in UD English.
void write_conllu(const LanguageModel& model, const Annotation& annotation, const SentenceTokens& sentence,
                  std::string_view sentence_id, const OriginalSpan& original, ByteSink& out);

}  // namespace skein
