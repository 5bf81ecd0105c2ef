#include "extract/text/name_model.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr std::size_t most_layers = 8;

[[noreturn]] void fail(const std::string& what) {
    throw Error("The model of names " + what + ".", "make it again with `skein train`, or install Skein again");
}

std::int16_t factor_of(const Tensor& tensor, float largest) {
    if (!(tensor.scale >= 1 && tensor.scale <= largest)) fail("has a table " + std::string(tensor.name) + " with an impossible factor");
    return static_cast<std::int16_t>(tensor.scale);
}

}  // namespace

NameModel::NameModel(ModelFile file) : file_(std::move(file)) {
    const Tensor& rows = file_.tensor("embeddings", TensorType::int8);
    dimension = rows.columns;
    if (dimension < 32 || dimension > 256 || dimension % 32 != 0 || rows.rows <= name_word_base) fail("has an impossible shape");
    embeddings = {rows.values<std::int8_t>(), rows.rows, factor_of(rows, 255)};
    const std::string_view kinds = file_.tensor("layers", TensorType::bytes).text();
    if (kinds.size() > most_layers) fail("has too many layers");
    for (const char kind : kinds) {
        if (kind != 'c' && kind != 'r') fail("has a layer of a kind this program does not know");
        const std::string name = "layer" + std::to_string(layers.size());
        layers.push_back({kind, kind == 'c' ? dense(name, 3 * dimension, dimension) : dense(name, dimension, 2 * dimension)});
    }
    gates = file_.tensor("gates", TensorType::int16, 1, gate_table_size).values<std::int16_t>();
    tags = dense("tags", dimension, name_tags);
    transitions = file_.tensor("transitions", TensorType::int16, name_tags, name_tags).values<std::int16_t>();
    features = NameFeatures(map("phrase", 32767), map("word", static_cast<int>(rows.rows - name_word_base) - 1));
}

FingerprintMap NameModel::map(const std::string& name, int largest) const {
    const Tensor& keys = file_.tensor(name + ".keys", TensorType::int32, 1);
    const Tensor& values = file_.tensor(name + ".values", TensorType::int16, 1, keys.columns);
    const auto fingerprints = keys.values<std::int32_t>();
    const auto unsigned_less = [](std::int32_t a, std::int32_t b) { return static_cast<std::uint32_t>(a) < static_cast<std::uint32_t>(b); };
    if (!std::ranges::is_sorted(fingerprints, unsigned_less)) fail("has the list " + name + " out of order");
    const auto is_wrong = [&](std::int16_t value) { return value < 0 || value > largest; };
    if (std::ranges::any_of(values.values<std::int16_t>(), is_wrong)) fail("has an impossible value in the list " + name);
    return {fingerprints, values.values<std::int16_t>()};
}

DenseLayer NameModel::dense(const std::string& name, std::size_t depth, std::size_t columns) const {
    const Tensor& weights = file_.tensor(name, TensorType::int8, depth, columns);
    const auto values = weights.values<std::int8_t>();
    const auto scale = file_.tensor(name + ".scale", TensorType::float32, 1, columns).values<float>();
    const auto bias = file_.tensor(name + ".bias", TensorType::int32, 1, columns).values<std::int32_t>();
    // What the kernels rely on to give the same bits everywhere.
    if (std::ranges::any_of(values, [](std::int8_t weight) { return weight > largest_weight || weight < -largest_weight; })) {
        fail("has a weight in " + name + " that is too large");
    }
    for (std::size_t j = 0; j < columns; ++j) {
        if (!(scale[j] >= 0 && scale[j] <= 16) || bias[j] > (1 << 24) || bias[j] < -(1 << 24)) fail("has an impossible scale in " + name);
    }
    return {PackedMatrix(depth, columns, values, scale, bias, signed_zero_point), factor_of(weights, 32767)};
}

}  // namespace skein
