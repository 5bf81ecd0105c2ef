#include "graph/store/graph_update.hpp"

#include "base/error.hpp"
#include "graph/store/document_rows.hpp"
#include "graph/store/file_header.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/name_index.hpp"
#include "graph/store/name_table.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/settle_claims.hpp"
#include "graph/store/stored_names.hpp"

#include <span>
#include <utility>

namespace skein {

using store::Database;
using store::Query;

namespace {

constexpr const char* unsettled = "unsettled";

Database opened(const std::filesystem::path& path) {
    store::check_file_header(path);
    return {path, Database::Access::write, path.string()};
}

// Undone unless committed.
class Transaction {
  public:
    // `undo` is called too when it is undone: what was remembered of the file is no longer true.
    Transaction(const Database& database, std::function<void()> undo) : database_(database), undo_(std::move(undo)) {
        database_.execute("BEGIN IMMEDIATE");
    }
    ~Transaction() {
        if (committed_) return;
        database_.roll_back();
        undo_();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        database_.execute("COMMIT");
        committed_ = true;
    }

  private:
    const Database& database_;
    std::function<void()> undo_;
    bool committed_ = false;
};

}  // namespace

class GraphUpdate::Parts {
  public:
    Parts(const std::filesystem::path& path, NameRules name_rules) : rules(std::move(name_rules)), database(opened(path)) {
        const std::int64_t version = database.integer("PRAGMA user_version");
        if (version != store::schema_version)
            throw Error(
                path.string() + " is a graph file of version " + std::to_string(version) + " and cannot be changed in place",
                "build it again: a file of version " + std::to_string(store::schema_version) + " takes its place");
        store::check_schema(database, version);
        database.execute(
            "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON");
        was_unsettled = !is_settled();
        is_tracked = rules && !was_unsettled && store::rules_of_index(database) == rules.version;
    }

    [[nodiscard]] bool is_settled() const { return database.integer("SELECT count(*) FROM meta WHERE key = 'unsettled'") == 0; }

    ~Parts() { leave_nothing_beside(); }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    // Before the first change: readers go on reading while this writes; where the file system cannot do that (a network's), they
    // wait.
    void begin_changes() {
        if (std::exchange(changes, true)) return;
        database.try_execute("PRAGMA journal_mode = WAL");
    }

    // With readers about, the log stays as long as the last of them.
    void leave_nothing_beside() {
        forget_names();
        if (!std::exchange(changes, false)) return;
        database.try_execute("PRAGMA wal_checkpoint(TRUNCATE)");
        database.try_execute("PRAGMA journal_mode = DELETE");
    }

    void open_rows() {
        if (rows) return;
        rows = std::make_unique<store::DocumentRows>(database);
        names = std::make_unique<store::NameTable>(database);
    }

    store::NameIndex& index() {
        if (!name_index) name_index = std::make_unique<store::NameIndex>(database);
        return *name_index;
    }

    void forget_names() {
        rows.reset();
        names.reset();
        name_index.reset();
    }

    // A change was undone, and what is remembered of the file may not be true.
    void forget_rows() {
        forget_names();
        was_unsettled = true;
        is_tracked = false;
    }

    void settled_now() {
        // Ids of texts that are gone would be remembered.
        forget_names();
        acronyms_before.clear();
        removed = was_unsettled = false;
        is_tracked = bool(rules);
    }

    // The document with the id defines acronyms so often more (or, below 0, fewer).
    void define(std::span<const Merge> merges, std::int64_t definitions) {
        if (!rules) return;
        for (const Merge& merge : merges) {
            const auto [long_form, acronym] = rules.definition(merge);
            if (long_form.empty()) continue;
            if (!acronyms_before.contains(long_form)) acronyms_before.emplace(long_form, index().acronyms_of(long_form));
            index().define(long_form, acronym, definitions);
        }
    }

    // What `document` uses more than what is stored under `id` does, written to the table of names. Whether there was any.
    bool count_names(std::int64_t id, const Extraction* document) {
        std::map<std::int64_t, NameTally> tallies;
        const auto tally_of = [&](const std::string& entity, const std::string&) -> NameTally& {
            return tallies[names->id(entity)];
        };
        if (id != 0) {
            const Extraction old = store::stored_names(database, id);
            tally(view_of(old), tally_of, -1);
        }
        if (document != nullptr) tally(view_of(*document), tally_of);
        bool any = false;
        for (const auto& [name, of] : tallies) {
            if (of.is_none()) continue;
            names->count(name, of);
            any = true;
        }
        return any;
    }

    // What joins names beside their uses: the acronyms that documents define.
    [[nodiscard]] static std::vector<Merge> acronyms_in(const Extraction& document) {
        std::vector<Merge> merges = document.merges;
        std::erase_if(merges, [](const Merge& merge) { return merge.reason != MergeReason::acronym; });
        return merges;
    }
    [[nodiscard]] std::vector<Merge> acronyms_in(std::int64_t id) const {
        return store::read_merges(database, "SELECT alias, entity, reason, evidence FROM merge WHERE reason = 3 AND document = " +
                                                std::to_string(id) + " ORDER BY number");
    }

    // Claimants are called as their names' entities are now.
    void resolve_claimants(Extraction& document) {
        for (Statement& statement : document.statements) {
            std::vector<std::string> own = statement.claimants;
            for (std::string& claimant : statement.claimants) claimant = names->meaning(claimant);
            if (statement.claimants != own) statement.claimant_names = std::move(own);
        }
    }

    void mark_unsettled() { database.query("INSERT OR REPLACE INTO meta VALUES (?, '1')").bind(0, unsettled).run(); }

    std::int64_t id_of(std::string_view uri) const {
        Query find = database.query("SELECT id FROM document WHERE uri = ?");
        find.bind(0, uri);
        return find.step() ? find.integer(0) : 0;
    }

    void unindex_sentences(std::int64_t document) {
        database
            .query("INSERT INTO sentence_search (sentence_search, rowid, text) SELECT 'delete', s.id, s.text FROM document AS d "
                   "JOIN sentence AS s ON s.id >= d.first_sentence AND s.id < d.first_sentence + d.sentences WHERE d.id = ?")
            .bind(0, document).run();
    }
    void index_sentences(std::int64_t document) {
        database
            .query("INSERT INTO sentence_search (rowid, text) SELECT s.id, s.text FROM document AS d "
                   "JOIN sentence AS s ON s.id >= d.first_sentence AND s.id < d.first_sentence + d.sentences WHERE d.id = ?")
            .bind(0, document).run();
    }

    NameRules rules;
    Database database;
    std::unique_ptr<store::DocumentRows> rows;
    std::unique_ptr<store::NameTable> names;
    std::unique_ptr<store::NameIndex> name_index;
    std::map<std::string, std::vector<std::string>> acronyms_before;
    GraphUpdate::Changes told;
    bool is_tracked = false;  // all that changed since names were joined is remembered
    bool changes = false;
    bool removed = false;
    bool was_unsettled = false;  // before this program, so that it is not known what is to be done
};

GraphUpdate::GraphUpdate(const std::filesystem::path& path, NameRules rules)
    : parts_(std::make_unique<Parts>(path, std::move(rules))) {}
GraphUpdate::~GraphUpdate() = default;

std::vector<StoredDocument> GraphUpdate::documents() const {
    std::vector<StoredDocument> documents;
    Query query = parts_->database.query("SELECT uri, format, content_hash, extractor FROM document ORDER BY uri");
    while (query.step())
        documents.push_back(
            {std::string(query.text(0)), std::string(query.text(1)), std::string(query.text(2)), std::string(query.text(3))});
    return documents;
}

std::vector<Decision> GraphUpdate::decisions() const { return store::read_decisions(parts_->database); }

bool GraphUpdate::settled() const { return parts_->is_settled(); }

void GraphUpdate::put(const Extraction& document) {
    parts_->begin_changes();
    Transaction transaction(parts_->database, [this] { parts_->forget_rows(); });
    parts_->open_rows();
    const std::int64_t old = parts_->id_of(document.document.uri);
    const std::int64_t id = old != 0 ? old : parts_->database.integer("SELECT coalesce(max(id), 0) + 1 FROM document");
    const std::vector<Merge> acronyms_before = parts_->acronyms_in(old), acronyms_now = parts_->acronyms_in(document);
    if (acronyms_before != acronyms_now) {
        parts_->define(acronyms_before, -1);
        parts_->define(acronyms_now, 1);
    }
    // A document that uses names as it did leaves them as they are.
    if (parts_->count_names(old, &document) || acronyms_before != acronyms_now) parts_->mark_unsettled();
    if (old != 0) {
        parts_->unindex_sentences(old);
        parts_->rows->remove(old);
    }
    store::NameTable& names = *parts_->names;
    Extraction resolved = document;
    parts_->resolve_claimants(resolved);
    parts_->rows->insert(view_of(resolved), id,
                         [&](const std::string& entity, const std::string&) { return store::NameRef{names.id(entity), 0}; });
    parts_->index_sentences(id);
    names.update_entities();
    transaction.commit();
}

void GraphUpdate::remove(std::string_view uri) {
    parts_->begin_changes();
    Transaction transaction(parts_->database, [this] { parts_->forget_rows(); });
    parts_->open_rows();
    const std::int64_t id = parts_->id_of(uri);
    if (id == 0) throw Error("there is no document " + std::string(uri) + " in " + parts_->database.name());
    parts_->mark_unsettled();
    parts_->define(parts_->acronyms_in(id), -1);
    parts_->count_names(id, nullptr);
    parts_->unindex_sentences(id);
    parts_->rows->remove(id);
    parts_->names->update_entities();
    parts_->removed = true;
    transaction.commit();
}

std::map<std::string, NameTally> GraphUpdate::names() const { return store::read_tallies(parts_->database); }

std::vector<Merge> GraphUpdate::acronyms() const {
    return store::read_merges(parts_->database, "SELECT alias, entity, reason, evidence FROM merge WHERE reason = 3");
}

void GraphUpdate::settle(const std::function<const NameMeaning*(const std::string&)>& meaning_of,
                         const std::vector<Merge>& merges) {
    parts_->begin_changes();
    Transaction transaction(parts_->database, [this] { parts_->forget_rows(); });
    parts_->open_rows();
    if (parts_->is_tracked) {
        const auto meanings = parts_->names->changed(meaning_of);
        parts_->names->settle(meanings, parts_->rules);
        store::settle_claims(parts_->database, *parts_->names, meanings);
    } else {
        parts_->names->settle(meaning_of, parts_->was_unsettled);
        store::settle_claims(parts_->database, meaning_of);
        store::rebuild_index(parts_->database, parts_->rules);
    }
    store::replace_merges(parts_->database, merges);
    if (parts_->removed) store::remove_unused_texts(parts_->database);
    parts_->database.execute("DELETE FROM meta WHERE key = 'unsettled'");
    transaction.commit();
    parts_->settled_now();
}

const GraphUpdate::Changes* GraphUpdate::changes() const {
    if (!parts_->is_tracked) return nullptr;
    parts_->told.before = parts_->names ? parts_->names->before() : std::map<std::string, UsedNames>();
    parts_->told.acronyms_before = parts_->acronyms_before;
    return &parts_->told;
}

void GraphUpdate::read_at_once(const std::function<void()>& read) const {
    parts_->database.execute("BEGIN");
    try {
        read();
    } catch (...) {
        parts_->database.roll_back();
        throw;
    }
    parts_->database.execute("COMMIT");
}

std::size_t GraphUpdate::greatest_name() const {
    return static_cast<std::size_t>(parts_->database.integer("SELECT coalesce(max(id), 0) FROM name"));
}
UsedNames GraphUpdate::uses(const std::string& key) const { return parts_->index().uses(key); }
std::vector<std::string> GraphUpdate::linked(std::int64_t link) const { return parts_->index().linked(link); }
std::vector<std::string> GraphUpdate::same_entity(const std::string& key) const { return parts_->index().same_entity(key); }
std::optional<Merge> GraphUpdate::merge_of(const std::string& alias) const { return parts_->index().merge_of(alias); }
std::vector<std::string> GraphUpdate::acronyms_of(const std::string& long_form) const {
    return parts_->index().acronyms_of(long_form);
}
std::vector<std::string> GraphUpdate::long_forms_of(const std::string& acronym) const {
    return parts_->index().long_forms_of(acronym);
}

void GraphUpdate::settle(const std::map<std::string, std::optional<NameMeaning>>& meanings, const std::vector<std::string>& gone,
                         const std::vector<Merge>& merges) {
    parts_->begin_changes();
    Transaction transaction(parts_->database, [this] { parts_->forget_rows(); });
    parts_->open_rows();
    for (const std::string& alias : gone) parts_->index().remove_merges(alias);
    for (const Merge& merge : merges) parts_->index().add(merge);
    parts_->names->settle(meanings, parts_->rules);
    store::settle_claims(parts_->database, *parts_->names, meanings);
    if (parts_->removed) store::remove_unused_texts(parts_->database);
    parts_->database.execute("DELETE FROM meta WHERE key = 'unsettled'");
    transaction.commit();
    parts_->settled_now();
}

void GraphUpdate::erase_traces() {
    parts_->begin_changes();
    for (const char* index : {"name_search", "sentence_search"}) {
        const std::string name = index;
        parts_->database.execute("INSERT INTO " + name + "(" + name + ") VALUES ('optimize')");
    }
}

GraphUpdate::Counts GraphUpdate::counts() const {
    Query query =
        parts_->database.query("SELECT count(*), coalesce(sum(statements), 0), (SELECT count(*) FROM entity) FROM document");
    query.step();
    const auto count = [&](int column) { return static_cast<std::size_t>(query.count(column)); };
    return {count(0), count(1), count(2)};
}

void GraphUpdate::close() {
    parts_->leave_nothing_beside();
    parts_->database.close();
}

}  // namespace skein
