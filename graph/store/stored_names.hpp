#pragma once
// What a stored document uses of names: enough of it to take its share out of the counts. Only for graph/store.

#include "graph/extraction.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>

namespace skein::store {

// Mentions (text, type), participants, claimants and nodes of diagrams with the names that their rows hold: the document's own,
// and where a person took names apart the other one, with the document's own beside it. All else is left empty.
[[nodiscard]] Extraction stored_names(const Database& database, std::int64_t document);

}  // namespace skein::store
