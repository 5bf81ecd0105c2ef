#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/subgraph.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t default_limit = 10;
constexpr std::size_t excerpt_columns = 200;

struct Options {
    std::string graph_file;
    std::vector<std::string> words;
    std::vector<std::string> documents;
    std::size_t limit = default_limit;
    bool json = false;
};

struct Word {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string folded;
};

// Runs of letters and digits.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        const bool letter = is_letter(c.value) || is_digit(c.value);
        if (letter && !inside) words.push_back({i, i, {}});
        if (letter) words.back().end = i + c.size;
        inside = letter;
        i += c.size;
    }
    for (Word& word : words) word.folded = fold(text.substr(word.start, word.end - word.start));
    return words;
}

std::vector<std::string> folded_words(const std::vector<std::string>& texts) {
    std::vector<std::string> folded;
    for (const std::string& text : texts)
        for (Word& word : words_of(text)) folded.push_back(std::move(word.folded));
    return folded;
}

// How well `text` holds every wanted word: 0 not at all, else more for whole words than for beginnings, and for words in a row.
std::size_t match(std::string_view text, const std::vector<std::string>& wanted) {
    const std::vector<Word> words = words_of(text);
    std::size_t score = 0;
    for (const std::string& want : wanted) {
        const bool whole = std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.folded == want; });
        const bool begun = whole || std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.folded.starts_with(want); });
        if (!begun) return 0;
        score += whole ? 2 : 1;
    }
    const auto row = std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                                 [](const Word& word, const std::string& want) { return word.folded == want; });
    return row == words.end() ? score : score + 2 * wanted.size();
}

template <class Id>
struct Hit {
    Id id;
    std::size_t score;
};

template <class Id>
void best_first(std::vector<Hit<Id>>& hits) {
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
}

std::vector<Hit<EntityId>> find_entities(const FrozenGraph& graph, const std::vector<std::string>& wanted) {
    std::vector<Hit<EntityId>> hits;
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        const Entity& entity = graph.entities()[i];
        std::size_t score = match(entity.name, wanted);
        for (const Alias& alias : entity.aliases) score = std::max(score, match(alias.text, wanted));
        if (score > 0) hits.push_back({EntityId(i), score});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [&](const auto& a, const auto& b) { return graph.entity(a.id).mentions > graph.entity(b.id).mentions; });
    best_first(hits);
    return hits;
}

std::vector<Hit<SentenceId>> find_sentences(const FrozenGraph& graph, const std::vector<std::string>& wanted, const Options& options) {
    std::vector<Hit<SentenceId>> hits;
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        const auto& names = options.documents;
        const bool kept = names.empty() ||
                          std::any_of(names.begin(), names.end(), [&](const auto& name) { return names_document(graph.documents()[d], name); });
        if (!kept) continue;
        const auto sentences = graph.sentences_of(DocumentId(d));
        for (std::size_t i = 0; i < sentences.size(); ++i)
            if (const std::size_t score = match(sentences[i].text, wanted); score > 0)
                hits.push_back({SentenceId(graph.first_sentence(DocumentId(d)).index() + i), score});
    }
    best_first(hits);
    return hits;
}

std::vector<TextMark> found_marks(std::string_view text, const std::vector<std::string>& wanted) {
    std::vector<TextMark> marks;
    for (const Word& word : words_of(text))
        if (std::any_of(wanted.begin(), wanted.end(), [&](const std::string& want) { return word.folded.starts_with(want); }))
            marks.push_back({word.start, word.end, false});
    return marks;
}

struct Found {
    std::vector<Hit<EntityId>> entities;
    std::vector<Hit<SentenceId>> sentences;
};

template <class Id>
std::size_t shown_of(const std::vector<Hit<Id>>& hits, std::size_t limit) {
    return std::min(hits.size(), limit);
}

void write_text(ByteSink& out, const FrozenGraph& graph, const Found& found, const std::vector<std::string>& wanted, std::size_t limit) {
    const auto more = [&](std::size_t all) {
        if (all > limit) out << styled(Style::faint, fmt::format("{} more; --limit shows them", all - limit)) << "\n";
    };
    if (!found.entities.empty()) {
        Table table({{"ENTITY", false, Style::entity, true}, {"TYPE"}, {"MENTIONS", true}});
        for (std::size_t i = 0; i < shown_of(found.entities, limit); ++i) {
            const Entity& entity = graph.entity(found.entities[i].id);
            table.add({entity.name, std::string(name_of(entity.type)), std::to_string(entity.mentions)});
        }
        table.write(out);
        more(found.entities.size());
    }
    if (!found.entities.empty() && !found.sentences.empty()) out << "\n";
    for (std::size_t i = 0; i < shown_of(found.sentences, limit); ++i) {
        const SentenceId id = found.sentences[i].id;
        const Sentence& sentence = graph.sentence(id);
        out << styled(Style::place, place_of(sentence, graph.document(graph.document_of(id)))) << "\n  "
            << marked_text(sentence.text, found_marks(sentence.text, wanted), excerpt_columns) << "\n";
    }
    more(found.sentences.size());
}

Json as_json(const FrozenGraph& graph, const Found& found, std::size_t limit) {
    Json entities = Json::array();
    for (std::size_t i = 0; i < shown_of(found.entities, limit); ++i) entities.push_back(entity_json(graph, found.entities[i].id));
    Json sentences = Json::array();
    for (std::size_t i = 0; i < shown_of(found.sentences, limit); ++i) {
        const SentenceId id = found.sentences[i].id;
        const Sentence& sentence = graph.sentence(id);
        sentences.push_back({{"document", graph.document(graph.document_of(id)).uri},
                             {"line", sentence.line},
                             {"start", sentence.span.start},
                             {"end", sentence.span.end},
                             {"text", sentence.text}});
    }
    return {{"entities", std::move(entities)}, {"sentences", std::move(sentences)}};
}

int run(const Options& options) {
    const std::vector<std::string> wanted = folded_words(options.words);
    if (wanted.empty()) throw UsageError("there is no word to look for", "give some letters or digits");
    const FrozenGraph graph = load_graph(options.graph_file);
    const Found found{find_entities(graph, wanted), find_sentences(graph, wanted, options)};
    if (found.entities.empty() && found.sentences.empty()) throw Error("nothing in the graph holds these words", "try fewer words, or beginnings of words");
    return answer(options.json, [&] { return as_json(graph, found, options.limit); },
                  [&](ByteSink& out) { write_text(out, graph, found, wanted, options.limit); });
}

}  // namespace

std::function<int()> setup_search(CLI::App& app) {
    const auto options = std::make_shared<Options>();
    app.description("Looks for words in the names of entities and in the sentences of documents. All words must occur, in any order and in "
                    "any case; the beginning of a word is enough. Whole words and words in a row come first.");
    add_graph_file(app, options->graph_file);
    app.add_option("WORD", options->words, "what to look for")->required()->type_name("");
    app.add_option("--limit", options->limit, "at most N entities and N sentences; 10 by default")->type_name("N")->check(whole_number(1));
    add_repeatable(app, "--document", options->documents, "only sentences of this document (may be given several times)")->type_name("DOCUMENT");
    add_json(app, options->json);
    app.footer("Examples:\n"
               "  skein search notes.skein analytical engine\n"
               "  skein search notes.skein lovel --document letters.md --limit 3");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
