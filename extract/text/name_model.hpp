#pragma once
// The trained tagger of names, ready to run: read-only, shared by all threads.

#include "extract/text/encoder_weights.hpp"
#include "extract/text/model_file.hpp"
#include "extract/text/name_features.hpp"
#include "graph/entity_type.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace skein {

// Tags: 0 no name, then for each type, in the order of EntityType, "begins one" and "goes on with one".
inline constexpr std::size_t name_tags = 1 + 2 * all_entity_types.size();
[[nodiscard]] constexpr std::size_t begin_tag(EntityType type) { return 1 + 2 * static_cast<std::size_t>(type); }
[[nodiscard]] constexpr std::size_t inside_tag(EntityType type) { return 2 + 2 * static_cast<std::size_t>(type); }
[[nodiscard]] constexpr bool is_inside(std::size_t tag) { return tag != 0 && tag % 2 == 0; }
[[nodiscard]] constexpr EntityType type_of_tag(std::size_t tag) {
    return static_cast<EntityType>((tag - 1) / 2);
}  // of any but 0
[[nodiscard]] constexpr bool may_begin(std::size_t tag) { return !is_inside(tag); }
[[nodiscard]] constexpr bool may_follow(std::size_t before, std::size_t tag) {
    return !is_inside(tag) || before == tag || before + 1 == tag;
}

class NameModel {
  public:
    // Throws Error when the file is not a model of names this program can run. Its tables are used where they lie.
    explicit NameModel(ModelFile file);
    NameModel(const NameModel&) = delete;
    NameModel& operator=(const NameModel&) = delete;

    // Data sets and licences, as text for people.
    [[nodiscard]] std::string_view about() const { return file_.tensor("about", TensorType::bytes).text(); }

    EncoderStack stack;
    EmbeddingTable embeddings;
    DenseLayer tags;
    std::span<const std::int16_t> transitions;  // name_tags x name_tags, from row to column, in score units
    std::int32_t widest_step = 0;               // between the largest and the smallest transition
    NameFeatures features;

  private:
    [[nodiscard]] FingerprintMap map(const std::string& name, int largest) const;
    ModelFile file_;
};

// The model Skein was built with. Made ready at the first call; safe from any thread. Throws Error when it was built without.
[[nodiscard]] const NameModel& english_names();
[[nodiscard]] bool has_english_names();

}  // namespace skein
