#include "extract/relations/statements.hpp"

#include "extract/resolve/pronouns.hpp"

#include <algorithm>

namespace skein {

namespace {

std::optional<CueTime> cue_at(const Block& block, std::size_t offset) {
    const auto later = std::upper_bound(block.cues.begin(), block.cues.end(), offset, [](std::size_t at, const CueMark& cue) { return at < cue.text_offset; });
    if (later == block.cues.begin()) return std::nullopt;
    return std::prev(later)->time;
}

Sentence sentence_of(const AnnotatedBlock& block, TokenRange range, const Document& document) {
    Sentence sentence;
    sentence.span = block.original(range);
    sentence.text = std::string(block.text(range));
    sentence.line = document.source == nullptr ? 0 : document.source->line_of_original(sentence.span.start);
    sentence.cue = cue_at(*block.block, block.token(range.first).start);
    return sentence;
}

class StatementMaker {
  public:
    StatementMaker(const AnnotatedBlock& block, const BlockNames& names, const Canonicals& canonicals, PronounResolver& pronouns)
        : block_(block), names_(names), canonicals_(canonicals), pronouns_(pronouns) {}

    Statement make(const RelationMatch& match, SentenceId sentence) const {
        Statement statement;
        statement.sentence = sentence;
        statement.subject = participant(match.subject);
        statement.relation = relation(match);
        if (match.object) statement.object = participant(*match.object);
        for (const MatchedArgument& argument : match.arguments) statement.arguments.push_back({argument.role, participant(argument.participant)});
        statement.polarity = match.polarity;
        statement.modality = match.modality;
        for (const MatchedParticipant& claimant : match.claimants) {
            const Participant who = participant(claimant);
            statement.claimants.push_back(who.entity.empty() ? claimant_text(claimant) : who.entity);
        }
        statement.confidence = confidence_of(match.rule);
        statement.rule = std::string(match.rule);
        return statement;
    }

  private:
    RelationPhrase relation(const RelationMatch& match) const {
        RelationPhrase phrase;
        phrase.lemma = match.lemma;
        for (const TokenRange piece : match.relation) {
            if (!phrase.text.empty()) phrase.text += ' ';
            phrase.text += block_.text(piece);
        }
        phrase.span = block_.original({match.relation.front().first, match.relation.back().last});
        return phrase;
    }

    Participant participant(const MatchedParticipant& matched) const {
        Participant result;
        result.text = std::string(block_.text(matched.range));
        result.span = block_.original(matched.range);
        if (matched.name) {
            const auto canonical = canonicals_.find(NameTable::key(names_[*matched.name].name));
            if (canonical != canonicals_.end()) {
                result.entity = canonical->second.name;
                result.type = canonical->second.type;
            }
        } else if (matched.pronoun) {
            if (const auto entity = pronouns_.resolve(block_.lower[matched.range.first])) {
                result.entity = entity->name;
                result.type = entity->type;
            }
        }
        return result;
    }

    // "The video" and "the video" are one claimant.
    std::string claimant_text(const MatchedParticipant& matched) const {
        TokenRange range = matched.range;
        const std::string& opening = block_.lower[range.first];
        if ((opening == "the" || opening == "a" || opening == "an") && range.last - range.first > 1) ++range.first;
        std::string text(block_.text(range));
        if (block_.entries[range.first]->known() && !text.empty() && text[0] >= 'A' && text[0] <= 'Z' &&
            (range.first == 0 || opening != block_.lower[range.first] || true) && block_.token(range.first).upos != Upos::PROPN) {
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        }
        return text;
    }

    const AnnotatedBlock& block_;
    const BlockNames& names_;
    const Canonicals& canonicals_;
    PronounResolver& pronouns_;
};

}  // namespace

std::vector<SentenceRelations> extract_relations(const AnnotatedText& text, const std::vector<BlockNames>& names, const en::Lexicon& lexicon) {
    std::vector<SentenceRelations> result;
    for (std::size_t b = 0; b < text.size(); ++b) {
        for (const SentenceTokens sentence : text[b].annotation.sentences) {
            SentenceRelations relations;
            relations.block = b;
            relations.sentence = {sentence.first, sentence.last};
            SentencePhrases phrases;
            phrases.block = &text[b];
            phrases.names = &names[b];
            phrases.sentence = relations.sentence;
            phrases.question = text[b].form(sentence.last - 1) == "?";
            phrases.phrases = find_phrases(text[b], names[b], relations.sentence, lexicon);
            const std::vector<ClaimScope> claims = find_claims(phrases, lexicon);
            find_verb_relations(phrases, claims, lexicon, relations.matches);
            find_noun_relations(phrases, claims, lexicon, relations.matches);
            // What stands in parentheses is a sentence of its own.
            const std::vector<Phrase> outer = phrases.phrases;
            for (const Phrase& phrase : outer) {
                if (phrase.kind != PhraseKind::parenthesis || phrase.range.last - phrase.range.first < 5) continue;
                phrases.phrases = find_phrases(text[b], names[b], {phrase.range.first + 1, phrase.range.last - 1}, lexicon);
                const std::vector<ClaimScope> inner = find_claims(phrases, lexicon);
                find_verb_relations(phrases, inner, lexicon, relations.matches);
            }
            std::stable_sort(relations.matches.begin(), relations.matches.end(), [](const RelationMatch& left, const RelationMatch& right) {
                return left.relation.front().first < right.relation.front().first;
            });
            result.push_back(std::move(relations));
        }
    }
    return result;
}

void add_statements(const AnnotatedText& text, const std::vector<BlockNames>& names, const std::vector<SentenceRelations>& relations,
                    const Canonicals& canonicals, const Document& document, Extraction& out) {
    PronounResolver pronouns;
    std::size_t last_block = static_cast<std::size_t>(-1);
    std::size_t name = 0;
    for (const SentenceRelations& found : relations) {
        const AnnotatedBlock& block = text[found.block];
        if (found.block != last_block) name = 0;
        last_block = found.block;
        const SentenceId id(out.sentences.size());
        out.sentences.push_back(sentence_of(block, found.sentence, document));
        const BlockNames& block_names = names[found.block];
        pronouns.start_sentence(block.block->kind);
        for (; name < block_names.size() && block_names[name].range.first < found.sentence.last; ++name) {
            const NameSpan& span = block_names[name];
            if (!found.sentence.contains(span.range)) continue;
            const auto canonical = canonicals.find(NameTable::key(span.name));
            if (canonical == canonicals.end()) continue;
            Mention mention;
            mention.sentence = id;
            mention.text = std::string(block.text(span.range));
            mention.span = block.original(span.range);
            mention.entity = canonical->second.name;
            mention.type = canonical->second.type;
            out.mentions.push_back(std::move(mention));
        }
        const StatementMaker maker(block, block_names, canonicals, pronouns);
        for (const RelationMatch& match : found.matches) {
            Statement statement = maker.make(match, id);
            const bool reflexive = statement.object && !statement.object->entity.empty() && statement.object->entity == statement.subject.entity;
            pronouns.see(statement);
            if (!reflexive) out.statements.push_back(std::move(statement));
        }
        for (std::size_t n = name; n-- > 0 && block_names[n].range.first >= found.sentence.first;) {
            const auto canonical = canonicals.find(NameTable::key(block_names[n].name));
            if (canonical != canonicals.end()) pronouns.mention(canonical->second);
        }
    }
}

}  // namespace skein
