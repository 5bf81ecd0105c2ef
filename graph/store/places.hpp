#pragma once
// Where the words of a statement stand, as its row keeps them: six numbers in one. Only for graph/store.

#include "base/byte_span.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <optional>

namespace skein::store {

// Bytes from the start of the sentence, negative before it.
struct Place {
    std::int64_t at = 0;
    std::int64_t bytes = 0;
};

[[nodiscard]] inline Place place_of(ByteSpan span, std::uint64_t sentence_start) {
    return {static_cast<std::int64_t>(span.start) - static_cast<std::int64_t>(sentence_start),
            static_cast<std::int64_t>(span.size())};
}

// Binds what the table's computed columns take apart again: a number of at most six bytes for short words early in their
// sentence, of eight for nearly all others, else a text.
void bind_places(Query& query, int parameter, Place subject, Place relation, std::optional<Place> object);

}  // namespace skein::store
