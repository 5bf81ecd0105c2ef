#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "query/search.hpp"

#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t default_limit = 10;
constexpr std::size_t excerpt_columns = 200;

struct Options {
    std::string graph_file;
    std::vector<std::string> words;
    FilterOptions filters;
    std::size_t limit = default_limit;
    bool json = false;
};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

void write_more(ByteSink& out, std::size_t shown, std::size_t all) {
    if (all > shown) out << styled(Style::faint, fmt::format("{} more; --limit shows them", all - shown)) << "\n";
}

void write_text(ByteSink& out, const SearchResult& found) {
    if (!found.entities.empty()) {
        Table table({{"ENTITY", false, Style::entity, true}, {"TYPE"}, {"MENTIONS", true}});
        for (const EntityHit& hit : found.entities)
            table.add({hit.name, std::string(name_of(hit.type)), std::to_string(hit.mentions)});
        table.write(out);
        write_more(out, found.entities.size(), found.all_entities);
    }
    if (!found.entities.empty() && !found.sentences.empty()) out << "\n";
    for (const SentenceHit& hit : found.sentences) {
        std::vector<TextMark> marks;
        for (const FoundWord& word : hit.words) marks.push_back({word.start, word.end, false});
        DocumentRecord document;
        document.uri = hit.document;
        out << styled(Style::place, place_of(hit.sentence, document)) << "\n  "
            << marked_text(hit.sentence.text, marks, excerpt_columns) << "\n";
    }
    write_more(out, found.sentences.size(), found.all_sentences);
}

Json as_json(const SearchResult& found) {
    Json entities = Json::array();
    for (const EntityHit& hit : found.entities) {
        Json aliases = Json::array();
        for (const Alias& alias : hit.aliases) aliases.push_back({{"text", alias.text}, {"count", alias.count}});
        entities.push_back({{"name", hit.name},
                            {"type", name_of(hit.type)},
                            {"mentions", hit.mentions},
                            {"relations", hit.relations},
                            {"aliases", std::move(aliases)}});
    }
    Json sentences = Json::array();
    for (const SentenceHit& hit : found.sentences) {
        Json words = Json::array();
        for (const FoundWord& word : hit.words) words.push_back(hit.sentence.text.substr(word.start, word.end - word.start));
        Json sentence = {{"document", hit.document},
                         {"line", hit.sentence.line},
                         {"start", hit.sentence.span.start},
                         {"end", hit.sentence.span.end},
                         {"text", hit.sentence.text},
                         {"found", std::move(words)}};
        if (hit.sentence.cue) sentence["time_ms"] = {{"start", hit.sentence.cue->start_ms}, {"end", hit.sentence.cue->end_ms}};
        sentences.push_back(std::move(sentence));
    }
    return {{"entities", std::move(entities)}, {"all_entities", found.all_entities},
            {"sentences", std::move(sentences)}, {"all_sentences", found.all_sentences}};
}

int run(const Options& options) {
    const std::string words = joined(options.words);
    if (search_terms(words).empty()) throw UsageError("there is no word to look for", "give some letters or digits");
    const Selection selection = selection_from(options.filters);
    const SearchResult found = search_file(options.graph_file, words, options.limit, selection);
    if (found.all_entities + found.all_sentences == 0) {
        const std::vector<std::string> near = near_words(options.graph_file, words);
        const bool narrowed = selection.about_edges() || selection.about_statements() || !selection.types.empty();
        throw Error(narrowed ? "nothing that is as asked for holds these words" : "nothing in the graph holds these words",
                    !near.empty() ? did_you_mean(near)
                    : narrowed    ? "leave conditions out"
                                  : "try fewer words, or beginnings of words");
    }
    return answer(options.json, [&] { return as_json(found); }, [&](ByteSink& out) { write_text(out, found); });
}

}  // namespace

std::function<int()> setup_search(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Looks for words in the names of entities and in the sentences of documents, in any order and any case; the beginning of "
        "a word is enough. Whole names and whole words come first, then what is rarest. Sentences that hold only some of the "
        "words are shown when none holds all.");
    add_graph_file(command, options->graph_file);
    command.add_option("WORD", options->words, "what to look for").required().type_name("");
    command.add_option("--limit", options->limit, "at most N entities and N sentences; 10 by default")
        .type_name("N")
        .check(whole_number(1));
    add_json(command, options->json);
    add_filters(command, options->filters);
    command.footer("Examples:\n"
                   "  skein search notes.skein analytical engine\n"
                   "  skein search notes.skein lovel --document letters.md --limit 3\n"
                   "  skein search notes.skein engine --claimant \"Ada Lovelace\" --json");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
