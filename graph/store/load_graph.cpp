#include "graph/store/graph_file.hpp"

#include "base/error.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/confidence.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/graph_part.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/name_table.hpp"
#include "graph/store/version_2.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace skein {

namespace {

using store::Database;
using store::Query;

// Ids of a file need not be dense: documents come and go.
using Rows = std::unordered_map<std::int64_t, std::size_t>;

struct Name {
    std::string text;
    std::int64_t entity;
};
struct Claim {
    std::vector<std::string> chain, names;
};
// Where a sentence is within `documents`.
struct SentencePlace {
    std::size_t document;
    std::size_t sentence;
};

class Loader {
  public:
    explicit Loader(const Database& database, store::PartFilter part = {}) : database_(database), part_(std::move(part)) {}

    KnowledgeGraph load(std::vector<std::int64_t>* statements = nullptr) {
        const std::int64_t version = database_.integer("PRAGMA user_version");
        read_documents();
        read_sentences();
        read_names();
        read_entities();
        read_texts("SELECT id, lemma FROM relation" + part_.relations, relations_);
        read_texts("SELECT id, name FROM rule" + part_.rules, rules_);
        read_claims();
        if (part_.is_whole || !part_.mentions.empty()) read_mentions();
        read_statements();
        read_arguments();
        if (version > 3) read_phrases();
        if (part_.is_whole || part_.diagrams) read_diagrams();
        if (part_.is_whole) read_merges(version);
        Ledger ledger{std::move(merges_), store::read_decisions(database_)};
        if (statements != nullptr) *statements = in_order();
        KnowledgeGraph graph;
        for (Extraction& document : documents_) graph.add(std::move(document));
        graph.set_ledger(std::move(ledger));
        return graph;
    }

  private:
    template <class Enum, std::size_t Count>
    static Enum enumerator(const Query& query, int column) {
        return static_cast<Enum>(query.count(column, Count - 1));
    }

    std::vector<std::int64_t> in_order() const {
        const auto said = [&](const auto& row) -> const Statement& {
            return documents_[row.second.document].statements[row.second.sentence];
        };
        auto rows = statements_;
        std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
            if (a.second.document == b.second.document) return stands_before(said(a), said(b));
            return documents_[a.second.document].document.uri < documents_[b.second.document].document.uri;
        });
        std::vector<std::int64_t> ids;
        for (const auto& [id, place] : rows) ids.push_back(id);
        return ids;
    }

    template <class Map>
    const typename Map::mapped_type& look_up(const Map& map, std::int64_t id, const char* what) const {
        const auto place = map.find(id);
        if (place == map.end()) database_.damaged(std::string(what) + " " + std::to_string(id) + " is not there");
        return place->second;
    }

    // What nlohmann/json and diagram_json throw says what is wrong with the text, not with which file.
    template <class Read>
    auto read_json(Read read) const {
        try {
            return read();
        } catch (const Error&) {
            throw;
        } catch (const std::exception& error) {
            database_.damaged(error.what());
        }
    }

    void read_documents() {
        std::unordered_set<std::string> uris;
        Query query = database_.query("SELECT id, uri, format, title, content_hash, size, metadata, extractor FROM document" +
                                      part_.documents + " ORDER BY id");
        while (query.step()) {
            rows_of_documents_.emplace(query.integer(0), documents_.size());
            DocumentRecord& record = documents_.emplace_back().document;
            record.uri = query.text(1);
            if (!uris.insert(record.uri).second) database_.damaged("it holds " + record.uri + " twice");
            record.format = query.text(2);
            record.title = query.text(3);
            record.content_hash = query.text(4);
            record.size = query.count(5);
            record.metadata = read_json([&] { return store::pairs_from_json(query.text(6)); });
            record.extractor = query.text(7);
        }
    }

    void read_sentences() {
        struct Range {
            std::int64_t first, end;
            std::size_t document;
        };
        std::vector<Range> rows;  // a document's sentences follow each other
        Query places = database_.query("SELECT first_sentence, first_sentence + sentences, id FROM document" + part_.documents +
                                       " ORDER BY first_sentence, sentences");
        while (places.step())
            rows.push_back({places.integer(0), places.integer(1), look_up(rows_of_documents_, places.integer(2), "document")});
        auto at = rows.begin();
        Query query = database_.query(
            "SELECT e.id, start, bytes, line, start_ms, end_ms, text FROM sentence AS e LEFT JOIN cue ON cue.sentence = e.id" +
            part_.sentences + " ORDER BY e.id");
        while (query.step()) {
            const std::int64_t id = query.integer(0);
            while (at != rows.end() && at->end <= id) ++at;
            if (at == rows.end() || id < at->first) database_.damaged("sentence " + std::to_string(id) + " is no document's");
            std::vector<Sentence>& sentences = documents_[at->document].sentences;
            sentences_.emplace(id, SentencePlace{at->document, sentences.size()});
            Sentence& sentence = sentences.emplace_back();
            sentence.span.start = query.count(1);
            sentence.span.end = sentence.span.start + query.count(2);
            sentence.line = static_cast<std::uint32_t>(query.count(3, std::numeric_limits<std::uint32_t>::max()));
            if (!query.is_null(4)) sentence.cue = CueTime{query.count(4), query.count(5)};
            sentence.text = query.text(6);
        }
    }

    void read_names() {
        Query query = database_.query("SELECT id, text, entity FROM name" + part_.names);
        while (query.step()) {
            if (query.integer(0) <= 0) database_.damaged("a name has the number " + std::to_string(query.integer(0)));
            if (query.text(1).empty()) database_.damaged("a name is empty");
            names_.emplace(query.integer(0), Name{std::string(query.text(1)), query.integer(2)});
        }
    }

    void read_entities() {
        std::unordered_set<std::string> keys;
        Query query = database_.query("SELECT id, type FROM entity" + part_.entities);
        while (query.step()) {
            const Name& name = look_up(names_, query.integer(0), "name");
            if (name.entity != query.integer(0) || !keys.insert(entity_key(name.text)).second)
                database_.damaged("two entities are called \"" + name.text + "\"");
            entities_.emplace(query.integer(0), enumerator<EntityType, all_entity_types.size()>(query, 1));
        }
    }

    void read_texts(std::string_view sql, std::unordered_map<std::int64_t, std::string>& texts) {
        Query query = database_.query(sql);
        while (query.step()) texts.emplace(query.integer(0), query.text(1));
    }

    void read_claims() {
        Query query = database_.query("SELECT id, chain, names FROM claim" + part_.claims);
        while (query.step()) {
            Claim claim;
            claim.chain = read_json([&] { return store::strings_from_json(query.text(1)); });
            claim.names = read_json([&] { return store::strings_from_json(query.text(2)); });
            if (!claim.names.empty() && claim.names.size() != claim.chain.size())
                database_.damaged("a claim has other names than claimants");
            claims_.emplace(query.integer(0), std::move(claim));
        }
    }

    // The entity that a row's name leads to, what the document alone calls it where that differs, and the entity's type.
    std::optional<EntityType> read_name(const Query& query, int name_column, int own_column, std::string& entity,
                                        std::string& own) const {
        const std::int64_t id = query.integer(name_column);
        if (id == 0) return std::nullopt;
        const Name& name = look_up(names_, id, "name");
        entity = look_up(names_, name.entity, "name").text;
        if (!query.is_null(own_column)) own = look_up(names_, query.integer(own_column), "name").text;
        else if (id != name.entity) own = name.text;
        return look_up(entities_, name.entity, "entity");
    }

    // Until version 3 what joins names across documents stood among the documents' merges, as those of document 0.
    void read_merges(std::int64_t version) {
        if (version > 3)
            merges_ = store::read_merges(
                database_, "SELECT alias, entity, reason, evidence FROM joined ORDER BY alias, entity, reason, evidence");
        Query query = database_.query("SELECT document, alias, entity, reason, evidence FROM merge ORDER BY document, number");
        while (query.step()) {
            std::vector<Merge>& merges =
                query.integer(0) == 0 ? merges_ : documents_[look_up(rows_of_documents_, query.integer(0), "document")].merges;
            merges.push_back({std::string(query.text(1)), std::string(query.text(2)),
                              enumerator<MergeReason, merge_reason_count>(query, 3), std::string(query.text(4))});
        }
    }

    const Sentence& at(SentencePlace place) const { return documents_[place.document].sentences[place.sentence]; }

    // Reads at and bytes from `column` on.
    ByteSpan span(const Query& query, int column, const Sentence& sentence) const {
        const std::int64_t at = query.integer(column);
        constexpr auto most = static_cast<std::int64_t>(Query::most);
        const auto base = static_cast<std::int64_t>(sentence.span.start);
        if (at < -base || at > most) database_.damaged("words stand outside their document");
        return {static_cast<std::uint64_t>(base + at), static_cast<std::uint64_t>(base + at) + query.count(column + 1)};
    }

    // Reads at, bytes and text from `column` on.
    std::pair<ByteSpan, std::string> words(const Query& query, int column, const Sentence& sentence) const {
        const ByteSpan place = span(query, column, sentence);
        if (!query.is_null(column + 2)) return {place, std::string(query.text(column + 2))};
        const auto words = store::words_at(sentence, place);
        if (!words) database_.damaged("words are not in their sentence");
        return {place, std::string(*words)};
    }

    // Reads at, bytes and text from `column` on.
    Participant participant(const Query& query, int column, int name_column, int own_column, const Sentence& sentence) const {
        Participant result;
        std::tie(result.span, result.text) = words(query, column, sentence);
        if (const auto type = read_name(query, name_column, own_column, result.entity, result.name)) result.type = *type;
        return result;
    }

    void read_mentions() {
        Query query =
            database_.query("SELECT sentence, name, type, at, bytes, text, own FROM mention" + part_.mentions + " ORDER BY id");
        while (query.step()) {
            const SentencePlace place = look_up(sentences_, query.integer(0), "sentence");
            Mention& mention = documents_[place.document].mentions.emplace_back();
            mention.sentence = SentenceId(place.sentence);
            const auto type = read_name(query, 1, 6, mention.entity, mention.name);
            mention.type = enumerator<EntityType, all_entity_types.size()>(query, 2);
            std::tie(mention.span, mention.text) = words(query, 3, at(place));
            if (part_.is_whole) continue;
            // Some of its mentions must not make an entity another than all do, nor be counted twice.
            if (type) mention.type = *type;
            mention.text.clear();
        }
    }

    void read_statements() {
        Query query = database_.query(
            "SELECT id, source, s.relation, target, sentence, polarity, "
            "modality, claim, rule, confidence, subject_at, subject_bytes, "
            "own.subject, relation_at, relation_bytes, own.relation, object_at, "
            "object_bytes, own.object, own.source_own, own.target_own "
            "FROM statement AS s LEFT JOIN wording AS own ON own.statement = s.id" +
            part_.statements + " ORDER BY id");
        while (query.step()) {
            const SentencePlace place = look_up(sentences_, query.integer(4), "sentence");
            const Sentence& sentence = at(place);
            std::vector<Statement>& statements = documents_[place.document].statements;
            statements_.emplace_back(query.integer(0), SentencePlace{place.document, statements.size()});
            Statement& statement = statements.emplace_back();
            statement.sentence = SentenceId(place.sentence);
            statement.subject = participant(query, 10, 1, 19, sentence);
            std::tie(statement.relation.span, statement.relation.text) = words(query, 13, sentence);
            statement.relation.lemma = look_up(relations_, query.integer(2), "relation");
            if (!query.is_null(16)) statement.object = participant(query, 16, 3, 20, sentence);
            else if (query.integer(3) != 0) database_.damaged("a statement without an object has one");
            statement.polarity = enumerator<Polarity, 2>(query, 5);
            statement.modality = enumerator<Modality, 5>(query, 6);
            const Claim& claim = look_up(claims_, query.integer(7), "claim");
            statement.claimants = claim.chain;
            statement.claimant_names = claim.names;
            statement.rule = look_up(rules_, query.integer(8), "rule");
            statement.confidence = store::confidence(query, 9, database_);
        }
    }

    // Rows of statements, whose ids are in the first column and ascend: `read` is handed each with its sentence.
    template <class Read>
    void read_of_statements(Query query, Read read) {
        auto row = statements_.begin();
        while (query.step()) {
            const std::int64_t id = query.integer(0);
            while (row != statements_.end() && row->first < id) ++row;
            if (row == statements_.end() || row->first != id)
                database_.damaged("statement " + std::to_string(id) + " is not there");
            const auto [document, place] = row->second;
            Statement& statement = documents_[document].statements[place];
            read(query, statement, documents_[document].sentences[statement.sentence.index()]);
        }
    }

    void read_arguments() {
        read_of_statements(
            database_.query("SELECT statement, role, name, at, bytes, text, own FROM argument" + part_.arguments +
                            " ORDER BY statement, number"),
            [&](const Query& query, Statement& statement, const Sentence& sentence) {
                statement.arguments.push_back({enumerator<Role, 12>(query, 1), participant(query, 3, 2, 6, sentence)});
            });
    }

    void read_phrases() {
        read_of_statements(
            database_.query("SELECT statement, part, at, bytes FROM phrase" + part_.arguments + " ORDER BY statement, part"),
            [&](const Query& query, Statement& statement, const Sentence& sentence) {
                const std::size_t part = query.count(1);
                Participant* cut = part == 0 ? &statement.subject : nullptr;
                if (part == 1 && statement.object) cut = &*statement.object;
                if (part > 1 && part - 2 < statement.arguments.size()) cut = &statement.arguments[part - 2].participant;
                if (cut == nullptr) database_.damaged("a phrase's part of a statement is not there");
                cut->full = span(query, 2, sentence);
            });
    }

    void read_diagrams() {
        Query query = database_.query("SELECT document, body FROM diagram ORDER BY document, number");
        while (query.step()) {
            const std::size_t document = look_up(rows_of_documents_, query.integer(0), "document");
            Diagram& diagram =
                documents_[document].diagrams.emplace_back(read_json([&] { return store::diagram_from_json(query.text(1)); }));
            for (DiagramNode& node : diagram.nodes) resolve(node);
        }
    }

    // A node's entity is a name, unless a person took them apart.
    void resolve(DiagramNode& node) {
        if (node.entity.empty()) return;
        if (ids_of_names_.empty())
            for (const auto& [id, name] : names_) ids_of_names_.emplace(name.text, id);
        const auto id = ids_of_names_.find(node.entity);
        if (id == ids_of_names_.end()) database_.damaged("a diagram's node stands for \"" + node.entity + "\", which is no name");
        const std::int64_t entity = look_up(names_, id->second, "name").entity;
        (void)look_up(entities_, entity, "entity");
        if (entity == id->second) return;
        node.name = node.entity;
        node.entity = look_up(names_, entity, "name").text;
    }

    const Database& database_;
    store::PartFilter part_;
    std::vector<Extraction> documents_;
    Rows rows_of_documents_;
    std::unordered_map<std::int64_t, SentencePlace> sentences_;
    std::vector<std::pair<std::int64_t, SentencePlace>> statements_;  // by id; the place is among its document's statements
    std::unordered_map<std::int64_t, Name> names_;
    std::unordered_map<std::string_view, std::int64_t> ids_of_names_;  // only if there are diagrams
    std::unordered_map<std::int64_t, EntityType> entities_;
    std::unordered_map<std::int64_t, std::string> relations_, rules_;
    std::unordered_map<std::int64_t, Claim> claims_;
    std::vector<Merge> merges_;
};

}  // namespace

KnowledgeGraph store::load_rows(const Database& database, PartFilter part, std::vector<std::int64_t>* statements) {
    return Loader(database, std::move(part)).load(statements);
}

FrozenGraph load_graph(const std::filesystem::path& path) {
    const store::GraphReader reader(path);
    if (reader.version == 2) return FrozenGraph(store::load_version_2(reader.database));
    return FrozenGraph(store::load_rows(reader.database));
}

std::vector<Decision> load_decisions(const std::filesystem::path& path) {
    return store::read_decisions(store::GraphReader(path).database);
}

}  // namespace skein
