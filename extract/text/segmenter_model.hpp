#pragma once
// The trained segmenter, ready to run: read-only, shared by all threads.

#include "extract/text/encoder_weights.hpp"
#include "extract/text/language_model.hpp"

#include <cstdint>
#include <string_view>

namespace skein {

class SegmenterModel : public EncoderWeights {
  public:
    // It looks words up in the tables of `language`, which must outlive it. Throws Error when the file is not a segmenter this
    // program can run, or was trained with another language model.
    SegmenterModel(ModelFile file, const LanguageModel& language);
    SegmenterModel(const SegmenterModel&) = delete;
    SegmenterModel& operator=(const SegmenterModel&) = delete;

    // Data sets and licences, as text for people.
    [[nodiscard]] std::string_view about() const { return file_.tensor("about", TensorType::bytes).text(); }
    [[nodiscard]] const FeatureExtractor& features() const { return language_.features; }

    DenseLayer end;  // one column: the score of a sentence's end after the token
    // A sentence ends where the score is above: amid punctuation, and where there is none.
    std::int16_t written_threshold = 0;
    std::int16_t speech_threshold = 0;

  private:
    ModelFile file_;
    const LanguageModel& language_;
};

// What a segmenter stores to know its language model again: the vocabulary's fingerprint.
[[nodiscard]] std::uint64_t vocabulary_key(const LanguageModel& language);

// The segmenter Skein was built with, over `english_model`. Made ready at the first call; safe from any thread. Throws Error when
// it was built without.
[[nodiscard]] const SegmenterModel& english_segmenter();

}  // namespace skein
