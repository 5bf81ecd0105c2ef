#include "query/search.hpp"

#include "query/words.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

std::string words(std::string_view text) {
    std::string out;
    for (const SearchWord& word : search_words(text)) out += word.folded + '|';
    return out;
}

FrozenGraph sample() {
    return graph_of({document_of("a.txt", {{"DeepSeek", "bypass", "CUDA"}, {"DeepSeek R1", "use", "PTX"}, {"Nvidia", "own", "CUDA"}}),
                     document_of("b.txt", {{"Deep Thought", "bypassed", "漢字"}, {"Zoë", "use", "CUDA"}})});
}

std::string entities(const FrozenGraph& graph, std::string_view query, const Selection& selection = {}) {
    std::string out;
    for (const EntityHit& hit : search_graph(graph, query, 10, selection).entities) out += graph.entity(hit.entity).name + '|';
    return out;
}

std::string sentences(const FrozenGraph& graph, std::string_view query, const Selection& selection = {}) {
    std::string out;
    for (const SentenceHit& hit : search_graph(graph, query, 10, selection).sentences) out += graph.sentence(hit.sentence).text;
    return out;
}

}  // namespace

TEST_CASE("words are runs of letters and digits, Han a word a character") {
    CHECK(words("DeepSeek-V3's (new) model_2!") == "deepseek|v3|s|new|model|2|");
    CHECK(words("用漢字 ok") == "用|漢|字|ok|");
    CHECK(words("Zoe\xCC\x88 Ｎｖｉｄｉａ") == words("Zoë Nvidia"));
    CHECK(words("").empty());
    CHECK(words(" \xE2\x80\xAE -- ").empty());
}

TEST_CASE("entities: whole names, then whole words, then beginnings") {
    const FrozenGraph graph = sample();
    CHECK(entities(graph, "deepseek") == "DeepSeek|DeepSeek R1|");
    CHECK(entities(graph, "deep") == "Deep Thought|DeepSeek|DeepSeek R1|");
    CHECK(entities(graph, "r1 deepseek") == "DeepSeek R1|");
    CHECK(entities(graph, "字") == "漢字|");
    CHECK(entities(graph, "zoë") == "Zoë|");
    CHECK(entities(graph, "cuda", {.documents = {"b.txt"}}) == "CUDA|");
    CHECK(entities(graph, "nvidia", {.documents = {"b.txt"}}).empty());
    CHECK(entities(graph, "cuda", {.types = {EntityType::Person}}).empty());
}

TEST_CASE("sentences: all words if some hold all, else the more the better") {
    const FrozenGraph graph = sample();
    CHECK(sentences(graph, "cuda bypass") == "DeepSeek bypass CUDA.");
    CHECK(sentences(graph, "bypass") == "DeepSeek bypass CUDA.Deep Thought bypassed 漢字.");
    CHECK(sentences(graph, "nvidia ptx") == "Nvidia own CUDA.DeepSeek R1 use PTX.");
    CHECK(sentences(graph, "cuda", {.documents = {"b.txt"}}) == "Zoë use CUDA.");
    CHECK(sentences(graph, "absent").empty());
    CHECK(sentences(graph, "…").empty());
}

TEST_CASE("found words are where they stand, and what is beyond the limit is counted") {
    const FrozenGraph graph = sample();
    const SearchResult result = search_graph(graph, "use cuda", 1);
    REQUIRE(result.sentences.size() == 1);
    CHECK(result.all_sentences == 1);
    CHECK(result.sentences[0].words == std::vector<FoundWord>{{5, 8}, {9, 13}});
    CHECK(search_graph(graph, "cuda", 1).all_sentences == 3);
    CHECK(search_graph(graph, "cuda", 0).sentences.empty());
}

TEST_CASE("searching does not depend on the order of adding") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        std::vector<Extraction> corpus = random_corpus(seed);
        const FrozenGraph graph = graph_of(corpus);
        Random random(seed);
        random.shuffle(corpus);
        const FrozenGraph other = graph_of(corpus);
        for (const char* query : {"sentence on", "corp", "nvidia", "漢"}) {
            CHECK(entities(graph, query) == entities(other, query));
            CHECK(sentences(graph, query) == sentences(other, query));
        }
    }
}
