#pragma once
// What pronouns ("she", "its") and definite descriptions ("the company") of a document stand for.
//
// From left to right, each with the few things that were spoken of shortly before: those that agree in number, gender and kind
// are weighed by nearness, grammatical role and how often they were named (after Lappin & Leass 1994, and the sieves of Lee et
// al. 2013). Where two weigh about the same, or a thing without a name weighs most, the word stands for nothing that is known.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/sentence_tree.hpp"
#include "extract/resolve/aliases.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace skein {

class References {
  public:
    // What the pronoun, or the description whose noun it is, stands for; null: nothing that is known. `token` is the block's.
    [[nodiscard]] const NameTable::Canonical* at(std::size_t block, std::uint32_t token) const {
        const auto found = std::lower_bound(found_.begin(), found_.end(), Place{block, token},
                                            [](const Found& one, const Place& place) { return one.place < place; });
        return found == found_.end() || found->place != Place{block, token} ? nullptr : found->entity;
    }
    [[nodiscard]] std::size_t size() const { return found_.size(); }
    // From left to right.
    void add(std::size_t block, std::uint32_t token, const NameTable::Canonical& entity) {
        found_.push_back({{block, token}, &entity});
    }

  private:
    using Place = std::pair<std::size_t, std::uint32_t>;
    struct Found {
        Place place;
        const NameTable::Canonical* entity;
    };
    std::vector<Found> found_;
};

// Time is linear in the length of the text: only a window of things is remembered.
// `trees` are the text's; what is found points into `canonicals`.
[[nodiscard]] References find_references(const AnnotatedText& text, const Trees& trees, const Canonicals& canonicals);

}  // namespace skein
