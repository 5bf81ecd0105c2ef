#pragma once
// The value everything else is about: what is said, of what, by whom, and where the words stand.

#include "base/byte_span.hpp"
#include "graph/entity_type.hpp"
#include "graph/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

enum class Polarity : std::uint8_t { affirmed, negated };
enum class Modality : std::uint8_t { asserted, possible, planned, hypothetical, questioned };
enum class Role : std::uint8_t {
    other, time, place, manner, instrument, recipient, cost, purpose, cause, source, topic, extent,
};

[[nodiscard]] std::string_view name_of(Polarity polarity);
[[nodiscard]] std::string_view name_of(Modality modality);
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Polarity> polarity_from(std::string_view name);
[[nodiscard]] std::optional<Modality> modality_from(std::string_view name);
[[nodiscard]] std::optional<Role> role_from(std::string_view name);

// A subject or object. `entity` is the canonical name of the entity it names; empty for a phrase that names none, and
// then `type` has no meaning. `name` is what the document alone calls it, where other documents made it another name.
struct Participant {
    std::string text;
    ByteSpan span;
    std::string entity;
    EntityType type = EntityType::Concept;
    std::string name = {};
    ByteSpan full = {};  // the whole phrase where `span` was cut to what a person would write; else empty
};

// `text` is the phrase as it stands, with auxiliaries, negation, particle and preposition; pieces are joined by single
// blanks and `span` covers them all. `lemma` is the normalised relation without polarity ("rely on").
struct RelationPhrase {
    std::string text;
    std::string lemma;
    ByteSpan span;
};

struct Argument {
    Role role = Role::other;
    Participant participant;
};

struct Statement {
    SentenceId sentence;  // within its Extraction; in a graph, within the graph's sentences
    DocumentId document;  // set by the graph
    Participant subject;
    RelationPhrase relation;
    std::optional<Participant> object;
    std::vector<Argument> arguments;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::asserted;
    std::vector<std::string> claimants;  // outermost first; the last is the nearest; empty: the document itself
    std::vector<std::string> claimant_names;  // as the document alone calls them, where that differs in any; else empty
    double confidence = 0;               // in [0, 1]
    std::string rule;                    // the rule that found it

    // The nearest claimant, or "" for the document itself.
    [[nodiscard]] std::string_view claimant() const { return claimants.empty() ? std::string_view() : claimants.back(); }
};

}  // namespace skein
