#pragma once
// Why names are taken for one entity: what the machine found, and what a person decided.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

enum class MergeReason : std::uint8_t {
    spelling,    // the same letters and digits: case, blanks, hyphens, points, an article, a possessive ending
    plural,      // "Acme pumps" and "Acme pump"
    legal_form,  // "Acme Corporation" and "Acme"
    acronym,     // defined in the text: "Parallel Thread Execution (PTX)"
    title,       // "Professor Huang Lei" and "Huang Lei"
    full_name,   // "David K. Plummer", "D. Plummer", "Dave Plummer"
    last_name,   // "Plummer", and only one person of that name
    first_name,  // "Dave", and only one person of that name in the document
    maker,       // "Acme's R1", "Acme R1" and "R1"
    misheard,    // sounds and is spelled alike
    decision,    // a person said so
};
inline constexpr std::size_t merge_reason_count = 11;

[[nodiscard]] std::string_view name_of(MergeReason reason);  // "last name"
[[nodiscard]] std::optional<MergeReason> merge_reason_from(std::string_view name);

// `alias` is taken for `entity`. `evidence` is the name that showed it, where that is neither of the two; else empty.
struct Merge {
    std::string alias;
    std::string entity;
    MergeReason reason = MergeReason::spelling;
    std::string evidence;
    friend auto operator<=>(const Merge&, const Merge&) = default;
};

// What a person said of names; it wins over every rule. Names are compared by `entity_key`.
struct Decision {
    enum class Kind : std::uint8_t { same, apart };
    Kind kind = Kind::same;
    std::string entity;
    std::string alias;  // is `entity`, or is not
    friend auto operator<=>(const Decision&, const Decision&) = default;
};

[[nodiscard]] std::string_view name_of(Decision::Kind kind);
[[nodiscard]] std::optional<Decision::Kind> decision_kind_from(std::string_view name);

// What joins names across the documents of a graph; what joins them within a document is in its Extraction. In order of value,
// each once.
struct Ledger {
    std::vector<Merge> merges;
    std::vector<Decision> decisions;
    friend bool operator==(const Ledger&, const Ledger&) = default;
};

}  // namespace skein
