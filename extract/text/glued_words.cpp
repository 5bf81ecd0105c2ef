#include "extract/text/glued_words.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace skein {

namespace {

constexpr std::size_t longest_word = 200;  // bytes; nobody writes longer ones, and what is longer is left alone

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }

// The end of the word that begins at `start`.
std::size_t word_end(std::string_view text, std::size_t start) {
    while (start < text.size() && is_word_byte(static_cast<unsigned char>(text[start]))) ++start;
    return start;
}

class GlueFinder {
  public:
    GlueFinder(std::string_view text, const Vocabulary& vocabulary, const en::Lexicon& lexicon)
        : text_(text), vocabulary_(vocabulary), lexicon_(lexicon) {}

    void look(std::size_t start, std::size_t end, std::vector<std::size_t>& cuts) const {
        for (std::size_t at = start + 2; at + 1 < end; ++at) {
            if (is_ascii_upper(text_[at]) && !is_ascii_upper(text_[at + 1]) && is_glued(start, at, end)) {
                cuts.push_back(at);
                start = at;
            }
        }
        if (end - start > 2 && text_[end - 1] == 'I' && is_ascii_lower(text_[end - 2]) && is_glued(start, end - 1, end)) {
            cuts.push_back(end - 1);
        }
    }

  private:
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

    std::string_view text_;
    const Vocabulary& vocabulary_;
    const en::Lexicon& lexicon_;
};

}  // namespace

void Vocabulary::count_words(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        const std::size_t start = at;
        at = word_end(text, start);
        if (at > start && at - start <= longest_word) ++counts_[text.substr(start, at - start)];
    }
}

std::size_t Vocabulary::count(std::string_view word) const {
    for (const std::string_view text : uncounted_) count_words(text);
    uncounted_.clear();
    const auto found = counts_.find(word);
    return found == counts_.end() ? 0 : found->second;
}

std::vector<std::size_t> find_glued_ends(std::string_view text, BlockKind kind, const Vocabulary& vocabulary,
                                         const en::Lexicon& lexicon) {
    std::vector<std::size_t> cuts;
    if (kind == BlockKind::title || kind == BlockKind::heading) return cuts;
    const GlueFinder finder(text, vocabulary, lexicon);
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_word_byte(static_cast<unsigned char>(text[at]))) ++at;
        const std::size_t end = word_end(text, at);
        if (end - at >= 3 && end - at <= longest_word) finder.look(at, end, cuts);
        at = end;
    }
    return cuts;
}

}  // namespace skein
