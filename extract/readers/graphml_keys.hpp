#pragma once
// GraphML's <key> elements: what the values of nodes and edges are called, their types and defaults.

#include "extract/readers/oddities.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

enum class GraphMlDomain { node, edge, other };

class GraphMlKeys {
  public:
    struct Key {
        std::string id, domain, name, type, fallback;
        bool has_fallback = false;
        std::size_t offset = 0;  // of the element
    };

    // Reports what is odd about the key and makes its name one of a kind.
    void declare(Key key, Oddities& oddities);
    [[nodiscard]] bool knows(const std::string& id) const { return keys_.contains(id); }
    // The name for a value that refers to `id`; an undeclared id is its own name, and reported. Reports a value that is not
    // of the key's type.
    const std::string& name_of(const std::string& id, GraphMlDomain domain, std::string_view value, std::size_t offset, Oddities& oddities);
    // Adds the defaults of what is missing.
    void add_defaults(Properties& attributes, GraphMlDomain domain) const;

  private:
    std::unordered_map<std::string, Key> keys_;  // looked up only
    std::set<std::pair<std::string, std::string>> names_;  // that are taken, by domain
    std::vector<std::string> with_fallback_;
};

}  // namespace skein
