#pragma once
// Reads a text through the whole of `read_documents`, and checks what must hold for every reader.

#include "extract/document_reader.hpp"

#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::test {

struct ReadResult {
    std::vector<Document> documents;
    Diagnostics diagnostics;

    [[nodiscard]] const Document& only() const {
        REQUIRE(documents.size() == 1);
        return documents[0];
    }
};

inline ReadResult read_all(std::string bytes, std::string uri = "sample", std::optional<std::string_view> from = {}) {
    ReadResult result;
    read_documents({std::move(uri), std::move(bytes)}, from, [&](Document d) { result.documents.push_back(std::move(d)); },
                   result.diagnostics);
    return result;
}

inline std::string_view kind_name(BlockKind kind) {
    constexpr std::string_view names[] = {"title", "description", "heading", "paragraph", "item", "cell", "quote", "speech"};
    return names[static_cast<std::size_t>(kind)];
}

// "kind: text" a block, for comparing with what must come out.
inline std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks)
        lines.push_back(std::string(kind_name(block.kind)) + ": " + std::string(block.text.text()));
    return lines;
}

inline std::vector<std::string> shown(std::string bytes, std::string uri = "sample", std::optional<std::string_view> from = {}) {
    return shown(read_all(std::move(bytes), std::move(uri), from).only());
}

// The original bytes that a block's words were made from.
inline std::string origin_of(const std::string& bytes, const Block& block, std::string_view words) {
    const std::size_t at = block.text.text().find(words);
    REQUIRE(at != std::string_view::npos);
    const ByteSpan span = block.text.original(at, at + words.size());
    return bytes.substr(span.start, span.size());
}

}  // namespace skein::test
