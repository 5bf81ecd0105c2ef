#pragma once
// `skein entities --merges`: which names were taken for one, why, and by whom.

#include "graph/frozen_graph.hpp"

#include <optional>
#include <string>
#include <vector>

namespace skein {

// `alias` names `entity` because of `reason`. What a person took apart has no reason: `alias` is not `entity`.
struct ListedMerge {
    std::string entity;  // as it is called now
    std::string alias;
    std::optional<MergeReason> reason;
    std::string evidence;                // the name that showed it, where that is neither
    std::vector<DocumentId> documents;  // that take them for one; empty: their names together do, or a person
};

// By entity, then alias, then reason.
[[nodiscard]] std::vector<ListedMerge> list_merges(const FrozenGraph& graph);

}  // namespace skein
