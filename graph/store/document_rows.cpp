#include "graph/store/document_rows.hpp"

#include "graph/entity.hpp"
#include "graph/name_tally.hpp"
#include "graph/store/confidence.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/evidence.hpp"
#include "graph/store/name_index.hpp"
#include "graph/store/places.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace skein::store {

namespace {

std::int64_t number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::int64_t next_id(const Database& database, const std::string& table) {
    return database.integer("SELECT coalesce(max(id), 0) + 1 FROM " + table);
}

// Nothing where the words are the sentence's own.
void bind_text(Query& query, int parameter, const Sentence& sentence, ByteSpan span, std::string_view text) {
    if (words_at(sentence, span) == text) query.bind_null(parameter);
    else query.bind(parameter, text);
}

// Binds at, bytes and text from `parameter` on.
void bind_words(Query& query, int parameter, const Sentence& sentence, ByteSpan span, std::string_view text) {
    const Place place = place_of(span, sentence.span.start);
    query.bind(parameter, place.at).bind(parameter + 1, place.bytes);
    bind_text(query, parameter + 2, sentence, span, text);
}

bool has_own_words(const Sentence& sentence, const Statement& s) {
    return words_at(sentence, s.subject.span) != s.subject.text || words_at(sentence, s.relation.span) != s.relation.text ||
           (s.object && words_at(sentence, s.object->span) != s.object->text);
}

NameRef ref_of(const NameRefs& names, const std::string& entity, const std::string& own) {
    return entity.empty() ? NameRef{} : names(entity, own);
}

void bind_own(Query& query, int parameter, NameRef ref) {
    if (ref.own == 0) query.bind_null(parameter);
    else query.bind(parameter, ref.own);
}

}  // namespace

Dictionary::Dictionary(const Database& database, const std::string& table, const std::string& column)
    : find_(database.query("SELECT id FROM " + table + " WHERE " + column + " = ?")),
      insert_(database.query("INSERT INTO " + table + " VALUES (?, ?)")), next_(next_id(database, table)), is_new_(next_ == 1) {}

std::int64_t Dictionary::id(const std::string& text) {
    const auto [place, is_unknown] = ids_.try_emplace(text, 0);
    if (!is_unknown) return place->second;
    if (!is_new_) {
        find_.bind(0, text);
        while (find_.step()) place->second = find_.integer(0);
    }
    if (place->second == 0) {
        place->second = next_++;
        insert_.bind(0, place->second).bind(1, text).run();
    }
    return place->second;
}

ClaimDictionary::ClaimDictionary(const Database& database)
    : find_(database.query(
          "SELECT id FROM claimant JOIN claim ON claim.id = claimant.claim WHERE hash = ? AND chain = ? AND names = ?")),
      find_unclaimed_(database.query("SELECT id FROM claim WHERE claimant IS NULL")),
      insert_(database.query("INSERT INTO claim (claimant, own_chain, own_names, id) VALUES (?, ?, ?, ?)")),
      insert_claimant_(database.query("INSERT OR IGNORE INTO claimant VALUES (?, ?)")),
      next_(next_id(database, "claim")),
      is_new_(next_ == 1) {}

std::int64_t ClaimDictionary::id(const Statement& statement) {
    words_.clear();
    for (const std::vector<std::string>* list : {&statement.claimants, &statement.claimant_names})
        for (const std::string& word : *list)
            words_.append(std::to_string(word.size())).append(list == &statement.claimants ? ":" : "=").append(word);
    const auto [place, is_unknown] = ids_.try_emplace(words_, 0);
    if (!is_unknown) return place->second;
    const std::string chain = strings_to_json(statement.claimants), names = strings_to_json(statement.claimant_names);
    const std::vector<std::string>& own = own_names(statement);
    if (!is_new_) {
        Query& find =
            own.empty() ? find_unclaimed_ : find_.bind(0, claimant_hash(entity_key(own.front()))).bind(1, chain).bind(2, names);
        while (find.step()) place->second = find.integer(0);
    }
    if (place->second != 0) return place->second;
    place->second = next_++;
    bind_claim(insert_, statement.claimants, statement.claimant_names);
    insert_.bind(3, place->second).run();
    for (const std::string& claimant : own)
        insert_claimant_.bind(0, claimant_hash(entity_key(claimant))).bind(1, place->second).run();
    return place->second;
}

DocumentRows::DocumentRows(const Database& database, SentenceIndex* index)
    : index_(index),
      next_sentence_(next_id(database, "sentence")),
      next_mention_(next_id(database, "mention")),
      next_statement_(next_id(database, "statement")),
      document_(database.query("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      sentence_(database.query("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)")),
      cue_(database.query("INSERT INTO cue VALUES (?, ?, ?)")),
      mention_(database.query("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      statement_(database.query("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      wording_(database.query("INSERT INTO wording VALUES (?, ?, ?, ?, ?, ?)")),
      argument_(database.query("INSERT INTO argument VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      phrase_(database.query("INSERT INTO phrase VALUES (?, ?, ?, ?)")),
      diagram_(database.query("INSERT INTO diagram VALUES (?, ?, ?, ?)")),
      merge_(database.query("INSERT INTO merge VALUES (?, ?, ?, ?, ?, ?)")),
      extent_(database.query(
          "SELECT first_sentence, sentences, first_mention, mentions, first_statement, statements FROM document WHERE id = ?")),
      remove_document_(database.query("DELETE FROM document WHERE id = ?")),
      remove_sentences_(database.query("DELETE FROM sentence WHERE id >= ? AND id < ?")),
      remove_cues_(database.query("DELETE FROM cue WHERE sentence >= ? AND sentence < ?")),
      remove_mentions_(database.query("DELETE FROM mention WHERE id >= ? AND id < ?")),
      remove_statements_(database.query("DELETE FROM statement WHERE id >= ? AND id < ?")),
      remove_wordings_(database.query("DELETE FROM wording WHERE statement >= ? AND statement < ?")),
      remove_arguments_(database.query("DELETE FROM argument WHERE statement >= ? AND statement < ?")),
      remove_phrases_(database.query("DELETE FROM phrase WHERE statement >= ? AND statement < ?")),
      remove_diagrams_(database.query("DELETE FROM diagram WHERE document = ?")),
      remove_merges_(database.query("DELETE FROM merge WHERE document = ?")),
      relations_(database, "relation", "lemma"),
      rules_(database, "rule", "name"),
      claims_(database) {}

void DocumentRows::insert(const DocumentView& document, std::int64_t id, const NameRefs& names) {
    // Both counted from the same number on, a statement's id is not far from its sentence's.
    next_sentence_ = next_statement_ = std::max(next_sentence_, next_statement_);
    insert_record(document, id);
    insert_mentions(document, names);
    insert_statements(document, names);
    insert_sentences(document);
    insert_diagrams(document, id, names);
    std::int64_t place = 0;
    for (const Merge& merge : document.merges) {
        merge_.bind(0, id).bind(1, place++);
        bind_merge(merge_, 2, merge);
        merge_.run();
    }
}

void DocumentRows::insert_record(const DocumentView& document, std::int64_t id) {
    const DocumentRecord& record = *document.record;
    document_.bind(0, id).bind(1, record.uri).bind(2, record.format).bind(3, record.title).bind(4, record.content_hash);
    document_.bind(5, number(record.size)).bind(6, record.extractor).bind(7, pairs_to_json(record.metadata));
    document_.bind(8, next_sentence_).bind(9, number(document.sentences.size()));
    document_.bind(10, next_mention_).bind(11, number(document.mentions.size()));
    document_.bind(12, next_statement_).bind(13, number(document.statements.size())).run();
}

void DocumentRows::insert_sentences(const DocumentView& document) {
    for (const Sentence& sentence : document.sentences) {
        if (index_ != nullptr) index_->add(next_sentence_, sentence.text);
        sentence_.bind(0, next_sentence_).bind(1, number(sentence.span.start)).bind(2, std::int64_t{sentence.line});
        if (is_verbatim(sentence)) sentence_.bind_null(3);
        else sentence_.bind(3, number(sentence.span.size()));
        sentence_.bind(4, sentence.text).run();
        if (sentence.cue)
            cue_.bind(0, next_sentence_).bind(1, number(sentence.cue->start_ms)).bind(2, number(sentence.cue->end_ms)).run();
        ++next_sentence_;
    }
}

void DocumentRows::insert_mentions(const DocumentView& document, const NameRefs& names) {
    for (const Mention& mention : document.mentions) {
        const std::size_t sentence = mention.sentence.index() - document.first_sentence;
        const NameRef ref = ref_of(names, mention.entity, mention.name);
        mention_.bind(0, next_mention_++)
            .bind(1, next_sentence_ + number(sentence))
            .bind(2, ref.name)
            .bind(3, std::int64_t(mention.type));
        bind_words(mention_, 4, document.sentences[sentence], mention.span, mention.text);
        bind_own(mention_, 7, ref);
        mention_.run();
    }
}

void DocumentRows::insert_statements(const DocumentView& document, const NameRefs& names) {
    for (const Statement& s : document.statements) {
        const std::size_t place = s.sentence.index() - document.first_sentence;
        const Sentence& sentence = document.sentences[place];
        const NameRef source = ref_of(names, s.subject.entity, s.subject.name);
        const NameRef target = s.object ? ref_of(names, s.object->entity, s.object->name) : NameRef{};
        const std::int64_t said = std::int64_t(s.polarity) | std::int64_t(s.modality) << 1 | rules_.id(s.rule) << 4;
        statement_.bind(0, next_statement_).bind(1, source.name).bind(2, relations_.id(s.relation.lemma)).bind(3, target.name);
        statement_.bind(4, next_sentence_ + number(place) - next_statement_).bind(5, said).bind(6, claims_.id(s));
        bind_confidence(statement_, 7, s.confidence);
        const auto placed = [&](ByteSpan span) { return place_of(span, sentence.span.start); };
        bind_places(statement_, 8, placed(s.subject.span), placed(s.relation.span),
                    s.object ? std::optional(placed(s.object->span)) : std::nullopt);
        statement_.run();
        if (source.own != 0 || target.own != 0 || has_own_words(sentence, s)) insert_wording(s, sentence, source, target);
        for (std::size_t a = 0; a < s.arguments.size(); ++a) {
            const auto& [role, participant] = s.arguments[a];
            const NameRef ref = ref_of(names, participant.entity, participant.name);
            argument_.bind(0, next_statement_).bind(1, number(a)).bind(2, std::int64_t(role)).bind(3, ref.name);
            bind_words(argument_, 4, sentence, participant.span, participant.text);
            bind_own(argument_, 7, ref);
            argument_.run();
        }
        insert_phrases(s, sentence);
        ++next_statement_;
    }
}

void DocumentRows::insert_wording(const Statement& statement, const Sentence& sentence, NameRef source, NameRef target) {
    wording_.bind(0, next_statement_);
    bind_text(wording_, 1, sentence, statement.subject.span, statement.subject.text);
    bind_text(wording_, 2, sentence, statement.relation.span, statement.relation.text);
    if (statement.object) bind_text(wording_, 3, sentence, statement.object->span, statement.object->text);
    else wording_.bind_null(3);
    bind_own(wording_, 4, source);
    bind_own(wording_, 5, target);
    wording_.run();
}

void DocumentRows::insert_phrases(const Statement& statement, const Sentence& sentence) {
    const auto insert = [&](std::size_t part, const Participant& participant) {
        if (participant.full.empty()) return;
        phrase_.bind(0, next_statement_)
            .bind(1, number(part))
            .bind(2, number(participant.full.start) - number(sentence.span.start));
        phrase_.bind(3, number(participant.full.size())).run();
    };
    insert(0, statement.subject);
    if (statement.object) insert(1, *statement.object);
    for (std::size_t a = 0; a < statement.arguments.size(); ++a) insert(2 + a, statement.arguments[a].participant);
}

void DocumentRows::insert_diagrams(const DocumentView& document, std::int64_t id, const NameRefs& names) {
    std::int64_t place = 0;
    for (Diagram diagram : document.diagrams) {
        // A name leads to its entity, as in the rows.
        for (DiagramNode& node : diagram.nodes) {
            if (node.entity.empty() || names(node.entity, node.name).own != 0) continue;
            node.entity = own_name(node.entity, node.name);
            node.name.clear();
        }
        diagram_.bind(0, id).bind(1, place++).bind(2, diagram.name).bind(3, diagram_to_json(diagram)).run();
    }
}

void DocumentRows::remove(std::int64_t id) {
    extent_.bind(0, id);
    while (extent_.step()) {
        const auto remove = [&](Query& query, int column) {
            query.bind(0, extent_.integer(column)).bind(1, extent_.integer(column) + extent_.integer(column + 1)).run();
        };
        remove(remove_sentences_, 0);
        remove(remove_cues_, 0);
        remove(remove_mentions_, 2);
        remove(remove_statements_, 4);
        remove(remove_wordings_, 4);
        remove(remove_arguments_, 4);
        remove(remove_phrases_, 4);
    }
    for (Query* query : {&remove_diagrams_, &remove_merges_, &remove_document_}) query->bind(0, id).run();
}

void bind_claim(Query& query, const std::vector<std::string>& chain, const std::vector<std::string>& names) {
    if (chain.empty()) query.bind_null(0);
    else query.bind(0, chain.back());
    const std::string json = strings_to_json(chain);
    if (chain.empty() || json == "[\"" + chain.back() + "\"]") query.bind_null(1);
    else query.bind(1, json);
    if (names.empty()) query.bind_null(2);
    else query.bind(2, strings_to_json(names));
}

void bind_merge(Query& query, int parameter, const Merge& merge) {
    query.bind(parameter, merge.alias).bind(parameter + 1, merge.entity).bind(parameter + 2, std::int64_t(merge.reason));
    query.bind(parameter + 3, merge.evidence);
}

}  // namespace skein::store
