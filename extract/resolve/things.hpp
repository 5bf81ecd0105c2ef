#pragma once
// What a text spoke of lately, and how well it fits a pronoun. Only resolve/coreference*.cpp and things.cpp include this.

#include "extract/lang/en/given_names.hpp"
#include "extract/relations/sentence_tree.hpp"
#include "extract/resolve/aliases.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace skein {

struct Pronoun {
    enum class Kind : std::uint8_t { he, she, it, they };
    Kind kind;
    bool possessive = false;
    bool reflexive = false;
};
// `dep`: tells "her" of "her shares" from that of "saw her".
[[nodiscard]] std::optional<Pronoun> pronoun_of(std::string_view word, Dep dep);

[[nodiscard]] inline bool is_subject(Dep dep) { return dep == Dep::nsubj || dep == Dep::nsubj_pass; }

// What was seen of an entity so far.
struct Known {
    std::uint32_t count = 0;
    en::Gender gender = en::Gender::unknown;  // as pronouns showed it, else as its name does
    bool shown = false;                       // by pronouns
    std::vector<std::string_view> told;       // nouns that it was told to be: "the startup Acme", "Acme is a startup"
};

// Something spoken of.
struct Thing {
    const NameTable::Canonical* entity = nullptr;
    const Known* known = nullptr;           // what was seen of the entity, where there is one
    EntityType type = EntityType::Concept;  // of a noun: what kind its noun names
    std::string_view noun;                  // its head, in lower case, where it is no name
    en::Gender gender = en::Gender::unknown;
    bool person = false;  // for sure
    bool plural = false;
    bool country = false;
    Dep role = Dep::other;
    std::uint32_t governor = no_token;
    std::uint32_t sentence = 0;
};

// In number, gender and kind.
[[nodiscard]] bool agrees(const Pronoun& pronoun, const Thing& thing);

// How likely the pronoun at `token` means the thing, `back` sentences (in speech: clauses, which are short) before; on no scale
// but that of other things.
[[nodiscard]] double weigh(const Pronoun& pronoun, const SentenceTree& tree, std::uint32_t token, const Thing& thing,
                           std::uint32_t back);

}  // namespace skein
