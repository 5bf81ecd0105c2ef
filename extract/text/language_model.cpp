#include "extract/text/language_model.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/text/arc_hybrid.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

static_assert(std::endian::native == std::endian::little, "model files and the pinned hash are little-endian");

namespace skein {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error("The language model " + what + ".", "make it again with `skein train`, or install Skein again");
}

std::int16_t factor_of(const Tensor& tensor, float largest) {
    if (!(tensor.scale >= 0 && tensor.scale <= largest)) fail("has a table " + std::string(tensor.name) + " with an impossible factor");
    return static_cast<std::int16_t>(tensor.scale);
}

// "NOUN|NN" → NOUN.
Upos upos_of(std::string_view tag) {
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
        if (name_of(static_cast<Upos>(i)) == tag.substr(0, tag.find('|'))) return static_cast<Upos>(i);
    }
    return Upos::X;
}

VerbForm verb_form_of(std::string_view xpos) {
    if (xpos == "VB") return VerbForm::base;
    if (xpos == "VBP" || xpos == "VBZ" || xpos == "MD") return VerbForm::present;
    if (xpos == "VBD") return VerbForm::past;
    if (xpos == "VBN") return VerbForm::participle;
    return xpos == "VBG" ? VerbForm::gerund : VerbForm::none;
}

}  // namespace

LanguageModel::LanguageModel(ModelFile file) : file_(std::move(file)) {
    load_labels();
    load_network();
    const Tensor& entries = file_.tensor("lexicon", TensorType::bytes, 0, sizeof(LexiconEntry));
    lexicon_ = Lexicon({reinterpret_cast<const LexiconEntry*>(entries.data), entries.rows});
    const Tensor& cased = file_.tensor("cased", TensorType::int32, 0, 2);
    const std::span<const CasedWord> cased_words(reinterpret_cast<const CasedWord*>(cased.data), cased.rows);
    for (const LexiconEntry& entry : lexicon_.entries()) {
        if (entry.word_row >= embeddings[table_word].rows) fail("names a word it does not hold");
    }
    for (const CasedWord& word : cased_words) {
        if (word.row >= embeddings[table_cased].rows) fail("names a word it does not hold");
    }
    features = FeatureExtractor(&lexicon_, cased_words);
    lemmatizer = Lemmatizer(file_, lexicon_);
    morphology_ = Morphology(file_);
}

void LanguageModel::load_labels() {
    const std::vector<std::string> names = file_.lines("tags");
    relations_ = file_.lines("relations");
    if (names.size() < 2 || names.size() > 255 || relations_.empty() || relations_.size() > max_relations) fail("has an impossible number of labels");
    xpos_.emplace_back();
    for (const std::string& name : names) {
        const std::size_t bar = name.find('|');
        const std::string xpos = bar == std::string::npos ? std::string() : name.substr(bar + 1);
        auto at = std::ranges::find(xpos_, xpos);
        if (at == xpos_.end()) at = xpos_.insert(xpos_.end(), xpos);
        const Upos upos = upos_of(name);
        const bool verb = upos == Upos::VERB || upos == Upos::AUX;
        tags.push_back({upos, static_cast<std::uint8_t>(at - xpos_.begin()), verb ? verb_form_of(xpos) : VerbForm::none});
    }
    root_relation = relation_number("root");
}

DenseLayer LanguageModel::dense(const std::string& name, std::size_t depth, std::size_t columns, int zero_point, std::size_t first,
                                std::size_t count) const {
    const Tensor& weights = file_.tensor(name, TensorType::int8, depth, columns);
    const auto values = weights.values<std::int8_t>();
    const auto scale = file_.tensor(name + ".scale", TensorType::float32, 1, columns).values<float>();
    const auto bias = file_.tensor(name + ".bias", TensorType::int32, 1, columns).values<std::int32_t>();
    if (count == 0) count = columns;
    // What the kernels rely on to give the same bits everywhere.
    for (const std::int8_t weight : values) {
        if (weight > largest_weight || weight < -largest_weight) fail("has a weight in " + name + " that is too large");
    }
    for (std::size_t j = 0; j < columns; ++j) {
        if (!(scale[j] >= 0 && scale[j] <= 16) || bias[j] > (1 << 24) || bias[j] < -(1 << 24)) fail("has an impossible scale in " + name);
    }
    std::vector<std::int8_t> part(depth * count);
    for (std::size_t k = 0; k < depth; ++k) std::copy_n(values.data() + k * columns + first, count, part.data() + k * count);
    return {PackedMatrix(depth, count, part, scale.subspan(first, count), bias.subspan(first, count), zero_point), factor_of(weights, 32767)};
}

void LanguageModel::load_network() {
    const auto shape = file_.tensor("shape", TensorType::int32, 1, 3).values<std::int32_t>();
    const std::string_view kinds = file_.tensor("layers", TensorType::bytes).text();
    if (shape[0] < 32 || shape[0] > 512 || shape[0] % 32 != 0 || shape[1] < 32 || shape[1] > 512 || shape[1] % 16 != 0 || kinds.empty() ||
        kinds.size() > 16 || shape[2] < 0 || static_cast<std::size_t>(shape[2]) > kinds.size()) {
        fail("has an impossible shape");
    }
    dimension = static_cast<std::size_t>(shape[0]);
    hidden = static_cast<std::size_t>(shape[1]);
    tag_layer = static_cast<std::size_t>(shape[2]);
    for (std::size_t table = 0; table < feature_tables; ++table) {
        const Tensor& rows = file_.tensor("embeddings." + std::to_string(table), TensorType::int8, hashed_table_sizes[table], dimension);
        if (rows.rows < 2) fail("has an empty table of embeddings");
        embeddings[table] = {rows.values<std::int8_t>(), rows.rows, factor_of(rows, 255)};
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::string name = "layer" + std::to_string(i);
        if (kinds[i] == 'c') {
            layers.push_back({'c', dense(name, 3 * dimension, dimension, signed_zero_point)});
        } else if (kinds[i] == 'r') {
            layers.push_back({'r', dense(name, dimension, 2 * dimension, signed_zero_point)});
        } else {
            fail("has a layer of an unknown kind");
        }
    }
    gates = file_.tensor("gates", TensorType::int16, 1, gate_table_size).values<std::int16_t>();
    if (std::ranges::min(gates) < 0) fail("has impossible gates");
    tag_head = dense("tag", dimension, tags.size(), signed_zero_point);
    constexpr std::size_t near = 5;
    near_slots = dense("slots", dimension, slot_count * hidden, signed_zero_point, 0, near * hidden);
    for (std::size_t slot = near; slot < slot_count; ++slot) {
        child_slots.push_back(dense("slots", dimension, slot_count * hidden, signed_zero_point, slot * hidden, hidden));
    }
    slot_none = file_.tensor("slots.none", TensorType::int16, 1, slot_count * hidden).values<std::int16_t>();
    const Tensor& bias = file_.tensor("hidden.bias", TensorType::int16, bias_rows, hidden);
    hidden_bias = bias.values<std::int16_t>();
    hidden_factor = factor_of(bias, 32767);
    moves = dense("moves", hidden, move_count, 0);
    left = dense("left", hidden, relations_.size(), 0);
    right = dense("right", hidden, relations_.size(), 0);
}

std::uint8_t LanguageModel::xpos_number(std::string_view name) const {
    const auto at = std::ranges::find(xpos_, name);
    return at == xpos_.end() ? 0 : static_cast<std::uint8_t>(at - xpos_.begin());
}

std::uint8_t LanguageModel::relation_number(std::string_view name) const {
    const auto at = std::ranges::find(relations_, name);
    return at == relations_.end() ? 0 : static_cast<std::uint8_t>(at - relations_.begin());
}

ModelFile read_model_file(const std::string& path) { return ModelFile(read_file(path, max_model_bytes), path); }

}  // namespace skein
