#include "extract/text/segmenter_model.hpp"

#include "base/error.hpp"
#include "extract/text/hash.hpp"
#include "extract/text/segment_features.hpp"

namespace skein {

std::uint64_t vocabulary_key(const LanguageModel& language) {
    const Tensor& cased = language.file().tensor("cased", TensorType::int32, 0, 2);
    const std::string_view bytes(reinterpret_cast<const char*>(cased.data), cased.size() * sizeof(std::int32_t));
    return text_hash(bytes, language.embeddings[table_word].rows);
}

SegmenterModel::SegmenterModel(ModelFile file, const LanguageModel& language) : file_(std::move(file)), language_(language) {
    std::array<std::uint32_t, feature_tables> rows = segment_table_sizes;
    rows[table_word] = language.embeddings[table_word].rows;
    rows[table_cased] = language.embeddings[table_cased].rows;
    const auto key = file_.tensor("vocabulary", TensorType::int32, 1, 2).values<std::int32_t>();
    const std::uint64_t expected = vocabulary_key(language);
    if (static_cast<std::uint32_t>(key[0]) != static_cast<std::uint32_t>(expected) ||
        static_cast<std::uint32_t>(key[1]) != expected >> 32) {
        throw Error("The segmenter was trained with another language model.", "train both with `skein train`");
    }
    static_cast<EncoderWeights&>(*this) = read_encoder(file_, rows);
    end = read_dense(file_, "end", dimension, 1, signed_zero_point);
    const auto thresholds = file_.tensor("thresholds", TensorType::int16, 1, 2).values<std::int16_t>();
    written_threshold = thresholds[0];
    speech_threshold = thresholds[1];
}

}  // namespace skein
