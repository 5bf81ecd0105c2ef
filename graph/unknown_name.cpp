#include "graph/unknown_name.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "graph/subgraph.hpp"

#include <string>
#include <vector>

namespace skein {

void refuse_entity(std::string_view name, std::span<const std::string_view> candidates) {
    throw Error("nothing in the graph is called \"" + printable(name) + "\"", did_you_mean(name, candidates));
}

void refuse_document(std::string_view name, std::span<const std::string_view> candidates) {
    std::vector<std::string_view> names;
    for (const std::string_view uri : candidates) {
        names.push_back(uri);
        names.push_back(uri.substr(uri.rfind('/') + 1));
    }
    throw Error("no document of the graph is called \"" + printable(name) + "\"", did_you_mean(name, names));
}

void refuse_relation(std::string_view name, std::span<const std::string_view> candidates) {
    throw Error("no relation of the graph is called \"" + printable(name) + "\"", did_you_mean(name, candidates));
}

void refuse_claimant(std::string_view name, std::span<const std::string_view> candidates) {
    std::vector<std::string_view> names(candidates.begin(), candidates.end());
    names.push_back(claimant_document);
    const std::string near = did_you_mean(name, names);
    throw Error("nobody called \"" + printable(name) + "\" says anything in the graph",
                near.empty() ? "`skein stats` lists the claimants" : near);
}

}  // namespace skein
