#include "extract/mermaid/links.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"

#include <algorithm>
#include <utility>

namespace skein::mermaid {

namespace {

constexpr std::size_t max_label_bytes = 8192;

// The end of a label in pipes: just behind the closing one. 0 when there is none.
std::size_t pipe_end(std::string_view text, std::size_t open) {
    const std::size_t stop = std::min(line_end(text, open), open + max_label_bytes);
    const std::size_t inside = skip_blanks(text, open + 1);
    if (double_quote_at(text, inside) > 0) {
        for (std::size_t i = inside + 1; i < stop; ++i) {
            if (double_quote_at(text, i) == 0) continue;
            const std::size_t after = skip_blanks(text, i + double_quote_at(text, i));
            if (after < stop && text[after] == '|') return after + 1;
        }
        // Quoted over several lines: only when nothing else can be meant.
        const std::size_t close = text.substr(0, std::min(text.size(), open + max_label_bytes)).find('"', inside + 1);
        if (text[inside] == '"' && close != std::string_view::npos && close >= stop && close + 1 < text.size() &&
            text[close + 1] == '|')
            return close + 2;
    }
    const std::size_t close = text.substr(0, stop).find('|', open + 1);
    return close == std::string_view::npos ? 0 : close + 1;
}

// Words between the halves of an arrow that Mermaid takes as they stand.
bool dashed_text_is_valid(std::string_view words, EdgeStroke stroke) {
    const std::string_view text = trim_blanks(words);
    if (text.empty() || text.find("~~~") != std::string_view::npos) return false;
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        return text.substr(1, text.size() - 2).find('"') == std::string_view::npos && text.size() > 2;
    if (text.find('"') != std::string_view::npos || text.front() == '|' || text.front() == '-' || text.front() == '=')
        return false;
    // A letter that touches the second half becomes its head.
    const char last = words.back();
    if (last == 'x' || last == 'o' || last == '<' || last == '-' || last == '=' || last == '.') return false;
    const std::string_view cut = stroke == EdgeStroke::normal ? "--" : stroke == EdgeStroke::thick ? "==" : ".-";
    if (text.find(cut) != std::string_view::npos) return false;
    // Mermaid 11 takes a word up to '@' for the id of an edge.
    const std::size_t at = text.find('@');
    return at == std::string_view::npos || is_line_end(' ') || blank_at(words, 0) > 0;
}

bool needs_blank_before(std::string_view text, std::size_t at) {
    return at < text.size() && blank_at(text, at) == 0 && !is_line_end(text[at]) && text[at] != '|';
}

// Writes the arrow with its label in pipes.
void render(Link& link, std::string_view written, std::string_view arrow, const std::string& label) {
    std::string text(arrow);
    if (!label.empty()) text += '|' + label + '|';
    link.label = label;
    link.changed = link.changed || text != written;
    link.text = link.changed ? std::move(text) : std::string(written);
}

// Where the second half of the arrow begins, when text stands between the halves.
std::optional<LinkToken> closing_half(std::string_view text, const LinkToken& opener, std::size_t from) {
    const std::size_t stop = std::min(line_end(text, from), from + max_label_bytes);
    bool in_quotes = false;
    for (std::size_t i = from; i < stop; ++i) {
        if (text[i] == '"') in_quotes = !in_quotes;
        const char c = text[i];
        if (c != '-' && c != '=' && c != '.' && static_cast<unsigned char>(c) < 0xE2) continue;
        if (static_cast<unsigned char>(c) >= 0x80 && (static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
        const bool after_blank =
            i == from || blank_at(text, i - 1) > 0 || text[i - 1] == '"' || text[i - 1] == ']' || text[i - 1] == '|';
        if (c == '.' && !(opener.stroke == EdgeStroke::dotted || after_blank)) continue;
        std::optional<LinkToken> token = link_token_at(text, i, true);
        if (!token) continue;
        const bool complete = token->target_end != ArrowEnd::none || (token->valid && !token->opener);
        // "a->b" inside words is no arrow's end; " -> " is.
        const bool strict = token->valid && !token->glued_head;
        if (complete && (strict || after_blank || token->end - token->begin >= 3) && (!in_quotes || text.find('"', i) >= stop))
            return token;
        if (token->end > i) i = token->end - 1;
    }
    return std::nullopt;
}

std::string bracket_label(std::string_view inside) {
    std::string_view words = trim_blanks(inside);
    while (words.starts_with(':')) words = trim_blanks(words.substr(1));
    return std::string(words);
}

}  // namespace

std::optional<Link> read_link(std::string_view text, std::size_t at, bool fresh, std::string& problem) {
    std::optional<LinkToken> token = link_token_at(text, at, fresh);
    if (!token) return std::nullopt;
    Link link;
    link.begin = at;
    link.end = token->end;
    const auto take = [&](const LinkToken& from) {
        link.stroke = from.stroke;
        link.target_end = from.target_end;
        link.length = from.length;
        link.glued_head = from.glued_head;
    };
    const auto explain = [&](std::string_view why) {
        link.changed = true;
        if (link.why.empty()) link.why = why;
    };
    take(*token);
    link.source_end = token->source_end;
    std::string arrow;
    const auto canonical = [&] { arrow = arrow_text(link.stroke, link.source_end, link.target_end, link.length); };
    const auto turn = [&] {
        // Only the start has a head: Mermaid has no such arrow, so the ends change places.
        if (link.source_end == ArrowEnd::none || link.target_end != ArrowEnd::none) return;
        std::swap(link.source_end, link.target_end);
        link.reversed = true;
        explain("Mermaid has no arrow that points back: the ends change places");
        canonical();
    };

    std::string label;
    bool has_label = false;
    if (token->opener && !token->valid) {
        std::size_t next = token->end;
        const bool attached = next < text.size() && (text[next] == '[' || text[next] == '(' || text[next] == '{');
        const std::size_t after = skip_blanks(text, next);
        // "-- >": a blank slipped into the arrow.
        if (after > next && greater_at(text, after) > 0 && token->source_end == ArrowEnd::none &&
            (blank_at(text, after + greater_at(text, after)) > 0)) {
            link.target_end = ArrowEnd::arrow;
            link.end = after + greater_at(text, after);
            explain("no blank inside an arrow");
        } else if (const auto second = token->weak && after > next ? link_token_at(text, after, true) : std::nullopt;
                   second && second->target_end == ArrowEnd::arrow && second->begin == after) {
            take(*second);
            link.end = second->end;
            explain("no blank inside an arrow");
        } else if (attached && text[next] != '(' ) {
            // "-[text]->" and "--[text]-->", as other notations have it.
            const char close = text[next] == '[' ? ']' : '}';
            const std::size_t inside = next + 1;
            const std::size_t stop = std::min(line_end(text, next), next + max_label_bytes);
            const std::size_t closing = text.substr(0, stop).find(std::string{close, '-'}, inside);
            if (closing == std::string_view::npos) {
                if (token->weak) return std::nullopt;
            } else if (auto half = link_token_at(text, closing + 1, true)) {
                take(*half);
                link.end = half->end;
                label = bracket_label(text.substr(inside, closing - inside));
                has_label = true;
                if (half->target_end == ArrowEnd::none && link.source_end == ArrowEnd::none)
                    link.stroke = token->stroke, link.length = 1;
                explain("the label of an arrow stands in pipes");
            }
        } else if (after < text.size() && text[after] == '|') {
            // "--|text|-->": half an arrow, a label in pipes, the other half.
            if (token->weak && token->source_end == ArrowEnd::none) return std::nullopt;
            const std::size_t close = pipe_end(text, after);
            if (close == 0) {
                problem = "the label of this arrow has no closing '|'";
                return std::nullopt;
            }
            label = std::string(text.substr(after + 1, close - after - 2));
            has_label = true;
            link.end = close;
            const std::size_t rest = skip_blanks(text, close);
            if (auto half = link_token_at(text, rest, true); half && half->begin == rest && !half->weak) {
                take(*half);
                link.end = half->end;
            } else if (const std::size_t greater = greater_at(text, close); greater > 0) {
                link.target_end = ArrowEnd::arrow;
                link.end = close + greater;
            }
            explain("the label of an arrow stands in pipes behind it");
        } else if (auto half = closing_half(text, *token, token->end)) {
            const std::string_view words = text.substr(token->end, half->begin - token->end);
            const std::string_view trimmed = trim_blanks(words);
            if (token->weak &&
                (trimmed.empty() || (fresh && skip_blanks(text, token->end) > token->end && token->source_end == ArrowEnd::none &&
                                     half->valid && trimmed.find_first_of("[](){}|") != std::string_view::npos)))
                return std::nullopt;
            const bool same = half->stroke == token->stroke && half->valid && !half->glued_head &&
                              (token->source_end == ArrowEnd::none || token->source_end == half->target_end);
            const bool plain_opener = token->end - token->begin == (token->source_end == ArrowEnd::none ? 2U : 3U);
            const MendedLabel mended = mend_label(trimmed);
            const bool quoted_only_for_pipes = trimmed.find('"') == std::string_view::npos && mended.changed &&
                                               mended.why.find("quotes around a label") != std::string::npos;
            if (half->glued_head == '\0' || half->valid) {
                if (same && plain_opener && dashed_text_is_valid(words, half->stroke) &&
                    (!mended.changed || quoted_only_for_pipes)) {
                    take(*half);
                    link.end = half->end;
                    link.label = std::string(trimmed);
                    link.text = std::string(text.substr(link.begin, link.end - link.begin));
                    return link;
                }
            }
            const EdgeStroke special = half->stroke != EdgeStroke::normal ? half->stroke : token->stroke;
            take(*half);
            link.stroke = special;
            link.end = half->end;
            label = std::string(trimmed);
            has_label = true;
            if (link.source_end != ArrowEnd::none && link.target_end != ArrowEnd::none) link.source_end = link.target_end;
            explain(trimmed.empty() ? "an arrow in two pieces" : "the two halves of a labelled arrow must match");
        } else {
            if (token->weak && token->source_end == ArrowEnd::none && token->end - token->begin == 1 &&
                blank_at(text, token->end) == 0)
                return std::nullopt;
            // "A -- B": a line without a head.
            explain("a line without a head has three dashes");
        }
        canonical();
        turn();
    } else {
        canonical();
        if (token->valid) arrow = std::string(text.substr(token->begin, token->end - token->begin));
        else explain("this arrow is not Mermaid's");
        turn();
    }
    if (!token->opener && !token->valid && token->source_end != ArrowEnd::none && token->target_end != ArrowEnd::none) {
        link.source_end = link.target_end;
        canonical();
    }

    // A label in pipes behind the arrow.
    if (!has_label && link.glued_head == '\0') {
        const std::size_t pipe = skip_blanks(text, link.end);
        if (pipe < text.size() && text[pipe] == '|') {
            const std::size_t close = pipe_end(text, pipe);
            if (close == 0) {
                problem = "the label of this arrow has no closing '|'";
                return std::nullopt;
            }
            label = std::string(text.substr(pipe + 1, close - pipe - 2));
            has_label = true;
            const std::size_t gap_begin = link.end;
            link.end = close;
            if (const std::size_t greater = greater_at(text, close); greater > 0) {
                link.end = close + greater;
                explain("no arrow head behind the label");
            } else if (auto half = link_token_at(text, skip_blanks(text, close), true);
                       half && !half->weak && !half->glued_head) {
                link.end = half->end;
                if (link.target_end == ArrowEnd::none) {
                    link.target_end = half->target_end;
                    canonical();
                }
                explain("one arrow is enough around a label");
            }
            const MendedLabel mended = mend_label(label);
            const bool empty = trim_blanks(seen_label(label).plain).empty();
            if (!link.changed && !mended.changed && !empty) {
                link.label = label;
                link.text = std::string(text.substr(at, link.end - at));
                return link;
            }
            if (!link.changed && !empty) {
                link.label = mended.source;
                link.text = arrow + std::string(text.substr(gap_begin, pipe - gap_begin)) + '|' + mended.source + '|';
                link.changed = true;
                link.why = mended.why;
                return link;
            }
            if (empty) explain("an empty label goes");
        }
    }
    const std::string_view written = text.substr(link.begin, link.end - link.begin);
    if (has_label && !trim_blanks(seen_label(label).plain).empty()) {
        MendedLabel mended = mend_label(trim_blanks(label));
        render(link, written, arrow, mended.source);
        if (link.why.empty()) link.why = mended.why;
    } else {
        render(link, written, arrow, "");
        const bool joins = arrow.ends_with('-') || arrow.ends_with('=') || arrow.ends_with('~');
        if (link.changed && joins && needs_blank_before(text, link.end)) link.text += ' ';
    }
    return link;
}

}  // namespace skein::mermaid
