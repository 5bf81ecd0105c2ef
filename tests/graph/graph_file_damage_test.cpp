#include "graph/store/graph_file.hpp"

#include "graph/store/schema.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/graph_refusal.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdint>
#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace skein;
using namespace skein::test;

TEST_CASE("what is no graph file is called what it is") {
    const TemporaryFolder folder;
    CHECK(contains(refusal(folder / "none.skein"), "there is no graph file"));
    CHECK(contains(refusal(folder.path()), "is a folder"));
    write_bytes(folder / "text.skein",
                "just words, and more than a hundred bytes of them, for a header of SQLite's would be that long, no less");
    CHECK(contains(refusal(folder / "text.skein"), "is no graph file"));
    write_bytes(folder / "empty.skein", "");
    CHECK(contains(refusal(folder / "empty.skein"), "is empty"));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(contains(refusal(folder / "pipe"), "no regular file"));
    CHECK(contains(refusal("/dev/null"), "no regular file"));

    write_bytes(folder / "other.db", "");
    alter(folder / "other.db", "CREATE TABLE t (x)");
    CHECK(contains(refusal(folder / "other.db"), "no graph file of Skein"));
    save_graph(graph_of_triples({{"a", "r", "b"}}), folder / "new.skein");
    alter(folder / "new.skein", "PRAGMA user_version = 5");
    CHECK(contains(refusal(folder / "new.skein"), "of version 5"));
    alter(folder / "new.skein", "PRAGMA user_version = 1");
    CHECK(contains(refusal(folder / "new.skein"), "of version 1"));
}

TEST_CASE("a file cut short anywhere is refused") {
    const TemporaryFolder folder;
    save_graph(graph_of(random_corpus(3, 2)), folder / "g.skein");
    const std::string bytes = bytes_of(folder / "g.skein");
    Random random(1);
    std::vector<std::size_t> sizes = {1, 15, 16, 17, 99, 100, 101, 4096, 8191, 8192, 8193, bytes.size() - 1};
    for (int i = 0; i < 40; ++i) sizes.push_back(random.below(bytes.size()));
    for (const std::size_t size : sizes) {
        write_bytes(folder / "cut.skein", std::string_view(bytes).substr(0, size));
        CAPTURE(size);
        if (size == 0) continue;
        const std::string message = refusal(folder / "cut.skein");
        CHECK((contains(message, "cut short")));
    }
}

TEST_CASE("damaged bytes give a plain error or a graph, never a crash") {
    const TemporaryFolder folder;
    save_graph(graph_of(random_corpus(5, 2)), folder / "g.skein");
    const std::string bytes = bytes_of(folder / "g.skein");
    Random random(2);
    std::size_t refused = 0;
    for (int round = 0; round < 150; ++round) {
        std::string damaged = bytes;
        if (round % 3 == 0) {  // a whole page of noise
            const std::size_t page = random.below(bytes.size() / store::page_size) * store::page_size;
            for (std::size_t i = page == 0 ? 100 : page; i < page + store::page_size; ++i)
                damaged[i] = static_cast<char>(random.next());
        } else {
            for (std::size_t i = 1 + random.below(8); i > 0; --i)
                damaged[random.below(bytes.size())] = static_cast<char>(random.next());
        }
        write_bytes(folder / "damaged.skein", damaged);
        if (!refusal(folder / "damaged.skein").empty()) ++refused;
    }
    CHECK(refused > 20);
}

TEST_CASE("rows that contradict each other are refused") {
    const TemporaryFolder folder;
    Extraction document = document_of("a.txt", {{"a", "r", "b"}, {"a", "s", "c"}});
    document.statements[0].arguments.push_back({Role::time, {"a", {0, 1}, "a", EntityType::Concept}});
    Diagram diagram;
    diagram.nodes.resize(1);
    diagram.groups.resize(1);
    document.diagrams.push_back(diagram);
    const FrozenGraph graph = graph_of(std::vector<Extraction>{document, document_of("b.txt", {{"a", "r", "b"}})});
    save_graph(graph, folder / "g.skein");
    const std::string bytes = bytes_of(folder / "g.skein");
    for (const std::string sql : {
             "UPDATE statement SET source = 99 WHERE relation = 1",
             "UPDATE statement SET source = -1 WHERE relation = 1",
             "UPDATE statement SET relation = 99 WHERE id = 3",
             "UPDATE statement SET said = said | 14",
             "UPDATE statement SET said = -1",
             "UPDATE statement SET claim = 9",
             "UPDATE statement SET said = said + 9 * 16",
             "UPDATE statement SET said = 'much'",
             "UPDATE statement SET confidence = 1.5",
             "UPDATE statement SET confidence = 'high'",
             "UPDATE statement SET ahead = 77",
             "UPDATE statement SET confidence = 10001",
             "UPDATE statement SET confidence = -1",
             "UPDATE statement SET places = places | 511",
             "UPDATE statement SET places = -1",
             "UPDATE statement SET places = 'here'",
             "UPDATE statement SET places = printf('%20d%20d%20d%20d', -9000000000000000000, 1, 1, 1)",
             "UPDATE statement SET places = printf('%20d%20d%20d%20d%20d%20d', 0, 1, 1, 1, 1, 9223372036854775807)",
             "UPDATE statement SET places = places & 1099511627775 WHERE id = 1",
             "INSERT INTO wording VALUES (1, NULL, NULL, NULL, 99, NULL)",
             "INSERT INTO wording VALUES (1, NULL, x'80', NULL, NULL, NULL)",
             "INSERT INTO wording VALUES (1, NULL, cast(x'80' AS TEXT), NULL, NULL, NULL)",
             "UPDATE argument SET role = 12",
             "UPDATE argument SET statement = 9",
             "UPDATE argument SET name = 99",
             "UPDATE mention SET type = 10",
             "UPDATE mention SET name = 99",
             "UPDATE mention SET sentence = 99",
             "UPDATE entity SET type = 10",
             "UPDATE entity SET type = 'Person'",
             "UPDATE name SET text = 'A' WHERE text = 'b'",
             "UPDATE name SET text = ''",
             "UPDATE name SET entity = 99 WHERE id = 1",
             "UPDATE name SET entity = 2 WHERE id = 1",
             "DELETE FROM name WHERE id = 1",
             "UPDATE name SET id = -1 WHERE id = 1",
             "UPDATE document SET metadata = '{'",
             "UPDATE document SET metadata = '[[1, 2]]'",
             "UPDATE document SET size = -1",
             "DELETE FROM document WHERE id = 2",
             "DELETE FROM sentence WHERE id = 1",
             "DELETE FROM entity WHERE id = 1",
             "UPDATE diagram SET body = '[]'",
             "UPDATE diagram SET body = '{}'",
             "UPDATE diagram SET body = json_set(body, '$.direction', 'up')",
             "UPDATE diagram SET body = json_set(body, '$.nodes[0].entity', 'nobody')",
             "UPDATE diagram SET body = json_set(body, '$.groups[0].parent', 0)",
             "UPDATE diagram SET body = json_set(body, '$.groups[0].nodes', json('[1]'))",
             "UPDATE diagram SET body = json_set(body, '$.edges', json('[{\"source\":{\"node\":3}}]'))",
             "UPDATE diagram SET body = replace(printf('%.*c', 100000, '['), 'x', '')",
             "UPDATE claim SET own_chain = '7'",
             "UPDATE claim SET claimant = 'a\"b'",
             "DROP TABLE argument",
             "ALTER TABLE statement ADD COLUMN more",
             "DROP TABLE relation; CREATE VIEW relation AS SELECT 1 AS id, 'r' AS lemma",
         }) {
        write_bytes(folder / "g.skein", bytes);
        alter(folder / "g.skein", sql);
        CAPTURE(sql);
        CHECK(contains(refusal(folder / "g.skein"), "is damaged"));
    }
}
