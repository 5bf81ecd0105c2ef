#pragma once
// Graph files that are refused, and the harm other programs do them.

#include "base/error.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/schema.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <string_view>

namespace skein::test {

// What the error says, or "" when the file loads.
inline std::string refusal(const std::filesystem::path& path) {
    try {
        (void)load_graph(path);
        return "";
    } catch (const Error& error) {
        CHECK_FALSE(error.advice().empty());
        return error.what();
    }
}

inline bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Runs SQL on the file as some other SQLite program would.
inline void alter(const std::filesystem::path& path, const std::string& sql) {
    store::Database database(path, store::Database::Access::write, path.string());
    database.execute(sql);
    database.close();
}

}  // namespace skein::test
