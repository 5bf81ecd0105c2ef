#include "base/error.hpp"
#include "cli/build_graph.hpp"
#include "cli/join_names.hpp"
#include "cli/merge_graphs.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_update.hpp"
#include "graph/store/sqlite.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <map>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace skein;
using namespace skein::cli;
using namespace skein::test;

namespace {

using Documents = std::map<std::string, Extraction>;

std::vector<Extraction> all_of(const Documents& corpus) {
    std::vector<Extraction> documents;
    for (const auto& [uri, document] : corpus) documents.push_back(document);
    return documents;
}

std::string from_scratch(const Documents& corpus, const std::vector<Decision>& decisions = {}) {
    return describe(join_documents(all_of(corpus), decisions));
}

Documents corpus_of(std::uint64_t seed, std::size_t documents) {
    Documents corpus;
    for (Extraction& document : random_corpus(seed, documents)) corpus.emplace(document.document.uri, std::move(document));
    return corpus;
}

void save(const Documents& corpus, const std::filesystem::path& path, const std::vector<Decision>& decisions = {}) {
    save_graph(join_documents(all_of(corpus), decisions), path, name_rules());
}

// What the tables say that no reader of whole graphs looks at: sorted rows of every query that a program with SQL would ask.
std::string tables_of(const std::filesystem::path& path) {
    const store::Database database(path, store::Database::Access::read, path.string());
    std::string text;
    for (const char* sql : {"SELECT name.text, entity.type, entity.mentions FROM entity JOIN name USING (id) ORDER BY 1",
                            "SELECT name.text, alias.text, alias.mentions FROM alias JOIN "
                            "name ON name.id = alias.entity JOIN entity ON entity.id = "
                            "name.id ORDER BY 1, 2",
                            "SELECT text, participants + nodes + alone, (SELECT count(*) "
                            "FROM spelling WHERE name = name.id AND mentions > 0) FROM name "
                            "ORDER BY 1",
                            "SELECT DISTINCT coalesce(claimant, ''), chain, names FROM claim WHERE id IN (SELECT claim FROM "
                            "statement) ORDER BY 2, 3",
                            "SELECT alias, entity, reason FROM joined ORDER BY 1",
                            "SELECT long_form, acronym, definitions FROM acronym ORDER BY 1, 2",
                            "SELECT link, name.text, name.key FROM name_link JOIN name ON name.id = name ORDER BY 1, 2"}) {
        auto query = database.query(sql);
        const auto value = [&](int column) {
            return query.is_integer(column) ? std::to_string(query.integer(column)) : std::string(query.text(column));
        };
        while (query.step()) ((((text += value(0)) += '|') += value(1)) += '|') += value(2) + "\n";
    }
    return text;
}

std::string integrity(const std::filesystem::path& path) {
    const store::Database database(path, store::Database::Access::write, path.string());
    auto check = database.query("PRAGMA integrity_check");
    check.step();
    std::string result(check.text(0));
    while (check.step()) result += check.text(0);
    for (const char* index : {"name_search", "sentence_search"})
        database.execute("INSERT INTO " + std::string(index) + "(" + index + ", rank) VALUES ('integrity-check', 1)");
    return result;
}

}  // namespace

TEST_CASE("editing a graph file gives what building from scratch gives") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        CAPTURE(seed);
        Documents corpus = corpus_of(seed, 4);
        save(corpus, folder / "g.skein");
        Random random(seed + 1000);
        for (int round = 0; round < 3; ++round) {
            GraphUpdate update(folder / "g.skein", name_rules());
            for (std::size_t edits = random.below(4); edits > 0; --edits) {
                const std::string uri = "folder/doc" + std::to_string(random.below(7)) + ".txt";
                if (random.one_in(3) && corpus.contains(uri)) {
                    corpus.erase(uri);
                    update.remove(uri);
                } else {
                    corpus[uri] = random_document(random, uri);
                    update.put(corpus[uri]);
                }
            }
            join_names(update);
            CHECK(update.settled());
            CHECK(update.counts().documents == corpus.size());
            update.close();
            REQUIRE(describe(load_graph(folder / "g.skein")) == from_scratch(corpus));
            save(corpus, folder / "scratch.skein");
            const std::string edited = tables_of(folder / "g.skein"), anew = tables_of(folder / "scratch.skein");
            if (edited != anew) {
                const auto [a, b] = std::mismatch(edited.begin(), edited.end(), anew.begin(), anew.end());
                MESSAGE(std::string(a - std::min<std::ptrdiff_t>(40, a - edited.begin()), a)
                        << "^" << std::string(a, a + std::min<std::ptrdiff_t>(60, edited.end() - a)));
                MESSAGE(std::string(b, b + std::min<std::ptrdiff_t>(60, anew.end() - b)));
            }
            REQUIRE((edited == anew));
            REQUIRE(integrity(folder / "g.skein") == "ok");
        }
    }
}

TEST_CASE("documents come in any order, and a second time without effect") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 100; seed < 110; ++seed) {
        CAPTURE(seed);
        const Documents corpus = corpus_of(seed, 5);
        save({}, folder / "g.skein");
        std::vector<Extraction> documents = all_of(corpus);
        Random(seed).shuffle(documents);
        {
            GraphUpdate update(folder / "g.skein", name_rules());
            for (const Extraction& document : documents) update.put(document);
            join_names(update);
            update.close();
        }
        const std::string expected = from_scratch(corpus);
        REQUIRE(describe(load_graph(folder / "g.skein")) == expected);
        {
            GraphUpdate update(folder / "g.skein", name_rules());
            for (const Extraction& document : documents) update.put(document);
            join_names(update);
            update.close();
        }
        REQUIRE(describe(load_graph(folder / "g.skein")) == expected);
    }
}

TEST_CASE("a program that did not join names leaves whole documents, and the next one joins them") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 200; seed < 210; ++seed) {
        CAPTURE(seed);
        Documents corpus = corpus_of(seed, 3);
        save(corpus, folder / "g.skein");
        Random random(seed);
        {
            GraphUpdate update(folder / "g.skein", name_rules());
            for (int i = 2; i < 6; ++i) {
                const std::string uri = "folder/doc" + std::to_string(i) + ".txt";
                corpus[uri] = random_document(random, uri);
                update.put(corpus[uri]);
            }
        }
        CHECK(load_graph(folder / "g.skein").documents().size() == corpus.size());
        GraphUpdate update(folder / "g.skein", name_rules());
        CHECK_FALSE(update.settled());
        join_names(update);
        update.close();
        REQUIRE(describe(load_graph(folder / "g.skein")) == from_scratch(corpus));
    }
}

TEST_CASE("a decision stays while documents come and go") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 300; seed < 306; ++seed) {
        CAPTURE(seed);
        const std::vector<Decision> decisions = {{Decision::Kind::same, "DeepSeek", "Plummer"}};
        Documents corpus = corpus_of(seed, 3);
        save(corpus, folder / "g.skein", decisions);
        Random random(seed);
        GraphUpdate update(folder / "g.skein", name_rules());
        CHECK(update.decisions() == decisions);
        corpus["folder/doc1.txt"] = random_document(random, "folder/doc1.txt");
        update.put(corpus["folder/doc1.txt"]);
        join_names(update);
        update.close();
        REQUIRE(describe(load_graph(folder / "g.skein")) == from_scratch(corpus, decisions));
    }
}

TEST_CASE("merging graphs has no order and gives what building them together gives") {
    for (std::uint64_t seed = 400; seed < 420; ++seed) {
        CAPTURE(seed);
        const Documents whole = corpus_of(seed, 6);
        Random random(seed);
        std::vector<Documents> parts(3);
        for (const auto& [uri, document] : whole) {
            parts[random.below(3)].emplace(uri, document);
            if (random.one_in(3)) parts[random.below(3)].emplace(uri, document);
        }
        std::vector<FrozenGraph> graphs;
        for (const Documents& part : parts) graphs.push_back(join_documents(all_of(part), {}));
        const FrozenGraph &a = graphs[0], &b = graphs[1], &c = graphs[2];
        const auto merged = [](const FrozenGraph& one, const FrozenGraph& other) {
            return merge_graphs(std::vector<FrozenGraph>{one, other}).graph;
        };
        const std::string expected = from_scratch(whole);
        CHECK(describe(merged(merged(a, b), c)) == expected);
        CHECK(describe(merged(a, merged(b, c))) == expected);
        CHECK(describe(merged(c, merged(b, a))) == expected);
        CHECK(describe(merged(a, a)) == describe(a));
    }
}

TEST_CASE("merging takes the same of two editions whatever the order, and tells") {
    for (std::uint64_t seed = 500; seed < 510; ++seed) {
        const FrozenGraph a = join_documents(random_corpus(seed, 3), {{Decision::Kind::same, "CUDA", "PTX"}});
        const FrozenGraph b = join_documents(random_corpus(seed + 50, 4), {{Decision::Kind::apart, "CUDA", "Plummer"}});
        const FrozenGraph c = join_documents(random_corpus(seed + 90, 5), {});
        const MergedGraph one = merge_graphs(std::vector<FrozenGraph>{a, b, c}),
                          other = merge_graphs(std::vector<FrozenGraph>{c, a, b});
        CHECK(describe(one.graph) == describe(other.graph));
        CHECK(one.differing.size() == 4);
        CHECK(describe(merge_graphs(std::vector<FrozenGraph>{merge_graphs(std::vector<FrozenGraph>{b, c}).graph, a}).graph) ==
              describe(one.graph));
    }
}

TEST_CASE("whoever reads while documents change sees them as they were, and then as they are") {
    const TemporaryFolder folder;
    save_graph(join_documents({document_of("a.txt", {{"Acme", "buy", "Bolt"}})}, {}), folder / "g.skein");
    GraphUpdate update(folder / "g.skein", name_rules());
    update.put(document_of("a.txt", {{"Acme", "buy", "Bolt"}, {"Bolt", "make", "tools"}}));
    const store::Database reader(folder / "g.skein", store::Database::Access::read, "g.skein");
    reader.execute("BEGIN");
    CHECK(reader.integer("SELECT count(*) FROM document") == 1);
    update.put(document_of("b.txt", {{"Acme", "sell", "Bolt"}}));
    CHECK(reader.integer("SELECT count(*) FROM document") == 1);
    CHECK(load_graph(folder / "g.skein").documents().size() == 2);
    reader.execute("ROLLBACK");
    CHECK(reader.integer("SELECT count(*) FROM document") == 2);
}

TEST_CASE("a document that cannot be written leaves the graph as it was") {
    const TemporaryFolder folder;
    const Documents corpus = corpus_of(7, 3);
    save(corpus, folder / "g.skein");
    const std::string before = describe(load_graph(folder / "g.skein"));
    Random random(7);
    rlimit limit{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    std::size_t refused = 0;
    for (const rlim_t size : {rlim_t{0}, rlim_t{8192}, rlim_t{40000}, rlim_t{100000}}) {
        const rlimit small{size, limit.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        try {
            GraphUpdate update(folder / "g.skein", name_rules());
            update.put(random_document(random, "folder/new.txt", 400));
        } catch (const Error& error) {
            ++refused;
            CHECK(std::string(error.what()).find("g.skein") != std::string::npos);
        }
        ::setrlimit(RLIMIT_FSIZE, &limit);
        CAPTURE(size);
        REQUIRE(describe(load_graph(folder / "g.skein")) == before);
    }
    std::signal(SIGXFSZ, handler);
    CHECK(refused == 4);
    Extraction broken = document_of("folder/doc1.txt", {{"a", "r", "b"}});
    broken.sentences[0].text = "\xFF";
    GraphUpdate update(folder / "g.skein", name_rules());
    CHECK_THROWS_AS(update.put(broken), Error);
    CHECK_THROWS_AS(update.remove("nowhere.txt"), Error);
    // And the update goes on.
    Documents changed = corpus;
    changed["folder/doc1.txt"] = random_document(random, "folder/doc1.txt");
    update.put(changed["folder/doc1.txt"]);
    join_names(update);
    update.close();
    CHECK(describe(load_graph(folder / "g.skein")) == from_scratch(changed));
}

TEST_CASE("a document that uses names as before needs no joining") {
    const TemporaryFolder folder;
    Documents corpus;
    corpus["a.txt"] = document_of("a.txt", {{"Acme Inc.", "buy", "Bolt", Polarity::affirmed, "Ada Berg"}});
    corpus["b.txt"] = document_of("b.txt", {{"Acme", "sell", "Ada Berg", Polarity::affirmed, "ada berg"}});
    save(corpus, folder / "g.skein");
    corpus["a.txt"] = document_of("a.txt", {{"Acme Inc.", "not buy", "Bolt", Polarity::negated, "Ada Berg"}});
    {
        GraphUpdate update(folder / "g.skein", name_rules());
        update.put(corpus["a.txt"]);
        CHECK(update.settled());
        update.close();
    }
    CHECK(describe(load_graph(folder / "g.skein")) == from_scratch(corpus));
    GraphUpdate update(folder / "g.skein", name_rules());
    update.put(document_of("a.txt", {{"Acme Inc.", "buy", "Bolt"}, {"Acme Inc.", "buy", "Bolt"}}));
    CHECK_FALSE(update.settled());
}
