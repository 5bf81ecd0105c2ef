#pragma once
// A diagram while a graph file is read: nodes by id, attributes that say how something looks, places in the file.

#include "extract/readers/id_table.hpp"
#include "extract/readers/readers.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

class DiagramBuilder {
  public:
    // `source` outlives the builder.
    DiagramBuilder(const SourceText& source, std::string format);
    // Offsets are into another piece of the file from now on.
    void read_on(const SourceText& piece) { source_ = &piece; }

    // The node of that id, made when there is none; offsets are into the source's text.
    std::uint32_t node(std::string_view id, std::size_t start, std::size_t end);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    void expect(std::string_view id) const { nodes_.expect(id); }  // see IdTable
    DiagramEdge& add_edge(DiagramEndpoint source, DiagramEndpoint target, std::size_t start, std::size_t end);
    // Takes label and colour out of the attributes of an edge, which has all it will get.
    static void settle(DiagramEdge& edge);
    std::uint32_t add_group(std::string id, std::string title, std::optional<std::uint32_t> parent, std::size_t start,
                            std::size_t end);
    // For what no statement follows from, yet stands in the file; the last one of a name wins.
    [[nodiscard]] Diagram& diagram() { return diagram_; }
    [[nodiscard]] const Diagram& diagram() const { return diagram_; }

    // Hands the diagram over: every node has a label, and label, colour and link are taken out of the nodes' attributes.
    [[nodiscard]] Diagram finish(std::size_t start, std::size_t end);

  private:
    [[nodiscard]] std::uint32_t line_of(std::size_t offset);
    template <class Part>
    void make_room(std::vector<Part>& parts, std::size_t start) const;

    const SourceText* source_;
    Diagram diagram_;
    IdTable nodes_;
    std::uint32_t last_line_ = 1;
};

}  // namespace skein
