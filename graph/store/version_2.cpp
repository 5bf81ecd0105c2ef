#include "graph/store/version_2.hpp"

#include "base/error.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/graph_reader.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace skein::store {

namespace {

// Ids of a file need not be dense: documents come and go.
using Rows = std::unordered_map<std::int64_t, std::size_t>;

struct NamedEntity {
    std::string name;
    EntityType type;
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
    explicit Loader(const Database& database) : database_(database) {}

    KnowledgeGraph load() {
        read_documents();
        read_sentences();
        read_entities();
        read_names("SELECT id, lemma FROM relation", relations_);
        read_names("SELECT id, name FROM rule", rules_);
        read_names("SELECT id, text FROM name", names_);
        read_claims();
        read_mentions();
        read_statements();
        read_diagrams();
        read_merges();
        Ledger ledger{std::move(merges_), read_decisions(database_)};
        KnowledgeGraph graph;
        for (Extraction& document : documents_) graph.add(std::move(document));
        graph.set_ledger(std::move(ledger));
        return graph;
    }

  private:
    // A statement's place in its document until all are read.
    struct Numbered {
        std::uint64_t number;
        Statement statement;
    };

    template <class Enum, std::size_t Count>
    Enum enumerator(const Query& query, int column) const {
        return static_cast<Enum>(query.count(column, Count - 1));
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
        Query query = database_.query("SELECT id, uri, format, title, content_hash, size, metadata FROM document ORDER BY id");
        while (query.step()) {
            rows_of_documents_.emplace(query.integer(0), documents_.size());
            DocumentRecord& record = documents_.emplace_back().document;
            record.uri = query.text(1);
            if (!uris.insert(record.uri).second) database_.damaged("it holds " + record.uri + " twice");
            record.format = query.text(2);
            record.title = query.text(3);
            record.content_hash = query.text(4);
            record.size = query.count(5);
            record.metadata = read_json([&] { return pairs_from_json(query.text(6)); });
        }
    }

    void read_sentences() {
        Query query =
            database_.query("SELECT id, document, start, bytes, line, cue_start, cue_end, text FROM sentence ORDER BY id");
        while (query.step()) {
            const std::size_t document = look_up(rows_of_documents_, query.integer(1), "document");
            std::vector<Sentence>& sentences = documents_[document].sentences;
            sentences_.emplace(query.integer(0), SentencePlace{document, sentences.size()});
            Sentence& sentence = sentences.emplace_back();
            sentence.span.start = query.count(2);
            sentence.span.end = sentence.span.start + query.count(3);
            sentence.line = static_cast<std::uint32_t>(query.count(4, std::numeric_limits<std::uint32_t>::max()));
            if (!query.is_null(5)) sentence.cue = CueTime{query.count(5), query.count(6)};
            sentence.text = query.text(7);
        }
    }

    void read_entities() {
        std::unordered_set<std::string> keys;
        Query query = database_.query("SELECT id, name, type FROM entity");
        while (query.step()) {
            if (query.integer(0) <= 0) database_.damaged("an entity has the number " + std::to_string(query.integer(0)));
            NamedEntity entity{std::string(query.text(1)), enumerator<EntityType, all_entity_types.size()>(query, 2)};
            if (entity.name.empty() || !keys.insert(entity_key(entity.name)).second)
                database_.damaged("two entities are called \"" + entity.name + "\"");
            entities_.emplace(query.integer(0), std::move(entity));
        }
    }

    void read_names(std::string_view sql, std::unordered_map<std::int64_t, std::string>& names) {
        Query query = database_.query(sql);
        while (query.step()) names.emplace(query.integer(0), query.text(1));
    }

    void read_claims() {
        Query query = database_.query("SELECT id, chain, names FROM claim");
        while (query.step()) {
            Claim claim;
            claim.chain = read_json([&] { return strings_from_json(query.text(1)); });
            claim.names = read_json([&] { return strings_from_json(query.text(2)); });
            if (!claim.names.empty() && claim.names.size() != claim.chain.size())
                database_.damaged("a claim has other names than claimants");
            claims_.emplace(query.integer(0), std::move(claim));
        }
    }

    // What the document alone calls it: "" where that is the entity's name.
    std::string own_name(const Query& query, int column) const {
        return query.is_null(column) ? std::string() : look_up(names_, query.integer(column), "name");
    }

    void read_merges() {
        Query query = database_.query("SELECT document, alias, entity, reason, evidence FROM merge ORDER BY document, number");
        while (query.step()) {
            std::vector<Merge>& merges =
                query.integer(0) == 0 ? merges_ : documents_[look_up(rows_of_documents_, query.integer(0), "document")].merges;
            merges.push_back({std::string(query.text(1)), std::string(query.text(2)),
                              enumerator<MergeReason, merge_reason_count>(query, 3), std::string(query.text(4))});
        }
    }

    // The place of a row's sentence; the row must be of the same document.
    SentencePlace sentence_of(std::int64_t sentence, std::int64_t document) const {
        const SentencePlace place = look_up(sentences_, sentence, "sentence");
        if (place.document != look_up(rows_of_documents_, document, "document"))
            database_.damaged("a sentence is in another document");
        return place;
    }
    const Sentence& at(SentencePlace place) const { return documents_[place.document].sentences[place.sentence]; }

    // Reads at, bytes and text from `column` on.
    std::pair<ByteSpan, std::string> words(const Query& query, int column, const Sentence& sentence) const {
        const std::int64_t at = query.integer(column);
        constexpr auto most = static_cast<std::int64_t>(Query::most);
        const auto base = static_cast<std::int64_t>(sentence.span.start);
        if (at < -base || at > most) database_.damaged("words stand outside their document");
        const ByteSpan span{static_cast<std::uint64_t>(base + at),
                            static_cast<std::uint64_t>(base + at) + query.count(column + 1)};
        if (!query.is_null(column + 2)) return {span, std::string(query.text(column + 2))};
        const auto words = words_at(sentence, span);
        if (!words) database_.damaged("words are not in their sentence");
        return {span, std::string(*words)};
    }

    // `entity` is its row, 0 for none.
    Participant participant(const Query& query, int column, std::int64_t entity, const Sentence& sentence) const {
        Participant result;
        std::tie(result.span, result.text) = words(query, column, sentence);
        if (entity != 0) {
            const NamedEntity& named = look_up(entities_, entity, "entity");
            result.entity = named.name;
            result.type = named.type;
        }
        return result;
    }

    void read_mentions() {
        Query query = database_.query(
            "SELECT document, sentence, entity, type, at, bytes, text, name FROM mention ORDER BY document, number");
        while (query.step()) {
            const SentencePlace place = sentence_of(query.integer(1), query.integer(0));
            Mention& mention = documents_[place.document].mentions.emplace_back();
            mention.sentence = SentenceId(place.sentence);
            if (query.integer(2) != 0) mention.entity = look_up(entities_, query.integer(2), "entity").name;
            mention.type = enumerator<EntityType, all_entity_types.size()>(query, 3);
            std::tie(mention.span, mention.text) = words(query, 4, at(place));
            mention.name = own_name(query, 7);
        }
    }

    void read_statements() {
        // In the order of the file: looking each up by document and number would read pages again and again.
        std::vector<std::vector<Numbered>> numbered(documents_.size());
        Query query = database_.query(
            "SELECT source, relation, target, document, number, sentence, "
            "polarity, modality, claim, rule, confidence, subject_at, "
            "subject_bytes, subject_text, relation_at, relation_bytes, relation_text, object_at, object_bytes, object_text, "
            "source_name, target_name FROM statement");
        while (query.step()) {
            const SentencePlace place = sentence_of(query.integer(5), query.integer(3));
            const Sentence& sentence = at(place);
            Numbered& row = numbered[place.document].emplace_back();
            row.number = query.count(4);
            Statement& statement = row.statement;
            statement.sentence = SentenceId(place.sentence);
            statement.subject = participant(query, 11, query.integer(0), sentence);
            std::tie(statement.relation.span, statement.relation.text) = words(query, 14, sentence);
            statement.relation.lemma = look_up(relations_, query.integer(1), "relation");
            if (!query.is_null(17)) statement.object = participant(query, 17, query.integer(2), sentence);
            else if (query.integer(2) != 0) database_.damaged("a statement without an object has one");
            statement.subject.name = own_name(query, 20);
            if (statement.object) statement.object->name = own_name(query, 21);
            statement.polarity = enumerator<Polarity, 2>(query, 6);
            statement.modality = enumerator<Modality, 5>(query, 7);
            const Claim& claim = look_up(claims_, query.integer(8), "claim");
            statement.claimants = claim.chain;
            statement.claimant_names = claim.names;
            statement.rule = look_up(rules_, query.integer(9), "rule");
            statement.confidence = query.real(10);
            if (!(statement.confidence >= 0 && statement.confidence <= 1))
                database_.damaged("a confidence is not between 0 and 1");
        }
        for (std::vector<Numbered>& rows : numbered)
            std::sort(rows.begin(), rows.end(), [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
        read_arguments(numbered);
        for (std::size_t d = 0; d < documents_.size(); ++d)
            for (Numbered& row : numbered[d]) documents_[d].statements.push_back(std::move(row.statement));
    }

    void read_arguments(std::vector<std::vector<Numbered>>& numbered) const {
        Query query = database_.query(
            "SELECT document, statement, role, entity, at, bytes, text, name FROM argument ORDER BY document, statement, number");
        while (query.step()) {
            const std::size_t document = look_up(rows_of_documents_, query.integer(0), "document");
            std::vector<Numbered>& rows = numbered[document];
            const std::uint64_t number = query.count(1);
            const auto row = std::lower_bound(rows.begin(), rows.end(), number,
                                              [](const Numbered& r, std::uint64_t n) { return r.number < n; });
            if (row == rows.end() || row->number != number) database_.damaged("an argument's statement is not there");
            const Sentence& sentence = documents_[document].sentences[row->statement.sentence.index()];
            row->statement.arguments.push_back(
                {enumerator<Role, 12>(query, 2), participant(query, 4, query.integer(3), sentence)});
            row->statement.arguments.back().participant.name = own_name(query, 7);
        }
    }

    void read_diagrams() {
        Query query = database_.query("SELECT document, body FROM diagram ORDER BY document, number");
        while (query.step()) {
            const std::size_t document = look_up(rows_of_documents_, query.integer(0), "document");
            documents_[document].diagrams.push_back(read_json([&] { return diagram_from_json(query.text(1)); }));
        }
    }

    const Database& database_;
    std::vector<Extraction> documents_;
    Rows rows_of_documents_;
    std::unordered_map<std::int64_t, SentencePlace> sentences_;
    std::unordered_map<std::int64_t, NamedEntity> entities_;
    std::unordered_map<std::int64_t, std::string> relations_, rules_, names_;
    std::unordered_map<std::int64_t, Claim> claims_;
    std::vector<Merge> merges_;
};

}  // namespace

KnowledgeGraph load_version_2(const Database& database) { return Loader(database).load(); }

}  // namespace skein::store
