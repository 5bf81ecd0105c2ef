// Any bytes as a graph file: opened, they give a whole graph or an Error. An input that starts like SQLite is the file; any other
// is a list of edits to a small whole graph file, four bytes each: offset (three, little-endian) and the new byte.

#include "base/error.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/graph_file.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

using namespace skein;

namespace {

constexpr std::size_t edit_size = 4;

std::string small_graph_file(const std::filesystem::path& path) {
    KnowledgeGraph graph;
    for (Extraction& extraction : test::random_corpus(5, 2)) graph.add(std::move(extraction));
    save_graph(FrozenGraph(std::move(graph)), path);
    if (load_graph(path).statements().empty()) std::abort();  // edits are to reach all of the loader
    return test::bytes_of(path);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    static const std::string whole = small_graph_file(folder / "whole.skein");
    static const std::filesystem::path file = folder / "edited.skein";
    if (size >= 6 && std::memcmp(data, "SQLite", 6) == 0) {
        test::write_bytes(file, std::string_view(reinterpret_cast<const char*>(data), size));
    } else {
        std::string edited = whole;
        for (std::size_t i = 0; i + edit_size <= size; i += edit_size) {
            const std::size_t offset = data[i] | std::size_t{data[i + 1]} << 8 | std::size_t{data[i + 2]} << 16;
            edited[offset % edited.size()] = static_cast<char>(data[i + 3]);
        }
        test::write_bytes(file, edited);
    }
    try {
        const FrozenGraph graph = load_graph(file);
        std::size_t statements = 0;
        for (const Relation& edge : graph.edges()) statements += edge.weight();
        if (statements > graph.statements().size()) std::abort();
    } catch (const Error&) {
    }
    return 0;
}
