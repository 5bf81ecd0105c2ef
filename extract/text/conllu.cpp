#include "extract/text/conllu.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace skein {
namespace {

constexpr std::size_t column_count = 10;

struct Line {
    const std::string& file;
    std::uint32_t number;
    std::string_view text;

    [[noreturn]] void fail(std::size_t offset, std::string message) const {
        throw Error(std::move(message), "see https://universaldependencies.org/format.html for the columns of CoNLL-U",
                    {file, number, static_cast<std::uint32_t>(column_of(text, offset)), std::string(text.substr(0, 400))});
    }
};

std::array<std::string_view, column_count> split_columns(const Line& line) {
    std::array<std::string_view, column_count> columns;
    std::size_t at = 0;
    for (std::size_t i = 0; i < column_count; ++i) {
        const std::size_t tab = line.text.find('\t', at);
        if ((tab == std::string_view::npos) != (i + 1 == column_count)) {
            line.fail(at, "A word's line must have exactly 10 columns, separated by tabs.");
        }
        columns[i] = line.text.substr(at, tab == std::string_view::npos ? tab : tab - at);
        at = tab + 1;
    }
    return columns;
}

std::optional<std::uint32_t> number_in(std::string_view text) {
    std::uint32_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

std::string value_of(std::string_view column) { return column == "_" ? std::string() : std::string(column); }

void check_heads(const TreebankSentence& sentence, const std::string& file) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        if (sentence.words[i].head > sentence.words.size()) {
            throw Error("The head " + std::to_string(sentence.words[i].head) + " of word " + std::to_string(i + 1) +
                            " is outside the sentence of " + std::to_string(sentence.words.size()) + " words.",
                        "correct the seventh column", {file, sentence.line, 0, {}});
        }
    }
}

void read_word(const Line& line, const std::array<std::string_view, column_count>& columns, TreebankSentence& sentence) {
    const auto id = number_in(columns[0]);
    if (!id || *id != sentence.words.size() + 1) {
        line.fail(0, "The words of a sentence must be numbered 1, 2, 3 and so on.");
    }
    if (*id > max_treebank_sentence_words) line.fail(0, "A sentence has more than 100,000 words.");
    if (columns[1].empty()) line.fail(columns[0].size() + 1, "A word must have a form.");
    TreebankWord word;
    word.form = columns[1];
    word.lemma = columns[2] == "_" && columns[1] != "_" ? std::string_view() : columns[2];
    word.upos = value_of(columns[3]);
    word.xpos = value_of(columns[4]);
    word.features = value_of(columns[5]);
    word.relation = value_of(columns[7]);
    word.misc = value_of(columns[9]);
    if (columns[6] != "_") {
        const auto head = number_in(columns[6]);
        if (!head) line.fail(static_cast<std::size_t>(columns[6].data() - line.text.data()), "A head must be a number or `_`.");
        word.head = *head;
    }
    if (sentence.line == 0) sentence.line = line.number;
    sentence.words.push_back(std::move(word));
}

void read_multiword(const Line& line, const std::array<std::string_view, column_count>& columns, TreebankSentence& sentence) {
    const std::size_t dash = columns[0].find('-');
    const auto first = number_in(columns[0].substr(0, dash));
    const auto last = number_in(columns[0].substr(dash + 1));
    const bool follows = first && *first == sentence.words.size() + 1 &&
                         (sentence.multiword.empty() || sentence.multiword.back().last <= sentence.words.size());
    if (!follows || !last || *last < *first || *last - *first > 100) {
        line.fail(0, "The range of a multiword token must begin with the next word and hold at most 100.");
    }
    if (sentence.line == 0) sentence.line = line.number;
    sentence.multiword.push_back({*first - 1, *last, std::string(columns[1]), value_of(columns[9])});
}

}  // namespace

std::vector<TreebankSentence> read_conllu(std::string_view text, const std::string& file) {
    std::vector<TreebankSentence> sentences;
    TreebankSentence sentence;
    const auto close = [&] {
        if (!sentence.words.empty()) {
            check_heads(sentence, file);
            if (!sentence.multiword.empty() && sentence.multiword.back().last > sentence.words.size()) {
                throw Error("A multiword token reaches past the end of its sentence.", "correct its range",
                            {file, sentence.line, 0, {}});
            }
            sentences.push_back(std::move(sentence));
        }
        sentence = {};
    };
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Line line{file, ++number, text.substr(at, end - at)};
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        at = end + 1;
        if (line.text.find_first_not_of(" \t") == std::string_view::npos) {
            close();
        } else if (line.text.front() == '#') {
            if (sentence.words.empty()) sentence.comments.emplace_back(line.text.substr(line.text.starts_with("# ") ? 2 : 1));
        } else {
            const auto columns = split_columns(line);
            if (columns[0].find('.') != std::string_view::npos) continue;
            if (columns[0].find('-') != std::string_view::npos) {
                read_multiword(line, columns, sentence);
            } else {
                read_word(line, columns, sentence);
            }
        }
    }
    close();
    return sentences;
}

std::string_view field_of(std::string_view column, std::string_view key) {
    for (std::size_t at = 0; at < column.size();) {
        const std::size_t end = std::min(column.find('|', at), column.size());
        const std::string_view field = column.substr(at, end - at);
        if (field.size() > key.size() && field.starts_with(key) && field[key.size()] == '=') return field.substr(key.size() + 1);
        at = end + 1;
    }
    return {};
}

bool space_after(const TreebankSentence& sentence, std::size_t word) {
    for (const MultiwordToken& token : sentence.multiword) {
        if (word >= token.first && word < token.last) {
            return word + 1 == token.last && field_of(token.misc, "SpaceAfter") != "No";
        }
    }
    return field_of(sentence.words[word].misc, "SpaceAfter") != "No";
}

}  // namespace skein
