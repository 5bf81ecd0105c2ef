#include "graph/store/graph_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/schema.hpp"

#include <map>
#include <string>
#include <system_error>

namespace skein {

namespace {

using store::Database;
using store::Query;

std::int64_t number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// Rows count from 1 in the file, so that 0 can mean none.
template <class Id>
std::int64_t row(Id id) { return id.valid() ? number(id.index()) + 1 : 0; }

std::int64_t row_of(const FrozenGraph& graph, std::string_view entity) {
    const auto id = graph.entity_named(entity);
    return id ? row(*id) : 0;
}

// Binds at, bytes and text from `parameter` on.
void bind_words(Query& query, int parameter, const Sentence& sentence, ByteSpan span, std::string_view text) {
    query.bind(parameter, number(span.start) - number(sentence.span.start)).bind(parameter + 1, number(span.size()));
    if (store::words_at(sentence, span) == text) query.bind_null(parameter + 2);
    else query.bind(parameter + 2, text);
}

// Numbers each distinct text from 1 in order of first sight and writes it to its table.
class Names {
  public:
    Names(const Database& database, std::string_view insert) : insert_(database.query(insert)) {}
    std::int64_t id(const std::string& text) {
        const auto [place, is_new] = ids_.try_emplace(text, number(ids_.size()) + 1);
        if (is_new) insert_.bind(0, place->second).bind(1, text).run();
        return place->second;
    }

  private:
    Query insert_;
    std::map<std::string, std::int64_t> ids_;
};

// The same for chains of claimants.
class Claims {
  public:
    Claims(const Database& database, std::string_view insert) : insert_(database.query(insert)) {}
    std::int64_t id(const Statement& statement) {
        std::pair key(store::strings_to_json(statement.claimants), store::strings_to_json(statement.claimant_names));
        const auto [place, is_new] = ids_.try_emplace(std::move(key), number(ids_.size()) + 1);
        if (!is_new) return place->second;
        insert_.bind(0, place->second).bind(1, place->first.first).bind(2, place->first.second);
        if (statement.claimants.empty()) insert_.bind_null(3);
        else insert_.bind(3, statement.claimant());
        insert_.run();
        return place->second;
    }

  private:
    Query insert_;
    std::map<std::pair<std::string, std::string>, std::int64_t> ids_;
};

template <class Enum, std::size_t Count>
void write_terms(Query& insert, std::string_view kind) {
    for (std::size_t i = 0; i < Count; ++i) insert.bind(0, kind).bind(1, number(i)).bind(2, name_of(static_cast<Enum>(i))).run();
}

void write_head(const Database& database) {
    database.query("INSERT INTO meta VALUES ('about', ?)").bind(0, "A knowledge graph made by Skein: see docs/graph-file.md there.").run();
    Query insert = database.query("INSERT INTO term VALUES (?, ?, ?)");
    write_terms<EntityType, all_entity_types.size()>(insert, "entity_type");
    write_terms<Polarity, 2>(insert, "polarity");
    write_terms<Modality, 5>(insert, "modality");
    write_terms<Role, 12>(insert, "role");
    write_terms<MergeReason, merge_reason_count>(insert, "merge_reason");
    write_terms<Decision::Kind, 2>(insert, "decision");
}

void write_documents(const Database& database, const FrozenGraph& graph) {
    Query document = database.query("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)");
    Query sentence = database.query("INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t sentence_id = 0;
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        const DocumentRecord& record = graph.documents()[d];
        document.bind(0, row(DocumentId(d))).bind(1, record.uri).bind(2, record.format).bind(3, record.title);
        document.bind(4, record.content_hash).bind(5, number(record.size)).bind(6, store::pairs_to_json(record.metadata)).run();
        for (const Sentence& s : graph.sentences_of(DocumentId(d))) {
            sentence.bind(0, ++sentence_id).bind(1, row(DocumentId(d))).bind(2, number(s.span.start)).bind(3, number(s.span.size()));
            sentence.bind(4, std::int64_t{s.line});
            if (s.cue) sentence.bind(5, number(s.cue->start_ms)).bind(6, number(s.cue->end_ms));
            else sentence.bind_null(5).bind_null(6);
            sentence.bind(7, s.text).run();
        }
    }
}

void write_entities(const Database& database, const FrozenGraph& graph) {
    Query entity = database.query("INSERT INTO entity VALUES (?, ?, ?, ?, ?)");
    Query alias = database.query("INSERT INTO alias VALUES (?, ?, ?, ?, ?)");
    std::int64_t alias_id = 0;
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        const Entity& e = graph.entities()[i];
        entity.bind(0, row(EntityId(i))).bind(1, e.name).bind(2, entity_key(e.name)).bind(3, std::int64_t(e.type)).bind(4, std::int64_t{e.mentions}).run();
        for (const Alias& a : e.aliases)
            alias.bind(0, ++alias_id).bind(1, row(EntityId(i))).bind(2, a.text).bind(3, entity_key(a.text)).bind(4, std::int64_t{a.count}).run();
    }
}

void bind_name(Query& query, int parameter, Names& names, const std::string& name) {
    if (name.empty()) query.bind_null(parameter);
    else query.bind(parameter, names.id(name));
}

void write_ledger(const Database& database, const FrozenGraph& graph) {
    Query insert = database.query("INSERT INTO merge VALUES (?, ?, ?, ?, ?, ?)");
    const auto write = [&](std::int64_t document, std::span<const Merge> merges) {
        std::int64_t place = 0;
        for (const Merge& merge : merges) {
            insert.bind(0, document).bind(1, place++).bind(2, merge.alias).bind(3, merge.entity);
            insert.bind(4, std::int64_t(merge.reason)).bind(5, merge.evidence).run();
        }
    };
    write(0, graph.ledger().merges);
    for (std::size_t d = 0; d < graph.documents().size(); ++d) write(row(DocumentId(d)), graph.merges_of(DocumentId(d)));
    Query decision = database.query("INSERT INTO decision VALUES (?, ?, ?)");
    for (const Decision& made : graph.ledger().decisions)
        decision.bind(0, std::int64_t(made.kind)).bind(1, made.entity).bind(2, made.alias).run();
}

void write_mentions(const Database& database, const FrozenGraph& graph, Names& names) {
    Query insert = database.query("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    DocumentId document;
    std::int64_t place = 0;
    for (const Mention& mention : graph.mentions()) {
        place = mention.document == document ? place + 1 : 0;
        document = mention.document;
        insert.bind(0, row(document)).bind(1, place).bind(2, row(mention.sentence)).bind(3, row_of(graph, mention.entity));
        insert.bind(4, std::int64_t(mention.type));
        bind_words(insert, 5, graph.sentence(mention.sentence), mention.span, mention.text);
        bind_name(insert, 8, names, mention.name);
        insert.run();
    }
}

void write_statements(const Database& database, const FrozenGraph& graph, Names& names) {
    Names relations(database, "INSERT INTO relation VALUES (?, ?)"), rules(database, "INSERT INTO rule VALUES (?, ?)");
    Claims claims(database, "INSERT INTO claim (id, chain, names, claimant) VALUES (?, ?, ?, ?)");
    Query insert = database.query("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Query argument = database.query("INSERT INTO argument VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    DocumentId document;
    std::int64_t place = 0;
    for (const Statement& s : graph.statements()) {
        place = s.document == document ? place + 1 : 0;
        document = s.document;
        const Sentence& sentence = graph.sentence(s.sentence);
        const std::int64_t claim = claims.id(s);
        insert.bind(0, row_of(graph, s.subject.entity)).bind(1, relations.id(s.relation.lemma));
        insert.bind(2, s.object ? row_of(graph, s.object->entity) : 0).bind(3, row(document)).bind(4, place).bind(5, row(s.sentence));
        insert.bind(6, std::int64_t(s.polarity)).bind(7, std::int64_t(s.modality)).bind(8, claim).bind(9, rules.id(s.rule));
        insert.bind(10, s.confidence);
        bind_words(insert, 11, sentence, s.subject.span, s.subject.text);
        bind_words(insert, 14, sentence, s.relation.span, s.relation.text);
        if (s.object) bind_words(insert, 17, sentence, s.object->span, s.object->text);
        else insert.bind_null(17).bind_null(18).bind_null(19);
        bind_name(insert, 20, names, s.subject.name);
        bind_name(insert, 21, names, s.object ? s.object->name : std::string());
        insert.run();
        for (std::size_t a = 0; a < s.arguments.size(); ++a) {
            const auto& [role, participant] = s.arguments[a];
            argument.bind(0, row(document)).bind(1, place).bind(2, number(a)).bind(3, std::int64_t(role));
            argument.bind(4, row_of(graph, participant.entity));
            bind_words(argument, 5, sentence, participant.span, participant.text);
            bind_name(argument, 8, names, participant.name);
            argument.run();
        }
    }
}

void write_diagrams(const Database& database, const FrozenGraph& graph) {
    Query insert = database.query("INSERT INTO diagram VALUES (?, ?, ?, ?)");
    DocumentId document;
    std::int64_t place = 0;
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i) {
        place = graph.diagram_document(i) == document ? place + 1 : 0;
        document = graph.diagram_document(i);
        insert.bind(0, row(document)).bind(1, place).bind(2, graph.diagrams()[i].name).bind(3, store::diagram_to_json(graph.diagrams()[i])).run();
    }
}

void write_graph(const Database& database, const FrozenGraph& graph) {
    // The file is a temporary one that nobody else sees: it needs no journal, and fsync comes once, at the end.
    database.execute("PRAGMA page_size = " + std::to_string(store::page_size) +
                     "; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8'; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; "
                     "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; "
                     "PRAGMA application_id = " + std::to_string(store::application_id) +
                     "; PRAGMA user_version = " + std::to_string(store::schema_version) + "; BEGIN");
    for (const store::SchemaObject& table : store::schema_tables()) database.execute(std::string(table.sql));
    write_head(database);
    write_documents(database, graph);
    write_entities(database, graph);
    write_ledger(database, graph);
    Names names(database, "INSERT INTO name VALUES (?, ?)");
    write_mentions(database, graph, names);
    write_statements(database, graph, names);
    write_diagrams(database, graph);
    for (const store::SchemaObject& object : store::schema_indexes()) database.execute(std::string(object.sql));
    for (const char* index : {"name_search", "sentence_search"}) {
        const std::string name = index;
        database.execute("INSERT INTO " + name + "(" + name + ") VALUES ('rebuild'); INSERT INTO " + name + "(" + name +
                         ") VALUES ('optimize')");
    }
    database.execute("COMMIT");
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

}  // namespace

void save_graph(const FrozenGraph& graph, const std::filesystem::path& path) {
    // A rename would put the graph in the place of a device or pipe.
    if (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path) && !std::filesystem::is_directory(path))
        throw Error("cannot write " + path.string() + ": it is no regular file", "name a file; a graph cannot be streamed");
    AtomicFile file(path);
    check_nothing_beside(file.target());
    Database database(file.temporary_path(), Database::Access::write, path.string());
    write_graph(database, graph);
    database.close();
    file.commit();
}

}  // namespace skein
