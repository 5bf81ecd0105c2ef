#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "graph/store/graph_file.hpp"
#include "query/search.hpp"

#include <algorithm>
#include <cctype>
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
    std::vector<std::string> documents;
    std::vector<std::string> types;
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

void write_text(ByteSink& out, const FrozenGraph& graph, const SearchResult& found) {
    if (!found.entities.empty()) {
        Table table({{"ENTITY", false, Style::entity, true}, {"TYPE"}, {"MENTIONS", true}});
        for (const EntityHit& hit : found.entities) {
            const Entity& entity = graph.entity(hit.entity);
            table.add({entity.name, std::string(name_of(entity.type)), std::to_string(entity.mentions)});
        }
        table.write(out);
        write_more(out, found.entities.size(), found.all_entities);
    }
    if (!found.entities.empty() && !found.sentences.empty()) out << "\n";
    for (const SentenceHit& hit : found.sentences) {
        const Sentence& sentence = graph.sentence(hit.sentence);
        std::vector<TextMark> marks;
        for (const FoundWord& word : hit.words) marks.push_back({word.start, word.end, false});
        out << styled(Style::place, place_of(sentence, graph.document(graph.document_of(hit.sentence)))) << "\n  "
            << marked_text(sentence.text, marks, excerpt_columns) << "\n";
    }
    write_more(out, found.sentences.size(), found.all_sentences);
}

Json as_json(const FrozenGraph& graph, const SearchResult& found) {
    Json entities = Json::array();
    for (const EntityHit& hit : found.entities) entities.push_back(entity_json(graph, hit.entity));
    Json sentences = Json::array();
    for (const SentenceHit& hit : found.sentences) {
        const Sentence& sentence = graph.sentence(hit.sentence);
        sentences.push_back({{"document", graph.document(graph.document_of(hit.sentence)).uri},
                             {"line", sentence.line},
                             {"start", sentence.span.start},
                             {"end", sentence.span.end},
                             {"text", sentence.text}});
    }
    return {{"entities", std::move(entities)}, {"all_entities", found.all_entities},
            {"sentences", std::move(sentences)}, {"all_sentences", found.all_sentences}};
}

int run(const Options& options) {
    const std::string words = joined(options.words);
    const bool has_word = std::any_of(words.begin(), words.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!has_word) throw UsageError("there is no word to look for", "give some letters or digits");
    Selection selection;
    selection.documents = options.documents;
    for (const std::string& type : options.types) selection.types.push_back(entity_type_named(type));
    const FrozenGraph graph = load_graph(options.graph_file);
    const SearchResult found = search_graph(graph, words, options.limit, selection);
    if (found.all_entities + found.all_sentences == 0)
        throw Error("nothing in the graph holds these words", "try fewer words, or beginnings of words");
    return answer(options.json, [&] { return as_json(graph, found); }, [&](ByteSink& out) { write_text(out, graph, found); });
}

}  // namespace

std::function<int()> setup_search(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description("Looks for words in the names of entities and in the sentences of documents, in any order and any case; the beginning of "
                        "a word is enough. Best first. Sentences that hold only some of the words are shown when none holds all.");
    add_graph_file(command, options->graph_file);
    command.add_option("WORD", options->words, "what to look for").required().type_name("");
    command.add_option("--limit", options->limit, "at most N entities and N sentences; 10 by default").type_name("N").check(whole_number(1));
    add_repeatable(command, "--document", options->documents, "only sentences of this document (may be given several times)").type_name("DOCUMENT");
    add_repeatable(command, "--type", options->types, "only entities of this type (may be given several times)").type_name("TYPE");
    add_json(command, options->json);
    command.footer("Examples:\n"
                   "  skein search notes.skein analytical engine\n"
                   "  skein search notes.skein lovel --document letters.md --limit 3");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
