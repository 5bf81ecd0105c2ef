#pragma once
// What one says and another denies, in the same words or in opposite ones, and values that differ where there can be one.

#include "graph/subgraph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace skein {

enum class DisputeKind : std::uint8_t {
    polarity,  // one relation, affirmed and denied
    opposite,  // relations that answer one question with yes and no: "use" and "bypass"
    value,     // different amounts for what can have one: a cost, a number of parts
};
[[nodiscard]] std::string_view name_of(DisputeKind kind);

// What agrees. Statements are in canonical order; they may have several labels.
struct DisputeSide {
    std::string value;  // of a dispute about a value: "under $6 million"
    std::vector<StatementId> statements;
};

struct Dispute {
    DisputeKind kind = DisputeKind::polarity;
    EntityId source;
    std::optional<EntityId> target;  // none where the object names no entity
    std::string relation;            // the label; of opposites the one that says yes; of values what is valued: "cost"
    std::vector<DisputeSide> sides;  // yes and no; a side a value otherwise, the lowest first
};

// Those within the documents that `selection` names and of at least its confidence, by the number of statements, then in canonical order.
// Questions, plans and what is only supposed take no side. With relations, claimants, a polarity or modalities: the disputes in
// which such a statement takes part, with all their sides. Of `selection`, `disputed`, `top` and `around` do not matter.
[[nodiscard]] std::vector<Dispute> find_disputes(const FrozenGraph& graph, const Selection& selection = {});

}  // namespace skein
