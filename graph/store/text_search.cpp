#include "graph/store/text_search.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/graph_reader.hpp"
#include "graph/store/search_scope.hpp"
#include "graph/store/sentence_document.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace skein {

namespace {

using store::Database;
using store::Query;

// Put around what was found. A control character is never part of a word, so that it can be told from the text's own (see
// `marks`).
constexpr std::string_view opened = "\x02", closed = "\x03";

constexpr const char* names_of_entity = "(SELECT ?1 AS id UNION ALL SELECT id FROM name WHERE entity = ?1 AND entity <> id)";

enum class Words { whole, begun, any_whole, any_begun };

bool is_any(Words words) { return words == Words::any_whole || words == Words::any_begun; }
bool is_whole(Words words) { return words == Words::whole || words == Words::any_whole; }

// Every term in quotes: letters and digits alone, so nothing in them is syntax. Empty when all stand inside of words.
std::string match_of(std::span<const SearchTerm> terms, Words words) {
    std::string match;
    for (const SearchTerm& term : terms)
        if (!term.inside)
            match += (match.empty()   ? ""
                      : is_any(words) ? " OR "
                                      : " AND ") +
                     ('"' + term.text + '"') + (is_whole(words) ? "" : "*");
    return match;
}

bool has_inside(std::span<const SearchTerm> terms) {
    return std::any_of(terms.begin(), terms.end(), [](const SearchTerm& term) { return term.inside; });
}

// Where marks stand in a text that was copied with them.
std::vector<FoundWord> marks(std::string_view text, std::string_view marked) {
    std::vector<FoundWord> words;
    bool inside = false;
    std::size_t i = 0;
    for (std::size_t j = 0; j < marked.size();) {
        const std::string_view rest = marked.substr(j);
        if (inside && rest.starts_with(closed)) {
            words.back().end = i;
            inside = false;
            j += closed.size();
        } else if (!inside && rest.starts_with(opened) && !text.substr(i).starts_with(opened)) {
            words.push_back({i, i});
            inside = true;
            j += opened.size();
        } else {
            ++i;
            ++j;
        }
    }
    return words;
}

// The words of `inside` terms are looked for as they stand.
void add_inside(std::string_view text, std::span<const SearchTerm> terms, std::vector<FoundWord>& words) {
    for (const SearchTerm& term : terms) {
        if (!term.inside) continue;
        for (std::size_t at = text.find(term.text); at != std::string_view::npos;
             at = text.find(term.text, at + term.text.size()))
            words.push_back({at, at + term.text.size()});
    }
    std::sort(words.begin(), words.end(),
              [](const FoundWord& a, const FoundWord& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
    std::vector<FoundWord> apart;
    for (const FoundWord& word : words) {
        if (!apart.empty() && word.start < apart.back().end) apart.back().end = std::max(apart.back().end, word.end);
        else apart.push_back(word);
    }
    words = std::move(apart);
}

// The best `limit` of rows that come by the thousand, and how many there were.
template <class Row, class Better>
class Best {
  public:
    Best(std::size_t limit, Better better) : limit_(limit), better_(std::move(better)) {}
    void add(Row row) {
        ++all_;
        if (rows_.size() == limit_ && (limit_ == 0 || !better_(row, rows_.front()))) return;
        if (rows_.size() == limit_) {
            std::pop_heap(rows_.begin(), rows_.end(), better_);
            rows_.pop_back();
        }
        rows_.push_back(std::move(row));
        std::push_heap(rows_.begin(), rows_.end(), better_);
    }
    [[nodiscard]] std::size_t all() const { return all_; }
    [[nodiscard]] std::vector<Row> take() {
        std::sort_heap(rows_.begin(), rows_.end(), better_);
        return std::move(rows_);
    }

  private:
    std::size_t limit_;
    Better better_;
    std::vector<Row> rows_;  // a heap, its worst first
    std::size_t all_ = 0;
};

}  // namespace

struct TextSearch::File {
    explicit File(const std::filesystem::path& path) : reader(path), database(reader.database) {}

    store::GraphReader reader;
    const Database& database;
    store::SearchScope scope;

    [[nodiscard]] EntityHit described(std::int64_t entity) const;

    // Documents are in order of their URIs wherever their rows lie.
    struct Rows {
        std::int64_t first, end;
        std::uint32_t number;  // in order of URI
    };
    std::vector<Rows> documents;  // by first sentence
    void read_documents();
    [[nodiscard]] std::uint32_t document_of(std::int64_t sentence) const;

    struct Found {
        double score;
        std::int64_t sentence;
        std::uint32_t document;
    };
    template <class Keep>
    std::vector<Found> ranked(std::span<const SearchTerm> terms, Words words, std::size_t limit, std::size_t& all,
                              const Keep& keep);
    [[nodiscard]] SentenceHit sentence_hit(std::int64_t sentence, std::span<const SearchTerm> terms, Words words) const;
};

void TextSearch::File::read_documents() {
    if (!documents.empty()) return;
    Query query = database.query("SELECT first_sentence, first_sentence + sentences FROM document ORDER BY uri");
    while (query.step()) documents.push_back({query.integer(0), query.integer(1), static_cast<std::uint32_t>(documents.size())});
    std::sort(documents.begin(), documents.end(), [](const Rows& a, const Rows& b) { return a.first < b.first; });
}

std::uint32_t TextSearch::File::document_of(std::int64_t sentence) const {
    const auto after = std::upper_bound(documents.begin(), documents.end(), sentence,
                                        [](std::int64_t id, const Rows& rows) { return id < rows.first; });
    if (after == documents.begin() || sentence >= std::prev(after)->end) database.damaged("a sentence is no document's");
    return std::prev(after)->number;
}

EntityHit TextSearch::File::described(std::int64_t entity) const {
    EntityHit hit;
    Query own = database.query(
        "SELECT name.text, entity.type, entity.mentions FROM entity JOIN name ON name.id = entity.id WHERE entity.id = ?");
    own.bind(0, entity);
    while (own.step()) {
        hit.name = own.text(0);
        hit.type = all_entity_types[own.count(1, all_entity_types.size() - 1)];
        hit.mentions = own.count(2);
    }
    const std::string names = names_of_entity;
    Query aliases = database.query(
        "SELECT spelling.text, sum(spelling.mentions) FROM " + names +
        " AS own JOIN spelling ON spelling.name = own.id WHERE spelling.mentions > 0 GROUP BY spelling.text ORDER BY 2 DESC, 1");
    aliases.bind(0, entity);
    bool is_spelt = false;
    while (aliases.step()) {
        hit.aliases.push_back({std::string(aliases.text(0)),
                               static_cast<std::uint32_t>(aliases.count(1, std::numeric_limits<std::uint32_t>::max()))});
        is_spelt = is_spelt || hit.aliases.back().text == hit.name;
    }
    if (!is_spelt) hit.aliases.push_back({hit.name, 0});
    for (const auto& [own_end, other_end] : {std::pair("source", "target"), std::pair("target", "source")}) {
        Query edges = database.query("SELECT count(*) FROM (SELECT DISTINCT s.relation, s.polarity, o.entity FROM " + names +
                                     " AS own JOIN statement AS s ON s." + own_end + " = own.id JOIN name AS o ON o.id = s." +
                                     other_end + " WHERE s." + own_end + " <> 0)");
        edges.bind(0, entity);
        while (edges.step()) hit.relations += edges.count(0);
    }
    return hit;
}

TextSearch::TextSearch(const std::filesystem::path& path, const Selection& selection) : file_(std::make_unique<File>(path)) {
    if (file_->reader.version < std::int64_t{oldest_asked_in_place})
        throw Error("the graph file " + path.string() + " is of an older version and has no index of its words",
                    "`skein merge " + path.string() + " -o NEW.skein` writes it as a new one");
    file_->scope = store::search_scope(file_->database, path, selection);
}

TextSearch::~TextSearch() = default;

void TextSearch::find_entities(std::string_view whole, std::span<const SearchTerm> terms, std::size_t limit,
                               SearchResult& result) {
    struct Named {
        int tier;
        std::uint64_t mentions;
        std::int64_t entity;
        std::string name;
    };
    std::unordered_map<std::int64_t, Named> found;
    const auto collect = [&](Query& query, int tier) {
        while (query.step()) {
            const std::int64_t entity = query.integer(0);
            if (file_->scope.keeps(entity, all_entity_types[query.count(1, all_entity_types.size() - 1)]))
                found.try_emplace(entity, Named{tier, query.count(2), entity, std::string(query.text(3))});
        }
    };
    const std::string columns = "SELECT entity.id, entity.type, entity.mentions, goes_by.text FROM ";
    const std::string joined =
        " JOIN name ON name.id = own.name JOIN entity ON entity.id = name.entity JOIN name AS goes_by ON goes_by.id = entity.id";
    Query called = file_->database.query(
        columns +
        "(SELECT id AS name FROM name WHERE key = ?1 UNION SELECT name FROM spelling WHERE key = ?1 AND key IS NOT NULL) AS own" +
        joined);
    called.bind(0, entity_key(whole));
    collect(called, 0);
    const bool inside = has_inside(terms);
    for (const Words words : {Words::whole, Words::begun, Words::any_whole}) {
        if (words == Words::any_whole && (!found.empty() || inside || terms.size() < 2)) break;
        const std::string match = match_of(terms, words);
        std::string sql =
            columns +
            (match.empty() ? "spelling AS own" : "name_search CROSS JOIN spelling AS own ON own.id = name_search.rowid") +
            joined + " WHERE ";
        sql += match.empty() ? "1" : "name_search MATCH ?1";
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (terms[i].inside) sql += " AND instr(own.text, ?" + std::to_string(i + 2) + ") > 0";
        Query query = file_->database.query(sql);
        if (!match.empty()) query.bind(0, match);
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (terms[i].inside) query.bind(static_cast<int>(i + 1), terms[i].text);
        collect(query, words == Words::whole && !inside ? 1 : 2);
    }
    std::vector<Named> rows;
    for (auto& [id, named] : found) rows.push_back(std::move(named));
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(std::min(limit, rows.size()));
    std::partial_sort(rows.begin(), first, rows.end(), [](const Named& a, const Named& b) {
        return std::tie(a.tier, b.mentions, a.name) < std::tie(b.tier, a.mentions, b.name);
    });
    for (auto row = rows.begin(); row != first; ++row) result.entities.push_back(file_->described(row->entity));
    result.all_entities = rows.size();
}

// Rows of the sentences that hold the terms, best first.
template <class Keep>
std::vector<TextSearch::File::Found> TextSearch::File::ranked(std::span<const SearchTerm> terms, Words words, std::size_t limit,
                                                              std::size_t& all, const Keep& keep) {
    read_documents();
    const std::string match = match_of(terms, words);
    std::string inside;
    std::vector<std::string> texts;
    for (const SearchTerm& term : terms) {
        if (!term.inside) continue;
        texts.push_back(term.text);
        inside += (inside.empty()  ? ""
                   : is_any(words) ? " OR "
                                   : " AND ") +
                  ("instr(e.text, ?" + std::to_string(texts.size() + 1) + ") > 0");
    }
    const auto better = [](const Found& a, const Found& b) {
        return std::tie(a.score, a.document, a.sentence) < std::tie(b.score, b.document, b.sentence);
    };
    Best<Found, decltype(better)> best(limit, better);
    const auto collect = [&](const std::string& sql, bool matches, bool looks_inside) {
        Query query = database.query(sql);
        if (matches) query.bind(0, match);
        for (std::size_t i = 0; i < texts.size() && looks_inside; ++i) query.bind(static_cast<int>(i + 1), texts[i]);
        while (query.step()) {
            const std::int64_t sentence = query.integer(0);
            if (keep(sentence) && scope.keeps(sentence)) best.add({query.real(1), sentence, document_of(sentence)});
        }
    };
    // Where rows are only counted no score is wanted.
    const std::string score = limit == 0 ? "0.0" : "bm25(sentence_search)";
    const std::string indexed = "SELECT rowid, " + score + " FROM sentence_search";
    if (inside.empty()) collect(indexed + " WHERE sentence_search MATCH ?1", true, false);
    else if (match.empty()) collect("SELECT e.id, 0.0 FROM sentence AS e WHERE " + inside, false, true);
    else if (!is_any(words))
        collect("SELECT e.id, " + score + " FROM sentence_search CROSS JOIN sentence AS e ON e.id = sentence_search.rowid "
                "WHERE sentence_search MATCH ?1 AND " + inside, true, true);
    else {
        collect(indexed + " WHERE sentence_search MATCH ?1", true, false);
        collect("SELECT e.id, 0.0 FROM sentence AS e WHERE (" + inside +
                    ") AND e.id NOT IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?1)",
                true, true);
    }
    all = best.all();
    return best.take();
}

SentenceHit TextSearch::File::sentence_hit(std::int64_t sentence, std::span<const SearchTerm> terms, Words words) const {
    SentenceHit hit;
    Query row = database.query(
        "SELECT document.uri, e.start, e.bytes, e.line, start_ms, end_ms, e.text FROM sentence AS e JOIN document ON "
        "document.id = " +
        store::document_of("e.id") + " LEFT JOIN cue ON cue.sentence = e.id WHERE e.id = ?");
    row.bind(0, sentence);
    while (row.step()) {
        hit.document = row.text(0);
        hit.sentence.span = {row.count(1), row.count(1) + row.count(2)};
        hit.sentence.line = static_cast<std::uint32_t>(row.count(3, std::numeric_limits<std::uint32_t>::max()));
        if (!row.is_null(4)) hit.sentence.cue = CueTime{row.count(4), row.count(5)};
        hit.sentence.text = row.text(6);
    }
    if (const std::string match = match_of(terms, words == Words::whole ? Words::begun : words); !match.empty()) {
        Query marked = database.query(
            "SELECT highlight(sentence_search, 0, ?2, ?3) FROM sentence_search WHERE sentence_search MATCH ?1 AND rowid = ?4");
        marked.bind(0, match).bind(1, opened).bind(2, closed).bind(3, sentence);
        while (marked.step()) hit.words = marks(hit.sentence.text, marked.text(0));
    }
    add_inside(hit.sentence.text, terms, hit.words);
    return hit;
}

void TextSearch::find_sentences(std::span<const SearchTerm> terms, std::size_t limit, SearchResult& result) {
    const auto add = [&](const std::vector<File::Found>& found, Words words) {
        for (const File::Found& one : found) result.sentences.push_back(file_->sentence_hit(one.sentence, terms, words));
    };
    const auto any = [](std::int64_t) { return true; };
    std::size_t all = 0;
    std::vector<File::Found> whole = file_->ranked(terms, Words::whole, limit, all, any);
    add(whole, Words::whole);
    std::unordered_set<std::int64_t> shown;
    for (const File::Found& one : whole) shown.insert(one.sentence);
    if (all <= limit || has_inside(terms)) {
        // All with whole words are shown: what is left is what only begins with some.
        const std::vector<File::Found> begun = file_->ranked(terms, Words::begun, limit - whole.size(), result.all_sentences,
                                                             [&](std::int64_t id) { return !shown.contains(id); });
        result.all_sentences += whole.size();
        add(begun, Words::begun);
    } else {
        (void)file_->ranked(terms, Words::begun, 0, result.all_sentences, any);
    }
    if (result.all_sentences > 0 || terms.size() < 2) return;
    for (const Words words : {Words::any_whole, Words::any_begun}) {
        add(file_->ranked(terms, words, limit, result.all_sentences, any), words);
        if (result.all_sentences > 0) return;
    }
}

std::vector<std::string> TextSearch::near(std::span<const SearchTerm> terms) {
    const Database& database = file_->database;
    // In memory, beside the file.
    database.execute(
        "PRAGMA temp_store = MEMORY; CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_word USING fts5vocab(main, name_search, row); "
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.sentence_word USING fts5vocab(main, sentence_search, row)");
    std::vector<std::string> words;
    Query query = database.query("SELECT term FROM temp.name_word UNION SELECT term FROM temp.sentence_word");
    while (query.step()) words.emplace_back(query.text(0));
    const std::vector<std::string_view> candidates(words.begin(), words.end());
    std::vector<std::string> near;
    for (const SearchTerm& term : terms) {
        const std::string folded = fold(term.text);
        const auto place = std::lower_bound(candidates.begin(), candidates.end(), std::string_view(folded));
        if (place != candidates.end() && place->starts_with(folded)) continue;
        for (std::string& word : near_names(folded, candidates)) near.push_back(std::move(word));
    }
    return near;
}

}  // namespace skein
