#pragma once
// A diagram while a graph file is read: nodes by id, attributes that say how something looks, places in the file.

#include "extract/readers/readers.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skein {

class DiagramBuilder {
  public:
    // `source` outlives the builder.
    DiagramBuilder(const SourceText& source, std::string format);

    // The node of that id, made when there is none; offsets are into the source's text.
    std::uint32_t node(std::string_view id, std::size_t start, std::size_t end);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    DiagramEdge& add_edge(DiagramEndpoint source, DiagramEndpoint target, std::size_t start, std::size_t end);
    std::uint32_t add_group(std::string id, std::string title, std::optional<std::uint32_t> parent, std::size_t start, std::size_t end);
    // For what no statement follows from, yet stands in the file; the last one of a name wins.
    [[nodiscard]] Diagram& diagram() { return diagram_; }

    // Gives every node a label, takes label, colour and link out of the attributes, and hands the diagram over.
    [[nodiscard]] Diagram finish(std::size_t start, std::size_t end);

  private:
    const SourceText& source_;
    Diagram diagram_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> nodes_;
};

// Sets or replaces.
void set_property(Properties& properties, std::string_view name, std::string value);
[[nodiscard]] const std::string* find_property(const Properties& properties, std::string_view name);
// Removes it and gives what it was.
std::optional<std::string> take_property(Properties& properties, std::string_view name);

}  // namespace skein
