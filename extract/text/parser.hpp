#pragma once
// Greedy arc-hybrid parsing over encoded sentences: each move is chosen by a small network that sums what twelve places of the
// stack and buffer contribute.

#include "extract/text/arc_hybrid.hpp"
#include "extract/text/encoder.hpp"
#include "extract/text/language_model.hpp"

#include <cstdint>
#include <vector>

namespace skein {

class Parser {
  public:
    // Projects the encoded rows for `parse`. `encoded` must stay as it is until the last call of `parse`.
    void begin(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded);
    // Parses one sentence; the result stays in `state()` until the next call.
    void parse(const EncodedSentences::Span& span);
    [[nodiscard]] const ArcHybrid& state() const { return state_; }

  private:
    [[nodiscard]] const std::int16_t* slot(std::size_t slot, std::uint32_t token);
    void hide(const ParserContext& context);
    [[nodiscard]] std::uint8_t label(const DenseLayer& layer);

    const LanguageModel* model_ = nullptr;
    const Kernels* kernels_ = nullptr;
    const std::uint8_t* input_ = nullptr;
    std::uint32_t first_row_ = 0;
    ArcHybrid state_;
    AlignedVector<std::int16_t> near_;      // rows x 5H
    AlignedVector<std::int16_t> children_;  // tokens x 7H of the sentence at hand, made when first wanted
    std::vector<bool> made_;
    AlignedVector<std::uint8_t> hidden_;
    AlignedVector<std::int16_t> scores_;
};

}  // namespace skein
