#pragma once
// A relation as Neo4j's type of a relationship: the same in the import tables and in Cypher.

#include "graph/entity.hpp"

#include <string>

namespace skein {

// RELY_ON, NOT_RELY_ON: letters and digits in upper case, runs of anything else as one '_'. "RELATED" where none is left. Two
// relations may become one type; the property `relation` tells them apart.
[[nodiscard]] std::string relationship_type(const Relation& edge);

}  // namespace skein
