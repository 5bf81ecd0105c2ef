#pragma once
// Paths as given → the files to read, in an order that depends on nothing but their names.

#include "base/diagnostics.hpp"

#include <map>
#include <string>
#include <vector>

namespace skein::cli {

struct InputFile {
    std::string path;    // as it is shown and kept; "-" is standard input
    bool named = false;  // given by the user, not found in a folder: must be readable
};

// A file in a folder that was passed over: nothing went wrong, but the user should know.
struct SkippedFile {
    std::string path;
    std::string reason;  // "of unknown format .png"
};

struct InputFiles {
    std::vector<InputFile> files;
    std::vector<SkippedFile> skipped;
};

// Folders are walked depth first, each in byte order of names; hidden entries are left out, links are followed once, and only
// files of a known extension (or none) are taken unless `every_format`. Named files are always taken. A file that is reached
// twice is read once. Paths that do not exist are errors in `diagnostics`.
[[nodiscard]] InputFiles find_input_files(const std::vector<std::string>& paths, bool every_format, Diagnostics& diagnostics);

// "3 files (2 of unknown format .png, 1 binary)"; empty when there are none.
[[nodiscard]] std::string summary_of(const std::vector<SkippedFile>& skipped);

}  // namespace skein::cli
