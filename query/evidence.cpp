#include "query/evidence.hpp"

#include "query/word_places.hpp"

#include <algorithm>

namespace skein {

std::vector<Highlight> highlights(const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    const Sentence& sentence = graph.sentence(statement.sentence);
    std::vector<Highlight> marks;
    const auto mark = [&](ByteSpan span, std::string_view words, Part part) {
        for (const WordPlace place : place_in_sentence(sentence, span, words)) {
            const Highlight highlight{place.start, place.end, part};
            const bool overlaps = std::any_of(marks.begin(), marks.end(), [&](const Highlight& other) {
                return highlight.start < other.end && other.start < highlight.end;
            });
            if (!overlaps && highlight.start < highlight.end) marks.push_back(highlight);
        }
    };
    mark(statement.subject.span, statement.subject.text, Part::subject);
    if (statement.object) mark(statement.object->span, statement.object->text, Part::object);
    mark(statement.relation.span, statement.relation.text, Part::relation);
    for (const Argument& argument : statement.arguments)
        mark(argument.participant.span, argument.participant.text, Part::argument);
    std::sort(marks.begin(), marks.end(), [](const Highlight& a, const Highlight& b) { return a.start < b.start; });
    return marks;
}

}  // namespace skein
