#include "query/search.hpp"

#include "base/error.hpp"
#include "graph/store/graph_file.hpp"
#include "query/words.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace skein;
using namespace skein::test;

namespace {

std::string words(std::string_view text) {
    std::string out;
    for (const SearchWord& word : search_words(text)) out += word.folded + '|';
    return out;
}

std::string terms(std::string_view query) {
    std::string out;
    for (const SearchTerm& term : search_terms(query)) out += term.text + (term.inside ? "*|" : "|");
    return out;
}

// A graph in a file, to be searched.
struct Searched {
    explicit Searched(std::vector<Extraction> documents) { save_graph(graph_of(std::move(documents)), file()); }
    std::filesystem::path file() const { return folder.path() / "g.skein"; }

    std::string entities(std::string_view query, const Selection& selection = {}) const {
        std::string out;
        for (const EntityHit& hit : search_file(file(), query, 10, selection).entities) out += hit.name + '|';
        return out;
    }
    std::string sentences(std::string_view query, const Selection& selection = {}) const {
        std::string out;
        for (const SentenceHit& hit : search_file(file(), query, 10, selection).sentences) out += hit.sentence.text;
        return out;
    }

    TemporaryFolder folder;
};

std::vector<Extraction> sample() {
    return {document_of("a.txt", {{"DeepSeek", "bypass", "CUDA"},
                                  {"DeepSeek R1", "use", "PTX", Polarity::negated, "Ada", 0.5},
                                  {"Nvidia", "own", "CUDA"}}),
            document_of("b.txt", {{"Deep Thought", "bypassed", "漢字"}, {"Zoë", "use", "CUDA"}})};
}

}  // namespace

TEST_CASE("words are runs of letters and digits, Han a word a character") {
    CHECK(words("DeepSeek-V3's (new) model_2!") == "deepseek|v3|s|new|model|2|");
    CHECK(words("用漢字 ok") == "用|漢|字|ok|");
    CHECK(words("Zoe\xCC\x88 Ｎｖｉｄｉａ") == words("Zoë Nvidia"));
    CHECK(words("").empty());
    CHECK(words(" \xE2\x80\xAE -- ").empty());
}

TEST_CASE("what is looked for holds letters and digits alone, each word once") {
    CHECK(terms("use \"CUDA\" AND (NEAR(a, b) OR -c* ^d:e) use") == "use|CUDA|AND|NEAR|a|b|OR|c|d|e|");
    CHECK(terms("用漢字 ok 漢") == "用漢字*|ok|漢*|");
    CHECK(terms("…").empty());
    std::string many;
    for (std::size_t i = 0; i <= most_search_words; ++i) many += "w" + std::to_string(i) + ' ';
    CHECK_THROWS_AS(terms(many), Error);
    CHECK(terms(std::string(1 << 20, 'x')).size() == (1 << 20) + 1);
}

TEST_CASE("entities: whole names, then whole words, then beginnings") {
    const Searched graph(sample());
    CHECK(graph.entities("deepseek") == "DeepSeek|DeepSeek R1|");
    CHECK(graph.entities("deep") == "Deep Thought|DeepSeek|DeepSeek R1|");
    CHECK(graph.entities("r1 deepseek") == "DeepSeek R1|");
    CHECK(graph.entities("nvidia ptx absent") == "Nvidia|PTX|");
    CHECK(graph.entities("字") == "漢字|");
    CHECK(graph.entities("zoë") == "Zoë|");
    CHECK(graph.entities("zoe") == "Zoë|");
    CHECK(graph.entities("cuda", {.documents = {"b.txt"}}) == "CUDA|");
    CHECK(graph.entities("nvidia", {.documents = {"b.txt"}}).empty());
    CHECK(graph.entities("cuda", {.types = {EntityType::Person}}).empty());
    CHECK(graph.entities("deep", {.relations = {"use"}}) == "DeepSeek R1|");
    CHECK(graph.entities("deep", {.polarity = Polarity::affirmed}) == "Deep Thought|DeepSeek|");
}

TEST_CASE("sentences: all words if some hold all, whole words first, else any") {
    const Searched graph(sample());
    CHECK(graph.sentences("cuda bypass") == "DeepSeek bypass CUDA.");
    CHECK(graph.sentences("bypass") == "DeepSeek bypass CUDA.Deep Thought bypassed 漢字.");
    CHECK(graph.sentences("nvidia ptx") == "Nvidia own CUDA.DeepSeek R1 use PTX.");
    CHECK(graph.sentences("字") == "Deep Thought bypassed 漢字.");
    CHECK(graph.sentences("字 deep") == "Deep Thought bypassed 漢字.");
    CHECK(graph.sentences("absent").empty());
    CHECK(graph.sentences("…").empty());
}

TEST_CASE("sentences that say what is asked for") {
    const Searched graph(sample());
    CHECK(graph.sentences("cuda", {.documents = {"b.txt"}}) == "Zoë use CUDA.");
    CHECK(graph.sentences("use", {.claimants = {"ada"}}) == "DeepSeek R1 use PTX.");
    CHECK(graph.sentences("use", {.claimants = {std::string(claimant_document)}}) == "Zoë use CUDA.");
    CHECK(graph.sentences("use", {.polarity = Polarity::negated}) == "DeepSeek R1 use PTX.");
    CHECK(graph.sentences("use", {.min_confidence = 0.6}) == "Zoë use CUDA.");
    CHECK(graph.sentences("use", {.modalities = {Modality::planned}}).empty());
    CHECK(graph.sentences("use", {.disputed = true}).empty());
    CHECK_THROWS_WITH_AS((void)graph.sentences("use", {.relations = {"bypas"}}), "no relation of the graph is called \"bypas\"",
                         Error);
    const Searched disputed(
        {document_of("a.txt", {{"A", "use", "B"}, {"A", "use", "B", Polarity::negated, "C"}, {"B", "use", "D"}})});
    CHECK(search_file(disputed.file(), "use", 9, {.disputed = true}).all_sentences == 2);
}

TEST_CASE("found words are where they stand, and what is beyond the limit is counted") {
    const Searched graph(sample());
    const SearchResult result = search_file(graph.file(), "use cuda", 1);
    REQUIRE(result.sentences.size() == 1);
    CHECK(result.all_sentences == 1);
    CHECK(result.sentences[0].words == std::vector<FoundWord>{{5, 8}, {9, 13}});
    CHECK(search_file(graph.file(), "cuda", 1).all_sentences == 3);
    CHECK(search_file(graph.file(), "bypass", 1).all_sentences == 2);
    CHECK(search_file(graph.file(), "cuda", 0).sentences.empty());
    const SearchResult named = search_file(graph.file(), "deepseek", 5);
    REQUIRE(named.entities.size() == 2);
    CHECK(named.entities[0].relations == 1);
    CHECK(named.entities[0].aliases == std::vector<Alias>{{"DeepSeek", 1}});
}

TEST_CASE("marks are told from characters of the text that look like them") {
    const std::string mark = "\x02", other = "\x03";
    const Searched graph({document_of("a.txt", {{mark + "A" + other, "use", other + mark + "cuda" + mark}})});
    const SearchResult result = search_file(graph.file(), "a cuda", 5);
    REQUIRE(result.sentences.size() == 1);
    const auto& [document, sentence, found] = result.sentences[0];
    REQUIRE(found.size() == 2);
    CHECK(sentence.text.substr(found[0].start, found[0].end - found[0].start) == "A");
    CHECK(sentence.text.substr(found[1].start, found[1].end - found[1].start) == "cuda");
}

TEST_CASE("no text is an error of the index") {
    const Searched graph(sample());
    for (const std::string query : {"\"", "'", "use\"", "NEAR(use cuda, 2)", "use*", "^use", "text:use", "{text}:use", "use AND",
                                    "NOT use", "+use", "use;--", "\\", "%", "*"})
        CHECK_NOTHROW((void)search_file(graph.file(), query, 3));
    CHECK(search_file(graph.file(), std::string(1 << 20, 'x'), 3).all_sentences == 0);
    CHECK(graph.sentences("use* \"PTX") == "DeepSeek R1 use PTX.");
}

TEST_CASE("near words are suggested where a word is not in the file") {
    const Searched graph(sample());
    CHECK(near_words(graph.file(), "nvidai cuda") == std::vector<std::string>{"nvidia"});
    CHECK(near_words(graph.file(), "zzzzzz").empty());
}

TEST_CASE("searching does not depend on the order of adding") {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        std::vector<Extraction> corpus = random_corpus(seed);
        const Searched graph(corpus);
        Random random(seed);
        random.shuffle(corpus);
        const Searched other(corpus);
        for (const char* query : {"sentence on", "corp", "nvidia", "漢"}) {
            CHECK(graph.entities(query) == other.entities(query));
            CHECK(graph.sentences(query) == other.sentences(query));
        }
    }
}
