#include "extract/relations/verb_subjects.hpp"

#include <algorithm>
#include <array>

namespace skein {

using en::Trait;

SubjectFinder::Subject SubjectFinder::subject_of(std::size_t v) {
    const Subject subject = find_subject(v);
    subjects_[v] = subject.at;
    reduced_[v] = subject.rule == "reduced relative";
    return subject;
}

std::string SubjectFinder::words(std::size_t i) const {
    std::string text;
    for (std::uint32_t t = phrase(i).range.first; t < phrase(i).range.last; ++t) {
        if (!text.empty()) text += ' ';
        text += block_.lower[t];
    }
    return text;
}

std::size_t SubjectFinder::previous(std::size_t i) const {
    while (i-- > 0) {
        if (kind(i) != PhraseKind::parenthesis && !(kind(i) == PhraseKind::other && !phrase(i).inverted)) return i;
    }
    return none;
}

std::size_t SubjectFinder::next(std::size_t i) const {
    for (++i; i < size(); ++i) {
        if (kind(i) != PhraseKind::parenthesis && !(kind(i) == PhraseKind::other && !phrase(i).inverted)) return i;
    }
    return size();
}

// The head of "the success of the new model of Acme": the first noun of the
// chain that ends at `i`.
std::size_t SubjectFinder::chain_head(std::size_t i) const {
    std::size_t head = i;
    while (true) {
        const std::size_t preposition = previous(head);
        if (preposition == none || kind(preposition) != PhraseKind::preposition) return head;
        std::size_t noun = previous(preposition);
        if (noun != none && kind(noun) == PhraseKind::verb && reduced_[noun])
            noun = previous(noun);  // "the data used for training was …"
        if (noun == none || kind(noun) != PhraseKind::noun || phrase(noun).pronoun) {
            // The chain hangs on a preposition with no noun before it: "in the end
            // Ann …" has no head but the last noun.
            const std::string text = words(preposition);
            const bool joins_clauses =
                text == "as" || text == "since" || text == "than" || text == "before" || text == "after" || text == "until";
            return head == i && !joins_clauses ? none : head == i ? i : head;
        }
        // "X left on Monday": a noun that is a verb's object does not start a chain
        // for the next verb.
        head = noun;
    }
}

SubjectFinder::Subject SubjectFinder::find_subject(std::size_t v) const {
    const VerbGroup &verb = phrase(v).verb;
    const std::size_t before = previous(v);
    if (before == none) return {};
    switch (kind(before)) {
        case PhraseKind::noun: {
            if (verb.infinitive) return owner_of_ability(before);
            if (verb.gerund) return gerund_after_noun(before);
            if (verb.participle && tells_of(v, before)) return {before, "reduced relative"};
            const std::size_t head = chain_head(before);
            if (head == none) return {};
            if (is_object_of_verb(head, v)) return {};
            return {head, "verb"};
        }
        case PhraseKind::relative:
            return verb.infinitive || verb.gerund ? Subject{} : relative(before);
        case PhraseKind::conjunction:
            return coordinated(v, before);
        case PhraseKind::comma:
            return after_comma(v, before);
        case PhraseKind::preposition:
            return verb.gerund ? after_preposition(before) : Subject{};
        default:
            return {};
    }
}

// "its ability to use Zeta", "Acme's attempt to buy Zeta": the owner does it.
SubjectFinder::Subject SubjectFinder::owner_of_ability(std::size_t noun) const {
    static constexpr std::array<std::string_view, 10> nouns = {"ability",   "attempt",  "plan", "decision", "effort",
                                                               "intention", "capacity", "bid",  "move",     "failure"};
    const Phrase &np = phrase(noun);
    const std::string &head = block_.lower[np.head];
    if (std::find(nouns.begin(), nouns.end(), head) == nouns.end() || np.head + 1 != np.range.last) return {};
    const bool owned =
        block_.entries[np.range.first]->has(Trait::possessive) ||
        std::find(block_.lower.begin() + np.range.first, block_.lower.begin() + np.head, "'s") != block_.lower.begin() + np.head;
    return owned ? Subject{noun, "ability", head == "failure", false} : Subject{};
}

// "DeepSeek copying ChatGPT": told as a thing, not as a fact.
SubjectFinder::Subject SubjectFinder::gerund_after_noun(std::size_t noun) const {
    if (!phrase(noun).name) return {};
    const std::size_t before = previous(noun);
    if (before == none || kind(before) != PhraseKind::preposition) return {noun, "gerund"};
    const std::size_t claim = previous(before);
    if (word(before) != "of" || claim == none || kind(claim) != PhraseKind::noun) return {};
    if (!lexicon_.find(block_.lower[phrase(claim).head]).has(Trait::claim_noun)) return {noun, "gerund"};
    Subject subject{noun, "told", false, true};
    // "… is clearly unfounded": whoever says so denies it.
    for (std::size_t i = noun; i + 1 < size(); ++i) {
        if (kind(i) == PhraseKind::comma || kind(i) == PhraseKind::stop) break;
        if (kind(i) != PhraseKind::verb || !phrase(i).verb.copula || kind(next(i)) != PhraseKind::adjective) continue;
        const TokenRange quality = phrase(next(i)).range;
        if (block_.entries[quality.last - 1]->has(Trait::evaluation) && !phrase(i).verb.negated)
            return {noun, "unfounded", true, false};
    }
    return subject;
}

// "a video titled …", "trained by Ann": the participle tells of the noun before
// it.
bool SubjectFinder::tells_of(std::size_t v, std::size_t noun) const {
    const std::size_t after = next(v);
    const VerbGroup &verb = phrase(v).verb;
    if (after < size() && kind(after) == PhraseKind::preposition) {
        if (word(after) == "by") return true;
        // "the data used for training was …": another verb closes the clause.
        std::size_t end = after;
        while (kind(end) == PhraseKind::preposition && kind(next(end)) == PhraseKind::noun) end = next(next(end));
        if (kind(end) == PhraseKind::verb && phrase(end).verb.finite && !phrase(noun).pronoun) return true;
    }
    if (kind(after) == PhraseKind::verb && phrase(after).verb.finite && !phrase(after).verb.participle && !phrase(noun).pronoun)
        return true;
    static_cast<void>(verb);
    return is_naming(s_, noun);
}

// The noun before this verb is what the verb before it acts on, and nothing
// opens a clause for it: "uses parts made …".
bool SubjectFinder::is_object_of_verb(std::size_t noun, std::size_t v) const {
    const std::size_t before = previous(noun);
    if (before == none || kind(before) != PhraseKind::verb) return false;
    const VerbGroup &earlier = phrase(before).verb;
    if (!phrase(v).verb.finite) return true;
    const en::Entry &entry = lexicon_.find(block_.token(earlier.main).lemma);
    if (entry.has(Trait::speech) || entry.has(Trait::belief) || entry.has(Trait::denial) || earlier.lemma == "mean") return false;
    // Speech without punctuation, or a participle: unsure, so only a plain finite
    // verb with an auxiliary or present is let through.
    return !(earlier.gerund || earlier.infinitive || earlier.finite) || phrase(v).verb.participle || earlier.copula == false;
}

SubjectFinder::Subject SubjectFinder::relative(std::size_t at) const {
    std::size_t noun = previous(at);
    if (noun != none && kind(noun) == PhraseKind::comma) noun = previous(noun);
    if (noun == none || kind(noun) != PhraseKind::noun || phrase(noun).pronoun) return {};
    if (word(at) == "whose" || word(at) == "where" || word(at) == "whom") return {};
    if (!agrees(noun, next(at))) {
        // "the speed of its models, which is …"
        noun = chain_head(noun);
        if (noun == none || !agrees(noun, next(at))) return {};
    }
    // "Acme is a firm that competes with …": Acme does.
    const std::size_t copula = previous(noun);
    if (copula != none && kind(copula) == PhraseKind::verb && phrase(copula).verb.copula && subjects_[copula] != none &&
        !phrase(copula).verb.negated && phrase(subjects_[copula]).name) {
        return {subjects_[copula], "relative"};
    }
    return {noun, "relative"};
}

// "the chips, which is …" does not speak of the chips.
bool SubjectFinder::agrees(std::size_t noun, std::size_t v) const {
    if (kind(v) != PhraseKind::verb) return true;
    const std::string &first = block_.lower[phrase(v).range.first];
    const bool singular_verb = first == "is" || first == "was" || first == "has" || first == "does";
    const std::uint32_t head = phrase(noun).head;
    const bool plural = block_.token(head).upos == Upos::NOUN && en::singular(block_.lower[head]) != block_.lower[head];
    return !(singular_verb && plural);
}

// "… and bypassed Zeta": the subject of the verb before.
SubjectFinder::Subject SubjectFinder::coordinated(std::size_t v, std::size_t conjunction) const {
    const VerbGroup &verb = phrase(v).verb;
    const std::size_t earlier = earlier_verb(conjunction);
    if (earlier == none || subjects_[earlier] == none) return {};
    const VerbGroup &before = phrase(earlier).verb;
    if (verb.gerund != before.gerund || verb.infinitive != before.infinitive) {
        // "can bypass X and rely on Y" has a bare second verb.
        return {};
    }
    return {subjects_[earlier], "conjunct"};
}

SubjectFinder::Subject SubjectFinder::after_comma(std::size_t v, std::size_t comma) const {
    const VerbGroup &verb = phrase(v).verb;
    const std::size_t before = previous(comma);
    if (before == none) return {};
    const std::size_t earlier = earlier_verb(comma);
    if (verb.gerund) {
        if (earlier == none || subjects_[earlier] == none || phrase(earlier).verb.gerund) return {};
        // "…, training costs, …" is an item of a list.
        const std::size_t object = next(v);
        if (kind(object) == PhraseKind::noun && !phrase(object).name && !phrase(object).pronoun &&
            phrase(object).range.last - phrase(object).range.first == 1)
            return {};
        return {subjects_[earlier], "participle"};
    }
    if (!verb.finite) return {};
    // "Acme, led by Ann, …": the noun before the comma.
    const bool by = kind(next(v)) == PhraseKind::preposition && word(next(v)) == "by";
    if (verb.participle && by) return kind(before) == PhraseKind::noun ? Subject{before, "reduced relative"} : Subject{};
    // "A, a maker of B, uses C": the comma closes an insertion; the subject
    // stands before it.
    if (kind(before) == PhraseKind::noun) {
        for (std::size_t i = before; i-- > 0;) {
            if (kind(i) == PhraseKind::verb && phrase(i).verb.finite && !relative_verb(i) && !reduced_[i]) break;
            if (kind(i) == PhraseKind::comma) {
                const std::size_t noun = previous(i);
                if (noun == none || kind(noun) != PhraseKind::noun) break;
                const std::size_t head = chain_head(noun);
                if (head == none || (previous(head) != none && kind(previous(head)) == PhraseKind::verb)) break;
                return {head, "verb"};
            }
        }
    }
    if (earlier == none || !phrase(earlier).verb.finite || is_subordinate(earlier)) return {};
    return {subjects_[earlier], "conjunct"};
}
// "Before Acme grew, …": what comes after the comma is not Acme's doing.
bool SubjectFinder::is_subordinate(std::size_t v) const {
    for (std::size_t i = v; i-- > 0;) {
        if (kind(i) == PhraseKind::subordinator) return true;
        if (kind(i) == PhraseKind::preposition &&
            (word(i) == "before" || word(i) == "after" || word(i) == "since" || word(i) == "as"))
            return true;
        if (kind(i) == PhraseKind::comma || kind(i) == PhraseKind::stop) return false;
    }
    return false;
}
bool SubjectFinder::relative_verb(std::size_t v) const {
    return previous(v) != none && kind(previous(v)) == PhraseKind::relative;
}

// "by using Zeta", "without using Zeta": whoever does the main verb.
SubjectFinder::Subject SubjectFinder::after_preposition(std::size_t preposition) const {
    const std::string text = words(preposition);
    const bool negative = text == "without" || text == "instead of" || text == "rather than";
    if (!negative && text != "by" && text != "of") return {};
    const std::size_t earlier = earlier_verb(preposition);
    if (earlier == none) return {};
    if (text == "of") {  // "accused Acme of copying"
        if (phrase(earlier).verb.lemma != "accuse" && phrase(earlier).verb.lemma != "suspect") return {};
        const std::size_t accused = next(earlier);
        if (accused >= preposition || kind(accused) != PhraseKind::noun || next(accused) != preposition) return {};
        return {accused, "accusation"};
    }
    if (subjects_[earlier] == none || phrase(earlier).verb.passive) return {};
    return {subjects_[earlier], "gerund", negative};
}

// The last verb with a subject before `limit` in the same clause.
std::size_t SubjectFinder::earlier_verb(std::size_t limit) const {
    for (std::size_t i = limit; i-- > 0;) {
        if (kind(i) == PhraseKind::stop) return none;
        if (kind(i) == PhraseKind::verb && subjects_[i] != none && !reduced_[i]) return i;
    }
    return none;
}

}  // namespace skein
