#include "extract/text/language_model.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/text/arc_hybrid.hpp"

#include <algorithm>
#include <bit>

static_assert(std::endian::native == std::endian::little, "model files and the pinned hash are little-endian");

namespace skein {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error("The language model " + what + ".", "make it again with `skein train`, or install Skein again");
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
    if (names.size() < 2 || names.size() > 255 || relations_.empty() || relations_.size() > max_relations)
        fail("has an impossible number of labels");
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
    for (std::size_t number = 1; number < relations_.size(); ++number) {
        if (!relations_[number].empty() && number != root_relation) given_relations.push_back(static_cast<std::uint8_t>(number));
    }
    if (given_relations.empty()) fail("has no relations");
}

void LanguageModel::load_network() {
    static_cast<EncoderWeights&>(*this) = read_encoder(file_, hashed_table_sizes);
    const auto shape = file_.tensor("shape", TensorType::int32, 1, 3).values<std::int32_t>();
    if (shape[1] < 32 || shape[1] > 512 || shape[1] % 16 != 0) fail("has an impossible shape");
    hidden = static_cast<std::size_t>(shape[1]);
    const auto dense = [this](const std::string& name, std::size_t depth, std::size_t columns, int zero_point,
                              std::size_t first = 0, std::size_t count = 0) {
        return read_dense(file_, name, depth, columns, zero_point, first, count);
    };
    tag_head = dense("tag", dimension, tags.size(), signed_zero_point);
    constexpr std::size_t near = 5;
    near_slots = dense("slots", dimension, slot_count * hidden, signed_zero_point, 0, near * hidden);
    for (std::size_t slot = near; slot < slot_count; ++slot) {
        child_slots.push_back(dense("slots", dimension, slot_count * hidden, signed_zero_point, slot * hidden, hidden));
    }
    slot_none = file_.tensor("slots.none", TensorType::int16, 1, slot_count * hidden).values<std::int16_t>();
    const Tensor& bias = file_.tensor("hidden.bias", TensorType::int16, bias_rows, hidden);
    hidden_bias = bias.values<std::int16_t>();
    hidden_factor = read_factor(bias, 32767);
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
