#pragma once
// A flowchart as its lines say it, before names are settled. Offsets are into the working text.

#include "extract/mermaid/edits.hpp"
#include "extract/mermaid/links.hpp"
#include "extract/mermaid/node_mention.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

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
    Notes notes;
    std::optional<Link> dangling;
    std::vector<Comment> comments;
    bool another_follows = false;  // the next statement stands on the same line without a ';'
};

// Reads a chain from `at`. Either the chain is set or the failure.
struct ChainResult {
    std::optional<Chain> chain;
    ChainFailure failure;
};
[[nodiscard]] ChainResult read_chain(std::string_view text, std::size_t at);

}  // namespace skein::mermaid
