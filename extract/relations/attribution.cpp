#include "extract/relations/relation_match.hpp"

#include <algorithm>

namespace skein {

namespace {

using en::Trait;

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Attribution {
  public:
    Attribution(const SentencePhrases &sentence, const en::Lexicon &lexicon)
        : s_(sentence), block_(*sentence.block), lexicon_(lexicon) {}

    std::vector<ClaimScope> run() {
        for (std::size_t i = 0; i < s_.phrases.size(); ++i) {
            if (kind(i) == PhraseKind::preposition) according(i);
            if (kind(i) == PhraseKind::noun) claim_noun(i);
            if (kind(i) == PhraseKind::verb) speech(i);
            if (kind(i) == PhraseKind::stop && word(i) == ":") colon(i);
        }
        return std::move(claims_);
    }

  private:
    PhraseKind kind(std::size_t i) const { return i < s_.phrases.size() ? s_.phrases[i].kind : PhraseKind::stop; }
    const Phrase &phrase(std::size_t i) const { return s_.phrases[i]; }
    const std::string &word(std::size_t i) const { return block_.lower[phrase(i).range.first]; }

    // "According to Ann, …" and "…, according to Ann": the whole sentence, the
    // phrase itself left out.
    void according(std::size_t i) {
        const Phrase &preposition = phrase(i);
        if (preposition.range.last - preposition.range.first != 2 || word(i) != "according" || kind(i + 1) != PhraseKind::noun)
            return;
        ClaimScope scope;
        scope.claimant = with_relative_clause(i + 1);
        std::size_t end = i + 2;
        while (end < s_.phrases.size() && kind(end) != PhraseKind::comma && kind(end) != PhraseKind::stop) ++end;
        const bool leads = i == 0 || kind(i - 1) == PhraseKind::other || kind(i - 1) == PhraseKind::conjunction;
        if (leads || i <= 2) {
            scope.first = end;
            scope.last = s_.phrases.size();
        } else {
            scope.first = 0;
            scope.last = i;
        }
        claims_.push_back(scope);
    }

    // "there are reports that …", "Ann's claim that …": whose it is, else the
    // reports themselves.
    void claim_noun(std::size_t i) {
        const Phrase &np = phrase(i);
        const std::size_t that = next(i);
        if (np.name || kind(that) != PhraseKind::subordinator || word(that) != "that") return;
        if (!lexicon_.find(block_.lower[np.head]).has(Trait::claim_noun) || np.head + 1 != np.range.last) return;
        const MatchedParticipant owner = owner_at(s_, i);
        const bool owned = !owner.range.empty() && owner.range.last < np.range.last && (owner.name || owner.pronoun);
        claims_.push_back({that, clause_end(that), owned ? owner : participant_at(s_, i), false, false});
    }

    // "experts who spoke to the paper" is who it is; a plain name is the name.
    MatchedParticipant with_relative_clause(std::size_t noun) const {
        MatchedParticipant who = participant_at(s_, noun);
        if (phrase(noun).name || kind(noun + 1) != PhraseKind::relative) return who;
        std::size_t end = noun + 1;
        while (end < s_.phrases.size() && kind(end) != PhraseKind::comma && kind(end) != PhraseKind::stop) ++end;
        who.range.last = phrase(end - 1).range.last;
        return who;
    }

    // Whoever speaks: the noun phrase before the verb, insertions between commas
    // skipped.
    std::size_t speaker(std::size_t v) const {
        std::size_t i = v;
        while (i > 0 && (kind(i - 1) == PhraseKind::other || kind(i - 1) == PhraseKind::parenthesis)) --i;
        if (i == 0) return none;
        --i;
        if (kind(i) == PhraseKind::comma) {  // "Critics, including A, suggest"
            std::size_t open = i;
            while (open-- > 0 && kind(open) != PhraseKind::comma) {
                if (kind(open) == PhraseKind::verb && phrase(open).verb.finite) return none;
            }
            if (open == none || open == 0) return none;
            i = open - 1;
        } else if (kind(i) == PhraseKind::conjunction && i > 0) {
            for (std::size_t k = i; k-- > 0;) {
                if (kind(k) == PhraseKind::verb) return last_speaker_;
            }
            return none;
        }
        if (kind(i) != PhraseKind::noun) return none;
        while (i >= 2 && kind(i - 1) == PhraseKind::preposition && kind(i - 2) == PhraseKind::noun && !phrase(i - 2).pronoun)
            i -= 2;
        return i;
    }

    bool can_speak(std::size_t noun) const {
        const Phrase &who = phrase(noun);
        if (who.pronoun) {
            const std::string &pronoun = block_.lower[who.range.first];
            return pronoun != "this" && pronoun != "that" && pronoun != "which";
        }
        if (who.name) {
            const EntityType type = (*s_.names)[*who.name].type;
            return type == EntityType::Person || type == EntityType::Organization || type == EntityType::Concept ||
                   type == EntityType::Work || type == EntityType::Place;
        }
        const std::string &head = block_.lower[who.head];
        for (const std::string &noun_form : {head, en::singular(head)}) {
            const en::Entry &entry = lexicon_.find(noun_form);
            for (const Trait trait : {Trait::role, Trait::group, Trait::organization_noun, Trait::work_noun, Trait::claim_noun}) {
                if (entry.has(trait)) return true;
            }
        }
        return false;
    }

    // "I think", "you know": the document's own voice.
    bool is_own_voice(std::size_t noun) const {
        const std::string &pronoun = block_.lower[phrase(noun).range.first];
        return phrase(noun).pronoun && (pronoun == "i" || pronoun == "we" || pronoun == "you");
    }

    void speech(std::size_t v) {
        const VerbGroup &verb = phrase(v).verb;
        const std::string &lemma = block_.token(verb.main).lemma;
        const en::Entry &entry = lexicon_.find(lemma);
        const bool says = entry.has(Trait::speech) || entry.has(Trait::belief);
        const bool denies = entry.has(Trait::denial);
        const bool reported = verb.passive && says && v > 0 && phrase(v).range.first > 0;
        if (lemma == "mean" && verb.negated) {
            const std::size_t after = next(v);
            if (kind(after) == PhraseKind::subordinator) claims_.push_back({after, clause_end(after), {}, true, false});
            return;
        }
        if (lemma == "accuse" || lemma == "suspect") {
            const std::size_t who = speaker(v);
            if (who != none && can_speak(who) && !verb.negated && !verb.passive)
                claims_.push_back({v + 1, clause_end(v + 1), with_relative_clause(who), false, false});
            return;
        }
        if ((!says && !denies) || reported) return;
        const std::size_t who = speaker(v);
        if (who == none || !can_speak(who)) return;
        last_speaker_ = who;
        if (is_own_voice(who)) return;
        const std::size_t after = next(v);
        if (after >= s_.phrases.size()) {
            trailing_speech(v, who);
            return;
        }
        const bool that = kind(after) == PhraseKind::subordinator && word(after) != "if" && word(after) != "when" &&
                          word(after) != "as" && word(after) != "because" && word(after) != "while";
        const bool clause = that || (kind(after) == PhraseKind::noun && starts_clause(after)) ||
                            (kind(after) == PhraseKind::stop && word(after) == ":") ||
                            (kind(after) == PhraseKind::comma && next_is_quote(after));
        const bool to_someone =
            kind(after) == PhraseKind::noun && kind(next(after)) == PhraseKind::subordinator && word(next(after)) == "that";
        // "suggests using …" claims nothing of others.
        if (!clause && !to_someone) {
            if (denies && kind(after) == PhraseKind::noun)
                claims_.push_back({after, clause_end(after), with_relative_clause(who), true, false});
            return;
        }
        ClaimScope scope{after, clause_end(after), with_relative_clause(who), denies || (lemma == "doubt" && !verb.negated),
                         verb.modality != Modality::asserted};
        if (verb.negated && entry.has(Trait::belief)) scope.denied = !scope.denied;
        claims_.push_back(scope);
    }

    // "…, Ann said."
    void trailing_speech(std::size_t v, std::size_t who) {
        if (who == 0 || kind(who - 1) != PhraseKind::comma || v + 2 < s_.phrases.size()) return;
        claims_.push_back({0, who - 1, with_relative_clause(who), false, false});
    }

    std::size_t next(std::size_t i) const {
        for (++i; i < s_.phrases.size() && (kind(i) == PhraseKind::other || kind(i) == PhraseKind::parenthesis); ++i) {
        }
        return i;
    }

    bool next_is_quote(std::size_t comma) const {
        const std::uint32_t after = phrase(comma).range.last;
        return after < s_.sentence.last && (block_.form(after) == "\"" || block_.form(after) == "\u201C");
    }

    bool starts_clause(std::size_t noun) const {
        std::size_t after = next(noun);
        while (kind(after) == PhraseKind::preposition && kind(next(after)) == PhraseKind::noun) after = next(next(after));
        return kind(after) == PhraseKind::verb && phrase(after).verb.finite &&
               !(phrase(after).verb.participle && !phrase(noun).pronoun && !phrase(noun).name);
    }

    // A claim goes on to the sentence's end, or to a "but" after which somebody
    // else speaks.
    std::size_t clause_end(std::size_t from) const {
        for (std::size_t i = from; i < s_.phrases.size(); ++i) {
            if (kind(i) == PhraseKind::stop && word(i) == ";") return i;
        }
        return s_.phrases.size();
    }

    // "Ann talks about Acme: it did not copy", "Acme: we did not copy".
    void colon(std::size_t i) {
        if (i == 0 || i + 1 >= s_.phrases.size()) return;
        std::size_t who = none;
        for (std::size_t k = 0; k < i; ++k) {
            if (kind(k) != PhraseKind::verb) continue;
            const std::string &lemma = block_.token(phrase(k).verb.main).lemma;
            const bool speaks =
                lexicon_.find(lemma).has(Trait::speech) || lemma == "talk" || lemma == "discuss" || lemma == "speak";
            if (!speaks) return;
            who = speaker(k);
            break;
        }
        if (who == none && i == 1 && kind(0) == PhraseKind::noun && phrase(0).name) {
            const EntityType type = (*s_.names)[*phrase(0).name].type;
            if (type == EntityType::Person) who = 0;
        }
        if (who == none || !can_speak(who) || is_own_voice(who)) return;
        claims_.push_back({i + 1, s_.phrases.size(), with_relative_clause(who), false, false});
    }

    const SentencePhrases &s_;
    const AnnotatedBlock &block_;
    const en::Lexicon &lexicon_;
    std::vector<ClaimScope> claims_;
    std::size_t last_speaker_ = none;
};

}  // namespace

std::vector<ClaimScope> find_claims(const SentencePhrases &sentence, const en::Lexicon &lexicon) {
    return Attribution(sentence, lexicon).run();
}

}  // namespace skein
