#pragma once
// What is learnt by counting: lemmas that the rules get wrong, and the morphological features of tagged words.

#include "extract/text/conllu.hpp"
#include "extract/text/features.hpp"
#include "extract/text/model_file.hpp"

#include <filesystem>
#include <vector>

namespace skein {

// Adds the tables `lemmas.…`: from the treebanks, then irregular forms of the word lists.
void add_lemmas(const std::vector<TreebankSentence>& sentences, const Lexicon& lexicon, const std::filesystem::path& data,
                ModelFileBuilder& model);

// Adds the tables `features.…`.
void add_features(const std::vector<TreebankSentence>& sentences, ModelFileBuilder& model);

}  // namespace skein
