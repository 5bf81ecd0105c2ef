#include "extract/text/tagger.hpp"

namespace skein {

void tag(const LanguageModel& model, const Kernels& kernels, EncodedSentences& encoded, std::span<const SentenceTokens> sentences,
         std::span<Token> tokens, AlignedVector<std::int16_t>& scores) {
    const std::size_t width = model.tag_head.matrix.columns;
    scores.resize(encoded.rows() * width);
    const std::uint8_t* const input = encoded.as_input(kernels, model.tag_head, encoded.tag_stream());
    kernels.multiply(model.tag_head.matrix, input, encoded.rows(), model.dimension, scores.data(), width);
    for (const EncodedSentences::Span& span : encoded.spans()) {
        for (std::uint32_t i = 0; i < span.tokens; ++i) {
            const std::int16_t* const row = scores.data() + (span.first + i) * width;
            std::size_t best = 1;  // 0: not known
            for (std::size_t c = 2; c < model.tags.size(); ++c) {
                if (row[c] > row[best]) best = c;
            }
            Token& token = tokens[sentences[span.sentence].first + i];
            token.upos = model.tags[best].upos;
            token.xpos = model.tags[best].xpos;
            token.form = model.tags[best].form;
        }
    }
}

}  // namespace skein
