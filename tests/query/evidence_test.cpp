#include "query/evidence.hpp"

#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

// A document of one sentence that says one thing; the words are found in `original`, which starts at byte 100.
FrozenGraph one_statement(const std::string& original, const std::string& text, const std::string& subject,
                          const std::string& relation, ByteSpan relation_span, const std::string& object) {
    Extraction document = document_of("a.txt", {{subject, relation, object}});
    document.mentions.clear();
    document.sentences[0].span = {100, 100 + original.size()};
    document.sentences[0].text = text;
    const auto place = [&](const std::string& words) {
        const std::size_t at = original.find(words);
        return ByteSpan{100 + at, 100 + at + words.size()};
    };
    Statement& statement = document.statements[0];
    statement.subject.span = place(subject);
    statement.object->span = place(object);
    statement.relation.span = {100 + relation_span.start, 100 + relation_span.end};
    return graph_of(std::vector<Extraction>{document});
}

std::string marked(const FrozenGraph& graph) {
    const std::string& text = graph.sentence(SentenceId(0)).text;
    std::string out;
    std::size_t done = 0;
    for (const Highlight& highlight : highlights(graph, StatementId(0))) {
        out += text.substr(done, highlight.start - done) + "SORA"[static_cast<std::size_t>(highlight.part)] + '[' +
               text.substr(highlight.start, highlight.end - highlight.start) + ']';
        done = highlight.end;
    }
    return out + text.substr(done);
}

}  // namespace

TEST_CASE("words of a sentence as it stands are where the document has them") {
    const std::string text = "DeepSeek and DeepSeek's rivals use PTX.";
    CHECK(marked(one_statement(text, text, "DeepSeek", "use", {31, 34}, "PTX")) ==
          "S[DeepSeek] and DeepSeek's rivals R[use] O[PTX].");
}

TEST_CASE("a relation in pieces is marked in pieces") {
    const std::string text = "It did surprisingly not rely on CUDA.";
    CHECK(marked(one_statement(text, text, "It", "did not rely on", {3, 31}, "CUDA")) ==
          "S[It] R[did] surprisingly R[not rely on] O[CUDA].");
    const std::string line_break = "It did not\n  rely on CUDA.";
    CHECK(marked(one_statement(line_break, line_break, "It", "did not rely on", {3, 20}, "CUDA")) ==
          "S[It] R[did not\n  rely on] O[CUDA].");
}

TEST_CASE("where the words are written otherwise, the whole place is marked") {
    const std::string text = "It relies on CUDA.";
    CHECK(marked(one_statement(text, text, "It", "rely on", {3, 12}, "CUDA")) == "S[It] R[relies on] O[CUDA].");
}

TEST_CASE("in a cleaned sentence the words are looked for near their place") {
    const std::string original = "CUDA, **CUDA** and <em>CUDA</em> beat [PTX](http://example.org/PTX).";
    Extraction document;
    const FrozenGraph graph = one_statement(original, "CUDA, CUDA and CUDA beat PTX.", "CUDA</em>", "beat", {33, 37}, "[PTX]");
    // words of the markup are not in the text
    CHECK(highlights(graph, StatementId(0)) == std::vector<Highlight>{{20, 24, Part::relation}});
    const FrozenGraph words = one_statement(original, "CUDA, CUDA and CUDA beat PTX.", "PTX", "beat", {33, 37}, "beat");
    CHECK(marked(words) == "CUDA, CUDA and CUDA O[beat] S[PTX].");
}

TEST_CASE("an evidence span outside its sentence does no harm") {
    Extraction document = document_of("a.txt", {{"A", "use", "B"}});
    document.statements[0].subject.span = {500, 900};
    document.statements[0].relation.span = {2, 1};
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    CHECK(marked(graph) == "S[A] R[use] O[B].");
}

TEST_CASE("highlights are in order, apart and within the text") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        for (std::size_t i = 0; i < graph.statements().size(); ++i) {
            std::size_t end = 0;
            for (const Highlight& highlight : highlights(graph, StatementId(i))) {
                CHECK(highlight.start >= end);
                CHECK(highlight.start < highlight.end);
                end = highlight.end;
            }
            CHECK(end <= graph.sentence(graph.statement(StatementId(i)).sentence).text.size());
        }
    }
}
