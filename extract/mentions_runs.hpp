#pragma once
// The parts of find_mentions: names in prose by capitals, names in speech by what the document calls things elsewhere.
// Only mentions*.cpp include this.

#include "extract/mentions.hpp"

namespace skein {

// Adds what is a name beyond doubt: capitals inside a sentence, unmistakable shapes, well-known names.
void collect_certain_names(const AnnotatedBlock& block, const en::Lexicon& lexicon, Glossary& glossary);
void collect_label_names(const Diagram& diagram, const en::Lexicon& lexicon, Glossary& glossary);
[[nodiscard]] BlockNames names_in_prose(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary);
[[nodiscard]] BlockNames names_in_speech(const AnnotatedBlock& block, const en::Lexicon& lexicon, const Glossary& glossary);

// Adds quantities ("$5 million", "40 billion stars") and the drawn concepts that stand in a sentence, where no name stands.
void add_quantities(const AnnotatedBlock& block, TokenRange sentence, BlockNames& names);
void add_concepts(const AnnotatedBlock& block, TokenRange sentence, const Glossary& glossary, BlockNames& names);

// Name, maker and type of a run of name tokens; splits titles from persons and places from what follows.
void add_names(const AnnotatedBlock& block, const en::Lexicon& lexicon, TokenRange sentence, TokenRange run, BlockNames& out);

// How a word is written.
[[nodiscard]] bool is_capitalised(std::string_view form);
[[nodiscard]] bool is_all_capitals(std::string_view form);  // two letters at least
// Shapes that only names have: a capital inside ("DeepSeek", "iPhone"), capitals and digits ("H800").
[[nodiscard]] bool has_name_shape(std::string_view form);
// "h800", "rtx6000": letters and a number, written small.
[[nodiscard]] bool is_model_number(std::string_view lower);
[[nodiscard]] bool is_well_known(const en::Entry& entry);

}  // namespace skein
