#include "extract/text/morphology.hpp"

#include "base/error.hpp"
#include "extract/text/features.hpp"
#include "extract/text/hash.hpp"

namespace skein {

Morphology::Morphology(const ModelFile& file) : sets_(file.lines("features.sets")) {
    const Tensor& keys = file.tensor("features.keys", TensorType::int32);
    const Tensor& values = file.tensor("features.values", TensorType::int16, keys.rows, keys.columns);
    for (const std::int16_t value : values.values<std::int16_t>()) {
        if (value < 0 || static_cast<std::size_t>(value) >= sets_.size())
            throw Error("The language model names features it does not hold.");
    }
    map_ = FingerprintMap(keys.values<std::int32_t>(), values.values<std::int16_t>());
}

std::uint64_t Morphology::key(std::string_view form, std::string_view upos, std::string_view xpos) {
    const NormalForm normal(form);
    const std::uint64_t tag = text_hash(upos, 21) ^ text_hash(xpos, 22);
    return text_hash(normal.lower(), 23) ^ tag * 0x9e3779b97f4a7c15U;
}

std::string_view Morphology::features(std::string_view form, Upos upos, std::string_view xpos) const {
    auto found = map_.find(key(form, name_of(upos), xpos));
    if (!found) found = map_.find(key({}, name_of(upos), xpos));
    return found ? std::string_view(sets_[static_cast<std::size_t>(*found)]) : std::string_view();
}

}  // namespace skein
