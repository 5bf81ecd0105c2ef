#pragma once
// Word lists of the data folder → lexicon entries: WordNet, verb inflections, names, places, companies, frequencies.

#include "extract/text/features.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace skein {

// Entries by normal lower-case form; `fingerprint` and `word_row` are not filled in. Throws Error when a list is missing; needs
// `tar` and `xz` on the path for the packed ones.
[[nodiscard]] std::map<std::string, LexiconEntry> read_word_lists(const std::filesystem::path& data);

// Irregular forms: (lower-case form, base form) for nouns, verbs, adjectives and adverbs.
struct IrregularForm {
    std::string form;
    std::string lemma;
    std::uint8_t kind = 0;  // form_noun, form_verb, form_adjective, form_adverb: of the lemma
};
[[nodiscard]] std::vector<IrregularForm> read_irregular_forms(const std::filesystem::path& data);

// The forms of the verbs of Wiktionary's list.
struct VerbForms {
    std::string base, third_person, gerund, past, participle;
};
[[nodiscard]] std::vector<VerbForms> read_verb_forms(const std::filesystem::path& data);

// A file of a packed folder (.tar.xz). Throws Error when it is not there.
[[nodiscard]] std::string unpack(const std::filesystem::path& archive, const std::string& member);

}  // namespace skein
