#include "graph/store/sqlite.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <limits>
#include <sqlite3.h>
#include <utility>

namespace skein::store {

namespace {

// How long to wait for another program that holds the file.
constexpr int patience_ms = 200;
// A writer waits for another's document, not for its whole build.
constexpr int writer_patience_ms = 5000;
// Memory of a writer's own, for dozens of prepared statements and their parameters: what SQLite's few blocks do not hold it asks
// the process for, under a lock, once a value.
constexpr int block_bytes = 1200, blocks = 500;
// No text of a document is longer than this; a damaged file may claim so.
constexpr int longest_text = 1 << 28;

int checked_size(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(longest_text))
        throw Error("a text of " + std::to_string(text.size()) + " bytes is too long for a graph file");
    return static_cast<int>(text.size());
}

const char* advice_for_damage = "move it away and build it again from its documents, or put a copy in its place";

std::string percent_encoded(const std::string& path) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) out += c;
        else (out += '%') += {digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

}  // namespace

void Query::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Query::Query(const Database& database, std::string_view sql) : database_(&database) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database.connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    check(code);
}

void Query::check(int code) const {
    if (code != SQLITE_OK) database_->fail(code);
}

Query& Query::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter + 1, value));
    return *this;
}

Query& Query::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter + 1, value));
    return *this;
}

Query& Query::bind(int parameter, std::string_view text) {
    if (find_invalid_utf8(text))
        throw Error("cannot write " + database_->name() + ": the text \"" + printable(text) + "\" is not UTF-8");
    // A null pointer would bind NULL: an empty view may hold one.
    const char* bytes = text.empty() ? "" : text.data();
    check(sqlite3_bind_text(statement_.get(), parameter + 1, bytes, checked_size(text), SQLITE_TRANSIENT));
    return *this;
}

Query& Query::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_.get(), parameter + 1));
    return *this;
}

bool Query::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail(code);
    check(sqlite3_reset(statement_.get()));
    return false;
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

bool Query::is_integer(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER; }

std::int64_t Query::integer(int column) const {
    if (sqlite3_column_type(statement_.get(), column) != SQLITE_INTEGER)
        database_->damaged(std::string(sqlite3_column_name(statement_.get(), column)) + " is no number");
    return sqlite3_column_int64(statement_.get(), column);
}

std::uint64_t Query::count(int column, std::uint64_t limit) const {
    const std::int64_t value = integer(column);
    if (value < 0 || static_cast<std::uint64_t>(value) > limit)
        database_->damaged(std::string(sqlite3_column_name(statement_.get(), column)) + " is " + std::to_string(value) +
                           ", out of range");
    return static_cast<std::uint64_t>(value);
}

double Query::real(int column) const {
    const int type = sqlite3_column_type(statement_.get(), column);
    if (type != SQLITE_FLOAT && type != SQLITE_INTEGER)
        database_->damaged(std::string(sqlite3_column_name(statement_.get(), column)) + " is no number");
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view Query::text(int column) const {
    if (sqlite3_column_type(statement_.get(), column) != SQLITE_TEXT)
        database_->damaged(std::string(sqlite3_column_name(statement_.get(), column)) + " is no text");
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    if (bytes == nullptr) database_->fail(SQLITE_NOMEM);
    const std::string_view text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
    if (find_invalid_utf8(text)) database_->damaged(std::string(sqlite3_column_name(statement_.get(), column)) + " is not UTF-8");
    return text;
}

Database::Database(const std::filesystem::path& path, Access access, std::string name) : name_(std::move(name)) {
    // An absolute path can be neither a URI nor one of SQLite's special names.
    const std::string absolute = std::filesystem::absolute(path).string();
    const auto open = [&](const std::string& file, int flags) {
        sqlite3* connection = nullptr;
        int code = sqlite3_open_v2(file.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
        connection_.reset(connection);
        if (code != SQLITE_OK) return code;
        sqlite3_extended_result_codes(connection, 1);
        if (access == Access::write) sqlite3_db_config(connection, SQLITE_DBCONFIG_LOOKASIDE, nullptr, block_bytes, blocks);
        sqlite3_busy_timeout(connection, access == Access::write ? writer_patience_ms : patience_ms);
        // A file from elsewhere must not run code of its own.
        sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, longest_text);
        return sqlite3_exec(connection, "PRAGMA cell_size_check = ON; SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
    };
    if (access == Access::write) {
        if (const int code = open(absolute, SQLITE_OPEN_READWRITE); code != SQLITE_OK) fail(code);
        return;
    }
    int code = open(absolute, SQLITE_OPEN_READONLY);
    // A file that was last open in WAL mode needs a shared-memory file beside it, which read-only media cannot hold.
    const bool no_room_beside = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_READONLY;
    if (no_room_beside && !std::filesystem::exists(absolute + "-wal"))
        code = open("file:" + percent_encoded(absolute) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (code != SQLITE_OK) fail(code);
}

void Database::execute(const std::string& sql) const {
    if (const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

bool Database::try_execute(const std::string& sql) const {
    return sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

void Database::roll_back() const {
    if (sqlite3_get_autocommit(connection_.get()) == 0) try_execute("ROLLBACK");
}

std::int64_t Database::integer(std::string_view sql) const {
    Query query = this->query(sql);
    if (!query.step()) damaged("it gives no answer to " + std::string(sql));
    return query.integer(0);
}

void Database::close() {
    const int code = sqlite3_close(connection_.get());
    if (code != SQLITE_OK) fail(code);
    (void)connection_.release();
}

ShadowTables::ShadowTables(const Database& database) : database_(database) {
    sqlite3_db_config(database_.connection_.get(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}
ShadowTables::~ShadowTables() { sqlite3_db_config(database_.connection_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }

void Database::fail(int code) const {
    const std::string reason = connection_ ? sqlite3_errmsg(connection_.get()) : sqlite3_errstr(code);
    switch (code & 0xFF) {
        case SQLITE_NOTADB: throw Error(name_ + " is no graph file", "give a file that `skein build` has written");
        case SQLITE_CORRUPT: damaged(reason);
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw Error(name_ + " is being written by another program", "try again when that is done");
        case SQLITE_FULL:
            throw Error("cannot write " + name_ + ": no space left on the device", "free some space, or write elsewhere");
        case SQLITE_NOMEM: throw Error("not enough memory for " + name_);
        case SQLITE_TOOBIG: damaged("a value in it is too long");
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH: throw Error("cannot open " + name_ + ": " + reason, "check that you may read it");
        case SQLITE_READONLY: throw Error("cannot write " + name_ + ": it is read-only", "write elsewhere");
        case SQLITE_IOERR: throw Error("cannot read or write " + name_ + ": " + reason, "check the device it lies on");
        case SQLITE_ERROR: damaged(reason);  // a table or column that is not there
        default: throw Error(name_ + ": " + reason);
    }
}

void Database::damaged(const std::string& what) const { throw Error(name_ + " is damaged: " + what, advice_for_damage); }

}  // namespace skein::store
