#include "export/graph_writer.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "export/formats.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace skein {

namespace {

// One row a format, in the order `skein formats` shows them.
constexpr GraphFormat table[] = {
    {"ndjson", ".ndjson", "one statement a line, as `skein extract` prints them",
     "every statement with all its parts and offsets", "entities that no statement names, aliases, diagrams", write_ndjson,
     nullptr},
};

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::string advice_for(std::string_view name) {
    std::string near;
    std::string all;
    for (const GraphFormat& format : table) {
        if (edit_distance(format.name, name) <= 2 || (!name.empty() && format.name.starts_with(name)) || format.extension == name)
            near += (near.empty() ? "did you mean " : " or ") + std::string(format.name);
        all += (all.empty() ? "" : ", ") + std::string(format.name);
    }
    return near.empty() ? "choose one of " + all : near + "?";
}

}  // namespace

std::span<const GraphFormat> graph_formats() { return table; }

const GraphFormat& graph_format(std::string_view name) {
    const std::string wanted = to_lower(name);
    for (const GraphFormat& format : table)
        if (format.name == wanted) return format;
    throw UsageError("there is no export format \"" + std::string(name) + "\"", advice_for(wanted));
}

}  // namespace skein
