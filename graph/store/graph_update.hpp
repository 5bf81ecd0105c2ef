#pragma once
// A graph file changed in place: documents come, go and are replaced, each in a transaction of its own, so that whoever reads it
// meanwhile, or after a crash, sees whole documents. Names are joined anew at the end.

#include "graph/entity_type.hpp"
#include "graph/extraction.hpp"
#include "graph/name_rules.hpp"
#include "graph/name_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct StoredDocument {
    std::string uri;
    std::string format;
    std::string content_hash;
    std::string extractor;
};

// What names together say a name means.
struct NameMeaning {
    std::string entity;
    EntityType type = EntityType::Concept;
};

class GraphUpdate {
  public:
    // Throws Error when there is no graph file of this version at `path`, or another program writes it and does not end soon.
    // With the rules that names are joined by, it is told which names a change concerns.
    explicit GraphUpdate(const std::filesystem::path& path, NameRules rules = {});
    ~GraphUpdate();  // without `close`: what was put and removed stays, names may be joined as before
    GraphUpdate(const GraphUpdate&) = delete;
    GraphUpdate& operator=(const GraphUpdate&) = delete;

    [[nodiscard]] std::vector<StoredDocument> documents() const;  // by URI
    [[nodiscard]] std::vector<Decision> decisions() const;
    // False when documents came or went since names were joined, by this or by a program that did not end.
    [[nodiscard]] bool settled() const;

    // Takes the document in, in the place of the one with its URI, or takes it out. Names must be its own: not resolved. Names
    // that the graph knows mean what they meant until `settle`; a document that uses names as it did before leaves the graph
    // settled. Throws Error, and the file is as before, when anything fails.
    void put(const Extraction& document);
    void remove(std::string_view uri);

    // What `settle` needs to know: every name with its uses, and the acronyms that documents define.
    [[nodiscard]] std::map<std::string, NameTally> names() const;
    [[nodiscard]] std::vector<Merge> acronyms() const;
    // Gives each name its meaning, by its key (see entity_key), and the graph its ledger; names without uses go. `merges` in
    // order.
    void settle(const std::function<const NameMeaning*(const std::string& key)>& meaning_of, const std::vector<Merge>& merges);

    // What changed since names were joined, by their keys; nothing when that is not known, or they were joined by other rules:
    // then all are to be joined anew. Lives until the next change.
    struct Changes {
        std::map<std::string, UsedNames> before;                          // what names used otherwise now were used for
        std::map<std::string, std::vector<std::string>> acronyms_before;  // of long forms that other acronyms stand for now
    };
    [[nodiscard]] const Changes* changes() const;
    // Calls `read`, within which the following are quicker: the file is looked at once, not for each.
    void read_at_once(const std::function<void()>& read) const;
    // What is known of single names, as it is now; what they mean is what they meant before.
    [[nodiscard]] std::size_t greatest_name() const;  // there are not more names
    [[nodiscard]] UsedNames uses(const std::string& key) const;
    [[nodiscard]] std::vector<std::string> linked(std::int64_t link) const;  // keys; by their links before
    [[nodiscard]] std::vector<std::string> same_entity(const std::string& key) const;
    [[nodiscard]] std::optional<Merge> merge_of(const std::string& alias) const;
    [[nodiscard]] std::vector<std::string> acronyms_of(const std::string& long_form) const;
    [[nodiscard]] std::vector<std::string> long_forms_of(const std::string& acronym) const;
    // As the other, for those names alone whose meaning or uses changed; none: nobody uses the name any more. `gone` are aliases
    // whose merges are no longer true, `merges` those that are.
    void settle(const std::map<std::string, std::optional<NameMeaning>>& meanings, const std::vector<std::string>& gone,
                const std::vector<Merge>& merges);

    // Removes what full-text search still holds of documents that are gone. Takes time in proportion to the whole file.
    void erase_traces();

    struct Counts {
        std::size_t documents = 0, statements = 0, entities = 0;
    };
    [[nodiscard]] Counts counts() const;
    // Leaves nothing beside the file. Throws Error when something could not be written.
    void close();

  private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace skein
