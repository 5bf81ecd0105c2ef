#include "tests/bench/scale_engines.hpp"

#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace skein::bench {

namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Prepared = std::unique_ptr<sqlite3_stmt, Close>;

void require(bool well, sqlite3* database) {
    if (!well) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database));
}

Database opened(const std::filesystem::path& file) {
    std::filesystem::remove(file);
    sqlite3* raw = nullptr;
    const int code = sqlite3_open(file.c_str(), &raw);
    Database database(raw);
    require(code == SQLITE_OK, raw);
    return database;
}

class Sqlite final : public Engine {
  public:
    Sqlite(const GraphGenerator& generator, const std::filesystem::path& file) : generator_(generator), database_(opened(file)) {
        run("CREATE TABLE entity (id INTEGER PRIMARY KEY, name TEXT);"
            "CREATE TABLE statement (source INTEGER, relation INTEGER, target INTEGER, document INTEGER, evidence TEXT); BEGIN");
        fill();
        run("COMMIT; CREATE INDEX by_name ON entity (name); CREATE INDEX by_source ON statement (source);"
            "CREATE INDEX by_target ON statement (target); CREATE INDEX by_document ON statement (document)");
        find_ = prepared("SELECT id FROM entity WHERE name = ?");
        one_ = prepared("SELECT entity.name, evidence FROM statement JOIN entity ON entity.id = target WHERE source = ?");
        two_ = prepared(
            "SELECT count(DISTINCT b.target) FROM statement AS a JOIN statement AS b ON b.source = a.target WHERE a.source = ?");
        out_ = prepared("SELECT target FROM statement WHERE source = ?");
        in_ = prepared("SELECT source FROM statement WHERE target = ?");
    }
    const char* name() const override { return "SQLite, naive"; }

    Hops one_hop(std::size_t entity) override {
        Hops hops;
        bind(one_, id(entity));
        while (step(one_)) {
            ++hops.statements;
            hops.name_bytes += static_cast<std::size_t>(sqlite3_column_bytes(one_.get(), 0));
            hops.evidence_bytes += static_cast<std::size_t>(sqlite3_column_bytes(one_.get(), 1));
        }
        return hops;
    }
    std::size_t two_hops(std::size_t entity) override {
        bind(two_, id(entity));
        step(two_);
        const auto count = static_cast<std::size_t>(sqlite3_column_int64(two_.get(), 0));
        step(two_);
        return count;
    }
    // Breadth first from both ends, a query an entity and direction.
    std::optional<std::size_t> path(std::size_t from, std::size_t to) override {
        using Steps = std::unordered_map<std::int64_t, std::size_t>;
        Steps known[2] = {{{id(from), 0}}, {{id(to), 0}}};
        std::vector<std::int64_t> frontier[2] = {{id(from)}, {id(to)}};
        if (known[1].contains(id(from))) return 0;
        std::size_t done[2] = {0, 0};
        while (!frontier[0].empty() && !frontier[1].empty()) {
            const std::size_t side = frontier[0].size() <= frontier[1].size() ? 0 : 1;
            std::vector<std::int64_t> next;
            bool met = false;
            ++done[side];
            for (const std::int64_t node : frontier[side])
                for (Prepared* query : {&out_, &in_}) {
                    bind(*query, node);
                    while (step(*query)) {
                        const std::int64_t other = sqlite3_column_int64(query->get(), 0);
                        if (!known[side].try_emplace(other, done[side]).second) continue;
                        next.push_back(other);
                        met = met || known[1 - side].contains(other);
                    }
                }
            if (met) return done[0] + done[1];
            frontier[side] = std::move(next);
        }
        return std::nullopt;
    }

  private:
    void run(const char* sql) {
        require(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK, database_.get());
    }
    Prepared prepared(const char* sql) {
        sqlite3_stmt* raw = nullptr;
        require(sqlite3_prepare_v2(database_.get(), sql, -1, &raw, nullptr) == SQLITE_OK, database_.get());
        return Prepared(raw);
    }
    void bind(const Prepared& query, std::int64_t value) {
        sqlite3_reset(query.get());
        require(sqlite3_bind_int64(query.get(), 1, value) == SQLITE_OK, database_.get());
    }
    bool step(const Prepared& query) {
        const int code = sqlite3_step(query.get());
        require(code == SQLITE_ROW || code == SQLITE_DONE, database_.get());
        return code == SQLITE_ROW;
    }
    void fill() {
        const auto text = [&](const Prepared& query, int at, const std::string& value) {
            require(
                sqlite3_bind_text(query.get(), at, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT) == SQLITE_OK,
                database_.get());
        };
        const Prepared entity = prepared("INSERT INTO entity VALUES (?, ?)");
        for (std::size_t i = 0; i < generator_.shape().entities; ++i) {
            bind(entity, static_cast<std::int64_t>(i));
            text(entity, 2, generator_.entity_name(i));
            step(entity);
        }
        const Prepared statement = prepared("INSERT INTO statement VALUES (?, ?, ?, ?, ?)");
        for (std::size_t d = 0; d < generator_.shape().documents; ++d) {
            const Extraction document = generator_.document(d);
            const auto [first, last] = generator_.statements_of(d);
            for (std::size_t i = first; i < last; ++i) {
                const GeneratedStatement made = generator_.statement(i);
                bind(statement, made.source);
                sqlite3_bind_int64(statement.get(), 2, made.relation);
                sqlite3_bind_int64(statement.get(), 3, made.target);
                sqlite3_bind_int64(statement.get(), 4, made.document);
                text(statement, 5, document.sentences[i - first].text);
                step(statement);
            }
        }
    }
    std::int64_t id(std::size_t entity) {
        const std::string name = generator_.entity_name(entity);
        sqlite3_reset(find_.get());
        sqlite3_bind_text(find_.get(), 1, name.c_str(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
        step(find_);
        return sqlite3_column_int64(find_.get(), 0);
    }

    const GraphGenerator& generator_;
    Database database_;
    Prepared find_, one_, two_, out_, in_;
};

}  // namespace

std::unique_ptr<Engine> sqlite_engine(const GraphGenerator& generator, const std::filesystem::path& file) {
    return std::make_unique<Sqlite>(generator, file);
}

}  // namespace skein::bench
