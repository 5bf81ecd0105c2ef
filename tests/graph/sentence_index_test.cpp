#include "graph/store/sentence_index.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace skein;
using namespace skein::store;
using namespace skein::test;

namespace {

Database with_sentences(const std::filesystem::path& path) {
    std::ofstream(path).close();
    Database database(path, Database::Access::write, "g.skein");
    database.execute(
        "CREATE TABLE sentence (id INTEGER PRIMARY KEY, text TEXT NOT NULL); CREATE VIRTUAL TABLE sentence_search USING "
        "fts5(text, content='sentence', content_rowid='id', " +
        std::string(search_tokenizer) + ")");
    return database;
}

}  // namespace

TEST_CASE("an index made beside finds what is in the sentences") {
    const TemporaryFolder folder;
    for (const std::size_t batch : {std::size_t{1}, std::size_t{100}, std::size_t{1} << 22}) {
        CAPTURE(batch);
        const std::filesystem::path file = folder / (std::to_string(batch) + ".db");
        Database database = with_sentences(file);
        {
            SentenceIndex index(folder / "beside", "g.skein", batch);
            Query insert = database.query("INSERT INTO sentence VALUES (?, ?)");
            for (std::int64_t id = 1; id <= 300; ++id) {
                const std::string text =
                    "Sentence " + std::to_string(id) + " says crème " + std::string(static_cast<std::size_t>(id % 5), 'x');
                insert.bind(0, id * 3).bind(1, text).run();
                index.add(id * 3, text);
            }
            index.write(database);
        }
        CHECK(database.integer("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'creme'") == 300);
        CHECK(database.integer("SELECT group_concat(rowid) = '51' FROM sentence_search WHERE sentence_search MATCH '17'") == 1);
        database.execute("INSERT INTO sentence_search (sentence_search, rank) VALUES ('integrity-check', 1)");
        // And it can be changed as any other.
        database.execute(
            "INSERT INTO sentence_search (sentence_search, rowid, text) SELECT 'delete', id, text FROM sentence WHERE id = 51; "
            "DELETE FROM sentence WHERE id = 51; INSERT INTO sentence_search (sentence_search, rank) VALUES ('integrity-check', "
            "1)");
        CHECK(database.integer("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH '17'") == 0);
        database.close();
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
        std::filesystem::remove(file);
    }
}

TEST_CASE("an index that is given up leaves nothing") {
    const TemporaryFolder folder;
    {
        SentenceIndex index(folder / "beside", "g.skein", 1);
        index.add(1, "one");
        index.add(2, "two");
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    const Database database = with_sentences(folder / "g.db");
    SentenceIndex index(folder / "nowhere" / "beside", "g.skein", 1);
    CHECK_THROWS(index.add(1, "one"));
}
