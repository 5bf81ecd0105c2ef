// Text without marked names, for the words in it: see name_data.hpp.

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/text/tokenizer.hpp"
#include "extract/train/name_data.hpp"
#include "extract/train/word_lists.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_text_bytes = std::size_t{64} << 20;
constexpr std::size_t shortest_sentence = 4;   // tokens
constexpr std::size_t longest_sentence = 120;

template <class Use>
void for_each_line(const std::string& text, Use use) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) use(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
}

// Files below a folder, in order of their names.
std::set<fs::path> files_in(const fs::path& folder) {
    if (!fs::is_directory(folder))
        throw Error("The folder " + folder.string() + " is missing.", "training needs the data folder whole");
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.insert(entry.path());
    return files;
}

class TextReader {
  public:
    // A full stop, question or exclamation mark that is a token of its own ends a sentence: good enough to learn words from.
    void add(std::string_view text) {
        const Annotation annotation = tokenize(text);
        std::vector<std::string> tokens;
        for (const Token& token : annotation.tokens) {
            const std::string_view form = annotation.form(token);
            tokens.emplace_back(form);
            if (form == "." || form == "?" || form == "!") add(std::exchange(tokens, {}));
        }
        add(std::move(tokens));
    }
    void add(std::vector<std::string> tokens) {
        if (tokens.size() < shortest_sentence || tokens.size() > longest_sentence) return;
        sentences.emplace_back().tokens = std::move(tokens);
    }

    std::vector<NamedSentence> sentences;
};

// The second column of a table whose first line names its columns.
void add_table(const fs::path& file, TextReader& texts) {
    for_each_line(read_file(file, max_text_bytes), [&](std::string_view line) {
        const std::size_t start = line.find('\t') + 1;
        const std::string_view text = line.substr(start, line.find('\t', start) - start);
        if (text != "Text") texts.add(text);
    });
}

void add_triples(const fs::path& file, TextReader& texts) {
    for_each_line(read_file(file, max_text_bytes), [&](std::string_view line) {
        try {
            texts.add(nlohmann::json::parse(line).at("sent").get_ref<const std::string&>());
        } catch (const nlohmann::json::exception& error) {
            throw Error(file.string() + " has a line without a sentence: " + error.what() + ".", "fetch the data set again");
        }
    });
}

// Columns of the CoNLL 2012 task: the fourth is the word, an empty line ends a sentence.
void add_columns(const fs::path& file, TextReader& texts) {
    std::vector<std::string> tokens;
    const std::string text = read_file(file, max_text_bytes);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (line.starts_with('#')) continue;
        for (int column = 0; column < 3 && !line.empty(); ++column)
            line.remove_prefix(std::min(line.find('\t'), line.size() - 1) + 1);
        if (line.empty()) {
            texts.add(std::move(tokens));
            tokens = {};
        } else {
            tokens.emplace_back(line.substr(0, line.find('\t')));
        }
    }
    texts.add(std::move(tokens));
}

// What WordNet says of a noun, with the noun in front: "Bach: German baroque organist and contrapuntist".
void add_definitions(const fs::path& file, TextReader& texts) {
    for_each_line(unpack(file, "wordnet/data.noun"), [&](std::string_view line) {
        const std::size_t bar = line.find('|');
        if (line.front() == ' ' || bar == std::string_view::npos) return;
        std::string text(line.substr(17, line.find(' ', 17) - 17));
        std::ranges::replace(text, '_', ' ');
        const std::string_view gloss = line.substr(bar + 2);
        text.append(" : ").append(gloss.substr(0, gloss.find_last_not_of(' ') + 1));
        texts.add(text);
    });
}

}  // namespace

std::vector<NamedSentence> read_plain_texts(const fs::path& data) {
    TextReader texts;
    add_table(data / "gap/gap-development.tsv", texts);
    add_table(data / "gap/gap-validation.tsv", texts);
    for (const fs::path& file : files_in(data / "text2kgbench/data/wikidata_tekgen/train")) add_triples(file, texts);
    for (const fs::path& file : files_in(data / "text2kgbench/data/dbpedia_webnlg/train")) add_triples(file, texts);
    for (const fs::path& file : files_in(data / "litbank/coref/conll")) add_columns(file, texts);
    add_definitions(data / "wordnet/wordnet3.0-debian.tar.xz", texts);
    return std::move(texts.sentences);
}

}  // namespace skein
