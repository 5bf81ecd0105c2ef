#pragma once
// The parts of find_mentions: names in prose by capitals, names in speech by what the document calls things elsewhere.
// Only mentions*.cpp include this.

#include "extract/mentions.hpp"
#include "extract/text/name_tagger.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace skein {

// Adds what is a name beyond doubt: capitals inside a sentence, unmistakable shapes, well-known names.
void collect_certain_names(const AnnotatedBlock& block, const en::Lexicon& lexicon, Glossary& glossary);
void collect_label_names(const Diagram& diagram, const en::Lexicon& lexicon, Glossary& glossary);
[[nodiscard]] BlockNames names_in_prose(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary);
[[nodiscard]] BlockNames names_in_speech(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary);

// No name stands in any of these tokens.
[[nodiscard]] bool is_free(const BlockNames& names, TokenRange range);
// Adds dates, years, months and weekdays where no name stands.
void add_times(const AnnotatedBlock& block, TokenRange sentence, BlockNames& names);
// Adds quantities ("$5 million", "40 billion stars") where no name stands.
void add_quantities(const AnnotatedBlock& block, TokenRange sentence, BlockNames& names);
// Adds groups that say something: "experts said", "according to officials".
void add_groups(const AnnotatedBlock& block, TokenRange sentence, const en::Lexicon& lexicon, BlockNames& names);
// Adds the drawn concepts that stand in a sentence, where no name stands.
void add_concepts(const AnnotatedBlock& block, TokenRange sentence, const Glossary& glossary, BlockNames& names);

// Name, maker and type of a run of name tokens; splits titles from persons and places from what follows.
void add_names(const AnnotatedBlock& block, const en::Lexicon& lexicon, TokenRange sentence, TokenRange run, BlockNames& out);

// The tagger's names of every block of each text, made to agree over the text.
using TaggedNames = std::vector<std::vector<TaggedName>>;
[[nodiscard]] std::vector<TaggedNames> tag_names(std::span<const AnnotatedText> texts, NameTagger& tagger);
// The join keys of names whose type a rule knows.
[[nodiscard]] std::set<std::string> typed_names(std::span<const BlockNames> blocks);
// Gives types to names found by rule whose type is a guess, and adds names that no rule found.
void join_tagged(const AnnotatedBlock& block, std::span<const TaggedName> tagged, const std::set<std::string>& typed,
                 BlockNames& names);

// How a word is written.
// "h800", "rtx6000": letters and a number, written small.
[[nodiscard]] bool is_model_number(std::string_view lower);
[[nodiscard]] bool is_well_known(const en::Entry& entry);

}  // namespace skein
