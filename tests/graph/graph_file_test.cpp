#include "graph/store/graph_file.hpp"

#include "base/error.hpp"
#include "graph/store/schema.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/graph_refusal.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cstdint>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <csignal>
#include <unistd.h>

using namespace skein;
using namespace skein::test;
using store::Database;

namespace {

std::string refusal_to_save(const FrozenGraph& graph, const std::filesystem::path& path) {
    try {
        save_graph(graph, path);
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

std::size_t files_in(const TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

// Whoever may write everywhere cannot test what may not be written.
bool is_root() { return ::geteuid() == 0; }

}  // namespace

TEST_CASE("a graph comes back from its file as it was") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        const FrozenGraph graph = graph_of(random_corpus(seed));
        save_graph(graph, folder / "g.skein");
        REQUIRE(describe(load_graph(folder / "g.skein")) == describe(graph));
    }
    save_graph(FrozenGraph(), folder / "empty.skein");
    CHECK(load_graph(folder / "empty.skein").entity_count() == 0);
    CHECK(files_in(folder) == 2);
}

TEST_CASE("words keep their places, near, far and before their sentence") {
    const TemporaryFolder folder;
    const std::vector<std::uint64_t> places = {0, 1, 63, 64, 127, 128, 511, 512, 4095, 4096, 70000},
                                     sizes = {0, 1, 63, 64, 127, 128, 255, 256, 511, 512, 70000};
    Random random(3);
    Extraction document = document_of("a.txt", {});
    document.sentences.push_back({{1000, 90000}, 1, "not its bytes", {}});
    document.sentences.push_back({{90000, 180000}, 2, "not its bytes either", CueTime{5, 7}});
    for (int i = 0; i < 200; ++i) {
        Statement statement;
        statement.sentence = SentenceId(random.below(2));
        const auto participant = [&](const char* name) {
            const std::uint64_t start =
                document.sentences[statement.sentence.index()].span.start + random.pick(places) - (random.one_in(9) ? 999U : 0U);
            return Participant{name, {start, start + random.pick(sizes)}, name, EntityType::Concept};
        };
        statement.subject = participant("a");
        statement.relation = {"do", "do", participant("do").span};
        if (!random.one_in(4)) statement.object = participant("b");
        statement.rule = random.one_in(2) ? "verb" : "noun";
        document.statements.push_back(statement);
    }
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document});
    save_graph(graph, folder / "g.skein");
    CHECK(describe(load_graph(folder / "g.skein")) == describe(graph));
}

TEST_CASE("the same graph gives the same bytes, whatever the order of adding and after a load") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        std::vector<Extraction> corpus = random_corpus(seed);
        save_graph(graph_of(corpus), folder / "a.skein");
        const std::string expected = bytes_of(folder / "a.skein");
        Random random(seed);
        random.shuffle(corpus);
        save_graph(graph_of(corpus), folder / "b.skein");
        CHECK(bytes_of(folder / "b.skein") == expected);
        save_graph(load_graph(folder / "a.skein"), folder / "c.skein");
        CHECK(bytes_of(folder / "c.skein") == expected);
    }
}

TEST_CASE("any SQLite program can read the file and search it") {
    const TemporaryFolder folder;
    save_graph(
        graph_of(std::vector<Extraction>{document_of("a.txt", {{"DeepSeek", "bypass", "CUDA", Polarity::affirmed, "Lao Gao", 0.5},
                                                               {"DeepSeek", "use", "H800", Polarity::negated}})}),
        folder / "g.skein");
    const Database database(folder / "g.skein", Database::Access::read, "g.skein");
    CHECK(database.integer("PRAGMA application_id") == 0x534B4549);
    CHECK(database.integer("PRAGMA user_version") == static_cast<std::int64_t>(latest_graph_file_version));
    CHECK(database.integer("PRAGMA page_size") == 8192);
    auto check = database.query("PRAGMA integrity_check");
    REQUIRE(check.step());
    CHECK(check.text(0) == "ok");
    auto fact = database.query("SELECT subject, relation, object, polarity, claimant, words, evidence FROM fact ORDER BY object");
    REQUIRE(fact.step());
    CHECK(fact.text(0) == "DeepSeek");
    CHECK(fact.text(1) == "bypass");
    CHECK(fact.text(2) == "CUDA");
    CHECK(fact.text(3) == "affirmed");
    CHECK(fact.text(4) == "Lao Gao");
    CHECK(fact.text(5) == "bypass");
    CHECK(fact.text(6) == "DeepSeek bypass CUDA.");
    REQUIRE(fact.step());
    CHECK(fact.text(3) == "negated");
    CHECK(fact.is_null(4));
    CHECK_FALSE(fact.step());
    CHECK(database.integer("SELECT count(*) FROM edge") == 2);
    CHECK(database.integer("SELECT count(*) FROM name_search WHERE name_search MATCH 'deepseek'") == 1);
    CHECK(database.integer("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'NEAR(bypass cuda)'") == 1);
}

TEST_CASE("what others add beside the graph does no harm") {
    const TemporaryFolder folder;
    const FrozenGraph graph = graph_of(random_corpus(4));
    save_graph(graph, folder / "g.skein");
    alter(folder / "g.skein", "CREATE TABLE note (x); CREATE INDEX mine ON statement (confidence); ANALYZE; VACUUM");
    CHECK(describe(load_graph(folder / "g.skein")) == describe(graph));
    alter(folder / "g.skein", "PRAGMA journal_mode = WAL");
    CHECK(describe(load_graph(folder / "g.skein")) == describe(graph));
}

TEST_CASE("a file that another program is writing is refused with what to do") {
    const TemporaryFolder folder;
    save_graph(graph_of_triples({{"a", "r", "b"}}), folder / "g.skein");
    const Database writer(folder / "g.skein", Database::Access::write, "g.skein");
    writer.execute("BEGIN EXCLUSIVE");
    CHECK(contains(refusal(folder / "g.skein"), "is being written by another program"));
    writer.execute("ROLLBACK");
    CHECK(refusal(folder / "g.skein").empty());
}

TEST_CASE("what a link leads to is replaced, not the link") {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("g.skein", folder / "link");
    save_graph(graph_of_triples({{"a", "r", "b"}}), folder / "link");
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK(load_graph(folder / "g.skein").entity_count() == 2);
}

TEST_CASE("names of files mean nothing to SQLite") {
    const TemporaryFolder folder;
    const FrozenGraph graph = graph_of_triples({{"a", "r", "b"}});
    for (const char* name : {"a b?c#d%20.skein", "file:x?mode=memory", ":memory:", "ü.skein", "it's"}) {
        save_graph(graph, folder / name);
        CHECK(load_graph(folder / name).entity_count() == 2);
    }
    CHECK(files_in(folder) == 5);
}

TEST_CASE("a graph that cannot be written leaves the file before it as it was") {
    const TemporaryFolder folder;
    const FrozenGraph before = graph_of_triples({{"a", "r", "b"}});
    save_graph(before, folder / "g.skein");
    const std::string bytes = bytes_of(folder / "g.skein");

    CHECK(contains(refusal_to_save(before, folder / "no/such/g.skein"), "cannot write into the folder"));
    CHECK(contains(refusal_to_save(before, folder.path()), "is a folder"));
    CHECK(contains(refusal_to_save(before, "/dev/full"), "is no regular file"));
    {
        alter(folder / "g.skein", "PRAGMA journal_mode = WAL");
        const Database writer(folder / "g.skein", Database::Access::write, "g.skein"),
            reader(folder / "g.skein", Database::Access::read, "g.skein");
        reader.execute("BEGIN");
        CHECK(reader.integer("SELECT count(*) FROM statement") == 1);
        writer.execute("CREATE TABLE note (x)");
        CHECK(contains(refusal_to_save(before, folder / "g.skein"), "another program has it open"));
    }
    write_bytes(folder / "g.skein", bytes);

    Extraction broken = document_of("a.txt", {{"a", "r", "b"}});
    broken.sentences[0].text = "\xFF";
    CHECK(contains(refusal_to_save(graph_of(std::vector<Extraction>{broken}), folder / "g.skein"), "not UTF-8"));

    // A file that may not grow past some size: as a full device, but without needing one.
    rlimit limit{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t size : {rlim_t{0}, rlim_t{4096}, rlim_t{20000}, rlim_t{60000}, rlim_t{100000}}) {
        const rlimit small{size, limit.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const std::string message = refusal_to_save(graph_of(random_corpus(1)), folder / "g.skein");
        ::setrlimit(RLIMIT_FSIZE, &limit);
        CAPTURE(size);
        CHECK(contains(message, "g.skein"));
        CHECK(bytes_of(folder / "g.skein") == bytes);
    }
    std::signal(SIGXFSZ, handler);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("what a killed program left is removed with what lies beside it") {
    const TemporaryFolder folder;
    for (const char* name : {".skein-new-kilLed", ".skein-new-kilLed-search", ".skein-new-aNoThr-search"})
        write_bytes(folder / name, "rows");
    save_graph(graph_of_triples({{"a", "r", "b"}}), folder / "g.skein");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a file in a read-only folder opens, and cannot be replaced") {
    const TemporaryFolder folder;
    const FrozenGraph graph = graph_of_triples({{"a", "r", "b"}});
    save_graph(graph, folder / "g.skein");
    alter(folder / "g.skein", "PRAGMA journal_mode = WAL");
    std::filesystem::permissions(folder / "g.skein", std::filesystem::perms::owner_read);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(load_graph(folder / "g.skein").entity_count() == 2);
    if (!is_root()) CHECK(contains(refusal_to_save(graph, folder / "g.skein"), "cannot write into the folder"));
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
}

TEST_CASE("a file of an older version is read, and replaced with a copy kept") {
    const TemporaryFolder folder;
    std::string described;
    for (const std::string version : {"2", "3"}) {
        CAPTURE(version);
        const std::filesystem::path file = folder / ("g" + version + ".skein"), copy = file.string() + ".version-" + version;
        write_bytes(file, "");
        alter(file, bytes_of(std::filesystem::path(SKEIN_SOURCE_DIR) / ("tests/graph/version_" + version + ".sql")));
        const std::string bytes = bytes_of(file);
        CHECK(std::to_string(graph_file_version(file)) == version);
        const FrozenGraph graph = load_graph(file);
        CHECK(graph.documents().size() == 2);
        CHECK(graph.statements().size() == 8);
        CHECK(graph.entity_count() == 7);
        CHECK(graph.diagrams().size() == 1);
        CHECK(graph.ledger().merges.size() == 2);
        CHECK(load_decisions(file) == std::vector<Decision>{{Decision::Kind::same, "Ada Berg", "Carlo Ruiz"}});
        REQUIRE(graph.find("acme incorporated"));
        CHECK(graph.entity(graph.find("acme incorporated")->entity).name == "Acme");
        CHECK(bytes_of(file) == bytes);
        // Both hold the same graph.
        if (described.empty()) described = describe(graph);
        CHECK(describe(graph) == described);

        save_graph(graph, file);
        CHECK(graph_file_version(file) == latest_graph_file_version);
        CHECK(describe(load_graph(file)) == described);
        CHECK(bytes_of(copy) == bytes);

        alter(copy, "DROP TABLE claim");
        CHECK(contains(refusal(copy), "is damaged"));
    }
}

TEST_CASE("what a program that crashed left beside a file is taken over") {
    const TemporaryFolder folder;
    const FrozenGraph graph = graph_of_triples({{"a", "r", "b"}});
    save_graph(graph, folder / "g.skein");
    alter(folder / "g.skein", "PRAGMA journal_mode = WAL");
    {
        const Database writer(folder / "g.skein", Database::Access::write, "g.skein");
        writer.execute("INSERT INTO decision VALUES (0, 'a', 'b')");
        // As a crash leaves it: the log is there and nobody has the file open.
        std::filesystem::copy_file(folder / "g.skein", folder / "h.skein");
        std::filesystem::copy_file(folder / "g.skein-wal", folder / "h.skein-wal");
    }
    CHECK(load_decisions(folder / "h.skein").size() == 1);
    save_graph(graph, folder / "h.skein");
    CHECK(load_decisions(folder / "h.skein").empty());
    CHECK_FALSE(std::filesystem::exists(folder / "h.skein-wal"));
}
