#pragma once
// What GraphML and GEXF have alike: nodes with ids, and edges between nodes that may be declared behind them.

#include "extract/readers/diagram_builder.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/xml_events.hpp"
#include "graph/property_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

class GraphElements {
  public:
    // All of them outlive the object. `format` is the diagram's.
    GraphElements(const SourceText& source, const XmlEvents& xml, Oddities& oddities, std::string format)
        : xml_(xml), oddities_(oddities), source_(source), builder_(source, std::move(format)) {}
    // Edges between the nodes of `nodes`, which outlives the object, read by `xml` at a later place of the same graph. Safe
    // beside all but changes of those nodes. That an edge leads to none of them is reported.
    GraphElements(const GraphElements& nodes, const XmlEvents& xml, Oddities& oddities)
        : xml_(xml), oddities_(oddities), source_(nodes.source_), builder_(nodes.source_, {}), nodes_(nodes.builder_) {
        builder_.diagram().directed = nodes.builder_.diagram().directed;
    }

    [[nodiscard]] Diagram& diagram() { return builder_.diagram(); }

    // The number of the node whose element was just entered; a member of `group`. An id that was given before means the same
    // node.
    std::uint32_t add_node(std::optional<std::uint32_t> group);
    [[nodiscard]] DiagramNode& node(std::uint32_t number) { return builder_.diagram().nodes[number]; }
    // A group for the nodes that stand inside of the element just entered.
    std::uint32_t add_group(std::string id, std::optional<std::uint32_t> parent);

    // What the start tag of an edge says.
    struct EdgeTag {
        bool has_source = false, has_target = false;
        std::string source, target, id;
        std::size_t start = 0;
    };
    void take_edge_tag(EdgeTag& tag) const;
    // Adds the edge whose element was just left. Null, and reported, where it has no two ends. Valid until the next edge.
    DiagramEdge* add_edge(const EdgeTag& tag);
    // Takes over the edges of such an object as if they had been added here.
    void take_edges(GraphElements& later);
    // Attributes of a node or edge, in memory that all of them share.
    [[nodiscard]] Properties keep(const Properties& attributes) { return pool_.copy(attributes); }
    static void settle(DiagramEdge& edge) { DiagramBuilder::settle(edge); }  // see there

    // Makes the nodes that edges name and nobody declared. `start` is that of the graph's element, which was just left.
    [[nodiscard]] Diagram finish(std::size_t start);

  private:
    // An end of an edge that nothing before it declares.
    struct OpenEnd {
        std::size_t edge = 0;
        bool is_source = false;
        std::string id;
        std::size_t start = 0, end = 0;  // of the edge
    };
    [[nodiscard]] std::uint32_t end_of(const std::string& id, bool is_source, std::size_t start);
    void give_id(DiagramEdge& edge, std::string_view id, std::size_t start);

    const XmlEvents& xml_;
    Oddities& oddities_;
    const SourceText& source_;
    DiagramBuilder builder_;
    const DiagramBuilder& nodes_ = builder_;  // where ends of edges are looked up
    std::vector<OpenEnd> open_ends_;
    IdTable edge_ids_;
    PropertyPool pool_;
};

}  // namespace skein
