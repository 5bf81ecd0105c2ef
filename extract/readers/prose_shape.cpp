#include "extract/readers/prose_shape.hpp"

#include "base/utf8.hpp"
#include "extract/readers/lines.hpp"

#include <algorithm>
#include <array>

namespace skein {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_heading = 90;    // characters
constexpr std::size_t heading_words = 14;
constexpr std::size_t longest_title = 200;
constexpr std::size_t title_words = 32;
constexpr std::size_t narrowest_wrap = 40;     // characters: shorter lines are verses, addresses, lists
constexpr std::size_t widest_wrap = 160;       // nobody wraps later than this: longer lines are whole paragraphs
constexpr std::size_t spoken_words = 60;       // fewer words prove nothing
constexpr std::size_t words_without_stop = 60;   // or comma

constexpr std::array bullets = {"•"sv, "‣"sv, "▪"sv, "●"sv, "◦"sv, "·"sv, "-"sv, "*"sv, "+"sv, "–"sv};
constexpr std::array closing_marks = {"\""sv, "'"sv, "”"sv, "’"sv, "»"sv, ")"sv, "]"sv};
constexpr std::array sentence_ends = {"."sv,  "!"sv,  "…"sv,  ","sv,  ";"sv, ":"sv, "。"sv,
                                      "！"sv, "，"sv, "；"sv, "："sv, "-"sv, "–"sv, "—"sv};
constexpr std::array question_marks = {"?"sv, "？"sv};

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& marks) {
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

std::string_view without_closing_marks(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : closing_marks)
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
    return text;
}

struct Words {
    std::size_t number = 0;
    std::size_t capitalised = 0;    // of those with more than three letters
    std::size_t long_ones = 0;      // more than three letters
    bool letters = false;
    bool inner_sentence_end = false;  // "… done. Next …"
};

Words count_words(std::string_view line) {
    Words words;
    bool ended = false;  // the word before closed a sentence
    for (std::size_t i = 0; i < line.size();) {
        while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
        std::size_t end = std::min(line.find_first_of(" \t", i), line.size());
        if (end == i) break;
        const std::string_view word = line.substr(i, end - i);
        std::size_t letters = 0;
        bool upper = false;
        for (std::size_t k = 0; k < word.size();) {
            const CodePoint c = decode_at(word, k);
            if (is_letter(c.value) && ++letters == 1) upper = is_upper(c.value);
            k += c.size;
        }
        ++words.number;
        words.letters |= letters > 0;
        if (letters > 3) ++words.long_ones, words.capitalised += upper;
        words.inner_sentence_end |= ended && upper;
        ended = letters > 3 && (word.ends_with('.') || word.ends_with('!') || word.ends_with('?'));
        i = end;
    }
    return words;
}

bool starts_like_a_name(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
        const CodePoint c = decode_at(line, i);
        if (is_letter(c.value)) return !is_lower(c.value);
        if (is_digit(c.value)) return true;
        i += c.size;
    }
    return false;
}

bool looks_like_headline(std::string_view line, std::size_t longest, std::size_t most_words) {
    line = trimmed(line);
    if (line.empty() || line.size() > longest * 4 || characters(line) > longest) return false;
    if (ends_with_any(line, sentence_ends) || ends_with_any(without_closing_marks(line), sentence_ends)) return false;
    if (!starts_like_a_name(line) || list_marker_size(line) > 0) return false;
    const Words words = count_words(line);
    if (!words.letters || words.number > most_words || words.inner_sentence_end) return false;
    return !ends_with_any(without_closing_marks(line), question_marks) || words.capitalised * 4 >= words.long_ones * 3;
}

}  // namespace

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool looks_like_heading(std::string_view line) { return looks_like_headline(line, longest_heading, heading_words); }
bool looks_like_title(std::string_view line) { return looks_like_headline(line, longest_title, title_words); }

std::size_t list_marker_size(std::string_view line) {
    std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
    const auto with_blanks = [&](std::size_t end) -> std::size_t {
        if (end >= line.size() || (line[end] != ' ' && line[end] != '\t')) return 0;
        const std::size_t text = line.find_first_not_of(" \t", end);
        return text == std::string_view::npos ? 0 : text;
    };
    for (const std::string_view bullet : bullets)
        if (line.substr(at).starts_with(bullet)) return with_blanks(at + bullet.size());
    std::size_t digits = at;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == at || digits - at > 3 || digits == line.size() || (line[digits] != '.' && line[digits] != ')')) return 0;
    return with_blanks(digits + 1);
}

bool is_soft_wrap(std::string_view line, std::string_view next, std::size_t width) {
    if (width > widest_wrap) return false;
    line = trimmed(line);
    next = trimmed(next);
    const bool ended = ends_with_any(without_closing_marks(line), std::array{"."sv, "!"sv, "?"sv, ":"sv});
    const bool goes_on = !next.empty() && is_lower(decode_at(next, 0).value);
    if (goes_on && !ended) return true;
    if (width < narrowest_wrap) return false;
    const std::size_t word = characters(next.substr(0, next.find_first_of(" \t")));
    return (characters(line) + 1 + word) * 100 >= width * 85;
}

bool sounds_spoken(std::string_view text) {
    const auto words = static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
    if (words < spoken_words) return false;
    const auto stops = static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return c == '.' || c == '?' || c == '!' || c == ',' || c == ';'; }));
    return stops * words_without_stop < words && text.find("。") == std::string_view::npos;
}

}  // namespace skein
