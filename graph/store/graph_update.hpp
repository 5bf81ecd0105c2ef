#pragma once
// A graph file changed in place: documents come, go and are replaced, each in a transaction of its own, so that whoever reads it
// meanwhile, or after a crash, sees whole documents. Names are joined anew at the end.

#include "graph/entity_type.hpp"
#include "graph/extraction.hpp"
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
    explicit GraphUpdate(const std::filesystem::path& path);
    ~GraphUpdate();  // without `close`: what was put and removed stays, names may be joined as before
    GraphUpdate(const GraphUpdate&) = delete;
    GraphUpdate& operator=(const GraphUpdate&) = delete;

    [[nodiscard]] std::vector<StoredDocument> documents() const;  // by URI
    [[nodiscard]] std::vector<Decision> decisions() const;
    // False when documents came or went since names were joined, by this or by a program that did not end.
    [[nodiscard]] bool settled() const;

    // Takes the document in, in the place of the one with its URI, or takes it out. Names must be its own: not resolved. Names that
    // the graph knows mean what they meant until `settle`; a document that uses names as it did before leaves the graph settled. Throws Error, and the file is as before, when anything fails.
    void put(const Extraction& document);
    void remove(std::string_view uri);

    // What `settle` needs to know: every name with its uses, and the acronyms that documents define.
    [[nodiscard]] std::map<std::string, NameTally> names() const;
    [[nodiscard]] std::vector<Merge> acronyms() const;
    // Gives each name its meaning, by its key (see entity_key), and the graph its ledger; names without uses go. `merges` in order.
    void settle(const std::function<const NameMeaning*(const std::string& key)>& meaning_of, const std::vector<Merge>& merges);

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
