#include "tests/bench/synthetic_graph.hpp"

#include "graph/knowledge_graph.hpp"
#include "tests/support/random_corpus.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace skein::bench {

FrozenGraph synthetic_graph(std::size_t nodes, std::size_t edges) {
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
        extraction.sentences.push_back({{100 * i, 100 * i + 60},
                                        static_cast<std::uint32_t>(i + 1),
                                        statement.subject.text + " relies on " + other + ".",
                                        {}});
        extraction.statements.push_back(std::move(statement));
    }
    KnowledgeGraph graph;
    graph.add(std::move(extraction));
    return FrozenGraph(std::move(graph));
}

}  // namespace skein::bench
