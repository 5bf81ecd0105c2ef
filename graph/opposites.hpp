#pragma once
// Relations that say the opposite of each other: a small table of common English verbs and adjectives.

#include <optional>
#include <string_view>

namespace skein {

// Which question a relation answers ("does it use it?"), and whether with yes. Synonyms answer the same.
struct Stand {
    std::string_view question;  // the commonest relation that says yes: "use"
    bool yes = true;
};

// Of a relation with its object: "use", "bypass" …; nothing when the table does not know it. `lemma` as statements have it.
[[nodiscard]] std::optional<Stand> stand_of_verb(std::string_view lemma);
// Of what a thing is said to be: "open", "closed" …; the words may have more around them ("a closed model").
[[nodiscard]] std::optional<Stand> stand_of_adjective(std::string_view words);

}  // namespace skein
