#pragma once
// New names for nodes, groups and classes whose own ones Mermaid does not take (graph/mermaid_names.hpp says which).

#include <string>
#include <string_view>
#include <unordered_set>

namespace skein::mermaid {

// Can `title` stand unquoted after `subgraph`?
[[nodiscard]] bool is_plain_title(std::string_view title);

// Hands out ids that nobody uses.
class FreshNames {
  public:
    void reserve(std::string_view name) { taken_.emplace(name); }
    [[nodiscard]] bool taken(std::string_view name) const { return taken_.contains(std::string(name)); }
    // Close to `name` ("end" → "end_", "Solar System" → "Solar_System"), or `fallback` with a number.
    std::string make(std::string_view name, std::string_view fallback);

  private:
    std::string numbered(std::string_view stem);

    std::unordered_set<std::string> taken_;
    std::size_t next_ = 1;
};

}  // namespace skein::mermaid
