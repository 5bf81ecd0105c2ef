#pragma once
// Names of nodes, groups and classes: which ones Mermaid's lexer takes, and new ones for the others.

#include <string>
#include <string_view>
#include <unordered_set>

namespace skein::mermaid {

// Words that are no names in Mermaid, alone or at the start of one ("end-user" is "end" and then "-user").
[[nodiscard]] bool is_reserved(std::string_view word);
// Can `name` stand as the id of a node in Mermaid 10.9 and 11, before a blank or a bracket?
[[nodiscard]] bool is_safe_id(std::string_view name);
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
