#include "export/statement_json.hpp"

#include "export/escape.hpp"

#include <string_view>

namespace skein {

namespace {

// `key` with its quotes, colon and, where it is not the first, the comma before it.
void append_text(ByteSink& out, std::string_view key, std::string_view text) {
    out.append(key);
    append_json_string(out, text);
}

void append_span(ByteSink& out, ByteSpan span) {
    out.append(",\"start\":");
    out.append_number(span.start);
    out.append(",\"end\":");
    out.append_number(span.end);
}

// The place of the phrase that the participant was cut from.
void append_full(ByteSink& out, const Participant& participant) {
    if (participant.full.empty() || participant.full == participant.span) return;
    out.append(",\"full\":{\"start\":");
    out.append_number(participant.full.start);
    out.append(",\"end\":");
    out.append_number(participant.full.end);
    out.append('}');
}

// Text, place and, where it names one, the entity: without the braces around them.
void append_participant(ByteSink& out, const Participant& participant) {
    append_text(out, "\"text\":", participant.text);
    append_span(out, participant.span);
    if (!participant.entity.empty()) {
        append_text(out, ",\"entity\":", participant.entity);
        append_text(out, ",\"type\":", name_of(participant.type));
    }
    append_full(out, participant);
}

void append_sentence(ByteSink& out, const Sentence& sentence) {
    out.append(",\"sentence\":{\"start\":");
    out.append_number(sentence.span.start);
    out.append(",\"end\":");
    out.append_number(sentence.span.end);
    if (sentence.cue) {
        out.append(",\"cue\":{\"start_ms\":");
        out.append_number(sentence.cue->start_ms);
        out.append(",\"end_ms\":");
        out.append_number(sentence.cue->end_ms);
        out.append('}');
    }
    out.append('}');
}

void append_arguments(ByteSink& out, const Statement& statement) {
    if (statement.arguments.empty()) return;
    out.append(",\"arguments\":[");
    bool first = true;
    for (const Argument& argument : statement.arguments) {
        append_text(out, first ? "{\"role\":" : ",{\"role\":", name_of(argument.role));
        out.append(',');
        append_participant(out, argument.participant);
        out.append('}');
        first = false;
    }
    out.append(']');
}

void append_claimants(ByteSink& out, const Statement& statement) {
    if (statement.claimants.empty()) return;
    append_text(out, ",\"claimant\":", statement.claimant());
    if (statement.claimants.size() == 1) return;
    std::string_view separator = ",\"claimants\":[";
    for (const std::string& claimant : statement.claimants) {
        append_text(out, separator, claimant);
        separator = ",";
    }
    out.append(']');
}

void append_place(ByteSink& out, const Sentence& sentence, const DocumentRecord& document) {
    append_text(out, "{\"document\":", document.uri);
    out.append(",\"line\":");
    out.append_number(sentence.line);
}

}  // namespace

void append_statement_json(ByteSink& out, const Statement& statement, const Sentence& sentence, const DocumentRecord& document) {
    append_place(out, sentence, document);
    append_sentence(out, sentence);
    out.append(",\"subject\":{");
    append_participant(out, statement.subject);
    append_text(out, "},\"relation\":{\"text\":", statement.relation.text);
    append_text(out, ",\"lemma\":", statement.relation.lemma);
    append_span(out, statement.relation.span);
    out.append('}');
    if (statement.object) {
        out.append(",\"object\":{");
        append_participant(out, *statement.object);
        out.append('}');
    }
    append_arguments(out, statement);
    append_text(out, ",\"polarity\":", name_of(statement.polarity));
    append_text(out, ",\"modality\":", name_of(statement.modality));
    append_claimants(out, statement);
    out.append(",\"confidence\":");
    append_json_number(out, statement.confidence);
    append_text(out, ",\"rule\":", statement.rule);
    out.append('}');
}

void append_mention_json(ByteSink& out, const Mention& mention, const Sentence& sentence, const DocumentRecord& document) {
    append_place(out, sentence, document);
    append_span(out, mention.span);
    append_text(out, ",\"text\":", mention.text);
    append_text(out, ",\"entity\":", mention.entity);
    append_text(out, ",\"type\":", name_of(mention.type));
    out.append('}');
}

}  // namespace skein
