#pragma once
// The trained model of a language, ready to run: read-only, shared by all threads.

#include "extract/text/annotation.hpp"
#include "extract/text/features.hpp"
#include "extract/text/lemmatizer.hpp"
#include "extract/text/model_file.hpp"
#include "extract/text/morphology.hpp"
#include "extract/text/network_kernels.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Units of the network's integers: a stored number is the value times this.
inline constexpr float stream_unit = 1024;  // tokens between layers, gates
inline constexpr float score_unit = 512;    // slots, hidden layer, scores
inline constexpr std::size_t gate_table_size = 2048;  // the logistic function from -8 to 8, times 2^15

// A layer of weights, and the factor that brings its input to bytes.
struct DenseLayer {
    PackedMatrix matrix;
    std::int16_t input_factor = 0;
};

struct EncoderLayer {
    char kind;  // 'c': residual convolution of width 3, 'r': residual two-way gated recurrence
    DenseLayer dense;
};

struct EmbeddingTable {
    std::span<const std::int8_t> weights;  // rows x dimension
    std::uint32_t rows = 0;
    std::int16_t factor = 0;
};

class LanguageModel {
  public:
    // Throws Error when the file is not a model this program can run. Its tables are used where they lie.
    explicit LanguageModel(ModelFile file);
    LanguageModel(const LanguageModel&) = delete;
    LanguageModel& operator=(const LanguageModel&) = delete;

    [[nodiscard]] const ModelFile& file() const { return file_; }
    // Data sets and licences, as text for people.
    [[nodiscard]] std::string_view about() const { return file_.tensor("about", TensorType::bytes).text(); }

    // Labels by the numbers that tokens hold; empty for number 0 and numbers that are not in use.
    [[nodiscard]] std::string_view xpos(std::uint8_t number) const { return number < xpos_.size() ? xpos_[number] : std::string_view(); }
    [[nodiscard]] std::string_view relation(std::uint8_t number) const {
        return number < relations_.size() ? std::string_view(relations_[number]) : std::string_view();
    }
    [[nodiscard]] std::uint8_t xpos_number(std::string_view name) const;      // 0 when there is none
    [[nodiscard]] std::uint8_t relation_number(std::string_view name) const;  // 0 when there is none
    // Morphological features in the form of CoNLL-U ("Number=Sing"), or empty.
    [[nodiscard]] std::string_view features_of(const Token& token, std::string_view form) const {
        return morphology_.features(form, token.upos, xpos(token.xpos));
    }

    // The parts, for the stages that run them.
    struct Tag {
        Upos upos;
        std::uint8_t xpos;
        VerbForm form;
    };
    std::size_t dimension = 0;
    std::size_t hidden = 0;
    std::size_t tag_layer = 0;
    std::array<EmbeddingTable, feature_tables> embeddings;
    std::vector<EncoderLayer> layers;
    std::span<const std::int16_t> gates;
    DenseLayer tag_head;
    std::vector<Tag> tags;  // by the tag head's column
    DenseLayer near_slots;                   // s0 s1 s2 b0 b1 side by side: wanted for every token
    std::vector<DenseLayer> child_slots;     // the others: wanted for few
    std::span<const std::int16_t> slot_none;
    std::span<const std::int16_t> hidden_bias;
    std::int16_t hidden_factor = 0;
    DenseLayer moves, left, right;
    std::uint8_t root_relation = 0;
    FeatureExtractor features;
    Lemmatizer lemmatizer;

  private:
    [[nodiscard]] DenseLayer dense(const std::string& name, std::size_t depth, std::size_t columns, int zero_point, std::size_t first = 0,
                                   std::size_t count = 0) const;
    void load_labels();
    void load_network();

    ModelFile file_;
    Lexicon lexicon_;
    Morphology morphology_;
    std::vector<std::string> xpos_;
    std::vector<std::string> relations_;
};

// The model Skein was built with. Unpacked at the first call; safe from any thread. Throws Error when it was built without.
[[nodiscard]] const LanguageModel& english_model();
[[nodiscard]] bool has_english_model();
// Reads a model from a file. Throws Error.
[[nodiscard]] ModelFile read_model_file(const std::string& path);

}  // namespace skein
