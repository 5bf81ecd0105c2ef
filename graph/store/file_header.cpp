#include "graph/store/file_header.hpp"

#include "base/error.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/schema.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace skein::store {

namespace {

// SQLite's file format, section 1.3: the header and where its big-endian numbers stand.
constexpr std::size_t header_size = 100;
constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t at_page_size = 16, at_change_counter = 24, at_page_count = 28, at_user_version = 60, at_application_id = 68,
                      at_version_valid_for = 92;

using Header = std::array<char, header_size>;

std::uint32_t number_at(const Header& header, std::size_t offset, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(header[offset + i]);
    return value;
}

constexpr const char* how_to_build = "make a graph file with `skein build PATH... -o FILE.skein`";

}  // namespace

std::uint32_t check_file_header(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) throw Error("there is no graph file " + name, how_to_build);
    if (error) throw Error("cannot open " + name + ": " + error.message(), "check that you may read it");
    if (std::filesystem::is_directory(status)) throw Error(name + " is a folder, not a graph file", how_to_build);
    if (!std::filesystem::is_regular_file(status)) throw Error(name + " is no regular file, so no graph file", how_to_build);

    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("cannot open " + name + ": " + std::strerror(errno), "check that you may read it");
    Header header{};
    file.read(header.data(), header_size);
    const auto read = static_cast<std::size_t>(file.gcount());
    if (read == 0) throw Error(name + " is empty", how_to_build);
    if (std::string_view(header.data(), std::min(read, magic.size())) != magic.substr(0, read))
        throw Error(name + " is no graph file", how_to_build);
    const std::string advice_for_truncated = "build it again from its documents, or copy it again";
    if (read < header_size)
        throw Error(name + " is cut short: it holds only " + std::to_string(read) + " bytes", advice_for_truncated);
    if (number_at(header, at_application_id, 4) != application_id)
        throw Error(name + " is an SQLite file, but no graph file of Skein", how_to_build);
    const std::uint32_t version = number_at(header, at_user_version, 4);
    if (version > schema_version)
        throw Error(name + " is a graph file of version " + std::to_string(version) + "; this program knows version " +
                        std::to_string(schema_version),
                    "use a newer Skein, or build it again with this one");
    if (version < oldest_version)
        throw Error(name + " is a graph file of version " + std::to_string(version) + ", older than version " +
                        std::to_string(oldest_version) + ", the oldest that this program reads",
                    "build it again from its documents");

    // A writer in WAL mode may have newer pages, and a newer count, in the file beside.
    const bool has_log = std::filesystem::exists(name + "-wal", error);
    const bool count_is_valid = number_at(header, at_change_counter, 4) == number_at(header, at_version_valid_for, 4);
    const std::uint32_t stored_size = number_at(header, at_page_size, 2);
    const std::uint64_t size = std::uint64_t{number_at(header, at_page_count, 4)} * (stored_size == 1 ? 65536 : stored_size);
    const std::uint64_t present = std::filesystem::file_size(path, error);
    if (!has_log && count_is_valid && !error && present < size)
        throw Error(name + " is cut short: it holds " + std::to_string(present) + " of " + std::to_string(size) + " bytes",
                    advice_for_truncated);
    return version;
}

}  // namespace skein::store

namespace skein {

std::uint32_t graph_file_version(const std::filesystem::path& path) { return store::check_file_header(path); }

}  // namespace skein
