#pragma once
// The training of the language model, on one page: see train.cpp.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace skein {

struct TrainingPlan {
    std::size_t epochs = 14;
    std::size_t dimension = 96;
    std::size_t hidden = 128;
    std::string layers = "crcr";  // see train/network.hpp
};

// Called after every epoch with a line for people.
using TrainingReport = std::function<void(const std::string&)>;

// The packed model file, made from the folder of training data. The same data, plan and processor give the same bytes. Uses two
// threads. Throws Error when data is missing.
[[nodiscard]] std::string train_model(const std::filesystem::path& data, const TrainingPlan& plan, const TrainingReport& report);

}  // namespace skein
