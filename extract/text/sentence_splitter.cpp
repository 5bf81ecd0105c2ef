#include "extract/text/sentence_splitter.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

constexpr std::array<std::string_view, 44> abbreviations = {
    "mr",  "mrs", "ms",  "dr",  "prof", "sr",  "jr",   "st",  "vs",  "etc", "inc", "ltd", "co",  "corp", "dept",
    "gen", "rep", "sen", "gov", "capt", "lt",  "col",  "rev", "no",  "vol", "fig", "ed",  "eds", "pp",   "approx",
    "e.g", "i.e", "cf",  "al",  "jan",  "feb", "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k"};
// Not followed by a sentence end even when a capital comes next.
constexpr std::array<std::string_view, 18> titles = {"mr",  "mrs", "ms",   "dr", "prof", "st",  "vs", "gen", "rep",
                                                     "sen", "gov", "capt", "lt", "col",  "rev", "no", "fig", "e.g"};

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

template <class List>
bool is_one_of(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Splitter {
  public:
    Splitter(std::string_view text, BlockKind kind, const Vocabulary& vocabulary, const en::Lexicon& lexicon)
        : text_(text), kind_(kind), vocabulary_(vocabulary), lexicon_(lexicon) {}

    std::vector<TextRange> run() {
        for (std::size_t at = 0; at < text_.size();) at = step(at);
        cut(text_.size());
        return std::move(ranges_);
    }

  private:
    // Looks at what starts at `at` and returns where to go on.
    std::size_t step(std::size_t at) {
        const char c = text_[at];
        if (c == '\n') {
            const std::size_t next = text_.find_first_not_of(" \t\r", at + 1);
            if (next != std::string_view::npos && text_[next] == '\n') cut(at);
            return at + 1;
        }
        if (is_word_byte(static_cast<unsigned char>(c))) {
            const std::size_t full_width = full_width_stop(at);
            if (full_width != 0) return cut(at + full_width), at + full_width;
            return word(at);
        }
        if (c == '.' || c == '!' || c == '?') return stop(at);
        return at + 1;
    }

    std::size_t full_width_stop(std::size_t at) const {
        const std::string_view rest = text_.substr(at, 3);
        return rest == "\u3002" || rest == "\uFF01" || rest == "\uFF1F" ? 3 : 0;
    }

    // A word: is it two, the end of one sentence and the start of the next?
    std::size_t word(std::size_t start) {
        std::size_t end = start;
        while (end < text_.size() && is_word_byte(static_cast<unsigned char>(text_[end])) && full_width_stop(end) == 0) ++end;
        if (kind_ != BlockKind::title && kind_ != BlockKind::heading) {
            if (starts_without_stop(start, end)) cut(start);
            for (std::size_t at = start + 2; at + 1 < end; ++at) {
                if (is_ascii_upper(text_[at]) && !is_ascii_upper(text_[at + 1]) && is_glued(start, at, end)) {
                    cut(at);
                    start = at;
                }
            }
            if (end - start > 2 && text_[end - 1] == 'I' && is_ascii_lower(text_[end - 2]) && is_glued(start, end - 1, end))
                cut(end - 1);
        }
        last_word_ = {start, end};
        return end;
    }

    std::string lower(std::size_t start, std::size_t end) const { return to_lower(text_.substr(start, end - start)); }

    bool is_glued(std::size_t start, std::size_t middle, std::size_t end) const {
        const std::string_view left = text_.substr(start, middle - start);
        std::string_view right = text_.substr(middle, end - middle);
        if (const std::size_t apostrophe = right.find("\u2019"); apostrophe != std::string_view::npos) {
            right = right.substr(0, apostrophe);  // "They’ve"
            end = middle + apostrophe;
        }
        const bool left_lower = std::all_of(left.begin(), left.end(), is_ascii_lower);
        const en::Entry& right_entry = lexicon_.find(lower(middle, end));
        const bool right_starts = right_entry.has(en::Trait::starter);
        const bool right_known =
            right_starts || vocabulary_.count(right) > 0 || (right_entry.can_be(VerbForm::gerund) && right.size() > 4);
        if (!right_known) return false;
        if (vocabulary_.count(text_.substr(start, end - start)) > 1) return false;  // a name with a capital inside
        const bool left_known = vocabulary_.count(left) > 0 || lexicon_.find(lower(start, middle)).known();
        if (left_lower) return left.size() >= 2 && (left_known || (right_starts && left.size() >= 4) || left.size() >= 6);
        return right_starts && right.size() > 2 && vocabulary_.count(left) > 0;  // a name and a word that starts sentences
    }

    // "… are withheld This …": a capital pronoun or connective in running text.
    bool starts_without_stop(std::size_t start, std::size_t end) const {
        if (kind_ == BlockKind::speech || start < 2 || end >= text_.size() || text_[start - 1] != ' ' ||
            !is_ascii_upper(text_[start]))
            return false;
        if (!is_ascii_lower(text_[start - 2]) || text_[end] != ' ' || end + 1 >= text_.size() || !is_ascii_lower(text_[end + 1]))
            return false;
        static constexpr std::array<std::string_view, 16> words = {
            "this",    "these", "those",    "they",        "it",           "he",        "she",      "we",
            "however", "after", "moreover", "furthermore", "nevertheless", "meanwhile", "although", "there"};
        const std::string word = lower(start, end);
        if (!is_one_of(words, word)) return false;
        const std::string before = lower(last_word_.start, last_word_.end);
        const en::Entry& entry = lexicon_.find(before);
        return !entry.can_be(Upos::ADP) && !entry.can_be(Upos::DET) && !entry.can_be(Upos::CCONJ) && !entry.can_be(Upos::SCONJ);
    }

    std::size_t stop(std::size_t at) {
        std::size_t end = at;
        while (end < text_.size() && (text_[end] == '.' || text_[end] == '!' || text_[end] == '?')) ++end;
        const bool full_stop_only = text_[at] == '.' && end == at + 1;
        std::size_t after = skip_closers(end);
        if (after == text_.size()) return cut(after), after;
        if (full_stop_only && last_word_.end == at && after == end && !ends_sentence(at, after)) return after;
        if (is_ascii_space(text_[after])) {
            const std::size_t next = text_.find_first_not_of(" \t\r\n", after);
            if (next == std::string_view::npos || !is_ascii_lower(text_[next])) cut(after);
            return after;
        }
        // No blank: "models.Nevertheless"
        if (is_ascii_upper(text_[after]) && at > 0 && (is_ascii_lower(text_[at - 1]) || !full_stop_only || after > end)) {
            std::size_t word_end = after;
            while (word_end < text_.size() && is_word_byte(static_cast<unsigned char>(text_[word_end]))) ++word_end;
            const bool known =
                lexicon_.find(lower(after, word_end)).known() || vocabulary_.count(text_.substr(after, word_end - after)) > 0;
            if (known && last_word_.end - last_word_.start > 1) cut(after);
        }
        return after;
    }

    // Is the full stop at `at` after last_word_ more than an abbreviation's or a number's point?
    bool ends_sentence(std::size_t at, std::size_t after) const {
        if (is_ascii_digit(text_[after]) && at > 0 && is_ascii_digit(text_[at - 1])) return false;
        const std::string before = lower(abbreviation_start(at), at);
        if (!is_ascii_space(text_[after])) return before.size() > 1;
        const std::size_t next = text_.find_first_not_of(" \t\r\n", after);
        if (next == std::string_view::npos) return true;
        if (is_one_of(titles, before)) return false;
        const bool initial = before.size() == 1 && at > 0 && is_ascii_upper(text_[at - 1]);
        const bool dotted = before.size() > 2 && before[1] == '.';
        if (!initial && !dotted && !is_one_of(abbreviations, before)) return true;
        std::size_t word_end = next;
        while (word_end < text_.size() && is_word_byte(static_cast<unsigned char>(text_[word_end]))) ++word_end;
        return is_ascii_upper(text_[next]) && !initial && lexicon_.find(lower(next, word_end)).has(en::Trait::starter);
    }

    std::size_t abbreviation_start(std::size_t at) const {
        std::size_t start = at;
        constexpr std::size_t longest = 12;
        while (start > 0 && at - start < longest &&
               (is_word_byte(static_cast<unsigned char>(text_[start - 1])) || (text_[start - 1] == '.' && start < at))) {
            --start;
        }
        return start;
    }

    std::size_t skip_closers(std::size_t at) const {
        while (at < text_.size()) {
            if (text_[at] == '"' || text_[at] == '\'' || text_[at] == ')' || text_[at] == ']') {
                ++at;
            } else if (text_.substr(at, 3) == "\u201D" || text_.substr(at, 3) == "\u2019") {
                at += 3;
            } else {
                break;
            }
        }
        return at;
    }

    void cut(std::size_t at) {
        std::size_t start = begin_;
        std::size_t end = at;
        while (start < end && is_ascii_space(text_[start])) ++start;
        while (end > start && is_ascii_space(text_[end - 1])) --end;
        if (start < end) ranges_.push_back({start, end});
        begin_ = at;
    }

    std::string_view text_;
    BlockKind kind_;
    const Vocabulary& vocabulary_;
    const en::Lexicon& lexicon_;
    std::vector<TextRange> ranges_;
    std::size_t begin_ = 0;
    TextRange last_word_;
};

}  // namespace

void Vocabulary::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        const std::size_t start = at;
        while (at < text.size() && is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        if (at == start) continue;
        const std::string_view word = text.substr(start, at - start);
        const auto found = counts_.find(word);
        if (found == counts_.end()) {
            counts_.emplace(std::string(word), 1);
        } else {
            ++found->second;
        }
    }
}

std::size_t Vocabulary::count(std::string_view word) const {
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
}

std::vector<TextRange> split_sentences(std::string_view text, BlockKind kind, const Vocabulary& vocabulary,
                                       const en::Lexicon& lexicon) {
    return Splitter(text, kind, vocabulary, lexicon).run();
}

}  // namespace skein
