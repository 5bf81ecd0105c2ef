#pragma once
// Tokens in, named mentions with their types out.

#include "extract/text/annotation.hpp"
#include "extract/text/encoder_run.hpp"
#include "extract/text/name_model.hpp"
#include "extract/text/recent_forms.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace skein {

// Tokens [first, last) of an annotation name something.
struct TaggedName {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    EntityType type = EntityType::Concept;
    std::uint16_t confidence = 0;  // in thousandths; grows with the lead of the span's tags over any other reading
};

// A part of a document and the names found in it, in order.
struct TaggedText {
    const Annotation* annotation;
    std::vector<TaggedName>* names;
};

// What one thread needs to work, kept between calls so that nothing is allocated anew.
class NameTagger {
  public:
    explicit NameTagger(const NameModel& model, const Kernels& kernels = best_kernels());

    // Appends the names of all sentences, in order, without overlap, none across sentences. A very long sentence is read in
    // pieces; time is linear in the tokens, memory bounded by a piece.
    void tag(const Annotation& annotation, std::vector<TaggedName>& names);
    // The same for many, read together: with short texts that is faster, and gives the same.
    void tag(std::span<const TaggedText> texts);

  private:
    struct Piece {
        std::uint32_t token;   // the first, in the annotation
        std::uint32_t row;     // its row
        std::uint32_t tokens;
        std::vector<TaggedName>* names;
    };
    void begin();
    void add_piece(const TaggedText& text, std::uint32_t first, std::uint32_t last);
    void add_rows(const NameRows& rows, std::int16_t* out) const;
    void run();
    [[nodiscard]] std::size_t find_ways(const std::int16_t* first, std::size_t n);
    void decode(const Piece& piece);

    // Numbers for the types, side by side, filled up so that they are dealt with four at a time.
    static constexpr std::size_t type_lanes = (all_entity_types.size() + 3) / 4 * 4;
    using ByType = std::array<std::int32_t, type_lanes>;
    // The model's transitions, by what they lead to.
    struct Steps {
        std::array<std::int32_t, name_tags> to_outside{};
        std::array<ByType, name_tags> to_begin{};
        ByType from_begin_to_inside{}, from_inside_to_inside{};
    };

    const NameModel& model_;
    const Kernels& kernels_;
    Steps steps_;
    RecentForms recent_;
    std::vector<NameWord> recent_words_;          // by place
    AlignedVector<std::int16_t> recent_sums_;     // by place: what the form's own rows come to
    std::vector<Piece> pieces_;
    std::vector<NameWord> words_;
    std::vector<NameRows> context_;
    EncoderRun encoder_;
    AlignedVector<std::int16_t> scores_;
    std::vector<std::uint8_t> back_;   // by token and tag: the tag before on the best way here
    std::vector<std::uint8_t> tags_;
};

// The second reading of a document: a name that was found with confidence is found wherever it stands with the same letters, and
// all mentions of one name have the type that most evidence speaks for. Names stay in order.
void agree_on_names(std::span<const TaggedText> document);

}  // namespace skein
