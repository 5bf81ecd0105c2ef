#pragma once
// The trained model of a language, ready to run: read-only, shared by all threads.

#include "extract/text/annotation.hpp"
#include "extract/text/encoder_weights.hpp"
#include "extract/text/features.hpp"
#include "extract/text/lemmatizer.hpp"
#include "extract/text/model_file.hpp"
#include "extract/text/morphology.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

class LanguageModel : public EncoderWeights {
  public:
    // Throws Error when the file is not a model this program can run. Its tables are used where they lie.
    explicit LanguageModel(ModelFile file);
    LanguageModel(const LanguageModel&) = delete;
    LanguageModel& operator=(const LanguageModel&) = delete;

    [[nodiscard]] const ModelFile& file() const { return file_; }
    // Data sets and licences, as text for people.
    [[nodiscard]] std::string_view about() const { return file_.tensor("about", TensorType::bytes).text(); }

    // Labels by the numbers that tokens hold; empty for number 0 and numbers that are not in use.
    [[nodiscard]] std::string_view xpos(std::uint8_t number) const {
        return number < xpos_.size() ? xpos_[number] : std::string_view();
    }
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
    std::size_t hidden = 0;
    DenseLayer tag_head;
    std::vector<Tag> tags;  // by the tag head's column
    DenseLayer near_slots;                   // s0 s1 s2 b0 b1 side by side: wanted for every token
    std::vector<DenseLayer> child_slots;     // the others: wanted for few
    std::span<const std::int16_t> slot_none;
    std::span<const std::int16_t> hidden_bias;
    std::int16_t hidden_factor = 0;
    DenseLayer moves, left, right;
    std::uint8_t root_relation = 0;
    std::vector<std::uint8_t> given_relations;  // those a word can have to another word: all but "not known" and the root's
    FeatureExtractor features;
    Lemmatizer lemmatizer;

  private:
    void load_labels();
    void load_network();

    ModelFile file_;
    Lexicon lexicon_;
    Morphology morphology_;
    std::vector<std::string> xpos_;
    std::vector<std::string> relations_;
};

// The model Skein was built with. Made ready at the first call; safe from any thread. Throws Error when it was built without.
[[nodiscard]] const LanguageModel& english_model();
[[nodiscard]] bool has_english_model();
// Reads a model from a file. Throws Error.
[[nodiscard]] ModelFile read_model_file(const std::string& path);

}  // namespace skein
