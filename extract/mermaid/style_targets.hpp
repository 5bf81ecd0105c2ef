#pragma once
// What styles, classes and links are given to, and the line that gives them.

#include "extract/mermaid/resolution.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein::mermaid {

// A node or a group that is drawn.
struct StyleTarget {
    std::string id;
    std::optional<std::uint32_t> node;
    std::optional<std::uint32_t> group;
};

// Finds them by the names their author uses. Keeps references to both arguments.
class StyleTargets {
  public:
    StyleTargets(const Flowchart& chart, const Resolution& names);

    [[nodiscard]] std::optional<StyleTarget> find(std::string_view written) const;
    // "A", "A,B", "A B", "Solar System": the nodes and groups that are meant; unknown ones go to `unknown`.
    [[nodiscard]] std::vector<StyleTarget> find_all(std::string_view words, std::vector<std::string>& unknown) const;

  private:
    const Resolution& names_;
    std::unordered_map<std::string, std::uint32_t> groups_;
};

// The statement being settled: [begin, end) of the chart's text.
struct StyleLine {
    Flowchart& chart;
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::string_view behind(std::size_t word) const;  // trimmed
    void put(const std::string& words, std::string_view why) const;
    void drop(std::string message, std::string advice = {}) const;
    void report(std::string message) const { chart.reported(begin, std::move(message)); }
};

// "click A \"https://…\" \"tip\"": puts the link into the diagram and writes the line as Mermaid takes it.
void settle_click(const StyleLine& line, const StyleTargets& targets, Diagram& diagram);

}  // namespace skein::mermaid
