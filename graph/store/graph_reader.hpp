#pragma once
// A graph file opened to be read, as it is at that moment. Only for graph/store.

#include "graph/merge_ledger.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace skein::store {

// Throws Error unless the file is a graph file of a version that can be read. What others write meanwhile is not seen.
struct GraphReader {
    explicit GraphReader(const std::filesystem::path& path);
    Database database;
    std::int64_t version;
};

[[nodiscard]] std::vector<Decision> read_decisions(const Database& database);

}  // namespace skein::store
