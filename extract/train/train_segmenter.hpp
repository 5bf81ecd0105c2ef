#pragma once
// The training of the segmenter, on one page: see train_segmenter.cpp.

#include "extract/text/language_model.hpp"
#include "extract/train/train.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace skein {

struct SegmenterTrainingPlan {
    std::size_t epochs = 12;
    std::size_t dimension = 64;
    std::string layers = "crc";
};

// The packed model file of the segmenter that goes with `language`: it looks words up in that model's tables. The same data, plan
// and processor give the same bytes. Throws Error when data is missing.
[[nodiscard]] std::string train_segmenter(const std::filesystem::path& data, const LanguageModel& language,
                                          const SegmenterTrainingPlan& plan, const TrainingReport& report);

}  // namespace skein
