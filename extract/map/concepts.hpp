#pragma once
// Phrases that mean the same as one concept, and the links between them.

#include "extract/map/map_links.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein {

struct Concept {
    std::string label;
    std::string entity;
    bool decision = false;
    bool actor = false;   // with a name, and no product or the like
    bool bare = false;    // a common word alone: says little
    double weight = 0;    // of its links, and of how often it is named
    double salience = 0;  // in [0, 1]: how much the text keeps coming back to its words
};

struct ConceptGraph {
    std::vector<Concept> concepts;
    // Between places in `concepts`; one of a pair, kind, claimant and polarity, the heaviest, with the weights of all.
    std::vector<MapLink> links;
};

// One concept are phrases of one entity, of the same words, a phrase whose words another of the same head has, where only one
// has, and "the engine" with the engine that was spoken of last.
[[nodiscard]] ConceptGraph concepts_of(const MapMaterial& material);

}  // namespace skein
