#include "cli/evidence.hpp"

#include "base/utf8.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <optional>
#include <vector>

namespace skein::cli {

namespace {

using Mark = TextMark;

// Where the bytes `span` of the original ended up in the sentence's clean text: at the same distance from its start when
// nothing was cleaned away, else at the occurrence of `text` nearest to it.
std::optional<Mark> locate(const Sentence& sentence, std::string_view text, ByteSpan span, bool relation) {
    if (text.empty() || !sentence.span.contains(span)) return std::nullopt;
    const std::string_view words = sentence.text;
    const std::size_t expected = static_cast<std::size_t>(span.start - sentence.span.start);
    std::optional<Mark> best;
    std::size_t best_distance = 0;
    for (std::size_t at = words.find(text); at != std::string_view::npos; at = words.find(text, at + 1)) {
        const std::size_t distance = at > expected ? at - expected : expected - at;
        if (!best || distance < best_distance) {
            best = Mark{at, at + text.size(), relation};
            best_distance = distance;
        }
    }
    return best;
}

// A relation in pieces ("did … copy") is marked word by word.
void locate_relation(const Sentence& sentence, const RelationPhrase& relation, std::vector<Mark>& marks) {
    if (const auto whole = locate(sentence, relation.text, relation.span, true)) {
        marks.push_back(*whole);
        return;
    }
    std::size_t after = 0;
    if (sentence.span.contains(relation.span) && sentence.span.size() == sentence.text.size())
        after = static_cast<std::size_t>(relation.span.start - sentence.span.start);
    const std::string_view phrase = relation.text;
    for (std::size_t i = 0; i < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
        const std::string_view word = phrase.substr(i, end - i);
        const std::size_t at = word.empty() ? std::string::npos : sentence.text.find(word, after);
        if (at != std::string::npos) {
            marks.push_back({at, at + word.size(), true});
            after = at + word.size();
        }
        i = end + 1;
    }
}

// Where marks overlap, the first counts.
std::vector<Mark> marks_of(const Statement& statement, const Sentence& sentence) {
    std::vector<Mark> marks;
    if (const auto mark = locate(sentence, statement.subject.text, statement.subject.span, false)) marks.push_back(*mark);
    if (statement.object)
        if (const auto mark = locate(sentence, statement.object->text, statement.object->span, false)) marks.push_back(*mark);
    locate_relation(sentence, statement.relation, marks);
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.start < b.start; });
    std::vector<Mark> apart;
    for (const Mark& mark : marks)
        if (apart.empty() || mark.start >= apart.back().end) apart.push_back(mark);
    return apart;
}

struct Window {
    std::size_t start = 0;
    std::size_t end = 0;
};

std::size_t word_start(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() && text[offset - 1] != ' ') --offset;
    return offset;
}
std::size_t word_end(std::string_view text, std::size_t offset) {
    while (offset < text.size() && text[offset] != ' ') ++offset;
    return offset;
}

Window window_around(std::string_view text, const std::vector<Mark>& marks, std::size_t columns) {
    if (columns == 0 || text.size() <= columns) return {0, text.size()};
    const std::size_t first = marks.empty() ? 0 : marks.front().start;
    std::size_t last = marks.empty() ? 0 : marks.back().end;
    // Marks far apart: the beginning of what they span, rather than a page of text.
    if (last - first > 2 * columns) last = std::max(marks.front().end, word_start(text, first + columns));
    const std::size_t margin = columns > last - first ? (columns - (last - first)) / 2 : 0;
    return {word_start(text, first > margin ? first - margin : 0), word_end(text, std::min(text.size(), last + margin))};
}

std::string shown(std::string_view text, const Mark& mark) {
    const std::string words = printable(text.substr(mark.start, mark.end - mark.start));
    if (output_terminal().colour) return styled(mark.relation ? Style::relation : Style::entity, words);
    return mark.relation ? "›" + words + "‹" : "»" + words + "«";
}

std::string time_text(std::uint64_t milliseconds) {
    const std::uint64_t seconds = milliseconds / 1000;
    if (seconds >= 3600) return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace

std::string arrow(std::string_view subject, std::string_view relation, Polarity polarity, std::string_view object) {
    const bool negated = polarity == Polarity::negated;
    const std::string label = (negated ? "not " : "") + printable(relation);
    return styled(Style::entity, printable(subject)) + ' ' + styled(negated ? Style::denied : Style::relation, "--" + label + "-->") +
           (object.empty() ? std::string() : ' ' + styled(Style::entity, printable(object)));
}

std::string marked_text(std::string_view text, const std::vector<TextMark>& marks, std::size_t columns) {
    const Window window = window_around(text, marks, columns);
    std::string out = window.start > 0 ? "… " : "";
    std::size_t done = window.start;
    for (const Mark& mark : marks) {
        if (mark.end > window.end) break;
        out += printable(text.substr(done, mark.start - done)) + shown(text, mark);
        done = mark.end;
    }
    out += printable(text.substr(done, std::max(done, window.end) - done));
    return out + (window.end < text.size() ? " …" : "");
}

std::string marked_sentence(const Statement& statement, const Sentence& sentence, std::size_t columns) {
    return marked_text(sentence.text, marks_of(statement, sentence), columns);
}

std::string place_of(const Sentence& sentence, const DocumentRecord& document) {
    std::string place = printable(document.uri) + ':' + std::to_string(sentence.line);
    if (sentence.cue) place += " at " + time_text(sentence.cue->start_ms);
    return place;
}

void write_evidence(ByteSink& out, const FrozenGraph& graph, const Statement& statement, std::size_t columns) {
    const Sentence& sentence = graph.sentence(statement.sentence);
    out << "  " << styled(Style::place, place_of(sentence, graph.document(statement.document)));
    if (!statement.claimants.empty()) {
        out << "  ";
        // Outermost first: "A says that B says".
        for (std::size_t i = 0; i < statement.claimants.size(); ++i)
            out << (i == 0 ? "" : " that ") << styled(Style::claimant, printable(statement.claimants[i])) << " says";
    }
    if (statement.modality != Modality::asserted) out << "  " << name_of(statement.modality);
    if (statement.polarity == Polarity::negated) out << "  " << styled(Style::denied, "negated");
    out << styled(Style::faint, fmt::format("  confidence {:.2f}, rule {}", statement.confidence, printable(statement.rule))) << "\n";
    out << "    " << marked_sentence(statement, sentence, columns) << "\n";
}

}  // namespace skein::cli
