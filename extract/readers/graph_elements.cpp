#include "extract/readers/graph_elements.hpp"

#include <utility>

namespace skein {

std::uint32_t GraphElements::add_node(std::optional<std::uint32_t> group) {
    const std::size_t start = xml_.start();
    std::optional<std::string> id = xml_.attribute("id");
    if (!id) {
        id = "node at byte " + std::to_string(source_.original(start));
        oddities_.report("nodes without id", start, "the node has no id; no edge can lead to it");
    }
    if (builder_.find(*id))
        oddities_.report("nodes with one id", start, "the node \"" + *id + "\" was given before; the two are read as one");
    const std::uint32_t number = builder_.node(*id, start, xml_.tag_end());
    if (group) {
        auto& members = diagram().groups[*group].nodes;
        if (members.empty() || members.back() != number) members.push_back(number);
    }
    return number;
}

std::uint32_t GraphElements::add_group(std::string id, std::optional<std::uint32_t> parent) {
    return builder_.add_group(std::move(id), {}, parent, xml_.start(), xml_.tag_end());
}

GraphElements::EdgeTag GraphElements::edge_tag() const {
    return {xml_.attribute("source"), xml_.attribute("target"), xml_.attribute("id"), xml_.start()};
}

std::uint32_t GraphElements::end_of(std::string id, bool is_source, std::size_t start) {
    if (const auto known = builder_.find(id)) return *known;
    open_ends_.push_back({diagram().edges.size(), is_source, std::move(id), start, xml_.position()});
    return 0;
}

DiagramEdge* GraphElements::add_edge(EdgeTag tag) {
    if (!tag.source || !tag.target) {
        oddities_.report("edges without ends", tag.start, "the edge has no source or no target; it is left out");
        return nullptr;
    }
    const std::uint32_t from = end_of(std::move(*tag.source), true, tag.start);
    const std::uint32_t to = end_of(std::move(*tag.target), false, tag.start);
    DiagramEdge& edge = builder_.add_edge({false, from}, {false, to}, tag.start, xml_.position());
    if (tag.id && !tag.id->empty()) {
        if (edge_ids_.insert(*tag.id).second)
            edge.id = std::move(*tag.id);
        else
            oddities_.report("edges with one id", tag.start, "the edge id \"" + *tag.id + "\" was given before; both edges are read");
    }
    return &edge;
}

void GraphElements::set_value(Properties& attributes, const std::string& name, std::string value, std::size_t start) {
    if (attributes.size() >= max_element_attributes)
        return oddities_.report("too many attributes", start,
                                "this has more than " + std::to_string(max_element_attributes) + " attributes; the others are left out");
    set_property(attributes, name, std::move(value));
}

Diagram GraphElements::finish(std::size_t start) {
    for (const OpenEnd& open : open_ends_) {
        auto number = builder_.find(open.id);
        if (!number) {
            oddities_.report("edges to unknown nodes", open.start, "there is no node \"" + open.id + "\"; one was made for this edge");
            number = builder_.node(open.id, open.start, open.end);
        }
        DiagramEdge& edge = diagram().edges[open.edge];
        (open.is_source ? edge.source : edge.target).index = *number;
    }
    return builder_.finish(start, xml_.position());
}

}  // namespace skein
