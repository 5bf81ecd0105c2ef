#pragma once
// A flowchart as its lines say it, before names are settled. Offsets are into the working text.

#include "extract/mermaid/edits.hpp"
#include "extract/mermaid/links.hpp"
#include "extract/mermaid/shapes.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::mermaid {

// A node where it is named.
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

struct Comment {
    std::size_t begin = 0;       // of its mark, behind the statement
    std::size_t end = 0;
    std::string text;
};

// "A & B --> C -- words --> D".
struct Chain {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::vector<NodeMention>> groups;
    std::vector<Link> links;     // links[i] joins groups[i] and groups[i + 1]
    std::vector<Edit> edits;     // separators, blanks, a label behind a colon
    std::vector<std::pair<std::size_t, std::string>> notes;  // what was mended
    std::optional<Link> dangling;
    std::vector<Comment> comments;
    bool another_follows = false;  // the next statement stands on the same line without a ';'
};

struct ChainFailure {
    std::size_t at = 0;
    std::string message;
};

// Reads a chain from `at`. Either the chain is set or the failure.
struct ChainResult {
    std::optional<Chain> chain;
    ChainFailure failure;
};
[[nodiscard]] ChainResult read_chain(std::string_view text, std::size_t at);

// Where a comment begins on the line of a statement that takes no chain: "%%", " //", " # ", "<!--"; the line's end otherwise.
[[nodiscard]] std::size_t comment_begin(std::string_view text, std::size_t at, std::size_t end);
[[nodiscard]] bool comment_mark_at(std::string_view text, std::size_t at, bool after_blank);
// The words of a comment that begins at `at`, without its marks.
[[nodiscard]] std::string comment_words(std::string_view text, std::size_t at, std::size_t end);

}  // namespace skein::mermaid
