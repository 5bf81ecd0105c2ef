#pragma once
// What one says and another denies, in the same words or in opposite ones, and values that differ where there can be one.

#include "graph/opposites.hpp"
#include "graph/subgraph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// Those within the documents that `selection` names and of at least its confidence, by the number of statements, then in
// canonical order. Questions, plans and what is only supposed take no side. With relations, claimants, a polarity or modalities:
// the disputes in which such a statement takes part, with all their sides. Of `selection`, `disputed`, `top` and `around` do not
// matter.
[[nodiscard]] std::vector<Dispute> find_disputes(const FrozenGraph& graph, const Selection& selection = {});

// For whoever has statements as rows of a file, not to load those that are no side of a dispute.
[[nodiscard]] bool takes_a_side(Modality modality);  // of what is affirmed or denied
// What a relation says to which question; `question` may be `lemma` itself, and lives as long. With an object that is an entity:
[[nodiscard]] std::optional<Stand> stand_on_named(std::string_view lemma);
// … with one that is words alone, of a copula, and `stand_of_verb` without any; nothing where these tell none.
[[nodiscard]] bool is_copula(std::string_view lemma);
[[nodiscard]] std::optional<Stand> stand_on_words(std::string_view lemma, std::string_view object);
// An amount is of what can have one only with such a relation, with one of these words in its sentence, or as an argument of
// cost; and it has digits. Whose it is may be told by mentions in the sentence, or by what the two sentences before it say.
[[nodiscard]] bool may_tell_value(Modality modality);
[[nodiscard]] bool is_single_valued(std::string_view lemma);
inline constexpr std::string_view cost_words =
    "cost costs price priced expense expenses invest invested spend spent budget paid training-cost";
inline constexpr std::size_t sentences_looked_back = 2;

}  // namespace skein
