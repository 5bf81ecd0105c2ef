#pragma once
// The layers between embeddings and heads, run in integers over some sentences: what the language model, the segmenter and the
// tagger of names have in common. train/encoder_layers.hpp trains them.

#include "extract/text/encoder_weights.hpp"
#include "extract/text/recurrence.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace skein {

inline constexpr std::size_t no_kept_layer = std::size_t(-1);

// Rows of `dimension` numbers: an empty one, then each sentence's rows and an empty one again.
class EncoderRun {
  public:
    void clear(const EncoderStack& stack);
    void begin_sentence() { sentences_.push_back({rows_, 0}); }
    // The next row of the sentence, to be filled by the caller before anything else is done.
    [[nodiscard]] std::int16_t* add_row();
    void end_sentence();
    [[nodiscard]] std::int16_t* row(std::size_t number) { return stream_.data() + number * dimension_; }

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::span<const RowRange> sentences() const { return sentences_; }

    // Runs the layers; `kept_layer`: after so many, the rows are kept for `kept()`.
    void run(const EncoderStack& stack, const Kernels& kernels, std::size_t kept_layer);
    // The rows after the kept layer and after the last one, in stream units.
    [[nodiscard]] const std::int16_t* kept() const { return has_kept_ ? kept_.data() : stream_.data(); }
    [[nodiscard]] const std::int16_t* stream() const { return stream_.data(); }
    // A copy of such rows as the input of a layer. The pointer lasts until the next call.
    [[nodiscard]] const std::uint8_t* as_input(const Kernels& kernels, const DenseLayer& layer, const std::int16_t* rows);

  private:
    void convolve(const DenseLayer& layer, const Kernels& kernels);
    void recur(const EncoderStack& stack, const DenseLayer& layer, const Kernels& kernels);

    std::size_t dimension_ = 0;
    std::size_t rows_ = 0;
    bool has_kept_ = false;
    std::vector<RowRange> sentences_;
    AlignedVector<std::int16_t> stream_, kept_, product_, memory_;
    AlignedVector<std::uint8_t> bytes_;
};

}  // namespace skein
