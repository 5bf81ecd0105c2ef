#pragma once
// The shared reading of sentences: one pass over embeddings, convolutions and recurrences that every head works from.

#include "extract/text/features.hpp"
#include "extract/text/encoder_weights.hpp"
#include "extract/text/recurrence.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace skein {

// Vectors of a few sentences. Rows: an empty one, then each sentence's tokens, its root and an empty row again.
class EncodedSentences {
  public:
    struct Span {
        std::uint32_t sentence;  // the caller's number
        std::uint32_t first;     // row of the first token; the root is at first + tokens
        std::uint32_t tokens;
    };

    void clear(const EncoderWeights& model);
    void begin_sentence(std::uint32_t sentence);
    void add_token(const FeatureRows& rows);
    void end_sentence();  // adds the root
    [[nodiscard]] std::size_t rows() const { return features_.size(); }
    [[nodiscard]] std::span<const Span> spans() const { return spans_; }

    // Runs the layers. Afterwards `tagging()` holds the rows after the tag head's layer, `parsing()` after the last one, as bytes
    // made with the given layer's input factor.
    void run(const EncoderWeights& model, const Kernels& kernels);
    // The rows after the tag head's layer, and after the last one; `dimension` numbers each, in stream units.
    [[nodiscard]] const std::int16_t* tag_stream() const { return tag_stream_.data(); }
    [[nodiscard]] const std::int16_t* stream() const { return stream_.data(); }
    // A copy of such rows as the input of a layer. The pointer lasts until the next call.
    [[nodiscard]] const std::uint8_t* as_input(const Kernels& kernels, const DenseLayer& layer, const std::int16_t* stream);

  private:
    void embed(const EncoderWeights& model, const Kernels& kernels);
    void convolve(const EncoderWeights& model, const DenseLayer& layer, const Kernels& kernels);
    void recur(const EncoderWeights& model, const DenseLayer& layer, const Kernels& kernels);
    void clear_empty_rows(std::int16_t* rows, std::size_t width) const;

    static constexpr std::uint32_t empty_row = std::uint32_t(-1);
    std::size_t dimension_ = 0;
    std::vector<FeatureRows> features_;  // by row; the first number is empty_row for an empty row
    std::vector<Span> spans_;
    std::vector<RowRange> sentences_;
    AlignedVector<std::int16_t> stream_, tag_stream_, product_, memory_;
    AlignedVector<std::uint8_t> bytes_;
};

}  // namespace skein
