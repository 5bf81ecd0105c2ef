#include "graph/store/new_graph_file.hpp"

#include "base/error.hpp"
#include "graph/entity_type.hpp"
#include "graph/merge_ledger.hpp"
#include "graph/statement.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/schema.hpp"

#include <string>
#include <system_error>

namespace skein::store {

namespace {

template <class Enum, std::size_t Count>
void write_terms(Query& insert, std::string_view kind) {
    for (std::size_t i = 0; i < Count; ++i)
        insert.bind(0, kind).bind(1, static_cast<std::int64_t>(i)).bind(2, name_of(static_cast<Enum>(i))).run();
}

void write_head(const Database& database) {
    database.query("INSERT INTO meta VALUES ('about', ?)")
        .bind(0, "A knowledge graph made by Skein: see docs/graph-file.md there.")
        .run();
    Query insert = database.query("INSERT INTO term VALUES (?, ?, ?)");
    write_terms<EntityType, all_entity_types.size()>(insert, "entity_type");
    write_terms<Polarity, 2>(insert, "polarity");
    write_terms<Modality, 5>(insert, "modality");
    write_terms<Role, 12>(insert, "role");
    write_terms<MergeReason, merge_reason_count>(insert, "merge_reason");
    write_terms<Decision::Kind, 2>(insert, "decision");
}

// What SQLite keeps beside a file that is open or was not closed: put beside a new file it would overwrite pages of it.
void check_nothing_beside(const std::filesystem::path& path) {
    for (const char* suffix : {"-wal", "-journal"}) {
        std::error_code error;
        std::filesystem::path beside = path;
        beside += suffix;
        const auto size = std::filesystem::file_size(beside, error);
        if (!error && size > 0)
            throw Error("cannot replace " + path.string() + ": " + beside.string() + " says that another program has it open",
                        "close that program; if it has crashed, open and close the file once with sqlite3");
    }
}

// A program that has crashed leaves what it had written in the log beside the file: SQLite takes it over.
void recover(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::path log = path;
    log += "-wal";
    if (!std::filesystem::exists(log, error) || !std::filesystem::exists(path, error)) return;
    try {
        Database database(path, Database::Access::write, path.string());
        database.try_execute("PRAGMA wal_checkpoint(TRUNCATE)");
        database.try_execute("PRAGMA journal_mode = DELETE");
        database.close();
    } catch (const Error&) {
        // check_nothing_beside says what is to be done.
    }
}

void keep_older_version(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) return;
    std::uint32_t version = 0;
    try {
        version = graph_file_version(path);
    } catch (const Error&) {
        return;  // whatever it is, it is no older graph
    }
    if (version >= latest_graph_file_version) return;
    std::filesystem::path copy = path;
    copy += ".version-" + std::to_string(version);
    std::error_code error;
    std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing, error);
    if (error)
        throw Error("cannot keep " + path.string() + " as " + copy.string() + ": " + error.message(),
                    "move it away, or write elsewhere");
}

// A rename would put the graph in the place of a device or pipe.
const std::filesystem::path& expect_file(const std::filesystem::path& path) {
    if (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path) && !std::filesystem::is_directory(path))
        throw Error("cannot write " + path.string() + ": it is no regular file", "name a file; a graph cannot be streamed");
    return path;
}

}  // namespace

NewGraphFile::NewGraphFile(const std::filesystem::path& path)
    : file_(expect_file(path)), database_(file_.temporary_path(), Database::Access::write, path.string()),
      sentences_(file_.temporary_path().string() + "-search", path.string()) {
    remove_abandoned_files(file_.target().parent_path());
    recover(file_.target());
    check_nothing_beside(file_.target());
    // Nobody else sees the file yet: it needs no journal beside it (OFF is refused to files that may come from elsewhere), and
    // fsync comes once, at the end.
    database_.execute(
        "PRAGMA page_size = " + std::to_string(page_size) +
        "; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; "
        "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA threads = 2; "
        "PRAGMA application_id = " +
        std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(schema_version) + "; BEGIN");
    for (const SchemaObject& table : schema_tables()) database_.execute(std::string(table.sql));
    write_head(database_);
}

void NewGraphFile::index_statements() {
    for (const SchemaObject& index : schema_statement_indexes()) database_.execute(std::string(index.sql));
    are_statements_indexed_ = true;
}

void NewGraphFile::finish() {
    if (!are_statements_indexed_) index_statements();
    for (const SchemaObject& object : schema_indexes().subspan(schema_statement_indexes().size()))
        database_.execute(std::string(object.sql));
    database_.execute(
        "INSERT INTO name_search (name_search) VALUES ('rebuild'); INSERT INTO name_search (name_search) VALUES ('optimize')");
    database_.execute("COMMIT");
    sentences_.write(database_);
    database_.close();
    keep_older_version(file_.target());
    file_.commit();
}

}  // namespace skein::store
