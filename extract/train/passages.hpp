#pragma once
// Running text for the segmenter: the documents of treebanks, cut into passages, with the noise of transcripts and careless
// writing.

#include "extract/text/conllu.hpp"
#include "extract/text/features.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/random.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace skein {

struct PassageToken {
    FeatureRows rows;
    FeatureRows lower_rows;
    std::uint32_t frequency = 0;
    std::uint8_t tag = 0;      // part of speech, from 1; 0: not annotated
    bool end = false;          // of a sentence
    bool opens_paragraph = false;
    bool blank_before = false;
    bool punctuation = false;
    bool stop = false;         // a punctuation mark that ends its sentence
};

struct RunningDocument {
    std::vector<PassageToken> tokens;
    bool spoken = false;
};

// Sentences up to the next `newdoc`; those of a treebank without documents are put together by `sentences_together`.
[[nodiscard]] std::vector<RunningDocument> running_documents(const std::vector<TreebankSentence>& sentences,
                                                             const FeatureExtractor& extractor,
                                                             const std::map<std::string, std::uint32_t>& frequencies,
                                                             std::size_t sentences_together);

// How a passage departs from what was written.
enum class PassageNoise : std::uint8_t { none, speech, lower_case, no_punctuation, lost_stops };

// The document's text as passages of no more than `longest` tokens. Without noise a passage ends where a paragraph does; with
// noise paragraphs are not seen. The last token of a passage teaches nothing: that something ends there is plain.
[[nodiscard]] std::vector<TrainingSentence> passages_of(const RunningDocument& document, PassageNoise noise, std::size_t longest,
                                                        Random& random);

}  // namespace skein
