#pragma once
// A graph file of any size, written for the first time from documents as they come: of the graph only its names are in memory.

#include "graph/name_rules.hpp"
#include "graph/name_tally.hpp"
#include "graph/store/graph_update.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace skein {

class GraphLoader {
  public:
    // Throws Error as `save_graph` does; so do the others. What stood at `path` stays until `finish`.
    explicit GraphLoader(const std::filesystem::path& path);
    ~GraphLoader();
    GraphLoader(const GraphLoader&) = delete;
    GraphLoader& operator=(const GraphLoader&) = delete;

    // Takes the document in; another thread writes it. Names must be its own: not resolved. URIs must differ. In the order of
    // URIs, reading it later is quickest. What goes wrong may be thrown by a later call.
    void add(Extraction document);

    // No more documents come: the other thread goes on with what follows from their rows alone, while names are joined.
    void complete();

    // What `finish` needs to know: every name with its uses, in no order, and the acronyms that documents define.
    void for_each_name(const std::function<void(const std::string& name, const NameTally& uses)>& visit) const;
    [[nodiscard]] const std::vector<Merge>& acronyms() const;
    // Gives each name its meaning, by its key (without one it means itself), makes the indexes and puts the file in its place.
    // With the rules that names were joined by, a later change needs to join only some of them anew.
    void finish(const std::function<const NameMeaning*(const std::string& key)>& meaning_of, const Ledger& ledger,
                const NameRules& rules = {});

  private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace skein
