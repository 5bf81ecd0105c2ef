#pragma once
// What a graph file is told of names, so that a change of some need not concern them all: by whoever joins names, since what a
// name is to be compared with depends on the language.

#include "graph/merge_ledger.hpp"
#include "graph/name_tally.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace skein {

// A name as documents use it: all spellings that differ in case alone, with their uses.
using UsedNames = std::vector<std::pair<std::string, NameTally>>;

struct NameRules {
    std::string version;  // changes with the rules; "": there are none, and names are always joined all at once
    // Numbers of 32 bits: names that share none are never compared. A pure function of the name's uses, which any thread may
    // call.
    std::function<std::vector<std::int64_t>(const UsedNames&)> links;
    // The long form and the acronym that a document's merge defines, as the rules compare them; empty ones: none.
    std::function<std::pair<std::string, std::string>(const Merge&)> definition;

    explicit operator bool() const { return !version.empty(); }
};

}  // namespace skein
