#pragma once
// SQLite as the store uses it: owners, bindings and columns with types, and every failure as an Error that names the file. Only
// for graph/store.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace skein::store {

class Database;

// A prepared statement. Parameters and columns are numbered from 0.
class Query {
  public:
    Query& bind(int parameter, std::int64_t value);
    Query& bind(int parameter, double value);
    Query& bind(int parameter, std::string_view text);  // must be UTF-8; copied
    Query& bind_null(int parameter);

    // True while there is a row. After false the query can be bound and stepped again.
    bool step();
    // Steps a query that gives no rows.
    void run() { step(); }

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] bool is_integer(int column) const;
    // Columns of the row at hand. Each throws Error ("is damaged") when the value is of another type, negative where a
    // number counts something, above `limit`, or not UTF-8. Views live until the next step.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t count(int column, std::uint64_t limit = most) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

    // The greatest number the file may hold: offsets beyond it are no offsets.
    static constexpr std::uint64_t most = std::uint64_t{1} << 53;

  private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Query(const Database& database, std::string_view sql);
    void check(int code) const;

    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// A connection for one thread. Its queries must not outlive it.
class Database {
  public:
    enum class Access { read, write };

    // `name` is what errors call the file; `path` is what is opened and must exist.
    Database(const std::filesystem::path& path, Access access, std::string name);

    [[nodiscard]] Query query(std::string_view sql) const { return Query(*this, sql); }
    void execute(const std::string& sql) const;
    // Whether that went well.
    bool try_execute(const std::string& sql) const;
    void roll_back() const;  // if a transaction is open
    [[nodiscard]] std::int64_t integer(std::string_view sql) const;  // the first column of the first row
    void close();  // throws Error when something could not be written

    [[nodiscard]] const std::string& name() const { return name_; }
    // Throws the Error that the last failure amounts to.
    [[noreturn]] void fail(int code) const;
    // Throws Error: the file is damaged, in that `what`.
    [[noreturn]] void damaged(const std::string& what) const;

  private:
    friend class Query;
    friend class ShadowTables;
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::string name_;
    std::unique_ptr<sqlite3, Close> connection_;
};

// While this lives, the tables in which a virtual table keeps its index can be written.
class ShadowTables {
  public:
    explicit ShadowTables(const Database& database);
    ~ShadowTables();
    ShadowTables(const ShadowTables&) = delete;
    ShadowTables& operator=(const ShadowTables&) = delete;

  private:
    const Database& database_;
};

}  // namespace skein::store
