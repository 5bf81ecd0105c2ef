// Usage: skein_write_pages FOLDER
// hostile.html: names, relations, claimants and sentences that would break out of a page. large.html: 20,000 entities, 60,000
// relations.

#include "base/atomic_file.hpp"
#include "export/graph_writer.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/hostile_names.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace skein;

void write_page(const std::filesystem::path& path, const FrozenGraph& graph) {
    Diagnostics diagnostics;
    AtomicFile file(path);
    graph_format("html").write(select(graph, {}), {}, file.sink(), diagnostics);
    file.commit();
}

FrozenGraph hostile_graph() {
    std::vector<std::string> names = test::hostile_names();
    names.insert(names.end(), {"<img src=x onerror=document.title='broken'>", "</script><script>document.title='broken'</script>",
                               "<!--<script>", "\"><svg onload=document.title='broken'>", "</style><style>*{display:none}",
                               "@TITLE@", "@PICTURE@"});
    std::vector<test::Triple> triples;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& relation = names[(i + 3) % names.size()];
        const std::string& next = names[(i + 1) % names.size()];
        triples.push_back({names[i], relation, next, Polarity::affirmed, names[(i + 5) % names.size()], 0.25});
        triples.push_back({names[i], relation, next, Polarity::negated, names[(i + 7) % names.size()], 0.75});
    }
    Extraction extraction = test::document_of("</title><script>document.title='broken'</script>", triples);
    extraction.document.metadata = {{"url", "javascript:document.title='broken'"}};
    Diagram& diagram = extraction.diagrams.emplace_back();
    diagram.name = "</button><script>document.title='broken'</script>";
    for (std::size_t i = 0; i < names.size(); ++i) {
        DiagramNode& node = diagram.nodes.emplace_back();
        node.label = node.entity = names[i];
        DiagramEdge& edge = diagram.edges.emplace_back();
        edge.label = names[(i + 1) % names.size()];
        edge.source.index = static_cast<std::uint32_t>(i);
        edge.target.index = static_cast<std::uint32_t>((i + 1) % names.size());
    }
    return test::graph_of({extraction});
}

FrozenGraph large_graph() {
    constexpr std::size_t entities = 20'000;
    test::Random random(1);
    std::vector<test::Triple> triples;
    for (std::size_t i = 0; i < entities; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            triples.push_back({"entity " + std::to_string(i), "r" + std::to_string(k),
                               "entity " + std::to_string(random.below(i / 50 + 2) * 50 % entities)});
    return test::graph_of({test::document_of("large.txt", triples)});
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: skein_write_pages FOLDER\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[1];
        write_page(folder / "hostile.html", hostile_graph());
        write_page(folder / "large.html", large_graph());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
    return 0;
}
