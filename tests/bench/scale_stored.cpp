#include "tests/bench/scale_engines.hpp"

#include "graph/store/graph_loader.hpp"
#include "query/cypher/stored_property_graph.hpp"
#include "tests/bench/language_engine.hpp"

#include <chrono>

namespace skein::bench {

namespace {

struct Stored {
    explicit Stored(const std::filesystem::path& file) : graph(file), properties(graph) {}

    StoredGraph graph;
    cypher::StoredPropertyGraph properties;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

StoredEngine stored_engine(const GraphGenerator& generator, const std::filesystem::path& file) {
    StoredEngine result;
    auto start = std::chrono::steady_clock::now();
    {
        GraphLoader loader(file);
        for (std::size_t i = 0; i < generator.shape().documents; ++i) loader.add(generator.document(i));
        loader.complete();
        loader.finish([](const std::string&) -> const NameMeaning* { return nullptr; }, {});
    }
    result.load_seconds = seconds_since(start);
    result.file_bytes = static_cast<double>(std::filesystem::file_size(file));
    start = std::chrono::steady_clock::now();
    const auto graph = std::make_shared<Stored>(file);
    result.open_seconds = seconds_since(start);
    result.engine = std::make_unique<LanguageEngine>("skein, file, language", generator, graph->properties);
    result.graph = graph;
    return result;
}

}  // namespace skein::bench
