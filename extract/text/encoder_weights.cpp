#include "extract/text/encoder_weights.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <atomic>
#include <string_view>

namespace skein {
namespace {

constexpr std::size_t most_layers = 16;

[[noreturn]] void fail(const std::string& what) {
    throw Error("The language model " + what + ".", "make it again with `skein train`, or install Skein again");
}

}  // namespace

std::int16_t read_factor(const Tensor& tensor, float largest) {
    if (!(tensor.scale >= 0 && tensor.scale <= largest))
        fail("has a table " + std::string(tensor.name) + " with an impossible factor");
    return static_cast<std::int16_t>(tensor.scale);
}

DenseLayer read_dense(const ModelFile& file, const std::string& name, std::size_t depth, std::size_t columns, int zero_point,
                      std::size_t first, std::size_t count) {
    const Tensor& weights = file.tensor(name, TensorType::int8, depth, columns);
    const auto values = weights.values<std::int8_t>();
    const auto scale = file.tensor(name + ".scale", TensorType::float32, 1, columns).values<float>();
    const auto bias = file.tensor(name + ".bias", TensorType::int32, 1, columns).values<std::int32_t>();
    if (count == 0) count = columns;
    for (std::size_t j = 0; j < columns; ++j) {
        if (!(scale[j] >= 0 && scale[j] <= 16) || bias[j] > (1 << 24) || bias[j] < -(1 << 24))
            fail("has an impossible scale in " + name);
    }
    std::vector<std::int8_t> part(depth * count);
    for (std::size_t k = 0; k < depth; ++k) std::copy_n(values.data() + k * columns + first, count, part.data() + k * count);
    // What the kernels rely on to give the same bits everywhere.
    if (std::ranges::any_of(part, [](std::int8_t weight) { return weight > largest_weight || weight < -largest_weight; })) {
        fail("has a weight in " + name + " that is too large");
    }
    return {PackedMatrix(depth, count, part, scale.subspan(first, count), bias.subspan(first, count), zero_point),
            read_factor(weights, 32767)};
}

EncoderStack read_stack(const ModelFile& file, std::size_t d) {
    static std::atomic<std::uint64_t> last_identity = 0;
    EncoderStack stack;
    stack.identity = ++last_identity;
    stack.dimension = d;
    const std::string_view kinds = file.tensor("layers", TensorType::bytes).text();
    if (d < 32 || d > 512 || d % 32 != 0 || kinds.empty() || kinds.size() > most_layers) fail("has an impossible shape");
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::string name = "layer" + std::to_string(i);
        if (kinds[i] == 'c') {
            stack.layers.push_back({'c', read_dense(file, name, 3 * d, d, signed_zero_point)});
        } else if (kinds[i] == 'r') {
            stack.layers.push_back({'r', read_dense(file, name, d, 2 * d, signed_zero_point)});
        } else {
            fail("has a layer of an unknown kind");
        }
    }
    const auto gates = file.tensor("gates", TensorType::int16, 1, gate_table_size).values<std::int16_t>();
    if (std::ranges::min(gates) < 0) fail("has impossible gates");
    stack.gates.assign(gates.begin(), gates.end());
    stack.gates.push_back(0);
    return stack;
}

EncoderWeights read_encoder(const ModelFile& file, const std::array<std::uint32_t, feature_tables>& rows) {
    const auto shape = file.tensor("shape", TensorType::int32, 1, 3).values<std::int32_t>();
    if (shape[0] < 0 || shape[2] < 0) fail("has an impossible shape");
    EncoderWeights encoder{read_stack(file, static_cast<std::size_t>(shape[0])), static_cast<std::size_t>(shape[2]), {}};
    if (encoder.tag_layer > encoder.layers.size()) fail("has an impossible shape");
    for (std::size_t table = 0; table < feature_tables; ++table) {
        const Tensor& tensor =
            file.tensor("embeddings." + std::to_string(table), TensorType::int8, rows[table], encoder.dimension);
        if (tensor.rows < 2) fail("has an empty table of embeddings");
        encoder.embeddings[table] = {tensor.values<std::int8_t>(), tensor.rows, read_factor(tensor, 255)};
    }
    return encoder;
}

}  // namespace skein
