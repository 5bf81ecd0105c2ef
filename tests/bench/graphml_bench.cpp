// GraphML of a synthetic graph by Skein and by Boost's write_graphml, and the same bytes by fwrite alone: median seconds and MB/s of
// one thread. Both writers get the same values under the same names.
//
//   skein_bench_graphml [NODES [EDGES [RUNS]]]     100000 500000 5 by default; a million edges need about 2 GB

#include "base/byte_sink.hpp"
#include "export/edge_summary.hpp"
#include "export/formats.hpp"
#include "graph/attribute_list.hpp"
#include "graph/knowledge_graph.hpp"
#include "tests/support/random_corpus.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace skein;

double seconds_of(std::size_t runs, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (std::size_t i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

FrozenGraph synthetic(std::size_t nodes, std::size_t edges) {
    test::Random random(7);
    Extraction extraction;
    extraction.document.uri = "synthetic.txt";
    const auto name = [](std::size_t i) { return "Entity & Sons " + std::to_string(i); };
    for (std::size_t i = 0; i < edges; ++i) {
        const SentenceId id(extraction.sentences.size());
        Statement statement;
        statement.sentence = id;
        statement.subject = {name(i % nodes), {100 * i, 100 * i + 9}, name(i % nodes), EntityType::Organization};
        statement.relation = {"relies on", "rely on " + std::to_string(random.below(50)), {100 * i + 10, 100 * i + 19}};
        const std::string other = name(random.below(nodes));
        statement.object = Participant{other, {100 * i + 20, 100 * i + 29}, other, EntityType::Product};
        statement.claimants = {name(random.below(100))};
        statement.confidence = 0.75;
        statement.rule = "synthetic";
        extraction.sentences.push_back({{100 * i, 100 * i + 60}, static_cast<std::uint32_t>(i + 1), statement.subject.text + " relies on " + other + ".", {}});
        extraction.statements.push_back(std::move(statement));
    }
    KnowledgeGraph graph;
    graph.add(std::move(extraction));
    return FrozenGraph(std::move(graph));
}

void write_with_skein(const Subgraph& all, const char* path) {
    const int descriptor = ::open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    DescriptorSink out(descriptor, path);
    Diagnostics diagnostics;
    write_graphml(all, {}, out, diagnostics);
    out.flush();
    ::close(descriptor);
}

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, boost::property<boost::edge_index_t, std::size_t>>;

void write_with_boost(const Subgraph& all, const Directed& directed, const std::vector<EdgeSummary>& summaries, const char* path) {
    const FrozenGraph& graph = *all.graph;
    boost::dynamic_properties properties;
    const auto node = [&](const char* key, auto value) {
        properties.property(key, boost::make_function_property_map<Directed::vertex_descriptor>(
                                     [&graph, &all, value](Directed::vertex_descriptor v) { return value(graph.entity(all.entities[v])); }));
    };
    const auto edge = [&](const char* key, auto value) {
        properties.property(key, boost::make_function_property_map<Directed::edge_descriptor>([&directed, &summaries, value](const Directed::edge_descriptor& e) {
                                return value(summaries[get(boost::edge_index, directed, e)]);
                            }));
    };
    node("label", [](const Entity& e) { return e.name; });
    node("type", [](const Entity& e) { return std::string(name_of(e.type)); });
    node("aliases", [](const Entity& e) { return join_list(other_names(e)); });
    node("mentions", [](const Entity& e) { return static_cast<long>(e.mentions); });
    node("size", [](const Entity& e) { return drawn_size(e); });
    for (const char* channel : {"r", "g", "b"}) node(channel, [](const Entity& e) { return static_cast<int>(e.type); });
    edge("label", [](const EdgeSummary& s) { return edge_label(*s.edge); });
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
    std::ofstream out(path, std::ios::binary);
    boost::write_graphml(out, directed, properties, true);
}

std::size_t argument(int argc, char** argv, int at, std::size_t fallback) {
    return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : fallback;
}

long peak_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t nodes = argument(argc, argv, 1, 100'000);
    const std::size_t edges = argument(argc, argv, 2, 500'000);
    const std::size_t runs = argument(argc, argv, 3, 5);
    const char* folder = std::getenv("TMPDIR");
    const std::string path = std::string(folder == nullptr ? "/tmp" : folder) + "/skein_bench.graphml";
    const FrozenGraph graph = synthetic(nodes, edges);
    const Subgraph all = select(graph, {});
    std::printf("%zu entities, %zu relations\n", all.entities.size(), all.edges.size());

    const long before = peak_kilobytes();
    const double skein_seconds = seconds_of(runs, [&] { write_with_skein(all, path.c_str()); });
    const long extra = peak_kilobytes() - before;

    std::ifstream written(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(written)), std::istreambuf_iterator<char>());
    const double raw_seconds = seconds_of(runs, [&] {
        std::FILE* file = std::fopen(path.c_str(), "wb");
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        std::fclose(file);
    });

    std::vector<std::size_t> places(graph.entity_count());
    for (std::size_t i = 0; i < all.entities.size(); ++i) places[all.entities[i].index()] = i;
    Directed directed(all.entities.size());
    std::vector<EdgeSummary> summaries;
    for (const EdgeId id : all.edges) {
        summaries.push_back(summarize_edge(graph, id));
        add_edge(places[graph.edge(id).source.index()], places[graph.edge(id).target.index()], summaries.size() - 1, directed);
    }
    const double boost_seconds = seconds_of(runs, [&] { write_with_boost(all, directed, summaries, path.c_str()); });
    std::remove(path.c_str());

    const double megabytes = static_cast<double>(bytes.size()) / 1e6;
    std::printf("skein              %8.3f s %8.0f MB/s   %ld KiB more at the peak\n", skein_seconds, megabytes / skein_seconds, extra);
    std::printf("raw fwrite         %8.3f s %8.0f MB/s   %.2f times as fast\n", raw_seconds, megabytes / raw_seconds, skein_seconds / raw_seconds);
    std::printf("Boost write_graphml%8.3f s              %.1f times as slow\n", boost_seconds, boost_seconds / skein_seconds);
    return 0;
}
