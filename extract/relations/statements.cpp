#include "extract/relations/statements.hpp"

#include "extract/relations/carried_claims.hpp"
#include "extract/relations/confidence.hpp"
#include "extract/relations/cut_clauses.hpp"
#include "extract/relations/rules.hpp"
#include "extract/resolve/pronouns.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

namespace {

bool has_verb(const AnnotatedBlock &block, TokenRange sentence) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (block.token(i).upos == Upos::VERB || block.token(i).upos == Upos::AUX) return true;
    }
    return false;
}

std::optional<CueTime> cue_at(const Block &block, std::size_t offset) {
    const auto later = std::upper_bound(block.cues.begin(), block.cues.end(), offset,
                                        [](std::size_t at, const CueMark &cue) { return at < cue.text_offset; });
    if (later == block.cues.begin()) return std::nullopt;
    return std::prev(later)->time;
}

Sentence sentence_of(const AnnotatedBlock &block, TokenRange range, const Document &document) {
    Sentence sentence;
    sentence.span = block.original(range);
    sentence.text = std::string(block.text(range));
    sentence.line = document.source == nullptr ? 0 : document.source->line_of_original(sentence.span.start);
    sentence.cue = cue_at(*block.block, block.token(range.first).start);
    return sentence;
}

class StatementMaker {
  public:
    // `number` is the block's within the document.
    StatementMaker(const AnnotatedBlock &block, std::size_t number, const BlockNames &names, const Canonicals &canonicals,
                   const References &references, PronounResolver &pronouns)
        : block_(block), number_(number), names_(names), canonicals_(canonicals), references_(references), pronouns_(pronouns) {}

    Statement make(const RelationMatch &match, SentenceId sentence) const {
        Statement statement;
        statement.sentence = sentence;
        statement.subject = participant(match.subject);
        statement.relation = relation(match);
        if (match.object) statement.object = other_participant(*match.object);
        for (const MatchedArgument &argument : match.arguments)
            statement.arguments.push_back({argument.role, other_participant(argument.participant)});
        statement.polarity = match.polarity;
        statement.modality = match.modality;
        for (const MatchedParticipant &claimant : match.claimants) {
            if (!claimant.unnamed.empty()) {
                statement.claimants.emplace_back(claimant.unnamed);
                continue;
            }
            const Participant who = participant(claimant);
            std::string name = who.entity.empty() ? claimant_text(claimant) : who.entity;
            if (claimant.pronoun && who.entity.empty()) {
                if (block_.lower[claimant.range.first] == "it" && pronouns_.speaker(name) == name) continue;
                name = pronouns_.speaker(name);
            }
            statement.claimants.push_back(std::move(name));
        }
        // Two digits: more would be made up.
        statement.confidence = std::round(confidence_of(match) * certainty(match, statement) * 100) / 100;
        statement.rule = std::string(match.rule);
        return statement;
    }

    // "The video" and "the video" are one claimant.
    std::string claimant_text(const MatchedParticipant &matched) const {
        TokenRange range = matched.range;
        const std::string &opening = block_.lower[range.first];
        if ((opening == "the" || opening == "a" || opening == "an") && range.last - range.first > 1) ++range.first;
        std::string text(block_.text(range));
        if (block_.entries[range.first]->known() && !text.empty() && text[0] >= 'A' && text[0] <= 'Z' &&
            block_.token(range.first).upos != Upos::PROPN) {
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        }
        return text;
    }

  private:
    // Preliminary factors, as the confidences of the rules are.
    double certainty(const RelationMatch &match, const Statement &statement) const {
        constexpr double unknown_pronoun = 0.9;
        constexpr double pronoun_object = 0.9;
        constexpr double resolved_pronoun = 0.95;
        constexpr double speech = 0.8;
        double factor = block_.block->kind == BlockKind::speech ? speech : 1;
        if (match.subject.pronoun) factor *= statement.subject.entity.empty() ? unknown_pronoun : resolved_pronoun;
        if (match.object && match.object->pronoun) factor *= pronoun_object;
        return factor;
    }

    RelationPhrase relation(const RelationMatch &match) const {
        RelationPhrase phrase;
        phrase.lemma = match.lemma;
        for (const TokenRange piece : match.relation) {
            if (!phrase.text.empty()) phrase.text += ' ';
            phrase.text += block_.text(piece);
        }
        // A relation that no word says ("the startup Acme") stands between its participants and is shown by its label.
        if (match.relation.front().empty()) {
            phrase.text = match.lemma == "have" ? "has" : match.lemma;
            const std::uint64_t between = block_.original({match.relation.front().first, match.relation.front().first + 1}).start;
            phrase.span = {between, between};
            return phrase;
        }
        phrase.span = block_.original({match.relation.front().first, match.relation.back().last});
        return phrase;
    }

    // Pronouns that are not subjects are left alone.
    Participant other_participant(MatchedParticipant matched) const {
        matched.unclear = true;
        return participant(matched);
    }

    Participant participant(const MatchedParticipant &matched) const {
        Participant result;
        result.text = std::string(block_.text(matched.range));
        result.span = block_.original(matched.range);
        if (matched.full.last > matched.range.last) result.full = block_.original({matched.range.first, matched.full.last});
        if (matched.name) {
            const auto canonical = canonicals_.find(names_[*matched.name].key);
            if (canonical != canonicals_.end()) {
                result.entity = canonical->second.name;
                result.type = canonical->second.type;
            }
        } else if (const NameTable::Canonical *meant = reference(matched)) {
            result.entity = meant->name;
            result.type = meant->type;
        } else if (matched.pronoun && !matched.unclear && !result.text.empty() && (result.text.front() | 0x20) != 'h' &&
                   (result.text.front() | 0x20) != 's') {
            // Where grammar leaves "it" and "they" open, what statements were lately about may still tell; of persons it knows
            // too little.
            if (const PronounResolver::Seen* entity = pronouns_.resolve(block_.lower[matched.range.first])) {
                result.entity = entity->entity;
                result.type = entity->type;
            }
        }
        return result;
    }

    // What a pronoun or a description, whose noun comes last, stands for.
    const NameTable::Canonical *reference(const MatchedParticipant &matched) const {
        if (matched.range.empty()) return nullptr;
        return references_.at(number_, matched.pronoun ? matched.range.first : matched.range.last - 1);
    }

    const AnnotatedBlock &block_;
    std::size_t number_;
    const BlockNames &names_;
    const Canonicals &canonicals_;
    const References &references_;
    PronounResolver &pronouns_;
};

}  // namespace

std::vector<SentenceRelations> extract_relations(const AnnotatedText &text, const Trees &trees, const en::Lexicon &lexicon,
                                                 std::uint32_t enabled_rules) {
    auto tree = trees.begin();
    Clauses clauses;
    CarriedClaims carried;
    std::vector<SentenceRelations> result;
    for (std::size_t b = 0; b < text.size(); ++b) {
        for (const SentenceTokens sentence : text[b].annotation.sentences) {
            SentenceRelations relations;
            relations.block = b;
            relations.sentence = {sentence.first, sentence.last};
            clauses.find(*tree, lexicon);
            const std::vector<Claim> claims = find_claims(*tree, clauses, lexicon);
            const bool more = sentence.last < text[b].annotation.sentences.back().last;
            if (more && (enabled_rules & bit(RuleFamily::shared_subjects)) != 0)
                find_cut_clauses(*tree, clauses, *(tree + 1), lexicon, relations.matches);
            find_relations({*tree, clauses, claims, lexicon, enabled_rules, relations.matches});
            carried.read(*tree, claims, relations.matches);
            result.push_back(std::move(relations));
            ++tree;
        }
    }
    return result;
}

void add_statements(const AnnotatedText &text, const std::vector<BlockNames> &names,
                    const std::vector<SentenceRelations> &relations, const Canonicals &canonicals, const References &references,
                    const Document &document, Extraction &out) {
    PronounResolver pronouns;
    std::size_t last_block = static_cast<std::size_t>(-1);
    std::size_t name = 0;
    for (const SentenceRelations &found : relations) {
        const AnnotatedBlock &block = text[found.block];
        if (found.block != last_block) name = 0;
        last_block = found.block;
        const SentenceId id(out.sentences.size());
        out.sentences.push_back(sentence_of(block, found.sentence, document));
        const BlockNames &block_names = names[found.block];
        pronouns.start_sentence(block.block->kind, has_verb(block, found.sentence));
        std::size_t heard = name;  // names before the statement at hand are known to its pronouns
        for (; name < block_names.size() && block_names[name].range.first < found.sentence.last; ++name) {
            const NameSpan &span = block_names[name];
            if (!found.sentence.contains(span.range)) continue;
            const auto canonical = canonicals.find(span.key);
            if (canonical == canonicals.end()) continue;
            Mention mention;
            mention.sentence = id;
            mention.text = std::string(block.text(span.range));
            mention.span = block.original(span.range);
            mention.entity = canonical->second.name;
            mention.type = canonical->second.type;
            out.mentions.push_back(std::move(mention));
        }
        const StatementMaker maker(block, found.block, block_names, canonicals, references, pronouns);
        for (const RelationMatch &match : found.matches) {
            const auto hear_until = [&](std::uint32_t token) {
                for (; heard < name && block_names[heard].range.first < token; ++heard) {
                    const auto canonical = canonicals.find(block_names[heard].key);
                    if (canonical != canonicals.end()) pronouns.mention(canonical->second.name, canonical->second.type);
                }
            };
            hear_until(match.subject.range.first);
            Statement statement = maker.make(match, id);
            // "Zeta stands for …": the long form is the same entity, told as a
            // phrase.
            if (statement.relation.lemma == "stand for" && statement.object &&
                statement.object->entity == statement.subject.entity)
                statement.object->entity.clear();
            const bool reflexive =
                statement.object && !statement.object->entity.empty() && statement.object->entity == statement.subject.entity;
            const std::uint32_t head = match.subject.range.last - 1;
            const bool plural = en::singular(block.lower[head]) != block.lower[head];
            if (!match.relation.front().empty() && match.rule != "possessive" && match.rule != "title" &&
                match.rule != "acronym") {
                pronouns.see(statement, match.subject.pronoun, plural);
            }
            if (!match.claimants.empty() && !match.claimants.back().pronoun && match.claimants.back().unnamed.empty())
                pronouns.spoke(statement.claimants.back());
            if (!match.subject.pronoun && statement.subject.entity.empty()) {
                const std::uint32_t noun = match.subject.range.last - 1;
                if (block.entries[noun]->has(en::Trait::work_noun) || block.entries[noun]->has(en::Trait::group))
                    pronouns.spoke(maker.claimant_text(match.subject));
            }
            // Speech is full of "it's like that": without a single name nobody can
            // use it.
            const auto names_something = [](const Participant &who) { return !who.entity.empty(); };
            const bool empty_talk = block.block->kind == BlockKind::speech && match.subject.pronoun &&
                                    !names_something(statement.subject) &&
                                    !(statement.object && names_something(*statement.object)) &&
                                    std::none_of(statement.arguments.begin(), statement.arguments.end(),
                                                 [&](const Argument &argument) { return names_something(argument.participant); });
            // "its strategy" tells of nobody who is not known.
            const bool nobody = statement.subject.entity.empty() &&
                                (match.rule == "owner" || (match.rule == "having" && match.subject.pronoun));
            if (!reflexive && !empty_talk && !nobody) out.statements.push_back(std::move(statement));
        }
        for (; heard < name; ++heard) {
            const auto canonical = canonicals.find(block_names[heard].key);
            if (canonical != canonicals.end()) pronouns.mention(canonical->second.name, canonical->second.type);
        }
    }
}

}  // namespace skein
