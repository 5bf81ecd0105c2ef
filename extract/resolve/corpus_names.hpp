#pragma once
// Names across documents: what each document alone calls its entities → which of them are one, and the documents told so.

#include "extract/resolve/name_clusters.hpp"
#include "graph/name_rules.hpp"
#include "graph/name_tally.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

// How often documents call something `name`, spell it `spelling` and take it for `type`. A pure function of the set of
// documents, and small: a build that redoes only what changed keeps these and joins them anew.
struct NameUse {
    std::string name;
    std::string spelling;  // `name` where the mention is another spelling of it
    EntityType type = EntityType::Concept;
    friend auto operator<=>(const NameUse&, const NameUse&) = default;
};

class CorpusNames {
  public:
    void add(const Extraction& document);
    void add(NameUse use, std::uint32_t count);
    // What documents together use of a name.
    void add(const std::string& name, const NameTally& uses);
    // A document's merge that says something of others: an acronym's definition.
    void add(const Merge& merge);

    [[nodiscard]] const std::map<NameUse, std::uint32_t>& uses() const { return uses_; }
    [[nodiscard]] const std::map<std::string, std::string>& definitions() const { return definitions_; }

  private:
    std::map<NameUse, std::uint32_t> uses_;
    std::map<std::string, std::string> definitions_;  // long form's key → acronym's key; "": several
};

// What the rules know of it; nothing when nobody uses it. `acronyms` are the keys of those that documents define for it.
[[nodiscard]] std::optional<NameFacts> facts_of(const UsedNames& names, const std::vector<std::string>& acronyms);
// The keys of the long form and of the acronym that a merge defines; empty ones: none.
[[nodiscard]] std::pair<std::string, std::string> definition_of(const Merge& merge);

// What names stand for in all documents together.
struct Resolution {
    struct Entity {
        std::string name;
        EntityType type = EntityType::Concept;
    };
    std::unordered_map<std::string, Entity> entities;  // by the entity_key of a name
    Ledger ledger;
    // Spellings that a person took from an entity: key of the entity's name, key of the spelling.
    std::vector<std::pair<std::string, std::string>> apart;
};

// Pure: the same names and decisions give the same resolution, in whatever order they came.
[[nodiscard]] Resolution resolve(const CorpusNames& names, std::vector<Decision> decisions = {});

// Gives mentions, participants, claimants and diagram nodes the entities of `resolution`; what the document alone calls them
// stays as their `name`. Works on documents that were resolved before as well: `forget_resolution` is called first.
void apply(const Resolution& resolution, Extraction& document);

// Undoes `apply`.
void forget_resolution(Extraction& document);

}  // namespace skein
