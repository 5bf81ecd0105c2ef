#pragma once
// Lists of names in the data folder → the gazetteer of the tagger of names.

#include "extract/train/name_tables.hpp"

#include <filesystem>

namespace skein {

// Values as text/name_features.hpp says. Throws Error when a list is missing; needs `tar` and `xz` on the path for WordNet.
[[nodiscard]] NumberedHashes read_name_lists(const std::filesystem::path& data);

}  // namespace skein
