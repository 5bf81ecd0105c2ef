#include "extract/mermaid/arrow_token.hpp"

#include "extract/mermaid/characters.hpp"

#include <algorithm>
#include <string>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_arrow_bytes = 200;

bool begins_name(std::string_view text, std::size_t at) {
    return at < text.size() && (is_ascii_word(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) &&
           blank_at(text, at) == 0 && arrow_glyph_at(text, at).size == 0;
}

LinkToken glyph_token(std::size_t at, GlyphAt glyph) {
    LinkToken token{at, at + glyph.size};
    const auto set = [&](EdgeStroke stroke, bool left, bool right) {
        token.stroke = stroke;
        if (left) token.source_end = ArrowEnd::arrow;
        if (right) token.target_end = ArrowEnd::arrow;
    };
    switch (glyph.glyph) {
        case ArrowGlyph::right: set(EdgeStroke::normal, false, true); break;
        case ArrowGlyph::left: set(EdgeStroke::normal, true, false); break;
        case ArrowGlyph::both: set(EdgeStroke::normal, true, true); break;
        case ArrowGlyph::thick_right: set(EdgeStroke::thick, false, true); break;
        case ArrowGlyph::thick_left: set(EdgeStroke::thick, true, false); break;
        case ArrowGlyph::thick_both: set(EdgeStroke::thick, true, true); break;
        case ArrowGlyph::dotted_right: set(EdgeStroke::dotted, false, true); break;
        case ArrowGlyph::dotted_left: set(EdgeStroke::dotted, true, false); break;
        case ArrowGlyph::none: break;
    }
    return token;
}

// Does `run` (of '-', '=' and '.') with this head and tail match one of Mermaid's arrows?
void classify(LinkToken& token, std::string_view run, bool tail) {
    const auto all = [&](char c) { return run.find_first_not_of(c) == std::string_view::npos; };
    const auto length = [](std::size_t n) { return static_cast<std::uint32_t>(std::clamp<std::size_t>(n, 1, max_link_length)); };
    if (all('-') || all('=')) {
        token.stroke = run.front() == '=' ? EdgeStroke::thick : EdgeStroke::normal;
        token.valid = run.size() >= (tail ? 2U : 3U);
        token.opener = !tail && run.size() <= 2;
        token.weak = !tail && run.size() == 1;
        token.length = length(run.size() - std::min<std::size_t>(run.size(), tail ? 1 : 2));
        return;
    }
    if (run.find('=') != std::string_view::npos) {
        token.stroke = EdgeStroke::thick;
        return;
    }
    token.stroke = EdgeStroke::dotted;
    const std::size_t dots_begin = run.front() == '-' ? 1 : 0;
    const std::size_t dots_end = std::min(run.size(), run.find_first_not_of('.', dots_begin));
    token.valid = run.size() - dots_end == 1 && dots_end > dots_begin;
    token.opener = run == "-.";
    token.length = length(dots_end - dots_begin);
}

}  // namespace

std::optional<LinkToken> link_token_at(std::string_view text, std::size_t at, bool fresh) {
    if (at >= text.size()) return std::nullopt;
    LinkToken token{at, at};
    std::size_t i = at;
    if (const GlyphAt glyph = arrow_glyph_at(text, i); glyph.size > 0) return glyph_token(at, glyph);
    if (text.substr(i, 3) == "~~~") {
        while (i < text.size() && text[i] == '~') ++i;
        token.end = i;
        token.stroke = EdgeStroke::invisible;
        token.valid = true;
        return token;
    }
    if (text[i] == '<' || ((text[i] == 'x' || text[i] == 'o') && fresh)) {
        token.source_end = text[i] == '<' ? ArrowEnd::arrow : text[i] == 'x' ? ArrowEnd::cross : ArrowEnd::circle;
        ++i;
    }
    std::string run;
    bool plain = true;
    const std::size_t limit = std::min(text.size(), at + max_arrow_bytes);
    while (i < limit) {
        if (const std::size_t size = dash_at(text, i); size > 0) {
            run += '-';
            plain = plain && size == 1;
            i += size;
        } else if (const std::size_t equals = equals_at(text, i); equals > 0) {
            run += '=';
            plain = plain && equals == 1;
            i += equals;
        } else if (text[i] == '.') {
            run += '.';
            ++i;
        } else {
            break;
        }
    }
    if (run.empty()) return std::nullopt;
    const bool only_dots = run.find_first_not_of('.') == std::string::npos;
    if (run.front() == '.' && !fresh) return std::nullopt;
    bool tail = false;
    bool extra = false;
    if (const GlyphAt glyph = arrow_glyph_at(text, i);
        glyph.glyph == ArrowGlyph::right || glyph.glyph == ArrowGlyph::thick_right) {
        tail = extra = true;
        token.target_end = ArrowEnd::arrow;
        i += glyph.size;
    } else if (const std::size_t greater = greater_at(text, i); greater > 0) {
        tail = true;
        plain = plain && greater == 1;
        token.target_end = ArrowEnd::arrow;
        i += greater;
        while (i < limit && text[i] == '>') extra = true, ++i;
    } else if (text.substr(i, 2) == "|>" && !is_line_end(i + 2 < text.size() ? text[i + 2] : '\n')) {
        tail = extra = true;
        token.target_end = ArrowEnd::arrow;
        i += 2;
    } else if (i < text.size() && (text[i] == 'x' || text[i] == 'o') && run.size() >= 2 && run.back() != '.') {
        token.target_end = text[i] == 'x' ? ArrowEnd::cross : ArrowEnd::circle;
        if (begins_name(text, i + 1)) token.glued_head = text[i];
        tail = true;
        ++i;
    }
    if (only_dots && !tail) return std::nullopt;
    if (run.size() == 1 && !tail && token.source_end != ArrowEnd::arrow && (!fresh || token.source_end != ArrowEnd::none))
        return std::nullopt;
    if (token.source_end != ArrowEnd::none && token.source_end != ArrowEnd::arrow && run.size() < 2) return std::nullopt;
    if (run == "=" && !tail && token.source_end == ArrowEnd::none) return std::nullopt;
    classify(token, run, tail);
    token.end = i;
    if (!plain || extra) token.valid = false;
    if (token.source_end != ArrowEnd::none && token.target_end == ArrowEnd::none && !token.opener) token.valid = false;
    // Heads of two kinds: Mermaid keeps the one at the end.
    if (token.source_end != ArrowEnd::none && token.target_end != ArrowEnd::none && token.source_end != token.target_end)
        token.valid = false;
    return token;
}

std::string arrow_text(EdgeStroke stroke, ArrowEnd source_end, ArrowEnd target_end, std::uint32_t length) {
    if (stroke == EdgeStroke::invisible) return "~~~";
    const auto head = [](ArrowEnd end, char arrow) -> std::string {
        switch (end) {
            case ArrowEnd::none: return "";
            case ArrowEnd::arrow: return std::string(1, arrow);
            case ArrowEnd::circle: return "o";
            case ArrowEnd::cross: return "x";
        }
        return "";
    };
    const std::uint32_t n = std::clamp<std::uint32_t>(length, 1, max_link_length);
    const bool open = target_end == ArrowEnd::none;
    std::string body;
    if (stroke == EdgeStroke::dotted) body = '-' + std::string(n, '.') + '-';
    else body = std::string(n + (open ? 2 : 1), stroke == EdgeStroke::thick ? '=' : '-');
    return head(source_end, '<') + body + head(target_end, '>');
}

}  // namespace skein::mermaid
