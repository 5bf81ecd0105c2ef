#include "extract/text/name_model.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace skein {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error("The model of names " + what + ".", "make it again with `skein train`, or install Skein again");
}

}  // namespace

NameModel::NameModel(ModelFile file) : file_(std::move(file)) {
    const Tensor& rows = file_.tensor("embeddings", TensorType::int8);
    stack = read_stack(file_, rows.columns);
    if (rows.rows <= name_word_base) fail("has an impossible shape");
    embeddings = {rows.values<std::int8_t>(), rows.rows, read_factor(rows, 255)};
    tags = read_dense(file_, "tags", stack.dimension, name_tags, signed_zero_point);
    transitions = file_.tensor("transitions", TensorType::int16, name_tags, name_tags).values<std::int16_t>();
    const auto [least, most] = std::ranges::minmax(transitions);
    widest_step = most - least;
    features = NameFeatures(map("phrase", 32767), map("word", static_cast<int>(rows.rows - name_word_base) - 1));
}

FingerprintMap NameModel::map(const std::string& name, int largest) const {
    const Tensor& keys = file_.tensor(name + ".keys", TensorType::int32, 1);
    const Tensor& values = file_.tensor(name + ".values", TensorType::int16, 1, keys.columns);
    const auto fingerprints = keys.values<std::int32_t>();
    const auto unsigned_less = [](std::int32_t a, std::int32_t b) {
        return static_cast<std::uint32_t>(a) < static_cast<std::uint32_t>(b);
    };
    if (!std::ranges::is_sorted(fingerprints, unsigned_less)) fail("has the list " + name + " out of order");
    const auto is_wrong = [&](std::int16_t value) { return value < 0 || value > largest; };
    if (std::ranges::any_of(values.values<std::int16_t>(), is_wrong)) fail("has an impossible value in the list " + name);
    return {fingerprints, values.values<std::int16_t>()};
}

}  // namespace skein
