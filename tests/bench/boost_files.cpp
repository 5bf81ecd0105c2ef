#include "tests/bench/boost_files.hpp"

#include "export/edge_summary.hpp"
#include "graph/attribute_list.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace skein::bench {

namespace {

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                       boost::property<boost::edge_index_t, std::size_t>>;

struct NodeData {
    std::string label, type, aliases;
    long mentions = 0;
    double size = 0;
    int r = 0, g = 0, b = 0;
};
struct EdgeData {
    std::string label, relation, polarity, modality, claimants, evidence, document;
    double weight = 0, confidence = 0;
    int disputed = 0;
    long line = 0, start = 0, end = 0;
};
using Loaded = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, NodeData, EdgeData>;

}  // namespace

struct BoostGraph::Parts {
    const Subgraph& all;
    Directed graph;
    std::vector<EdgeSummary> summaries;

    void add_properties(boost::dynamic_properties& properties) const {
        const auto node = [&](const char* key, auto value) {
            properties.property(
                key, boost::make_function_property_map<Directed::vertex_descriptor>(
                         [this, value](Directed::vertex_descriptor v) { return value(all.graph->entity(all.entities[v])); }));
        };
        const auto edge = [&](const char* key, auto value) {
            properties.property(key, boost::make_function_property_map<Directed::edge_descriptor>(
                                         [this, value](const Directed::edge_descriptor& e) {
                                             return value(summaries[get(boost::edge_index, graph, e)]);
                                         }));
        };
        node("label", [](const Entity& e) { return e.name; });
        node("type", [](const Entity& e) { return std::string(name_of(e.type)); });
        node("aliases", [](const Entity& e) { return join_list(other_names(e)); });
        node("mentions", [](const Entity& e) { return static_cast<long>(e.mentions); });
        node("size", [](const Entity& e) { return drawn_size(e); });
        for (const char* channel : {"r", "g", "b"}) node(channel, [](const Entity& e) { return static_cast<int>(e.type); });
        edge("label", [](const EdgeSummary& s) { return s.label; });
        edge("weight", [](const EdgeSummary& s) { return static_cast<double>(s.edge->weight()); });
        edge("relation", [](const EdgeSummary& s) { return s.edge->label; });
        edge("polarity", [](const EdgeSummary& s) { return std::string(name_of(s.edge->polarity)); });
        edge("modality", [](const EdgeSummary& s) { return std::string(name_of(s.best->modality)); });
        edge("confidence", [](const EdgeSummary& s) { return s.best->confidence; });
        edge("disputed", [](const EdgeSummary& s) { return s.disputed ? 1 : 0; });
        edge("claimants", [](const EdgeSummary& s) { return join_list(s.claimants); });
        edge("evidence", [](const EdgeSummary& s) { return s.sentence->text; });
        edge("document", [](const EdgeSummary& s) { return s.document->uri; });
        edge("line", [](const EdgeSummary& s) { return static_cast<long>(s.sentence->line); });
        edge("start", [](const EdgeSummary& s) { return static_cast<long>(s.sentence->span.start); });
        edge("end", [](const EdgeSummary& s) { return static_cast<long>(s.sentence->span.end); });
    }
};

BoostGraph::BoostGraph(const Subgraph& all) : parts_(new Parts{all, Directed(all.entities.size()), {}}) {
    const std::vector<std::uint32_t> numbers = numbers_of(all);
    for (const EdgeId id : all.edges) {
        const EdgeSummary& summary = parts_->summaries.emplace_back(summarize_edge(*all.graph, id));
        add_edge(numbers[summary.edge->source.index()], numbers[summary.edge->target.index()], parts_->summaries.size() - 1,
                 parts_->graph);
    }
}

BoostGraph::~BoostGraph() { delete parts_; }

void BoostGraph::write_graphml(const std::string& path) const {
    boost::dynamic_properties properties;
    parts_->add_properties(properties);
    std::ofstream out(path, std::ios::binary);
    boost::write_graphml(out, parts_->graph, properties, true);
}

void BoostGraph::write_dot(const std::string& path) const {
    boost::dynamic_properties properties;
    parts_->add_properties(properties);
    properties.property("node_id", get(boost::vertex_index, parts_->graph));
    std::ofstream out(path, std::ios::binary);
    boost::write_graphviz_dp(out, parts_->graph, properties);
}

std::size_t read_with_boost(const std::string& path) {
    Loaded graph;
    boost::dynamic_properties properties(boost::ignore_other_properties);
    properties.property("label", get(&NodeData::label, graph));
    properties.property("type", get(&NodeData::type, graph));
    properties.property("aliases", get(&NodeData::aliases, graph));
    properties.property("mentions", get(&NodeData::mentions, graph));
    properties.property("size", get(&NodeData::size, graph));
    properties.property("r", get(&NodeData::r, graph));
    properties.property("g", get(&NodeData::g, graph));
    properties.property("b", get(&NodeData::b, graph));
    properties.property("label", get(&EdgeData::label, graph));
    properties.property("weight", get(&EdgeData::weight, graph));
    properties.property("relation", get(&EdgeData::relation, graph));
    properties.property("polarity", get(&EdgeData::polarity, graph));
    properties.property("modality", get(&EdgeData::modality, graph));
    properties.property("confidence", get(&EdgeData::confidence, graph));
    properties.property("disputed", get(&EdgeData::disputed, graph));
    properties.property("claimants", get(&EdgeData::claimants, graph));
    properties.property("evidence", get(&EdgeData::evidence, graph));
    properties.property("document", get(&EdgeData::document, graph));
    properties.property("line", get(&EdgeData::line, graph));
    properties.property("start", get(&EdgeData::start, graph));
    properties.property("end", get(&EdgeData::end, graph));
    std::ifstream in(path, std::ios::binary);
    boost::read_graphml(in, graph, properties);
    return num_edges(graph);
}

}  // namespace skein::bench
