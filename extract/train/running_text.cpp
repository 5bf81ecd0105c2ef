#include "extract/train/running_text.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_set_bytes = std::size_t{64} << 20;

bool is_mark(std::string_view form) {
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        if (is_letter(point.value) || is_digit(point.value)) return false;
        at += point.size;
    }
    return true;
}

void add_word(TreebankSentence& sentence, std::string_view form) {
    TreebankWord& word = sentence.words.emplace_back();
    // The sets write brackets and quotes as the Penn Treebank does.
    word.form = form == "-LRB-" ? "(" : form == "-RRB-" ? ")" : form == "``" || form == "''" ? "\"" : std::string(form);
    if (is_mark(word.form)) word.upos = "PUNCT";
}

// Columns; the fourth is the word. An empty line ends a sentence, `#begin` opens a document.
void read_litbank(const fs::path& path, std::vector<TreebankSentence>& sentences) {
    const std::string text = read_file(path, max_set_bytes);
    bool opens = true;
    TreebankSentence sentence;
    const auto finish = [&] {
        if (sentence.words.empty()) return;
        if (std::exchange(opens, false)) sentence.comments.emplace_back("newdoc");
        sentences.push_back(std::exchange(sentence, {}));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line(text.data() + at, end - at);
        at = end + 1;
        if (line.empty()) finish();
        if (line.empty() || line.front() == '#') continue;
        std::string_view rest = line;
        for (int column = 0; column < 3; ++column) rest.remove_prefix(std::min(rest.find('\t') + 1, rest.size()));
        const std::string_view word = rest.substr(0, rest.find('\t'));
        if (!word.empty()) add_word(sentence, word);
    }
    finish();
}

void read_docred(const fs::path& path, std::vector<TreebankSentence>& sentences) {
    const auto documents = nlohmann::json::parse(read_file(path, max_set_bytes), nullptr, false);
    if (!documents.is_array())
        throw Error("The data set " + path.string() + " is not in JSON.", "training needs the data folder whole");
    for (const auto& document : documents) {
        bool opens = true;
        for (const auto& words : document.value("sents", nlohmann::json::array())) {
            TreebankSentence sentence;
            for (const auto& word : words) {
                if (word.is_string()) add_word(sentence, word.get_ref<const std::string&>());
            }
            if (sentence.words.empty()) continue;
            if (std::exchange(opens, false)) sentence.comments.emplace_back("newdoc");
            sentences.push_back(std::move(sentence));
        }
    }
}

}  // namespace

std::vector<TreebankSentence> read_running_text(const fs::path& data) {
    const fs::path litbank = data / "litbank/coref/conll";
    if (!fs::is_directory(litbank))
        throw Error("The folder " + litbank.string() + " is missing.", "training needs the data folder whole");
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(litbank)) files.insert(entry.path());
    std::vector<TreebankSentence> sentences;
    for (const fs::path& file : files) read_litbank(file, sentences);
    for (const char* const part : {"dev_revised.json", "test_revised.json"})
        read_docred(data / "re-docred/data" / part, sentences);
    return sentences;
}

}  // namespace skein
