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

GraphReader::GraphReader(const std::filesystem::path& path) : database(opened(path)), version(0) {
    database.execute("BEGIN");
    version = database.integer("PRAGMA user_version");
    check_schema(database, version);
}

std::vector<Decision> read_decisions(const Database& database) {
    std::vector<Decision> decisions;
    Query query = database.query("SELECT kind, entity, alias FROM decision ORDER BY kind, entity, alias");
    while (query.step())
        decisions.push_back({static_cast<Decision::Kind>(query.count(0, 1)), std::string(query.text(1)), std::string(query.text(2))});
    return decisions;
}

}  // namespace skein::store
