#pragma once
// Writers for any graph of Boost.Graph, like boost::write_graphviz, whose labels may hold anything:
//
//   skein::write_mermaid(std::cout, g, get(&City::name, g), get(&Road::name, g));
//   skein::write_dot(file, g, get(boost::vertex_name, g));                       // edges without labels
//   skein::write_graphml(file, g, names, [&](auto road) { return length[road]; });
//
// The graph is a VertexListGraph and an EdgeListGraph with a vertex index; other indices can be given. A label is looked up in a
// readable property map, or by a function of the descriptor; it is text, a number, or anything that can be written to a stream.
// What the writers do and when they throw stands in export/plain_graph.hpp.

#include "export/plain_graph.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include <concepts>
#include <cstddef>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace skein {

// Every vertex or edge without a label.
struct NoLabels {
    template <class Descriptor>
    std::string_view operator()(const Descriptor&) const {
        return {};
    }
};

namespace boost_graph {

template <class Labels, class Descriptor>
decltype(auto) look_up(const Labels& labels, const Descriptor& descriptor) {
    if constexpr (std::invocable<const Labels&, const Descriptor&>) {
        return labels(descriptor);
    } else {
        using boost::get;
        return get(labels, descriptor);
    }
}

template <class Value, class Take>
void take_as_text(const Value& value, Take&& take) {
    if constexpr (std::convertible_to<const Value&, std::string_view>) {
        take(std::string_view(value));
    } else {
        std::ostringstream text;
        text << value;
        take(std::string_view(text.str()));
    }
}

// `graph` and the maps must outlive what is returned.
template <class Graph, class VertexLabels, class EdgeLabels, class Index>
PlainGraph plain(const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels, const Index& index) {
    std::vector<std::size_t> numbers;  // by index: vertices are numbered as they are listed
    {
        std::size_t number = 0;
        const auto [first, last] = vertices(graph);
        for (auto vertex = first; vertex != last; ++vertex) {
            const auto at = static_cast<std::size_t>(look_up(index, *vertex));
            if (at >= numbers.size()) numbers.resize(at + 1);
            numbers[at] = number++;
        }
    }
    PlainGraph result;
    result.directed = std::is_convertible_v<typename boost::graph_traits<Graph>::directed_category, boost::directed_tag>;
    result.each_vertex = [&](const PlainGraph::TakeVertex& take) {
        const auto [first, last] = vertices(graph);
        for (auto vertex = first; vertex != last; ++vertex) take_as_text(look_up(vertex_labels, *vertex), take);
    };
    result.each_edge = [&, numbers](const PlainGraph::TakeEdge& take) {
        const auto number = [&](const auto& vertex) { return numbers[static_cast<std::size_t>(look_up(index, vertex))]; };
        const auto [first, last] = edges(graph);
        for (auto edge = first; edge != last; ++edge)
            take_as_text(look_up(edge_labels, *edge), [&](std::string_view label) {
                take(number(source(*edge, graph)), number(target(*edge, graph)), label);
            });
    };
    return result;
}

}  // namespace boost_graph

template <class Graph, class VertexLabels, class EdgeLabels, class Index>
void write_mermaid(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels,
                   const Index& index) {
    write_mermaid(out, boost_graph::plain(graph, vertex_labels, edge_labels, index));
}
template <class Graph, class VertexLabels, class EdgeLabels = NoLabels>
void write_mermaid(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels = {}) {
    write_mermaid(out, graph, vertex_labels, edge_labels, get(boost::vertex_index, graph));
}

template <class Graph, class VertexLabels, class EdgeLabels, class Index>
void write_dot(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels,
               const Index& index) {
    write_dot(out, boost_graph::plain(graph, vertex_labels, edge_labels, index));
}
template <class Graph, class VertexLabels, class EdgeLabels = NoLabels>
void write_dot(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels = {}) {
    write_dot(out, graph, vertex_labels, edge_labels, get(boost::vertex_index, graph));
}

template <class Graph, class VertexLabels, class EdgeLabels, class Index>
void write_graphml(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels,
                   const Index& index) {
    write_graphml(out, boost_graph::plain(graph, vertex_labels, edge_labels, index));
}
template <class Graph, class VertexLabels, class EdgeLabels = NoLabels>
void write_graphml(std::ostream& out, const Graph& graph, const VertexLabels& vertex_labels, const EdgeLabels& edge_labels = {}) {
    write_graphml(out, graph, vertex_labels, edge_labels, get(boost::vertex_index, graph));
}

}  // namespace skein
