#include "graph/store/graph_reader.hpp"

#include "graph/store/file_header.hpp"
#include "graph/store/schema.hpp"

namespace skein::store {

namespace {

Database opened(const std::filesystem::path& path) {
    check_file_header(path);
    return {path, Database::Access::read, path.string()};
}

}  // namespace

namespace {

// What version 4 keeps otherwise, under its names, for this connection alone: the file is not touched.
constexpr const char* version_3_as_now =
    "PRAGMA temp_store = MEMORY;"
    "CREATE TEMP VIEW wording AS SELECT id AS statement, subject_text AS "
    "subject, relation_text AS relation, object_text AS object, source_own, "
    "target_own FROM main.statement;"
    "CREATE TEMP VIEW cue AS SELECT id AS sentence, cue_start AS start_ms, "
    "cue_end AS end_ms FROM main.sentence WHERE cue_start IS NOT NULL;"
    "CREATE TEMP TABLE document AS SELECT * FROM main.document;"
    "CREATE UNIQUE INDEX temp.document_by_id ON document (id);"
    "CREATE INDEX temp.document_by_sentence ON document (first_sentence) WHERE sentences > 0";

}  // namespace

GraphReader::GraphReader(const std::filesystem::path& path) : database(opened(path)), version(0) {
    database.execute("BEGIN");
    version = database.integer("PRAGMA user_version");
    check_schema(database, version);
    if (version == 3) database.execute(version_3_as_now);
}

std::vector<Decision> read_decisions(const Database& database) {
    std::vector<Decision> decisions;
    Query query = database.query("SELECT kind, entity, alias FROM decision ORDER BY kind, entity, alias");
    while (query.step())
        decisions.push_back(
            {static_cast<Decision::Kind>(query.count(0, 1)), std::string(query.text(1)), std::string(query.text(2))});
    return decisions;
}

}  // namespace skein::store
