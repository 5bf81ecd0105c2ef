#include "extract/text/conllu.hpp"
#include "extract/text/language_model.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace skein {
namespace {

// What UD English writes together with the word before it as one multiword token.
bool is_clitic(std::string_view form) {
    static constexpr std::string_view clitics[] = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'", "nt", "not", "na", "ta",
                                                    "s",   "re", "ve",  "ll",  "m",   "me"};
    if (form.size() > 5) return false;
    std::string lower = to_lower(form);
    for (std::size_t at = lower.find("\u2019"); at != std::string::npos; at = lower.find("\u2019")) lower.replace(at, 3, "'");
    std::ranges::replace(lower, '`', '\'');
    return std::ranges::find(clitics, lower) != std::end(clitics);
}

bool is_word(std::string_view form) {
    if (form.empty()) return false;
    const CodePoint first = decode_at(form, 0);
    return is_letter(first.value) || is_digit(first.value) || (form.size() > 1 && is_clitic(form));
}

// A blank for every white space: columns and lines must not break.
void write_text(std::string_view text, ByteSink& out) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        if (is_space(point.value) || point.value < 0x20) {
            out.append(' ');
        } else {
            out.append(text.substr(at, point.size));
        }
        at += point.size;
    }
}

void write_field(std::string_view value, ByteSink& out) {
    out.append('\t');
    if (value.empty()) {
        out.append('_');
    } else {
        write_text(value, out);
    }
}

void write_misc(const Token& first, const Token& last, bool blank_follows, const OriginalSpan& original, ByteSink& out) {
    const ByteSpan span = original(first.start, last.end);
    out.append('\t');
    if (!blank_follows) out.append("SpaceAfter=No|");
    out.append("TokenRange=");
    out.append_number(span.start);
    out.append(':');
    out.append_number(span.end);
    out.append('\n');
}

}  // namespace

void write_conllu(const LanguageModel& model, const Annotation& annotation, const SentenceTokens& sentence,
                  std::string_view sentence_id, const OriginalSpan& original, ByteSink& out) {
    if (sentence.first == sentence.last) return;
    const std::span<const Token> tokens = std::span(annotation.tokens).subspan(sentence.first, sentence.last - sentence.first);
    out << "# sent_id = " << sentence_id << "\n# text = ";
    write_text(annotation.text.substr(tokens.front().start, tokens.back().end - tokens.front().start), out);
    out.append('\n');
    const auto joined = [&](std::size_t i) {  // is token i a clitic of the one before?
        if (i == 0 || i >= tokens.size() || tokens[i - 1].end != tokens[i].start) return false;
        const std::string_view form = annotation.form(tokens[i]);
        // A lone apostrophe may be a closing quote.
        if ((form == "'" || form == "\u2019") && tokens[i].upos == Upos::PUNCT) return false;
        return is_clitic(form) && is_word(annotation.form(tokens[i - 1]));
    };
    const auto blank_follows = [&](std::size_t i) { return i + 1 == tokens.size() || tokens[i].end < tokens[i + 1].start; };
    std::size_t multiword_end = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const std::string_view form = annotation.form(token);
        if (i >= multiword_end && joined(i + 1)) {
            for (multiword_end = i + 2; joined(multiword_end); ++multiword_end) {}
            const Token& last = tokens[multiword_end - 1];
            out.append_number(i + 1);
            out.append('-');
            out.append_number(multiword_end);
            write_field(annotation.text.substr(token.start, last.end - token.start), out);
            out.append("\t_\t_\t_\t_\t_\t_\t_");
            write_misc(token, last, blank_follows(multiword_end - 1), original, out);
        }
        out.append_number(i + 1);
        write_field(form, out);
        write_field(token.lemma, out);
        write_field(name_of(token.upos), out);
        write_field(model.xpos(token.xpos), out);
        write_field(model.features_of(token, form), out);
        out.append('\t');
        out.append_number(token.head);
        write_field(model.relation(token.relation), out);
        out.append("\t_");
        // Inside a multiword token, white space is the token's matter.
        write_misc(token, token, i < multiword_end || blank_follows(i), original, out);
    }
    out.append('\n');
}

}  // namespace skein
