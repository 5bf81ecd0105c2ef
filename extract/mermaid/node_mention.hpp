#pragma once
// A node where it is named: its name, and the shape, properties and classes it is given there.

#include "extract/mermaid/edits.hpp"
#include "extract/mermaid/shapes.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::mermaid {

struct NodeMention {
    std::size_t begin = 0;       // of the name
    std::size_t name_end = 0;
    std::size_t end = 0;         // behind shape and classes
    std::string name;            // with single blanks, without quotes
    bool quoted = false;         // the name stood in quotes
    std::optional<FoundShape> shape;
    std::vector<std::string> classes;
    std::size_t classes_begin = 0;  // of the first ":::"
    std::string attributes;      // Mermaid 11's "@{ … }", as written
};

using Notes = std::vector<std::pair<std::size_t, std::string>>;  // what was mended, and where

struct ChainFailure {
    std::size_t at = 0;
    std::string message;
};

// Either `read` and the mention with what it takes to mend it, or the failure.
struct MentionResult {
    bool read = false;
    NodeMention node;
    std::vector<Edit> edits;
    Notes notes;
    ChainFailure failure;
};
[[nodiscard]] MentionResult read_mention(std::string_view text, std::size_t at);

[[nodiscard]] bool ends_statement(std::string_view text, std::size_t at);
// A separator of nodes: '&' (also "&&", "&amp;", "＆") or ','. 0 when there is none.
[[nodiscard]] std::size_t separator_at(std::string_view text, std::size_t at, bool inside_name);
// Bytes of a colon of East Asian width, 0 when there is none.
[[nodiscard]] std::size_t wide_colon_at(std::string_view text, std::size_t at);

}  // namespace skein::mermaid
