// Usage: skein_write_generated FOLDER NODES EDGES
// Leaves a generated graph as graph.graphml, graph.gexf and graph-1.2.gexf in the folder, and beside them what must be counted
// there: counts.txt, with the numbers of nodes and edges.

#include "base/atomic_file.hpp"
#include "export/graph_writer.hpp"
#include "tests/bench/synthetic_graph.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>

int main(int argc, char** argv) {
    using namespace skein;
    const auto number = [&](int at) { return static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)); };
    if (argc != 4 || number(2) == 0 || number(3) < number(2)) {
        std::fputs("usage: skein_write_generated FOLDER NODES EDGES, no fewer edges than nodes\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[1];
        std::filesystem::create_directories(folder);
        const FrozenGraph graph = bench::synthetic_graph(number(2), number(3));
        const Subgraph all = select(graph, {});
        Diagnostics diagnostics;
        for (const auto& [format, name] :
             {std::pair("graphml", "graph.graphml"), {"gexf", "graph.gexf"}, {"gexf-1.2", "graph-1.2.gexf"}}) {
            AtomicFile file(folder / name);
            graph_format(format).write(all, {}, file.sink(), diagnostics);
            file.commit();
        }
        AtomicFile counts(folder / "counts.txt");
        counts.sink() << std::to_string(all.entities.size()) << " " << std::to_string(all.edges.size()) << "\n";
        counts.commit();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
    return 0;
}
