#include "extract/text/tagger.hpp"

#include <algorithm>

namespace skein {
namespace {

// A loop that compilers turn into few instructions, which std::max_element is not.
std::int16_t largest(const std::int16_t* numbers, std::size_t count) {
    std::int16_t most = numbers[0];
    for (std::size_t i = 1; i < count; ++i) most = std::max(most, numbers[i]);
    return most;
}

}  // namespace

void tag(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded, std::span<Token* const> first_tokens,
         AlignedVector<std::int16_t>& scores) {
    const std::size_t width = model.tag_head.matrix.columns;
    scores.resize(std::max(scores.size(), encoded.rows() * width));
    const std::uint8_t* const input = encoded.as_input(model.tag_head, encoded.tag_stream());
    kernels.multiply(model.tag_head.matrix, input, encoded.rows(), model.dimension, scores.data(), width);
    for (const EncodedSentences::Span& span : encoded.spans()) {
        for (std::uint32_t i = 0; i < span.tokens; ++i) {
            const std::int16_t* const row = scores.data() + (span.first + i) * width;
            // Number 0 is no tag.
            const std::size_t best = static_cast<std::size_t>(
                std::find(row + 1, row + model.tags.size(), largest(row + 1, model.tags.size() - 1)) - row);
            Token& token = first_tokens[span.sentence][i];
            token.upos = model.tags[best].upos;
            token.xpos = model.tags[best].xpos;
            token.form = model.tags[best].form;
        }
    }
}

}  // namespace skein
