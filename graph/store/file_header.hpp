#pragma once
// What a file is, from its first bytes, before SQLite is asked. Only for graph/store.

#include <cstdint>
#include <filesystem>

namespace skein::store {

// Its version. Throws Error unless `path` is a regular, readable, complete SQLite file that says it is a Skein graph of a version
// this program knows: what it is instead, and what to do.
std::uint32_t check_file_header(const std::filesystem::path& path);

}  // namespace skein::store
