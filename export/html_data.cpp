#include "export/edge_summary.hpp"
#include "export/html_json.hpp"
#include "export/html_page.hpp"
#include "export/palette.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace skein {

namespace {

class PictureData {
  public:
    PictureData(ByteSink& out, const PlacedGraph& placed, const std::vector<DrawnMap>& maps)
        : out_(out), placed_(placed), maps_(maps), graph_(*placed.subgraph->graph), places_(graph_.entity_count(), -1) {
        for (std::size_t i = 0; i < placed_.subgraph->entities.size(); ++i)
            places_[placed_.subgraph->entities[i].index()] = static_cast<std::int64_t>(i);
    }

    void write() {
        out_ << "{";
        append_column(out_, "types", all_entity_types, [&](EntityType type) { append_json_string(out_, name_of(type)); });
        out_ << ",\n";
        append_column(out_, "colours", all_entity_types,
                      [&](EntityType type) { append_json_string(out_, hex(colour_of(type))); });
        out_ << ",\n\"entities\":{";
        write_entities();
        out_ << "},\n\"edges\":{";
        Numbered<std::string_view> relations;
        write_edges(relations);
        out_ << "},\n\"relations\":";
        append_texts(out_, relations.values());
        out_ << ",\n\"arrows\":{";
        write_arrows();
        out_ << "},\n";
        append_column(out_, "maps", maps_, [&](const DrawnMap& map) { write_map(map); });
        out_ << "}\n";
    }

  private:
    void write_entities() {
        const auto& entities = placed_.subgraph->entities;
        append_column(out_, "name", entities, [&](EntityId id) { append_json_string(out_, graph_.entity(id).name); });
        out_ << ",\n";
        append_column(out_, "type", entities,
                      [&](EntityId id) { out_.append_number(static_cast<unsigned>(graph_.entity(id).type)); });
        out_ << ",\n";
        // 0 for none: most have none.
        append_column(out_, "aliases", entities, [&](EntityId id) {
            const auto names = other_names(graph_.entity(id));
            if (names.empty()) out_.append('0'); else append_texts(out_, names);
        });
        out_ << ",\n";
        append_column(out_, "mentions", entities, [&](EntityId id) { out_.append_number(graph_.entity(id).mentions); });
        out_ << ",\n";
        append_column(out_, "x", placed_.points, [&](Point point) { out_.append_number(point.x); });
        out_ << ",\n";
        append_column(out_, "y", placed_.points, [&](Point point) { out_.append_number(point.y); });
        out_ << ",\n";
        append_column(out_, "r", placed_.radii, [&](double radius) { out_.append_number(std::round(radius * 10) / 10); });
    }

    void write_edges(Numbered<std::string_view>& relations) {
        const auto& edges = placed_.subgraph->edges;
        append_column(out_, "s", edges, [&](EdgeId id) { out_.append_number(places_[graph_.edge(id).source.index()]); });
        out_ << ",\n";
        append_column(out_, "t", edges, [&](EdgeId id) { out_.append_number(places_[graph_.edge(id).target.index()]); });
        out_ << ",\n";
        append_column(out_, "r", edges, [&](EdgeId id) { out_.append_number(relations.number(graph_.edge(id).label)); });
        out_ << ",\n";
        append_column(out_, "kind", edges, [&](EdgeId id) {
            out_.append_number((graph_.edge(id).polarity == Polarity::negated ? 1U : 0U) + (graph_.disputed(id) ? 2U : 0U));
        });
        out_ << ",\n";
        append_column(out_, "count", edges, [&](EdgeId id) { out_.append_number(graph_.edge(id).statements.size()); });
    }

    void write_arrows() {
        std::vector<std::size_t> first{0};
        for (const Arrow& arrow : placed_.arrows) first.push_back(first.back() + arrow.edges.size());
        append_column(out_, "first", first, [&](std::size_t at) { out_.append_number(at); });
        out_ << ",\n";
        std::vector<EdgeId> bundled;
        for (const Arrow& arrow : placed_.arrows) bundled.insert(bundled.end(), arrow.edges.begin(), arrow.edges.end());
        const auto& edges = placed_.subgraph->edges;  // sorted
        append_column(out_, "edges", bundled, [&](EdgeId id) {
            out_.append_number(static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), id) - edges.begin()));
        });
    }

    // Ends that are groups stand as their first node, or as -1.
    void write_map(const DrawnMap& map) {
        const Diagram& diagram = *map.diagram;
        out_ << "\n{\"title\":";
        append_json_string(out_, map.title);
        out_ << ",\"drawn\":" << (map.svg.empty() ? "false" : "true") << ",";
        append_column(out_, "nodes", diagram.nodes, [&](const DiagramNode& node) {
            const auto id = graph_.entity_named(node.entity);
            out_ << "{\"name\":";
            append_json_string(out_, node.label);
            out_ << ",\"e\":";
            out_.append_number(id && !node.entity.empty() ? places_[id->index()] : -1);
            out_.append('}');
        });
        out_ << ",\n";
        const auto append_end = [&](DiagramEndpoint end) {
            const auto* members = end.is_group ? &diagram.groups[end.index].nodes : nullptr;
            if (members == nullptr) out_.append_number(end.index);
            else if (members->empty()) out_ << "-1";
            else out_.append_number(members->front());
        };
        append_column(out_, "edges", diagram.edges, [&](const DiagramEdge& edge) {
            out_.append('[');
            append_end(edge.source);
            out_.append(',');
            append_end(edge.target);
            out_.append(',');
            append_json_string(out_, edge.label);
            out_.append(']');
        });
        out_ << ",\n";
        append_column(out_, "groups", diagram.groups, [&](const DiagramGroup& group) {
            out_ << "{\"title\":";
            append_json_string(out_, group.title);
            out_ << ",";
            append_column(out_, "nodes", group.nodes, [&](std::uint32_t node) { out_.append_number(node); });
            out_.append('}');
        });
        out_ << "}";
    }

    ByteSink& out_;
    const PlacedGraph& placed_;
    const std::vector<DrawnMap>& maps_;
    const FrozenGraph& graph_;
    std::vector<std::int64_t> places_;  // by entity of the graph; -1: not selected
};

}  // namespace

void append_html_data(ByteSink& out, const PlacedGraph& graph, const std::vector<DrawnMap>& maps) {
    NoTags safe(out);
    PictureData(safe, graph, maps).write();
    safe.flush();
}

}  // namespace skein
