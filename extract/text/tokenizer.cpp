#include "extract/text/tokenizer.hpp"

#include "base/utf8.hpp"

#include <array>

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

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019;
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Annotation& out) : text_(text), out_(out) {}

    void run(TextRange sentence) {
        end_ = sentence.end;
        for (std::size_t at = sentence.start; at < end_;) {
            const CodePoint point = decode_at(text_, at);
            const Kind kind = kind_of(point.value);
            if (kind == Kind::space) {
                at += point.size;
            } else if (kind == Kind::other) {
                at = symbol(at, point);
            } else if (is_address(at)) {
                at = address(at);
            } else {
                at = word(at, kind);
            }
        }
    }

  private:
    CodePoint peek(std::size_t at) const { return at < end_ ? decode_at(text_, at) : CodePoint{' ', 1}; }

    void add(std::size_t start, std::size_t end) {
        Token token;
        token.start = static_cast<std::uint32_t>(start);
        token.end = static_cast<std::uint32_t>(end);
        out_.tokens.push_back(std::move(token));
    }

    // One sign, or a run of the same dots, dashes, or marks.
    std::size_t symbol(std::size_t at, CodePoint point) {
        std::size_t end = at + point.size;
        if (std::u32string_view(U".-!?=*_~#").find(point.value) != std::u32string_view::npos) {
            while (end < end_ && peek(end).value == point.value) end += point.size;
        }
        if (is_apostrophe(point.value)) end = contraction_end(at) != 0 ? contraction_end(at) : end;
        add(at, end);
        return end;
    }

    bool is_address(std::size_t at) const {
        const std::string_view rest = text_.substr(at, end_ - at);
        return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    }
    std::size_t address(std::size_t at) {
        std::size_t end = at;
        while (end < end_ && kind_of(peek(end).value) != Kind::space &&
               std::string_view("<>\"").find(text_[end]) == std::string_view::npos) {
            end += peek(end).size;
        }
        while (end > at + 1 && std::string_view(".,;:!?)]'").find(text_[end - 1]) != std::string_view::npos) --end;
        add(at, end);
        return end;
    }

    // End of "'s", "'re" … that starts at the apostrophe at `at`; 0 when it is none.
    std::size_t contraction_end(std::size_t at) const {
        const std::size_t letters = at + peek(at).size;
        static constexpr std::array<std::string_view, 6> endings = {"s", "re", "ve", "ll", "d", "m"};
        for (const std::string_view ending : endings) {
            const std::size_t end = letters + ending.size();
            if (end > end_) continue;
            const Kind next = kind_of(peek(end).value);
            if (end < end_ && (next == Kind::word || next == Kind::digit)) continue;
            std::string piece(text_.substr(letters, ending.size()));
            for (char& c : piece) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            if (piece == ending) return end;
        }
        return 0;
    }

    // May the sign at `at` stand inside a word, between `before` and what follows?
    bool joins(std::size_t start, std::size_t at, CodePoint sign, Kind before) const {
        const std::size_t after = at + sign.size;
        if (after >= end_) return false;
        const Kind next = kind_of(peek(after).value);
        if (next != Kind::word && next != Kind::digit) return false;
        switch (sign.value) {
            case '-':
            case 0x2010:
            case 0x2011:
            case '/':
            case '_':
            case '@':
            case '&':
            case '+':
                return true;
            case ',':
                return before == Kind::digit && next == Kind::digit;
            case ':':
                return before == Kind::digit && next == Kind::digit;
            case '.': {
                if (before == Kind::digit && next == Kind::digit) return true;
                if (at == start + 1 || text_[at - 2] == '.') return true;                           // initials: U.S.
                return before == Kind::word && next == Kind::word && !is_upper(peek(after).value);  // example.org
            }
            default:
                return is_apostrophe(sign.value) && contraction_end(at) == 0;
        }
    }

    std::size_t word(std::size_t start, Kind first) {
        std::size_t at = start;
        Kind before = first;
        while (at < end_) {
            const CodePoint point = peek(at);
            const Kind kind = kind_of(point.value);
            if (kind == Kind::space || (kind == Kind::wide) != (first == Kind::wide)) break;
            if (kind == Kind::other && !joins(start, at, point, before)) break;
            at += point.size;
            before = kind;
        }
        at = with_tail(start, at);
        // "don't" → "do" "n't"
        if (at - start > 3) {
            const std::string_view form = text_.substr(start, at - start);
            for (const std::string_view ending : {"n't", "N'T", "n\u2019t", "N\u2019T"}) {
                if (form.ends_with(ending) && form.size() > ending.size()) {
                    add(start, at - ending.size());
                    add(at - ending.size(), at);
                    return at;
                }
            }
            if (form == "cannot" || form == "Cannot") {
                add(start, start + 3);
                add(start + 3, at);
                return at;
            }
        }
        add(start, at);
        return at;
    }

    // The point of an abbreviation, the signs of "C++" and "C#".
    std::size_t with_tail(std::size_t start, std::size_t at) const {
        if (at >= end_) return at;
        const std::string_view form = text_.substr(start, at - start);
        if (text_[at] == '.') {
            static constexpr std::array<std::string_view, 14> dotted = {"Mr",  "Mrs", "Ms", "Dr", "Prof", "Inc", "Corp",
                                                                        "Ltd", "Co",  "Jr", "Sr", "St",   "vs",  "etc"};
            for (const std::string_view abbreviation : dotted) {
                if (form == abbreviation) return at + 1;
            }
            const bool initials = form.size() > 1 && form[1] == '.';
            const bool initial = form.size() == 1 && form[0] >= 'A' && form[0] <= 'Z' && at + 1 < end_;
            if (initials || initial) return at + 1;
        }
        if (form.size() == 1 && (text_[at] == '+' || text_[at] == '#')) {
            while (at < end_ && (text_[at] == '+' || text_[at] == '#')) ++at;
        }
        return at;
    }

    std::string_view text_;
    Annotation& out_;
    std::size_t end_ = 0;
};

}  // namespace

Annotation tokenize(std::string_view text, std::span<const TextRange> sentences) {
    Annotation annotation;
    annotation.text = text;
    annotation.sentences.reserve(sentences.size());
    Tokenizer tokenizer(text, annotation);
    for (const TextRange range : sentences) {
        SentenceTokens sentence;
        sentence.first = static_cast<std::uint32_t>(annotation.tokens.size());
        tokenizer.run(range);
        sentence.last = static_cast<std::uint32_t>(annotation.tokens.size());
        if (sentence.last > sentence.first) annotation.sentences.push_back(sentence);
    }
    return annotation;
}

}  // namespace skein
