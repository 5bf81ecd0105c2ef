#pragma once
// Small random documents for property tests: the same seed gives the same corpus on every machine.

#include "graph/extraction.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace skein::test {

// splitmix64 (Steele, Lea & Flood 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    template <class T>
    const T& pick(const std::vector<T>& items) { return items[below(items.size())]; }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

  private:
    std::uint64_t state_;
};

inline const std::vector<std::string>& corpus_names() {
    static const std::vector<std::string> names = {
        "DeepSeek", "deepseek", "Nvidia", "NVIDIA", "Lao Gao", "Zoë", "Straße 7", "漢字", "H800", "CUDA", "a'b\"c", "<b>&amp;</b>",
        "\\", "-", "Ελλάδα", "🙂 Corp", "PTX", "Plummer", "x\ty", "\xE2\x80\xAE" "evil", "line\nbreak", "\xE2\x80\x8B",
    };
    return names;
}

// One document of up to `sentences` sentences. Spans are within the sentence's and in order, as extraction gives them.
inline Extraction random_document(Random& random, std::string uri, std::size_t sentences = 6) {
    const std::vector<std::string> relations = {"use", "rely on", "make", "say \"so\"", "be"};
    Extraction extraction;
    extraction.document.uri = std::move(uri);
    extraction.document.format = random.one_in(2) ? "text" : "markdown";
    extraction.document.title = random.one_in(3) ? "" : random.pick(corpus_names());
    extraction.document.content_hash = std::to_string(random.next());
    extraction.document.size = random.below(100000);
    for (std::size_t i = random.below(3); i > 0; --i)
        extraction.document.metadata.emplace_back("key" + std::to_string(i), random.pick(corpus_names()));

    std::uint64_t offset = 0;
    const auto span = [&](std::size_t size) {
        const ByteSpan result{offset, offset + size};
        offset += size + 1;
        return result;
    };
    const auto participant = [&] {
        Participant result;
        result.text = random.pick(corpus_names());
        result.span = span(result.text.size());
        if (!random.one_in(6)) result.entity = random.pick(corpus_names());
        result.type = random.pick(std::vector<EntityType>(all_entity_types.begin(), all_entity_types.end()));
        if (random.one_in(3)) result.full = {result.span.start, result.span.end + 1 + random.below(9)};
        return result;
    };
    const std::size_t count = random.below(sentences + 1);
    for (std::size_t s = 0; s < count; ++s) {
        Sentence sentence;
        const std::uint64_t start = offset;
        sentence.line = static_cast<std::uint32_t>(s + 1);
        sentence.text = "Sentence " + std::to_string(s) + " on " + random.pick(corpus_names()) + ".";
        if (random.one_in(4)) sentence.cue = CueTime{s * 1000, s * 1000 + 900};
        for (std::size_t m = random.below(4); m > 0; --m) {
            Mention mention;
            mention.sentence = SentenceId(s);
            mention.text = random.pick(corpus_names());
            mention.span = span(mention.text.size());
            mention.entity = random.pick(corpus_names());
            mention.type = all_entity_types[random.below(all_entity_types.size())];
            extraction.mentions.push_back(mention);
        }
        for (std::size_t k = random.below(4); k > 0; --k) {
            Statement statement;
            statement.sentence = SentenceId(s);
            statement.subject = participant();
            statement.relation = {"did " + random.pick(relations), random.pick(relations), span(7)};
            if (!random.one_in(5)) statement.object = participant();
            for (std::size_t a = random.below(3); a > 0; --a)
                statement.arguments.push_back({static_cast<Role>(random.below(12)), participant()});
            statement.polarity = random.one_in(4) ? Polarity::negated : Polarity::affirmed;
            statement.modality = static_cast<Modality>(random.below(5));
            for (std::size_t c = random.below(3); c > 0; --c) statement.claimants.push_back(random.pick(corpus_names()));
            statement.confidence = static_cast<double>(random.below(1001)) / 1000.0;
            statement.rule = random.one_in(2) ? "verb" : "copula";
            extraction.statements.push_back(statement);
        }
        sentence.span = {start, offset};
        extraction.sentences.push_back(sentence);
    }
    for (std::size_t m = random.below(3); m > 0; --m)
        extraction.merges.push_back({random.pick(corpus_names()), random.pick(corpus_names()),
                                     static_cast<MergeReason>(random.below(merge_reason_count)), random.pick(corpus_names())});
    std::sort(extraction.merges.begin(), extraction.merges.end());
    if (random.one_in(2)) {
        Diagram diagram;
        diagram.name = random.pick(corpus_names());
        diagram.format = "mermaid";
        diagram.direction = static_cast<Direction>(random.below(4));
        diagram.directed = !random.one_in(3);
        diagram.span = span(40);
        diagram.line = 3;
        const std::size_t nodes = 1 + random.below(5);
        for (std::size_t n = 0; n < nodes; ++n) {
            DiagramNode node;
            node.id = "n" + std::to_string(n);
            node.label = random.pick(corpus_names());
            node.shape = static_cast<NodeShape>(random.below(15));
            if (random.one_in(2)) node.entity = random.pick(corpus_names());
            if (random.one_in(3)) node.style = {{"fill", "#f9f"}, {"stroke", "red"}};
            if (random.one_in(3)) node.attributes = {{"type", "Person"}};
            if (random.one_in(3)) node.classes = {"hot"};
            if (random.one_in(3)) node.link = "https://example.org/?a=1&b=2";
            if (random.one_in(3)) node.tooltip = random.pick(corpus_names());
            node.span = span(5);
            node.line = 4;
            diagram.nodes.push_back(node);
        }
        for (std::size_t e = random.below(5); e > 0; --e) {
            DiagramEdge edge;
            edge.source = {false, static_cast<std::uint32_t>(random.below(nodes))};
            edge.target = {random.one_in(4), 0};
            if (!edge.target.is_group) edge.target.index = static_cast<std::uint32_t>(random.below(nodes));
            edge.label = random.pick(corpus_names());
            edge.stroke = static_cast<EdgeStroke>(random.below(4));
            edge.source_end = static_cast<ArrowEnd>(random.below(4));
            edge.target_end = static_cast<ArrowEnd>(random.below(4));
            edge.length = static_cast<std::uint32_t>(1 + random.below(3));
            edge.span = span(6);
            edge.line = 5;
            diagram.edges.push_back(edge);
        }
        DiagramGroup outer, inner;
        outer.id = "g0";
        outer.title = random.pick(corpus_names());
        outer.nodes = {0};
        inner.id = "g1";
        inner.parent = 0;
        inner.direction = Direction::left_right;
        inner.style = {{"fill", "#fff"}};
        diagram.groups = {outer, inner};
        diagram.classes = {{"hot", {{"fill", "red"}}}};
        extraction.diagrams.push_back(diagram);
    }
    return extraction;
}

inline std::vector<Extraction> random_corpus(std::uint64_t seed, std::size_t documents = 5) {
    Random random(seed);
    std::vector<Extraction> corpus;
    for (std::size_t i = 0; i < documents; ++i)
        corpus.push_back(random_document(random, "folder/doc" + std::to_string(i) + ".txt"));
    return corpus;
}

}  // namespace skein::test
