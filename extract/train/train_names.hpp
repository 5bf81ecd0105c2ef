#pragma once
// The training of the tagger of names, on one page: see train_names.cpp.

#include "extract/train/train.hpp"

#include <filesystem>
#include <string>

namespace skein {

struct NameTrainingPlan {
    std::size_t text_epochs = 1;  // over text without names, before all others
    std::size_t epochs = 7;
    std::size_t web_epochs = 3;   // at the end, over the web text that counts, and a little of everything else
    std::size_t dimension = 64;
    std::string layers = "crcr";  // see name_network.hpp
    // The development part of the web text is learnt, too. Choices are made without it: then what is reported of it means
    // something.
    bool learns_development = true;
};

// The packed model file, made from the folder of training data. The same data, plan and processor give the same bytes. Uses one
// thread. Throws Error when data is missing.
[[nodiscard]] std::string train_names(const std::filesystem::path& data, const NameTrainingPlan& plan,
                                      const TrainingReport& report);

}  // namespace skein
