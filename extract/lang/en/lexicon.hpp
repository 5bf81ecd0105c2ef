#pragma once
// What is known of English words before any text is read: parts of speech, verb forms, and what kind of thing a word names.
// The lists stand in word_lists.cpp, verbs.cpp and names.cpp.

#include "extract/text/annotation.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skein::en {

enum class Trait : std::uint8_t {
    be,
    have,
    modal,
    negation,
    subject_pronoun,
    relative,
    possessive,
    // verbs, by lemma
    speech,
    belief,
    denial,
    planning,
    implicative,
    failing,
    light,
    phase,
    // nouns for kinds of things
    role,
    group,
    organization_noun,
    product_noun,
    place_noun,
    event_noun,
    work_noun,
    time_noun,
    unit,
    claim_noun,
    // parts of names
    title,
    organization_part,
    place_part,
    first_name,
    country,
    city,
    company,
    product,
    outlet,
    demonym,
    month,
    weekday,
    generic_acronym,
    particle,
    starter,
    ordinary,
    evaluation,
};

// What the lexicon knows of a lower-case word form.
struct Entry {
    std::uint32_t tags = 0;       // possible Upos, a bit each
    std::uint64_t traits = 0;     // a bit each
    std::uint8_t forms = 0;       // possible VerbForm, a bit each
    std::string_view verb_lemma;  // when `forms` is not 0
    bool opens_name = false;      // a name of several words begins with it

    [[nodiscard]] bool can_be(Upos tag) const { return (tags >> static_cast<unsigned>(tag) & 1U) != 0; }
    [[nodiscard]] bool only(Upos tag) const { return tags == 1U << static_cast<unsigned>(tag); }
    [[nodiscard]] bool has(Trait trait) const { return (traits >> static_cast<unsigned>(trait) & 1U) != 0; }
    [[nodiscard]] bool can_be(VerbForm form) const { return (forms >> static_cast<unsigned>(form) & 1U) != 0; }
    [[nodiscard]] bool known() const { return tags != 0 || traits != 0; }
};

// Read-only once made; lookups are safe from any number of threads. Entries live as long as the lexicon.
class Lexicon {
  public:
    Lexicon();
    Lexicon(const Lexicon&) = delete;  // its index points into its entries
    Lexicon& operator=(const Lexicon&) = delete;

    // An entry without tags and traits when the word is not known. `lower` is in lower case.
    [[nodiscard]] const Entry& find(std::string_view lower) const;
    // The type of thing a well-known name stands for is kept as a trait of the whole name ("silicon valley").
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    Entry& at(std::string_view word);
    void add_verb(std::string_view base, std::string_view past, std::string_view participle, bool also_noun, bool doubles);

    // Where a word's entry is, by open addressing: a look-up reads two lines of memory, not four.
    struct Slot {
        std::uint64_t hash = 0;
        const std::pair<const std::string, Entry>* entry = nullptr;
    };
    void mark_openings();
    void make_index();

    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
    std::vector<Slot> index_;
    Entry unknown_;
};

// The singular of a regular plural noun, or the word itself: "models" → "model". Works on lower-case words.
[[nodiscard]] std::string singular(std::string_view noun);

// One list of words: blank-separated; '_' stands for a blank inside a name.
struct TagList {
    Upos tag;
    std::string_view words;
};
struct TraitList {
    Trait trait;
    std::string_view words;
};
struct VerbLists {
    std::string_view regular;     // base forms that are hardly ever nouns; a trailing '+' doubles the last letter
    std::string_view also_nouns;  // base forms that are nouns as well
    std::string_view irregular;   // base/past/participle; a trailing '*' after the base: also a noun
};

}  // namespace skein::en
