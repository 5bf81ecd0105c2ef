#pragma once
// Tokens in, tags, lemmas and trees out.

#include "extract/text/annotation.hpp"
#include "extract/text/encoder.hpp"
#include "extract/text/language_model.hpp"
#include "extract/text/parser.hpp"
#include "extract/text/recent_lemmas.hpp"
#include "extract/text/sentence_splitter.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

// A longer sentence is cut: each piece gets a tree of its own. Time and memory stay linear whatever comes in.
inline constexpr std::uint32_t max_parsed_tokens = 800;

// What one thread needs to work, kept between calls so that nothing is allocated anew.
struct Workspace {
    const Kernels* kernels = &best_kernels();
    EncodedSentences encoded;
    Parser parser;
    RecentLemmas lemmas;
    AlignedVector<std::int16_t> scores;
    SplitWorkspace splitting;
    std::vector<Token*> first_tokens;         // of the sentences in `encoded`, by number
    std::vector<std::string_view> texts;      // theirs
};

// Fills upos, xpos, lemma, head and relation of all tokens of all sentences. Every sentence gets a projective tree with exactly
// one root. Sentences longer than `max_parsed_tokens` are cut in `annotation.sentences`; gives the number of cuts.
std::size_t analyze(const LanguageModel& model, Annotation& annotation, Workspace& workspace);
// The same for many, read together: with short texts that is faster, and gives the same.
std::size_t analyze(const LanguageModel& model, std::span<Annotation> annotations, Workspace& workspace);

}  // namespace skein
