#include "graph/store/disputable_rows.hpp"

#include "graph/disputes.hpp"
#include "graph/statement.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skein::store {

namespace {

// What a relation says, looked up once.
struct RelationKind {
    std::string lemma;
    std::uint64_t question = 0;
    bool yes = true;
    bool single_valued = false;
};

std::unordered_map<std::int64_t, RelationKind> read_relations(const Database& database) {
    std::unordered_map<std::int64_t, RelationKind> relations;
    std::unordered_map<std::string, std::uint64_t> questions;
    Query query = database.query("SELECT id, lemma FROM relation");
    while (query.step()) {
        RelationKind& kind = relations[query.integer(0)];
        kind.lemma = query.text(1);
        kind.single_valued = is_single_valued(kind.lemma);
        const auto stand = stand_on_named(kind.lemma);
        kind.yes = stand->yes;
        kind.question = questions.try_emplace(std::string(stand->question), questions.size()).first->second;
    }
    return relations;
}

std::vector<std::uint32_t> read_entities(const Database& database) {
    std::vector<std::uint32_t> entities(static_cast<std::size_t>(database.integer("SELECT coalesce(max(id), 0) FROM name")) + 1);
    Query query = database.query("SELECT id, entity FROM name");
    while (query.step())
        entities[query.count(0, entities.size() - 1)] = static_cast<std::uint32_t>(query.count(1, entities.size() - 1));
    return entities;
}

// Sentences with a word of cost. Their index of words leads to a few more: that does no harm.
std::vector<std::int64_t> costing_sentences(const Database& database) {
    std::string words;
    for (std::size_t at = 0; at < cost_words.size();) {
        const std::size_t end = std::min(cost_words.find(' ', at), cost_words.size());
        words += (words.empty() ? "\"" : " OR \"") + std::string(cost_words.substr(at, end - at)) + '"';
        at = end + 1;
    }
    std::vector<std::int64_t> ids;
    Query query = database.query("SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?");
    query.bind(0, words);
    while (query.step()) ids.push_back(query.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

// Statements by who of whom under which question, a hash of these: those of which both answers are given.
class Answers {
  public:
    void add(std::uint64_t source, std::uint64_t target, std::uint64_t question, bool yes, std::int64_t id) {
        std::uint64_t hash = (source << 32 | target) * 0x9E3779B97F4A7C15U;
        hash = ((hash ^ hash >> 32) + question) * 0xBF58476D1CE4E5B9U;
        hash ^= hash >> 29;
        answers_.push_back(hash << 1 | (yes ? 1U : 0U));
        ids_.push_back(static_cast<std::uint32_t>(id));
    }

    void append_disputed(std::vector<std::int64_t>& ids) const {
        // Some others have a place in common: that does no harm.
        const std::size_t places = std::bit_ceil(answers_.size() * 8 + 64);
        std::vector<bool> given[2] = {std::vector<bool>(places), std::vector<bool>(places)};
        const auto place = [&](std::uint64_t answer) { return static_cast<std::size_t>(answer >> 1) & (places - 1); };
        for (const std::uint64_t answer : answers_) given[answer & 1U][place(answer)] = true;
        for (std::size_t i = 0; i < answers_.size(); ++i)
            if (given[0][place(answers_[i])] && given[1][place(answers_[i])]) ids.push_back(ids_[i]);
    }

  private:
    std::vector<std::uint64_t> answers_;  // a hash, twice, and one more for yes
    std::vector<std::uint32_t> ids_;
};

class Reading {
  public:
    explicit Reading(const Database& database)
        : database_(database),
          relations_(read_relations(database)),
          entities_(read_entities(database)),
          costing_(costing_sentences(database)),
          sentence_(database.query("SELECT text FROM sentence WHERE id = ?")),
          wording_(database.query("SELECT subject, object FROM wording WHERE statement = ?")),
          argument_(database.query("SELECT text FROM argument WHERE statement = ? AND text IS NOT NULL")),
          object_(database.query(
              "SELECT own.object, cast(substr(cast(e.text AS BLOB), s.object_at + 1, s.object_bytes) AS TEXT), s.object_bytes "
              "FROM statement AS s JOIN sentence AS e ON e.id = s.sentence LEFT JOIN wording AS own ON own.statement = s.id "
              "WHERE s.id = ?")) {}

    DisputableRows rows() {
        DisputableRows rows;
        Query query =
            database_.query("SELECT id, source, relation, target, polarity, modality, sentence FROM statement ORDER BY id");
        while (query.step()) {
            const std::int64_t id = static_cast<std::int64_t>(query.count(0, std::numeric_limits<std::uint32_t>::max()));
            const auto relation = relations_.find(query.integer(2));
            if (relation == relations_.end()) database_.damaged("a statement's relation is not there");
            const auto modality = static_cast<Modality>(query.count(5, 4));
            const std::size_t source = query.count(1, entities_.size() - 1), target = query.count(3, entities_.size() - 1);
            if (source != 0 && takes_a_side(modality)) {
                const RelationKind& kind = relation->second;
                if (target != 0)
                    answers_.add(entities_[source], entities_[target], kind.question,
                                 kind.yes == (static_cast<Polarity>(query.count(4, 1)) == Polarity::affirmed), id);
                else if (tells_of_words(id, kind.lemma))
                    rows.quarrels.push_back(id);
            }
            if (may_tell_value(modality) && (relation->second.single_valued || is_costing(query.integer(6))) &&
                has_digits(id, query.integer(6)))
                rows.values.push_back(id);
        }
        answers_.append_disputed(rows.quarrels);
        // What something cost is told by the argument alone.
        Query costs = database_.query("SELECT DISTINCT statement FROM argument WHERE role = ?");
        costs.bind(0, static_cast<std::int64_t>(Role::cost));
        while (costs.step()) rows.values.push_back(costs.integer(0));
        for (std::vector<std::int64_t>* ids : {&rows.quarrels, &rows.values}) {
            std::sort(ids->begin(), ids->end());
            ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
        }
        return rows;
    }

  private:
    bool is_costing(std::int64_t sentence) const { return std::binary_search(costing_.begin(), costing_.end(), sentence); }

    bool tells_of_words(std::int64_t id, const std::string& lemma) {
        const bool by_verb = stand_of_verb(lemma).has_value();
        if (!by_verb && !is_copula(lemma)) return false;
        bool tells = false;
        object_.bind(0, id);
        while (object_.step()) {
            if (object_.is_null(2)) tells = by_verb;
            else tells = stand_on_words(lemma, object_.text(object_.is_null(0) ? 1 : 0)).has_value();
        }
        return tells;
    }

    // In the sentence, or in words of the statement's own.
    bool has_digits(std::int64_t id, std::int64_t sentence) {
        bool found = false;
        const auto look_at = [&](Query& query, std::int64_t key, int columns) {
            query.bind(0, key);
            while (query.step())
                for (int column = 0; column < columns; ++column)
                    found = found || (!query.is_null(column) &&
                                      query.text(column).find_first_of("0123456789") != std::string_view::npos);
        };
        look_at(sentence_, sentence, 1);
        if (!found) look_at(wording_, id, 2);
        if (!found) look_at(argument_, id, 1);
        return found;
    }

    const Database& database_;
    std::unordered_map<std::int64_t, RelationKind> relations_;
    std::vector<std::uint32_t> entities_;  // by name
    std::vector<std::int64_t> costing_;    // sentences
    Query sentence_, wording_, argument_, object_;
    Answers answers_;
};

}  // namespace

DisputableRows disputable_rows(const Database& database) { return Reading(database).rows(); }

}  // namespace skein::store
