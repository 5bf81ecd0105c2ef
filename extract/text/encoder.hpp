#pragma once
// The shared reading of sentences: one pass over embeddings, convolutions and recurrences that every head works from.

#include "extract/text/encoder_run.hpp"
#include "extract/text/features.hpp"
#include "extract/text/recent_forms.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

// The sums of embeddings of forms, by an encoder's tables.
class FormVectors {
  public:
    // Puts the sum for `form` into `out`, `dimension` numbers. `kind` and `rows_of(form)` say which rows are summed: the same
    // kind of the same form has the same rows.
    template <class RowsOf>
    void put(const EncoderWeights& encoder, const Kernels& kernels, std::string_view form, std::uint16_t kind, RowsOf rows_of,
             std::int16_t* out) {
        const std::int16_t* known = find(encoder, form, kind);
        if (known == nullptr) known = make(encoder, kernels, rows_of(form));
        std::copy_n(known, encoder.dimension, out);
    }
    static void sum(const EncoderWeights& encoder, const Kernels& kernels, const FeatureRows& rows, std::int16_t* out);

  private:
    [[nodiscard]] const std::int16_t* find(const EncoderWeights& encoder, std::string_view form, std::uint16_t kind);
    [[nodiscard]] const std::int16_t* make(const EncoderWeights& encoder, const Kernels& kernels, const FeatureRows& rows);

    std::uint64_t encoder_ = 0;
    RecentForms recent_;
    std::size_t place_ = 0;
    AlignedVector<std::int16_t> sums_;  // by place
};

// Vectors of a few sentences: a row for each token, then one for the root.
class EncodedSentences {
  public:
    struct Span {
        std::uint32_t sentence;  // the caller's number
        std::uint32_t first;     // row of the first token; the root is at first + tokens
        std::uint32_t tokens;
    };

    void clear(const EncoderWeights& encoder, const Kernels& kernels);
    void begin_sentence(std::uint32_t sentence);
    // As FormVectors::put.
    template <class RowsOf>
    void add_token(std::string_view form, std::uint16_t kind, RowsOf rows_of) {
        vectors_.put(*encoder_, *kernels_, form, kind, rows_of, run_.add_row());
        ++spans_.back().tokens;
    }
    void end_sentence();  // adds the root
    [[nodiscard]] std::size_t rows() const { return run_.rows(); }
    [[nodiscard]] std::span<const Span> spans() const { return spans_; }

    // Runs the layers.
    void run() { run_.run(*encoder_, *kernels_, encoder_->tag_layer); }
    // The rows after the tag head's layer, and after the last one; `dimension` numbers each, in stream units.
    [[nodiscard]] const std::int16_t* tag_stream() const { return run_.kept(); }
    [[nodiscard]] const std::int16_t* stream() const { return run_.stream(); }
    // A copy of such rows as the input of a layer. The pointer lasts until the next call.
    [[nodiscard]] const std::uint8_t* as_input(const DenseLayer& layer, const std::int16_t* rows) {
        return run_.as_input(*kernels_, layer, rows);
    }

  private:
    const EncoderWeights* encoder_ = nullptr;
    const Kernels* kernels_ = nullptr;
    EncoderRun run_;
    FormVectors vectors_;
    std::vector<Span> spans_;
};

}  // namespace skein
