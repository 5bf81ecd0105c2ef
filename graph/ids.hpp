#pragma once
// Ids of the graph's tables. They are indices: valid for one graph object, never stored in an export.

#include "base/strong_id.hpp"

namespace skein {

using EntityId = StrongId<struct EntityTag>;
using EdgeId = StrongId<struct EdgeTag>;
using StatementId = StrongId<struct StatementTag>;
using SentenceId = StrongId<struct SentenceTag>;
using DocumentId = StrongId<struct DocumentTag>;

}  // namespace skein
