#include "cli/input_files.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "extract/document_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fmt/core.h>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace skein::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_folder_depth = 256;

bool has_known_extension(const fs::path& path) {
    const std::string extension = to_lower(path.extension().string());
    if (extension.empty()) return true;
    for (const Reader& reader : readers())
        if (std::find(reader.extensions.begin(), reader.extensions.end(), extension) != reader.extensions.end()) return true;
    return false;
}

// What a path leads to, through links: how a file or folder is recognised when it is met again.
std::string identity(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path.string() : real.string();
}

class Walk {
  public:
    Walk(bool every_format, InputFiles& found) : every_format_(every_format), found_(found) {}

    void add_named(const std::string& path) {
        if (seen_.insert(path == "-" ? path : identity(path)).second) found_.files.push_back({path, true});
    }

    void add_folder(const fs::path& folder, std::size_t depth = 0) {
        if (!seen_.insert(identity(folder)).second) return;
        if (depth > max_folder_depth) return skip(folder, fmt::format("folders nested deeper than {}", max_folder_depth));
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            entries.push_back(entry->path());
        if (error) return skip(folder, "unreadable folder");
        std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        for (const fs::path& entry : entries)
            if (!entry.filename().native().starts_with('.')) add_entry(entry, depth);
    }

  private:
    void add_entry(const fs::path& path, std::size_t depth) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (fs::is_directory(status)) return add_folder(path, depth + 1);
        if (!fs::exists(status)) return skip(path, "broken link");
        if (!fs::is_regular_file(status)) return skip(path, "no regular file");
        if (!every_format_ && !has_known_extension(path))
            return skip(path, "of unknown format " + to_lower(printable(path.extension().string())));
        if (seen_.insert(identity(path)).second) found_.files.push_back({path.string(), false});
    }

    void skip(const fs::path& path, std::string reason) { found_.skipped.push_back({path.string(), std::move(reason)}); }

    bool every_format_;
    InputFiles& found_;
    std::set<std::string> seen_;
};

std::string near_paths(const fs::path& path) {
    std::vector<std::string> siblings;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        siblings.push_back(path.has_parent_path() ? entry->path().string() : entry->path().filename().string());
    const std::vector<std::string_view> candidates(siblings.begin(), siblings.end());
    return did_you_mean(path.string(), candidates);
}

}  // namespace

InputFiles find_input_files(const std::vector<std::string>& paths, bool every_format, Diagnostics& diagnostics) {
    InputFiles found;
    Walk walk(every_format, found);
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::file_status status = path == "-" ? fs::file_status(fs::file_type::regular) : fs::status(path, error);
        if (fs::is_directory(status))
            walk.add_folder(path);
        else if (fs::exists(status))
            walk.add_named(path);
        else
            diagnostics.error("there is no file or folder " + path, {}, near_paths(path));
    }
    return found;
}

std::string summary_of(const std::vector<SkippedFile>& skipped) {
    if (skipped.empty()) return {};
    std::map<std::string, std::size_t> counts;
    for (const SkippedFile& file : skipped) ++counts[file.reason];
    std::string reasons;
    for (const auto& [reason, count] : counts) reasons += fmt::format("{}{} {}", reasons.empty() ? "" : ", ", count, reason);
    return fmt::format("{} {} ({})", skipped.size(), skipped.size() == 1 ? "file" : "files", reasons);
}

}  // namespace skein::cli
