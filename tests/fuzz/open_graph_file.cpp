// Any bytes as a graph file: opened, they give a whole graph or an Error. An input that starts like SQLite is the file; any other is a
// list of edits to a small whole graph file, four bytes each: offset (three, little-endian) and the new byte.

#include "base/error.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/graph_file.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

using namespace skein;

namespace {

// A file without a disk: SQLite opens it by its number.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(::memfd_create("graph", 0)) {
        if (descriptor_ < 0) std::abort();
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    void fill(std::string_view bytes) const {
        const bool done = ::ftruncate(descriptor_, 0) == 0 &&
                          ::pwrite(descriptor_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
        if (!done) std::abort();
    }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

constexpr std::size_t edit_size = 4;

std::string small_graph_file() {
    KnowledgeGraph graph;
    for (Extraction& extraction : test::random_corpus(5, 2)) graph.add(std::move(extraction));
    const test::TemporaryFolder folder;
    save_graph(FrozenGraph(std::move(graph)), folder / "g.skein");
    return test::bytes_of(folder / "g.skein");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile file;
    static const std::string whole = small_graph_file();
    if (size >= 6 && std::memcmp(data, "SQLite", 6) == 0) {
        file.fill(std::string_view(reinterpret_cast<const char*>(data), size));
    } else {
        std::string edited = whole;
        for (std::size_t i = 0; i + edit_size <= size; i += edit_size) {
            const std::size_t offset = data[i] | std::size_t{data[i + 1]} << 8 | std::size_t{data[i + 2]} << 16;
            edited[offset % edited.size()] = static_cast<char>(data[i + 3]);
        }
        file.fill(edited);
    }
    try {
        const FrozenGraph graph = load_graph(file.path());
        std::size_t statements = 0;
        for (const Relation& edge : graph.edges()) statements += edge.weight();
        if (statements > graph.statements().size()) std::abort();
    } catch (const Error&) {
    }
    return 0;
}
