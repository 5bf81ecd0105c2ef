#include "extract/given_statements.hpp"

#include <set>
#include <tuple>

namespace skein {

void add_given_statements(const Document& document, Extraction& out) {
    const std::size_t first = out.sentences.size();
    out.sentences.insert(out.sentences.end(), document.sentences.begin(), document.sentences.end());
    std::set<std::tuple<SentenceId, ByteSpan, std::string_view>> mentioned;  // several statements share a subject
    const auto mention = [&](SentenceId sentence, const Participant& participant) {
        if (participant.entity.empty() || !mentioned.emplace(sentence, participant.span, participant.entity).second) return;
        out.mentions.push_back({sentence, {}, participant.text, participant.span, participant.entity, participant.type});
    };
    for (const Statement& given : document.statements) {
        Statement& statement = out.statements.emplace_back(given);
        statement.sentence = SentenceId(first + given.sentence.index());
        mention(statement.sentence, given.subject);
        if (given.object) mention(statement.sentence, *given.object);
        for (const Argument& argument : given.arguments) mention(statement.sentence, argument.participant);
    }
}

}  // namespace skein
