#include "extract/readers/graph_elements.hpp"

#include <iterator>
#include <utility>

namespace skein {

std::uint32_t GraphElements::add_node(std::optional<std::uint32_t> group) {
    const std::size_t start = xml_.start();
    const auto given = xml_.attribute("id");
    std::string id(given.value_or(""));
    if (!given) {
        id = "node at byte " + std::to_string(source_.original(start));
        oddities_.report("nodes without id", start, "the node has no id; no edge can lead to it");
    }
    if (builder_.find(id))
        oddities_.report("nodes with one id", start, "the node \"" + id + "\" was given before; the two are read as one");
    const std::uint32_t number = builder_.node(id, start, xml_.tag_end());
    if (group) {
        auto& members = diagram().groups[*group].nodes;
        if (members.empty() || members.back() != number) members.push_back(number);
    }
    return number;
}

std::uint32_t GraphElements::add_group(std::string id, std::optional<std::uint32_t> parent) {
    return builder_.add_group(std::move(id), {}, parent, xml_.start(), xml_.tag_end());
}

void GraphElements::take_edge_tag(EdgeTag& tag) const {
    const auto take = [&](std::string_view attribute, std::string& into) {
        const auto value = xml_.attribute(attribute);
        into = value.value_or("");
        return value.has_value();
    };
    tag.has_source = take("source", tag.source);
    tag.has_target = take("target", tag.target);
    take("id", tag.id);
    nodes_.expect(tag.source);
    nodes_.expect(tag.target);
    edge_ids_.expect(tag.id);
    tag.start = xml_.start();
}

std::uint32_t GraphElements::end_of(const std::string& id, bool is_source, std::size_t start) {
    if (const auto known = nodes_.find(id)) return *known;
    if (&nodes_ != &builder_)
        oddities_.report("edges to unknown nodes", start, "there is no node \"" + id + "\" before this edge");
    else
        open_ends_.push_back({diagram().edges.size(), is_source, id, start, xml_.position()});
    return 0;
}

void GraphElements::give_id(DiagramEdge& edge, std::string_view id, std::size_t start) {
    edge.id = id;
    if (edge_ids_.add(id).second) return;
    oddities_.report("edges with one id", start, "the edge id \"" + std::string(id) + "\" was given before; both edges are read");
    edge.id.clear();
}

DiagramEdge* GraphElements::add_edge(const EdgeTag& tag) {
    if (!tag.has_source || !tag.has_target) {
        oddities_.report("edges without ends", tag.start, "the edge has no source or no target; it is left out");
        return nullptr;
    }
    const std::uint32_t from = end_of(tag.source, true, tag.start);
    const std::uint32_t to = end_of(tag.target, false, tag.start);
    DiagramEdge& edge = builder_.add_edge({false, from}, {false, to}, tag.start, xml_.position());
    if (!tag.id.empty()) give_id(edge, tag.id, tag.start);
    return &edge;
}

void GraphElements::take_edges(GraphElements& later) {
    auto& edges = diagram().edges;
    const std::size_t known = edges.size();
    edges.insert(edges.end(), std::make_move_iterator(later.diagram().edges.begin()),
                 std::make_move_iterator(later.diagram().edges.end()));
    later.diagram().edges = {};
    for (std::size_t i = known; i < edges.size(); ++i)
        if (!edges[i].id.empty()) give_id(edges[i], edges[i].id, edges[i].span.start - source_.original(0));
}

Diagram GraphElements::finish(std::size_t start) {
    for (const OpenEnd& open : open_ends_) {
        auto number = builder_.find(open.id);
        if (!number) {
            oddities_.report("edges to unknown nodes", open.start,
                             "there is no node \"" + open.id + "\"; one was made for this edge");
            number = builder_.node(open.id, open.start, open.end);
        }
        DiagramEdge& edge = diagram().edges[open.edge];
        (open.is_source ? edge.source : edge.target).index = *number;
    }
    return builder_.finish(start, xml_.position());
}

}  // namespace skein
