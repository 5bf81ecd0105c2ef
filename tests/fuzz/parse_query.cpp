// Any bytes are a query or an error that says where: the parser ends, never crashes, and what it reads can be analysed and run
// over a small graph within its limits.

#include "base/utf8.hpp"
#include "query/cypher/frozen_property_graph.hpp"
#include "query/cypher/run.hpp"
#include "tests/support/graph_builder.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace skein;
    static const FrozenGraph frozen =
        test::graph_of_triples({{"DeepSeek", "use", "PTX"}, {"PTX", "beat", "CUDA"}, {"CUDA", "use", "DeepSeek"}});
    static const cypher::FrozenPropertyGraph graph(frozen);
    cypher::QueryOptions options;
    options.parameters = {{"name", cypher::Value(std::string("PTX"))}};
    options.limits = {std::chrono::milliseconds(200), std::size_t{1} << 24, 1000};
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const cypher::QueryResult result = cypher::run_query(graph, text, options);
        for (const auto& row : result.rows)
            if (row.size() != result.columns.size()) std::abort();
    } catch (const cypher::QueryError& error) {
        if (*error.what() == '\0') std::abort();
        if (error.place().line > 0 && error.place().column == 0) std::abort();
    }
    return 0;
}
