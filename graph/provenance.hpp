#pragma once
// Where words stand: documents, their sentences and, in transcripts, the time at which they were spoken.

#include "base/byte_span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skein {

// Milliseconds from the start of a recording.
struct CueTime {
    std::uint64_t start_ms = 0;
    std::uint64_t end_ms = 0;
    friend auto operator<=>(const CueTime&, const CueTime&) = default;
};

// What the graph keeps of a document. `uri` is the path as it was given (or the record's own URI) and is its identity.
struct DocumentRecord {
    std::string uri;
    std::string format;  // the reader's name
    std::string title;
    std::string content_hash;  // of the original bytes, hexadecimal
    std::uint64_t size = 0;    // bytes
    std::vector<std::pair<std::string, std::string>> metadata;  // in the document's order: "url", "duration" …
    std::string extractor = {};  // what made the statements of it: when that changes, the document is read again; "" for unknown
};

// A sentence, heading or diagram line: what is shown as evidence. `text` is clean (markup, escapes and rolling
// duplicates removed); `span` covers the original bytes it was made from.
struct Sentence {
    ByteSpan span;
    std::uint32_t line = 0;  // of the first byte, from 1
    std::string text;
    std::optional<CueTime> cue;
};

}  // namespace skein
