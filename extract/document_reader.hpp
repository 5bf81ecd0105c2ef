#pragma once
// File → documents. The table of readers is in document_reader.cpp; each reader is a file in readers/.

#include "base/diagnostics.hpp"
#include "extract/document.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace skein {

// Called once a document, in the order of the file. One file may hold many (NDJSON).
using DocumentSink = std::function<void(Document)>;

struct Reader {
    std::string_view name;        // for --from and DocumentRecord::format
    std::string_view description;
    std::span<const std::string_view> extensions;  // lower case, with the dot
    // Does the text look like this format? Asked in table order when the extension does not decide. Null: never guessed.
    bool (*recognises)(std::string_view text);
    // Throws Error when the whole file is unusable; findings one can go on from go to `diagnostics`.
    void (*read)(const std::shared_ptr<const SourceText>& source, const DocumentSink& sink, Diagnostics& diagnostics);
};

[[nodiscard]] std::span<const Reader> readers();

// `from` names a reader; without it the content and the extension decide. Throws Error (unknown format, unusable file).
void read_documents(Source source, std::optional<std::string_view> from, const DocumentSink& sink, Diagnostics& diagnostics);

// Limits of every reader; past them the file is refused with a message.
inline constexpr std::size_t max_document_bytes = std::size_t{512} << 20;
inline constexpr std::size_t max_nesting_depth = 256;

}  // namespace skein
