#include "extract/text/tokenizer.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/abbreviations.hpp"
#include "extract/text/token_patterns.hpp"

#include <algorithm>
#include <string>

namespace skein {

namespace {

enum class Kind { space, word, wide, digit, other };  // wide: scripts that are written without blanks

Kind kind_of(char32_t c) {
    if (c < 0x80) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) return Kind::space;
        if (c >= '0' && c <= '9') return Kind::digit;
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Kind::word : Kind::other;
    }
    if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
        (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF)) {
        return Kind::wide;
    }
    if (is_space(c)) return Kind::space;
    if (is_digit(c)) return Kind::digit;
    if (is_letter(c) || (c >= 0x300 && c <= 0x36F)) return Kind::word;
    return Kind::other;
}

bool is_word_kind(Kind kind) { return kind == Kind::word || kind == Kind::digit; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

constexpr std::size_t longest_looked_up = 16;  // bytes: no word of the lists is longer

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Annotation& out) : text_(text), out_(out) {}

    void run(std::size_t start, std::size_t end) {
        end_ = end;
        for (std::size_t at = start; at < end_;) {
            const CodePoint point = peek(at);
            const Kind kind = kind_of(point.value);
            if (kind == Kind::space) {
                at += point.size;
            } else if (kind == Kind::other) {
                at = symbol(at, point);
            } else if (const std::size_t named = name_end(at); named != at) {
                at = add(at, named);
            } else {
                at = kind == Kind::digit ? number(at) : word(at, kind);
            }
        }
    }

  private:
    CodePoint peek(std::size_t at) const {
        if (at >= end_) return {' ', 1};
        const auto byte = static_cast<unsigned char>(text_[at]);
        return byte < 0x80 ? CodePoint{byte, 1} : decode_at(text_, at);  // most are ASCII: no call
    }
    Kind kind_at(std::size_t at) const { return kind_of(peek(at).value); }
    bool after_blank(std::size_t at) const { return at == 0 || static_cast<unsigned char>(text_[at - 1]) <= 0x20; }

    std::size_t add(std::size_t start, std::size_t end) {
        Token& token = out_.tokens.emplace_back();
        token.start = static_cast<std::uint32_t>(start);
        token.end = static_cast<std::uint32_t>(end);
        return end;
    }

    std::size_t name_end(std::size_t at) {
        const std::size_t web = web_address_end(text_, at, end_);
        return web != at ? web : dotted_names_.end_of(text_, at, end_);
    }

    // The next sign that is no blank; 0 at the end of the text.
    char32_t next_visible(std::size_t at) const {
        while (at < end_) {
            const CodePoint point = peek(at);
            if (kind_of(point.value) != Kind::space) return point.value;
            at += point.size;
        }
        return 0;
    }

    std::string lower_short(std::size_t start, std::size_t end) const {
        return end - start > longest_looked_up ? std::string() : to_lower(text_.substr(start, end - start));
    }
    std::size_t letters_end(std::size_t at) const {
        while (at < end_ && kind_at(at) == Kind::word) at += peek(at).size;
        return at;
    }

    // One sign, or several that are one: a face, dots, dashes, stops, doubled quotes.
    std::size_t symbol(std::size_t at, CodePoint point) {
        const std::size_t face = emoticon_end(text_, at, end_);
        if (face != at) return add(at, face);
        std::size_t end = at + point.size;
        if (point.value == '+' && after_blank(at) && kind_at(end) == Kind::digit) return number(at);
        if (point.value == '#' && after_blank(at) && kind_at(end) == Kind::word) return add(at, tag_end(end));
        if (is_stop(point.value)) {
            if (point.value == '.' && kind_at(end) == Kind::digit && (at == 0 || !is_word_kind(kind_before(at))))
                return number(at);
            while (end < end_ && is_stop(peek(end).value)) end += peek(end).size;
        } else if (std::u32string_view(U"-=*_~#<>|+$\u2014\u2013").find(point.value) != std::u32string_view::npos) {
            while (end < end_ && peek(end).value == point.value) end += point.size;
        } else if (is_apostrophe(point.value) || point.value == '`' || point.value == 0x2018) {
            if (const std::size_t clitic = contraction_end(at); clitic != 0) return add(at, clitic);
            if (const std::size_t clipped = clipped_word_end(at); clipped != 0) return add(at, clipped);
            const bool doubled = is_apostrophe(peek(end).value) || peek(end).value == point.value;
            if (doubled && peek(end + peek(end).size).value != point.value) end += peek(end).size;
        }
        return add(at, end);
    }

    std::size_t tag_end(std::size_t at) const {
        while (at < end_ && (is_word_kind(kind_at(at)) || text_[at] == '_')) at += peek(at).size;
        return at;
    }

    Kind kind_before(std::size_t at) const {
        std::size_t start = at - 1;
        while (start > 0 && (static_cast<unsigned char>(text_[start]) & 0xC0) == 0x80) --start;
        return kind_of(decode_at(text_, start).value);
    }

    // End of "'s", "'re" … that starts at the apostrophe at `at`; 0 when it is none.
    std::size_t contraction_end(std::size_t at) const {
        if (at == 0 || kind_before(at) == Kind::space) return 0;
        const std::size_t letters = at + peek(at).size;
        for (const std::string_view ending : {"s", "re", "ve", "ll", "d", "m"}) {
            const std::size_t end = letters + ending.size();
            if (end > end_ || is_word_kind(kind_at(end))) continue;
            if (lower_short(letters, end) == ending) return end;
        }
        return 0;
    }
    // "'em", "'90s" after a blank; 0 when it is none.
    std::size_t clipped_word_end(std::size_t at) const {
        if (!after_blank(at)) return 0;
        const std::size_t start = at + peek(at).size;
        std::size_t end = start;
        while (end < end_ && kind_at(end) == Kind::digit) ++end;
        if (end == start + 2) {
            if (end < end_ && text_[end] == 's') ++end;
            return is_word_kind(kind_at(end)) ? 0 : end;
        }
        end = letters_end(start);
        const std::string lower = lower_short(start, end);
        static constexpr std::string_view clipped[] = {"em", "til", "till", "cause", "bout", "cuz", "tis", "twas"};
        const bool known = std::ranges::find(clipped, lower) != std::end(clipped);
        return known && kind_at(end) != Kind::digit && !is_apostrophe(peek(end).value) ? end : 0;
    }

    std::size_t number(std::size_t start) {
        const std::size_t digits = kind_at(start) == Kind::digit ? start : start + 1;
        const std::size_t end = number_end(text_, digits, end_);
        if (end == digits) return word(start, Kind::digit);  // digits of another script
        if (const std::size_t decade = decade_end(digits, end); decade != 0) return add(start, decade);
        if (kind_at(end) != Kind::word) return add(start, end);
        std::size_t letters = letters_end(end);
        if (letters + 2 < end_ && text_[letters] == '.' && text_[letters + 1] == 'm' && text_[letters + 2] == '.') letters += 3;
        if (letters - end <= longest_looked_up && !is_word_kind(kind_at(letters)) &&
            en::is_unit(text_.substr(end, letters - end))) {
            add(start, end);
            return add(end, letters);
        }
        return word(start, Kind::digit);
    }

    // "the 80's", "the 1590's"; 0 when it is none.
    std::size_t decade_end(std::size_t start, std::size_t end) const {
        const bool round = (end - start == 2 || end - start == 4) && text_[end - 1] == '0';
        if (!round || !is_apostrophe(peek(end).value)) return 0;
        const std::size_t letter = end + peek(end).size;
        return peek(letter).value == 's' && !is_word_kind(kind_at(letter + 1)) ? letter + 1 : 0;
    }

    // May the sign at `at` stand inside the word that began at `start`?
    bool joins(std::size_t start, std::size_t at, CodePoint sign, Kind before) const {
        const std::size_t after = at + sign.size;
        if (after >= end_) return false;
        const Kind next = kind_at(after);
        if (!is_word_kind(next)) return false;
        if (is_hyphen(sign.value)) {
            const std::string follows = lower_short(after, letters_end(after));
            return (en::is_hyphenated_prefix(lower_short(start, at)) && follows != "the") || en::is_hyphenated_suffix(follows);
        }
        switch (sign.value) {
            case '/': {
                const std::size_t end = letters_end(after);
                return !is_word_kind(kind_at(end)) && en::is_slashed_word(lower_short(start, end));
            }
            case '_':
            case '@':
            case '&':
                return true;
            case ',':
            case ':':
                return before == Kind::digit && next == Kind::digit;
            case '.':
                if (before == Kind::digit && next == Kind::digit) return true;
                if (at == start + 1 || text_[at - 2] == '.') return true;                           // initials: U.S.
                return before == Kind::word && next == Kind::word && !is_upper(peek(after).value);  // example.org
            default:
                return is_apostrophe(sign.value) && next == Kind::word && contraction_end(at) == 0;
        }
    }

    std::size_t word(std::size_t start, Kind first) {
        std::size_t at = start;
        Kind before = first;
        while (at < end_) {
            const CodePoint point = peek(at);
            const Kind kind = kind_of(point.value);
            if (is_word_kind(kind) && first != Kind::wide) {
                at += point.size;
                before = kind;
                continue;
            }
            if (kind == Kind::space || (kind == Kind::wide) != (first == Kind::wide)) break;
            if (kind == Kind::other && at != start && !joins(start, at, point, before)) break;
            at += point.size;
            before = kind;
        }
        at = with_tail(start, at);
        const std::string_view form = text_.substr(start, at - start);
        // "don't" → "do" "n't"
        for (const std::string_view ending : {"n't", "N'T", "n\u2019t", "N\u2019T", "n`t"}) {
            if (form.back() == ending.back() && form.ends_with(ending) && form.size() > ending.size()) {
                add(start, at - ending.size());
                return add(at - ending.size(), at);
            }
        }
        if (const std::size_t split = en::may_be_contraction(form) ? en::contraction_split(lower_short(start, at)) : 0;
            split != 0) {
            add(start, start + split);
            return add(start + split, at);
        }
        return add(start, at);
    }

    // The point of an abbreviation, the signs of "C++" and "C#".
    std::size_t with_tail(std::size_t start, std::size_t at) const {
        if (at >= end_) return at;
        const std::size_t size = at - start;
        const bool dotted = size > 1 && text_[start + 1] == '.';  // "D.C..", "T.V.?"
        if (text_[at] == '.' && (!is_stop(peek(at + 1).value) || (dotted && !is_stop(peek(at + 2).value))))
            return takes_point(start, at) ? at + 1 : at;
        if (size == 1 && (text_[at] == '+' || text_[at] == '#')) {
            std::size_t end = at;
            while (end < end_ && text_[end] == text_[at]) ++end;
            if (text_[at] == '#' || end - at == 2) return end;
        }
        return at;
    }

    bool takes_point(std::size_t start, std::size_t at) const {
        const char32_t next = next_visible(at + 1);
        const bool glued = kind_at(at + 1) != Kind::space;
        if (at - start > 1 && text_[start + 1] == '.') {                     // "U.S.", "p.m."
            const bool hour = lower_short(start, at) == "p.m" || lower_short(start, at) == "a.m";
            return next != 0 || !hour;
        }
        if (at - start == 1 && is_upper(peek(start).value)) {  // "J. Smith"
            if (glued) return is_upper(next) || next == ',';
            return is_upper(next) && (text_[start] != 'I' || starts_after_capital(start));
        }
        if (next == 0 || (glued && is_word_kind(kind_of(next)))) return false;
        if (at - start == 1 && text_[start] != 'i')
            return kind_of(peek(start).value) == Kind::word && is_lower(next);  // in small letters
        const std::string lower = lower_short(start, at);
        switch (en::abbreviation(lower)) {
            case en::Abbreviation::none: return false;
            case en::Abbreviation::numbered: return kind_of(next) == Kind::digit;
            case en::Abbreviation::inside: return true;
            case en::Abbreviation::either: return lower != "etc" || !is_upper(next);
        }
        return false;
    }
    // Is the token before this one capitalised? "Richard I. Smith", but not "he and I. Then".
    bool starts_after_capital(std::size_t start) const {
        if (out_.tokens.empty()) return false;
        const Token& before = out_.tokens.back();
        return before.end + 1 == start && is_upper(decode_at(text_, before.start).value);
    }

    std::string_view text_;
    Annotation& out_;
    DottedNames dotted_names_;
    std::size_t end_ = 0;
};

}  // namespace

Annotation tokenize(std::string_view text, std::span<const std::size_t> cuts) {
    Annotation annotation;
    annotation.text = text;
    annotation.tokens.reserve(text.size() / 5 + 1);
    Tokenizer tokenizer(text, annotation);
    std::size_t start = 0;
    for (const std::size_t cut : cuts) {
        tokenizer.run(start, cut);
        start = cut;
    }
    tokenizer.run(start, text.size());
    if (!annotation.tokens.empty()) annotation.sentences.push_back({0, static_cast<std::uint32_t>(annotation.tokens.size())});
    return annotation;
}

}  // namespace skein
