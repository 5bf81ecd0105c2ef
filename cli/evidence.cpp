#include "cli/evidence.hpp"

#include "base/utf8.hpp"
#include "cli/terminal.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "query/evidence.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <vector>

namespace skein::cli {

namespace {

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

Window window_around(std::string_view text, const std::vector<TextMark>& marks, std::size_t columns) {
    if (columns == 0 || text.size() <= columns) return {0, text.size()};
    const std::size_t first = marks.empty() ? 0 : marks.front().start;
    std::size_t last = marks.empty() ? 0 : marks.back().end;
    // Marks far apart: the beginning of what they span, rather than a page of text.
    if (last - first > 2 * columns) last = std::max(marks.front().end, word_start(text, first + columns));
    const std::size_t margin = columns > last - first ? (columns - (last - first)) / 2 : 0;
    return {word_start(text, first > margin ? first - margin : 0), word_end(text, std::min(text.size(), last + margin))};
}

std::string shown(std::string_view text, const TextMark& mark) {
    const std::string words = printable(text.substr(mark.start, mark.end - mark.start));
    if (output_terminal().colour) return styled(mark.relation ? Style::relation : Style::entity, words);
    return mark.relation ? "›" + words + "‹" : "»" + words + "«";
}

// Of several the nearest word: "experts who spoke to the paper" say, "Ada Lovelace" says.
bool are_several(const FrozenGraph& graph, std::string_view claimant) {
    if (const auto entity = graph.entity_named(claimant); entity && graph.entity(*entity).type != EntityType::Group) return false;
    static constexpr std::string_view ends[] = {" who ",  " that ", " of ", " at ", " in ", " from ",
                                                " with ", " for ",  ", ",   " (",   " on ", " about "};
    std::size_t end = claimant.size();
    for (const std::string_view mark : ends) end = std::min(end, claimant.find(mark));
    const std::string_view phrase = claimant.substr(0, end);
    if (phrase.find(" and ") != std::string_view::npos) return true;
    const std::string_view last = phrase.substr(phrase.rfind(' ') + 1);
    const std::string word = to_lower(last);
    if (last != word) {
        // "Experts" that open a sentence, unlike "Mary Jones".
        static const en::Lexicon lexicon;
        if (last.size() != phrase.size() || !lexicon.find(en::singular(word)).can_be(Upos::NOUN)) return false;
    }
    static constexpr std::string_view plurals[] = {"they",    "some",  "many",   "others", "people", "most",
                                                   "several", "media", "police", "both",   "we"};
    return std::find(std::begin(plurals), std::end(plurals), word) != std::end(plurals) || en::singular(word) != word;
}

}  // namespace

std::string arrow(std::string_view subject, std::string_view relation, Polarity polarity, std::string_view object) {
    const bool negated = polarity == Polarity::negated;
    const std::string label = (negated ? "not " : "") + printable(relation);
    return styled(Style::entity, printable(subject)) + ' ' +
           styled(negated ? Style::denied : Style::relation, "--" + label + "-->") +
           (object.empty() ? std::string() : ' ' + styled(Style::entity, printable(object)));
}

std::string marked_text(std::string_view text, const std::vector<TextMark>& marks, std::size_t columns) {
    const Window window = window_around(text, marks, columns);
    std::string out = window.start > 0 ? "… " : "";
    std::size_t done = window.start;
    for (const TextMark& mark : marks) {
        if (mark.end > window.end) break;
        out += printable(text.substr(done, mark.start - done)) + shown(text, mark);
        done = mark.end;
    }
    out += printable(text.substr(done, std::max(done, window.end) - done));
    return out + (window.end < text.size() ? " …" : "");
}

std::string marked_sentence(const FrozenGraph& graph, StatementId id, std::size_t columns) {
    std::vector<TextMark> marks;
    for (const Highlight& words : highlights(graph, id))
        if (words.part != Part::argument) marks.push_back({words.start, words.end, words.part == Part::relation});
    return marked_text(graph.sentence(graph.statement(id).sentence).text, marks, columns);
}

std::string clock_text(std::uint64_t milliseconds) {
    const std::uint64_t seconds = milliseconds / 1000;
    if (seconds >= 3600) return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string place_of(const Sentence& sentence, const DocumentRecord& document) {
    std::string place = printable(document.uri) + ':' + std::to_string(sentence.line);
    if (sentence.cue) place += " at " + clock_text(sentence.cue->start_ms);
    return place;
}

void write_evidence(ByteSink& out, const FrozenGraph& graph, StatementId id, std::size_t columns) {
    const Statement& statement = graph.statement(id);
    const Sentence& sentence = graph.sentence(statement.sentence);
    out << "  " << styled(Style::place, place_of(sentence, graph.document(statement.document)));
    if (!statement.claimants.empty()) {
        out << "  ";
        // Outermost first: "A says that B says".
        for (std::size_t i = 0; i < statement.claimants.size(); ++i)
            out << (i == 0 ? "" : " that ") << styled(Style::claimant, printable(statement.claimants[i]))
                << (are_several(graph, statement.claimants[i]) ? " say" : " says");
    }
    if (statement.modality != Modality::asserted) out << "  " << name_of(statement.modality);
    if (statement.polarity == Polarity::negated) out << "  " << styled(Style::denied, "negated");
    out << styled(Style::faint, fmt::format("  confidence {:.2f}, rule {}", statement.confidence, printable(statement.rule)))
        << "\n";
    out << "    " << marked_sentence(graph, id, columns) << "\n";
}

}  // namespace skein::cli
