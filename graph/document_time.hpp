#pragma once
// When a document says it was written, from its metadata.

#include "graph/provenance.hpp"

#include <optional>
#include <string>

namespace skein {

// "2025-02-06": the day of the first of "published", "date", "created" and "timestamp" that begins with a day of the
// calendar in ISO 8601; nothing when there is none.
[[nodiscard]] std::optional<std::string> day_of(const DocumentRecord& document);

}  // namespace skein
