#pragma once
// Where sentences end, after any token: by a trained segmenter that reads punctuation, capitals, line ends and words alike, so
// that careless writing and transcripts without punctuation are split by the same means.

#include "extract/document.hpp"
#include "extract/text/annotation.hpp"
#include "extract/text/encoder.hpp"
#include "extract/text/segmenter_model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace skein {

// Longer sentences are cut where an end is likeliest, so that no later stage meets an endless one.
inline constexpr std::uint32_t max_sentence_tokens = 300;

// What one thread needs to split, kept between calls so that nothing is allocated anew.
struct SplitWorkspace {
    const Kernels* kernels = &best_kernels();
    EncodedSentences encoded;
    AlignedVector<std::int16_t> products;
    std::vector<std::int16_t> scores;
    std::vector<std::uint32_t> stops;
    struct Window {
        std::size_t score;      // place of the first score that is wanted
        std::uint32_t skipped;  // tokens before it
        std::uint32_t count;
    };
    std::vector<Window> windows;  // of `encoded`, by number
};

// Sets `annotation.sentences`; tokens stay as they are. A sentence ends at each of `cuts` (ascending offsets between tokens), at
// an empty line, and where the segmenter says so; titles and headings are one sentence each otherwise. Gives the number of cuts
// that were made only because a sentence was too long. Time is linear in the tokens.
std::size_t split_sentences(const SegmenterModel& model, Annotation& annotation, BlockKind kind,
                            std::span<const std::size_t> cuts, SplitWorkspace& workspace);

// The same for many, read together: with short texts that is faster, and gives the same.
struct TextToSplit {
    Annotation* annotation;
    BlockKind kind;
    std::span<const std::size_t> cuts;
    std::size_t forced_cuts = 0;  // set: how many were made only because a sentence was too long
};
void split_sentences(const SegmenterModel& model, std::span<TextToSplit> texts, SplitWorkspace& workspace);

}  // namespace skein
