#pragma once
// Which variables a place in a query sees, and where their values stand. Only for the analysis.

#include "query/cypher/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

// As far as it is known before the query runs. `value` is none that a pattern could bind: a number, a text, a map …
enum class StaticType : std::uint8_t { any, node, relationship, path, list, value };

struct Variable {
    std::string name;
    Slot slot = no_slot;
    StaticType type = StaticType::any;
};

class Scope {
  public:
    [[nodiscard]] const Variable* find(std::string_view name) const {
        for (auto variable = variables_.rbegin(); variable != variables_.rend(); ++variable)
            if (variable->name == name) return &*variable;
        return nullptr;
    }
    void add(Variable variable) { variables_.push_back(std::move(variable)); }
    void drop(std::size_t count) { variables_.resize(variables_.size() - count); }
    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }

  private:
    std::vector<Variable> variables_;  // later ones hide earlier ones of the same name
};

}  // namespace skein::cypher
