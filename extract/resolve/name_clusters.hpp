#pragma once
// Which names are one entity's: the rules, over names with what is known of each. Within a document and across documents.
//
// Rules run one after the other, the surest first. Each looks its candidates up in blocks (by key, last word, sound …), so time
// grows with the number of names, not with their pairs; proposes one name for another only where a single entity fits; and
// joins them unless that would put two names together that cannot be one's. What a rule has joined the next ones take as one.

#include "extract/resolve/name_form.hpp"
#include "graph/entity_type.hpp"
#include "graph/merge_ledger.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct NameFacts {
    std::string name;                                           // as it is spelt best
    std::array<std::uint32_t, all_entity_types.size()> votes{};  // for each type, weighted
    std::uint32_t count = 0;                                    // how often it stands
    bool careful = true;                                        // written by somebody, not transcribed
    std::set<std::string> makers;                               // keys of what it was qualified by: "Acme's R1"
    std::string defined_as;                                     // key of its acronym, when the text defines one
};

// What is known of a name's answer beforehand: the name it was taken for, by index; its own for a name that others go by.
struct KnownAnswer {
    std::size_t target = 0;
    MergeReason reason = MergeReason::spelling;
};

// Names have different `name`s. `within_document`: they all stand in one document, where a bare first name or a drawn label
// says more.
struct NameProblem {
    std::vector<NameFacts> names;
    std::vector<Decision> decisions;
    bool within_document = false;
    // Empty, or one for each name. Names with a known answer are not asked about, only looked at by the others; all names that go
    // by the same name must have one, or none of them.
    std::vector<std::optional<KnownAnswer>> known = {};
    // Sounds (see sound_key) that too many names have to be evidence, some of which are not among `names`; true where of those
    // that are well attested there are too many, too.
    std::map<std::string, bool> crowded_sounds = {};
};

struct NameAnswer {
    std::size_t root = 0;  // index of the name that the entity goes by; its own for a name that was not joined
    EntityType type = EntityType::Concept;  // of the entity
    MergeReason reason = MergeReason::spelling;
    std::size_t via = 0;  // the name that it was taken for, from which others lead to the root
    bool is_doubtful = false;  // a known answer that may be no longer true: another name was to be joined with this one's
};

// An answer a name, in their order. The answer for a name depends on the set of names and decisions alone, not on their order.
[[nodiscard]] std::vector<NameAnswer> cluster_names(const NameProblem& problem);

// The type with most votes; Concept when there are none.
[[nodiscard]] EntityType type_by_votes(std::span<const std::uint32_t> votes);

}  // namespace skein
