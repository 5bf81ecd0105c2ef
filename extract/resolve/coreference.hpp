#pragma once
// What pronouns ("she", "its") and definite descriptions ("the company") of a document stand for.
//
// From left to right, each with the few things that were spoken of shortly before: those that agree in number, gender and kind are
// weighed by nearness, grammatical role and how often they were named (after Lappin & Leass 1994, and the sieves of Lee et al. 2013).
// Where two weigh about the same, or a thing without a name weighs most, the word stands for nothing that is known.

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/text/language_model.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace skein {

class References {
  public:
    // What the pronoun, or the description whose noun it is, stands for; null: nothing that is known. `token` is the block's.
    [[nodiscard]] const NameTable::Canonical* at(std::size_t block, std::uint32_t token) const {
        const auto found = found_.find({block, token});
        return found == found_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::size_t size() const { return found_.size(); }
    void add(std::size_t block, std::uint32_t token, NameTable::Canonical entity) { found_.emplace(std::pair(block, token), std::move(entity)); }

  private:
    std::map<std::pair<std::size_t, std::uint32_t>, NameTable::Canonical> found_;
};

// Time is linear in the length of the text: only a window of things is remembered.
[[nodiscard]] References find_references(const AnnotatedText& text, const std::vector<BlockNames>& names, const Canonicals& canonicals,
                                         const LanguageModel& model);

}  // namespace skein
