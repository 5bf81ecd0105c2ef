// A graph of Boost.Graph's own, written for Markdown, Graphviz and Gephi. Labels may hold anything.

#include "export/boost_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <iostream>
#include <string>

struct City {
    std::string name;
};
struct Road {
    int kilometres = 0;
};
using Roads = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, City, Road>;

int main() {
    Roads roads;
    const auto ulm = add_vertex(City{"Ulm \"an der Donau\""}, roads);
    const auto koeln = add_vertex(City{"Köln & <Bonn>"}, roads);
    add_edge(ulm, koeln, Road{430}, roads);

    skein::write_mermaid(std::cout, roads, get(&City::name, roads), get(&Road::kilometres, roads));
    skein::write_dot(std::cout, roads, get(&City::name, roads),
                     [&](auto road) { return std::to_string(roads[road].kilometres) + " km"; });
    skein::write_graphml(std::cout, roads, get(&City::name, roads));
    return 0;
}
