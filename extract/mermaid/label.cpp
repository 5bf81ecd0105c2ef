#include "extract/mermaid/label.hpp"

#include "base/utf8.hpp"
#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/entities.hpp"

#include <algorithm>
#include <cstddef>

namespace skein::mermaid {

namespace {

constexpr std::string_view known_tags[] = {"a",     "b",    "big",    "br",     "center", "cite", "code", "del", "div",
                                           "em",    "font", "h1",     "h2",     "h3",     "h4",   "hr",   "i",   "img",
                                           "ins",   "kbd",  "li",     "mark",   "ol",     "p",    "pre",  "q",   "s",
                                           "small", "span", "strike", "strong", "sub",    "sup",  "tt",   "u",   "ul"};
constexpr std::string_view icon_prefixes[] = {"fa", "fab", "fas", "far", "fal", "fad", "fak", "fass", "fasr"};
constexpr std::size_t longest_tag = 400;

struct Tag {
    std::size_t size = 0;  // with the brackets; 0: no tag begins here
    bool known = false;
    bool line_break = false;
};

Tag tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    if (i < text.size() && (text[i] == '/' || text[i] == '!' || text[i] == '?')) ++i;
    const std::size_t name_begin = i;
    while (i < text.size() && is_ascii_word(text[i])) ++i;
    if (i == name_begin && (i == at + 1 || text[i - 1] == '/')) return tag;
    if (i > name_begin && is_ascii_digit(text[name_begin])) return tag;
    const std::string_view name = text.substr(name_begin, i - name_begin);
    const std::size_t close = text.substr(0, std::min(text.size(), at + longest_tag)).find_first_of("<>", i);
    tag.size = 1;
    if (close == std::string_view::npos || text[close] == '<') return tag;
    const std::string_view rest = trim_blanks(text.substr(i, close - i));
    tag.size = close + 1 - at;
    tag.known = std::any_of(std::begin(known_tags), std::end(known_tags),
                            [&](auto known) { return equals_ignoring_case(known, name); }) &&
                (rest.empty() || rest == "/" || rest.find('=') != std::string_view::npos);
    tag.line_break = tag.known && equals_ignoring_case(name, "br");
    return tag;
}

bool direction_words_at(std::string_view text, std::size_t at) {
    constexpr std::string_view word = "direction";
    if (text.substr(at, word.size()) != word) return false;
    std::size_t i = at + word.size();
    const std::size_t after = i;
    while (i < text.size() && (blank_at(text, i) > 0 || is_line_end(text[i]))) ++i;
    const std::string_view value = text.substr(i, 2);
    return i > after && (value == "TB" || value == "BT" || value == "RL" || value == "LR" || value == "TD");
}

// Where Mermaid's clean-up would cut the last ';' off a line that looks like a style with a colour.
bool looks_like_style(std::string_view text) {
    return (text.find("style") != std::string_view::npos || text.find("classDef") != std::string_view::npos) &&
           text.find(':') != std::string_view::npos;
}

struct Mended {
    std::string text;
    bool changed = false;
    bool quotes = false;
    bool tags = false;
    bool codes = false;
};

// What may stand between double quotes and shows the characters of `content`.
Mended mend_content(std::string_view content, bool markdown) {
    Mended out;
    const bool style_like = looks_like_style(content);
    const auto put = [&](std::string_view replacement) {
        out.text += replacement;
        out.changed = true;
    };
    for (std::size_t at = 0; at < content.size();) {
        const char c = content[at];
        if (c == '\\' && at + 1 < content.size() && content[at + 1] == '"') {
            put("#quot;");
            out.quotes = true;
            at += 2;
        } else if (c == '"') {
            put("#quot;");
            out.quotes = true;
            ++at;
        } else if (c == '`' && markdown) {
            put("#96;");
            ++at;
        } else if (c == '<') {
            const Tag tag = tag_at(content, at);
            const std::string_view whole = content.substr(at, std::max<std::size_t>(tag.size, 1));
            if (tag.known) {
                for (const char t : whole) t == '"' ? put("'") : void(out.text += t);
            } else if (tag.size > 1 && whole.find('"') == std::string_view::npos) {
                put("#lt;");
                out.text += whole.substr(1, whole.size() - 2);
                put("#gt;");
                out.tags = true;
            } else if (tag.size > 0) {
                put("#lt;");
                out.tags = true;
                ++at;
                continue;
            } else {
                out.text += c;
            }
            at += whole.size();
        } else if (c == '#') {
            const CharacterCode code = character_code_at(content, at);
            const bool shows_nothing =
                code.size > 0 && code.decoded.empty() &&
                (code.numeric || (content[at + 1] == 'x' && code.size > 3 && is_ascii_digit(content[at + 2])));
            if (shows_nothing) {
                put("#35;");
                out.text += content.substr(at + 1, code.size - 2);
                out.text += "#59;";
                out.codes = true;
                at += code.size;
            } else {
                out.text += c;
                ++at;
            }
        } else if (c == '%' && content.substr(at, 3) == "%%{") {
            put("#37;");
            ++at;
        } else if (c == 'd' && direction_words_at(content, at)) {
            put("#100;");
            out.codes = true;
            ++at;
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && !is_line_end(c)) {
            put("\uFFFD");
            ++at;
        } else {
            out.text += c;
            ++at;
        }
    }
    if (out.changed && style_like) {
        std::string escaped;
        for (const char c : out.text) c == ':' ? void(escaped += "#58;") : void(escaped += c);
        out.text = std::move(escaped);
    }
    return out;
}

// Without the quotes around the whole of it, when there are any.
struct Unquoted {
    std::string_view content;
    bool straight = false;  // had "…" around
    bool marks = false;     // had quotation marks around that are no text
};

Unquoted without_quotes(std::string_view raw) {
    const std::string_view text = trim_blanks(raw);
    Unquoted out{text};
    const std::size_t open = double_quote_at(text, 0);
    if (open == 0) return out;
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}}) {
        if (text.size() < open + size || double_quote_at(text, text.size() - size) != size) continue;
        if (text.size() > open + size && size == 1 && text[text.size() - 2] == '\\') continue;
        out.content = text.substr(open, text.size() - open - size);
        out.straight = open == 1 && size == 1;
        out.marks = true;
        return out;
    }
    return out;
}

// Can it stand without quotes between brackets and pipes?
bool stands_bare(std::string_view content) {
    if (content.find_first_of("()[]{}|\"") != std::string_view::npos || content.starts_with("~~~")) return false;
    // Mermaid 11 takes everything up to '@' as the id of an edge when no blank stands before.
    const std::size_t at = content.find('@');
    return at == std::string_view::npos || content.find_first_of(" \t\n") < at;
}

std::string_view without_single_quotes(std::string_view text) {
    const std::size_t open = single_quote_at(text, 0);
    if (open == 0) return text;
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}})
        if (text.size() > open + size && single_quote_at(text, text.size() - size) == size) {
            const std::string_view inner = text.substr(open, text.size() - open - size);
            for (std::size_t i = 0; i < inner.size(); ++i)
                if (single_quote_at(inner, i) > 0 && (i == 0 || inner[i - 1] == ' ')) return text;
            return inner;
        }
    return text;
}

}  // namespace

std::string quoted_label(std::string_view words) {
    const std::string_view content = trim_blanks(words);
    if (content.empty()) return "\" \"";
    // A back-tick behind the quote would begin Markdown.
    return (content.starts_with('`') ? "\" " : "\"") + mend_content(content, false).text + '"';
}

MendedLabel mend_label(std::string_view raw) {
    const std::string_view text = trim_blanks(raw);
    MendedLabel out{std::string(raw), false, {}};
    const auto change = [&](std::string source, std::string_view why) {
        out.source = std::move(source);
        out.changed = out.source != raw;
        out.why = why;
    };
    Unquoted label = without_quotes(text);
    // An escaped quotation mark at the end ("…\"") belongs to the text; an opening one is only a mark.
    if (!label.marks && text.starts_with('"') && text.size() > 1 && text.find('"', 1) == std::string_view::npos)
        label.content.remove_prefix(1);
    const std::string_view inner = trim_blanks(label.content);
    if (inner.size() >= 2 && inner.front() == '`' && inner.back() == '`') {
        const std::string_view markdown = inner.substr(1, inner.size() - 2);
        const Mended mended = mend_content(markdown, true);
        if (label.straight && !mended.changed && text.size() == raw.size() && inner.size() == label.content.size()) return out;
        change("\"`" + mended.text + "`\"", "put quotes around a Markdown label");
        return out;
    }
    if (inner.empty()) {
        if (label.straight && !label.content.empty() && text.size() == raw.size()) return out;
        change("\" \"", "an empty label needs a blank in quotes");
        return out;
    }
    const Mended mended = mend_content(label.content, false);
    if (!mended.changed) {
        if (label.straight && text.size() == raw.size() && !(label.content.starts_with('`'))) return out;
        if (!label.marks && stands_bare(text)) return out;
    }
    if (label.straight && label.content.starts_with('`')) {
        change("\" " + mended.text + "\"", "a back-tick after the quote would begin Markdown");
        return out;
    }
    const std::string_view bare = label.marks ? label.content : without_single_quotes(label.content);
    std::string content = bare.size() == label.content.size() ? mended.text : mend_content(bare, false).text;
    if (!label.marks && content.starts_with('`')) content.insert(0, " ");
    change('"' + content + '"', mended.quotes ? "a double quote inside a label is written #quot;"
                                : mended.tags ? "< and > that are no tag are written #lt; and #gt;"
                                : mended.codes ? "characters that Mermaid would take for its own are written as codes"
                                : label.marks  ? "quotes around a label are straight and touch its brackets"
                                               : "put quotes around a label with special characters");
    return out;
}

SeenLabel seen_label(std::string_view source) {
    const std::string_view text = trim_blanks(source);
    std::string_view content = text;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') content = text.substr(1, text.size() - 2);
    SeenLabel seen;
    bool markup = false;
    const bool markdown = content.size() >= 2 && content.front() == '`' && content.back() == '`';
    const std::string_view body = markdown ? content.substr(1, content.size() - 2) : content;
    std::string& out = seen.plain;
    for (std::size_t at = 0; at < body.size();) {
        const char c = body[at];
        if (is_line_end(c)) {
            if (c == '\r' && at + 1 < body.size() && body[at + 1] == '\n') ++at;
            while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
            out += '\n';
            at = skip_blanks(body, at + 1);
            continue;
        }
        // "&#38;" is an ampersand and then Mermaid's own code.
        if (c == '#' || (c == '&' && at + 1 < body.size() && body[at + 1] != '#')) {
            const CharacterCode code = character_code_at(body, at);
            if (code.size > 0 && !code.decoded.empty()) {
                out += code.decoded;
                at += code.size;
                continue;
            }
        } else if (c == '<') {
            const Tag tag = tag_at(body, at);
            if (tag.known) {
                if (tag.line_break) out += '\n';
                else markup = true;
                at += tag.size;
                continue;
            }
        } else if (c == '\\' && at + 1 < body.size() && body[at + 1] == 'n' && !markdown) {
            out += '\n';
            at += 2;
            continue;
        } else if (c == '$' && at + 1 < body.size() && body[at + 1] == '$') {
            markup = true;
            at += 2;
            continue;
        } else if (markdown && (c == '*' || c == '_')) {
            ++at;
            continue;
        } else if (c == 'f' && (at == 0 || !is_ascii_word(body[at - 1]))) {
            const std::size_t colon = body.substr(0, std::min(body.size(), at + 6)).find(':', at);
            const bool prefix = colon != std::string_view::npos && body.substr(colon + 1, 3) == "fa-" &&
                                std::find(std::begin(icon_prefixes), std::end(icon_prefixes), body.substr(at, colon - at)) !=
                                    std::end(icon_prefixes);
            if (prefix) {
                at = colon + 1;
                while (at < body.size() && (is_ascii_word(body[at]) || body[at] == '-')) ++at;
                at = skip_blanks(body, at);
                markup = true;
                continue;
            }
        } else if (body.substr(at, 3) == "\u200B") {
            at += 3;  // put there by writers to keep characters apart
            continue;
        }
        const CodePoint point = decode_at(body, at);
        const bool control = (point.value < 0x20 && c != '\t') || (point.value >= 0x7F && point.value < 0xA0) ||
                             (point.value >= 0xFDD0 && point.value < 0xFDF0) || (point.value & 0xFFFE) == 0xFFFE;
        if (control) out += "\uFFFD";
        else if (c == '\t') out += ' ';
        else out += body.substr(at, point.size);
        at += point.size;
    }
    const std::string_view trimmed = trim_blanks(out);
    out = std::string(trimmed);
    if (markup || markdown) seen.markup = std::string(content);
    return seen;
}

}  // namespace skein::mermaid
