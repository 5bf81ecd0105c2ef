#pragma once
// Which treebanks of the data folder teach the model. Test sets are never read here.

#include "extract/text/conllu.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace skein {

struct TrainingTreebanks {
    std::vector<TreebankSentence> training;
    std::vector<TreebankSentence> development;  // of EWT: shows how training goes, teaches nothing
};
// Throws Error when a treebank is missing or damaged.
[[nodiscard]] TrainingTreebanks read_training_treebanks(const std::filesystem::path& data);

// Throws Error.
[[nodiscard]] std::vector<TreebankSentence> read_treebank(const std::filesystem::path& path);

// The documents of GUM in one part ("train", "dev", "test") of its official split, in order of their names; only those that
// the folder holds.
[[nodiscard]] std::vector<TreebankSentence> read_gum(const std::filesystem::path& data, const std::string& part);

// What the model was made of and under which licences: goes into the file.
[[nodiscard]] std::string describe_training_data();

}  // namespace skein
