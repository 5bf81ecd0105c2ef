#pragma once
// Small random documents that contradict each other: few names, relations with opposites, every modality.

#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

namespace skein::test {

inline std::vector<Extraction> random_quarrels(std::uint64_t seed) {
    const std::vector<std::string> names = {"Acme", "Bolt", "Ada"};
    const std::vector<std::string> relations = {"use", "bypass", "rely on", "make", "support", "reject"};
    Random random(seed);
    std::vector<Extraction> corpus;
    for (int d = 0; d < 3; ++d) {
        std::vector<Triple> triples;
        for (std::size_t i = 2 + random.below(8); i > 0; --i)
            triples.push_back({random.pick(names), random.pick(relations), random.pick(names),
                               random.one_in(3) ? Polarity::negated : Polarity::affirmed, random.one_in(2) ? "X" : "", 1});
        Extraction document = document_of("doc" + std::to_string(d) + ".txt", triples);
        for (Statement& statement : document.statements)
            if (random.one_in(2)) statement.modality = static_cast<Modality>(random.below(5));
        corpus.push_back(std::move(document));
    }
    return corpus;
}

}  // namespace skein::test
