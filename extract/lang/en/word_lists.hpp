#pragma once
// The tables of words that make the lexicon. Only lexicon.cpp reads them.

#include "extract/lang/en/lexicon.hpp"

#include <span>

namespace skein::en {

[[nodiscard]] std::span<const TagList> tag_lists();
[[nodiscard]] std::span<const TraitList> trait_lists();
[[nodiscard]] std::span<const TraitList> name_lists();
[[nodiscard]] const VerbLists& verb_lists();

}  // namespace skein::en
