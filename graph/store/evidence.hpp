#pragma once
// How words are kept beside their sentence: relative to its start, and without their text where the sentence has it. Only for
// graph/store.

#include "graph/provenance.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace skein::store {

// Byte for byte the original: then every span within the sentence is a piece of its text. Cleaned sentences are not.
[[nodiscard]] inline bool is_verbatim(const Sentence& sentence) { return sentence.text.size() == sentence.span.size(); }

// The sentence's own bytes at `span`, when it is verbatim and holds the span.
[[nodiscard]] inline std::optional<std::string_view> words_at(const Sentence& sentence, ByteSpan span) {
    if (!is_verbatim(sentence) || !sentence.span.contains(span) || span.end < span.start) return std::nullopt;
    return std::string_view(sentence.text).substr(span.start - sentence.span.start, span.size());
}

}  // namespace skein::store
