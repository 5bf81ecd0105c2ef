#pragma once
// A part of a graph file that an answer is the same from as from the whole: chosen by SQLite, so that the rest is never read.

#include "graph/frozen_graph.hpp"
#include "graph/store/stored_counts.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace skein {

// What must be in the part; each adds to the others. All of it comes with its sentences and documents. Of the entities of
// statements the part has names and types; aliases and counts of those in `named` alone, and of claimants.
struct PartWanted {
    std::vector<std::string> named = {};  // entities by name or spelling
    bool said_of_named = false;           // all statements with one of those as subject, object or argument
    bool disputed = false;                // all that `find_disputes` finds, with the mentions that it asks for
    bool timed = false;                   // all statements that tell a time, or may, or are spoken at one
    bool documents = false;               // every document, with its diagrams
    bool counts = false;                  // beside it, what the whole file holds
};

struct AskedPart {
    FrozenGraph graph;
    // statements that the selection keeps, and are not in the part; of its types subject or object must be one
    std::size_t left_out = 0;
    std::optional<StoredCounts> counts = {};
};

// Throws Error as `load_graph` does, and with near names as advice when a name is unknown; so it does for a relation, document or
// claimant of `selection`, which is then known to occur, though the part may not have it.
[[nodiscard]] AskedPart load_asked_part(const std::filesystem::path& path, const PartWanted& wanted, Selection& selection);

}  // namespace skein
