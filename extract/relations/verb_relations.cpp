#include "extract/relations/relation_match.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

using en::Trait;

constexpr std::size_t none = static_cast<std::size_t>(-1);

class VerbRelations {
  public:
    VerbRelations(const SentencePhrases& sentence, const std::vector<ClaimScope>& claims, const en::Lexicon& lexicon, std::vector<RelationMatch>& out)
        : s_(sentence), block_(*sentence.block), claims_(claims), lexicon_(lexicon), out_(out), subjects_(sentence.phrases.size(), none) {}

    void run() {
        for (std::size_t v = 0; v < size(); ++v) {
            if (kind(v) == PhraseKind::verb) clause(v);
        }
    }

  private:
    struct Subject {
        std::size_t at = none;  // phrase
        std::string_view rule;
        bool negated = false;
    };

    std::size_t size() const { return s_.phrases.size(); }
    const Phrase& phrase(std::size_t i) const { return s_.phrases[i]; }
    PhraseKind kind(std::size_t i) const { return i < size() ? s_.phrases[i].kind : PhraseKind::stop; }
    const std::string& word(std::size_t i) const { return block_.lower[phrase(i).range.first]; }
    std::string words(std::size_t i) const {
        std::string text;
        for (std::uint32_t t = phrase(i).range.first; t < phrase(i).range.last; ++t) {
            if (!text.empty()) text += ' ';
            text += block_.lower[t];
        }
        return text;
    }

    // The phrase before `i` that is not an adverb or a parenthesis; `none` at the start.
    std::size_t previous(std::size_t i) const {
        while (i-- > 0) {
            if (kind(i) != PhraseKind::parenthesis && !(kind(i) == PhraseKind::other && !phrase(i).inverted)) return i;
        }
        return none;
    }
    std::size_t next(std::size_t i) const {
        for (++i; i < size(); ++i) {
            if (kind(i) != PhraseKind::parenthesis && !(kind(i) == PhraseKind::other && !phrase(i).inverted)) return i;
        }
        return size();
    }

    // The head of "the success of the new model of Acme": the first noun of the chain that ends at `i`.
    std::size_t chain_head(std::size_t i) const {
        std::size_t head = i;
        while (true) {
            const std::size_t preposition = previous(head);
            if (preposition == none || kind(preposition) != PhraseKind::preposition) return head;
            const std::size_t noun = previous(preposition);
            if (noun == none || kind(noun) != PhraseKind::noun || phrase(noun).pronoun) {
                // The chain hangs on a preposition with no noun before it: "in the end Ann …" has no head but the last noun.
                return head == i ? none : i;
            }
            // "X left on Monday": a noun that is a verb's object does not start a chain for the next verb.
            head = noun;
        }
    }

    Subject find_subject(std::size_t v) const {
        const VerbGroup& verb = phrase(v).verb;
        const std::size_t before = previous(v);
        if (before == none) return {};
        switch (kind(before)) {
            case PhraseKind::noun: {
                if (verb.infinitive) return {};
                if (verb.gerund) return gerund_after_noun(before);
                if (verb.participle && is_reduced(v, before)) return {before, "reduced relative"};
                const std::size_t head = chain_head(before);
                if (head == none) return {};
                if (is_object_of_verb(head, v)) return {};
                return {head, "verb"};
            }
            case PhraseKind::relative: return verb.infinitive || verb.gerund ? Subject{} : relative(before);
            case PhraseKind::conjunction: return coordinated(v, before);
            case PhraseKind::comma: return after_comma(v, before);
            case PhraseKind::preposition: return verb.gerund ? after_preposition(before) : Subject{};
            default: return {};
        }
    }

    // "DeepSeek copying ChatGPT": told as a thing, not as a fact.
    Subject gerund_after_noun(std::size_t noun) const {
        if (!phrase(noun).name) return {};
        const std::size_t before = previous(noun);
        if (before != none && kind(before) == PhraseKind::preposition && word(before) != "of") return {};
        return {noun, "gerund"};
    }

    // "a video titled …", "trained by Ann": the participle tells of the noun before it.
    bool is_reduced(std::size_t v, std::size_t noun) const {
        const std::size_t after = next(v);
        const VerbGroup& verb = phrase(v).verb;
        if (after < size() && kind(after) == PhraseKind::preposition && word(after) == "by") return true;
        static constexpr std::array<std::string_view, 6> naming = {"title", "call", "name", "entitle", "dub", "label"};
        if (std::find(naming.begin(), naming.end(), verb.lemma) != naming.end() && !phrase(noun).pronoun && after < size() && kind(after) == PhraseKind::noun) {
            const std::size_t governing = previous(noun);
            return governing != none && (kind(governing) == PhraseKind::verb || kind(governing) == PhraseKind::preposition);
        }
        return false;
    }

    // The noun before this verb is what the verb before it acts on, and nothing opens a clause for it: "uses parts made …".
    bool is_object_of_verb(std::size_t noun, std::size_t v) const {
        const std::size_t before = previous(noun);
        if (before == none || kind(before) != PhraseKind::verb) return false;
        const VerbGroup& earlier = phrase(before).verb;
        if (!phrase(v).verb.finite) return true;
        const en::Entry& entry = lexicon_.find(block_.token(earlier.main).lemma);
        if (entry.has(Trait::speech) || entry.has(Trait::belief) || entry.has(Trait::denial) || earlier.lemma == "mean") return false;
        // Speech without punctuation, or a participle: unsure, so only a plain finite verb with an auxiliary or present is let through.
        return !(earlier.gerund || earlier.infinitive || earlier.finite) || phrase(v).verb.participle || earlier.copula == false;
    }

    Subject relative(std::size_t at) const {
        std::size_t noun = previous(at);
        if (noun != none && kind(noun) == PhraseKind::comma) noun = previous(noun);
        if (noun == none || kind(noun) != PhraseKind::noun || phrase(noun).pronoun) return {};
        if (word(at) == "whose" || word(at) == "where" || word(at) == "whom") return {};
        return {noun, "relative"};
    }

    // "… and bypassed Zeta": the subject of the verb before.
    Subject coordinated(std::size_t v, std::size_t conjunction) const {
        const VerbGroup& verb = phrase(v).verb;
        const std::size_t earlier = earlier_verb(conjunction, v);
        if (earlier == none || subjects_[earlier] == none) return {};
        const VerbGroup& before = phrase(earlier).verb;
        if (verb.gerund != before.gerund || verb.infinitive != before.infinitive) {
            // "can bypass X and rely on Y" has a bare second verb.
            return {};
        }
        return {subjects_[earlier], "conjunct"};
    }

    Subject after_comma(std::size_t v, std::size_t comma) const {
        const VerbGroup& verb = phrase(v).verb;
        const std::size_t before = previous(comma);
        if (before == none) return {};
        const std::size_t earlier = earlier_verb(comma, v);
        if (verb.gerund) {
            if (earlier == none || subjects_[earlier] == none || phrase(earlier).verb.gerund) return {};
            return {subjects_[earlier], "participle"};
        }
        if (!verb.finite) return {};
        // "A, a maker of B, uses C": the comma closes an insertion; the subject stands before it.
        if (kind(before) == PhraseKind::noun) {
            for (std::size_t i = before; i-- > 0;) {
                if (kind(i) == PhraseKind::verb && phrase(i).verb.finite && !relative_verb(i)) break;
                if (kind(i) == PhraseKind::comma) {
                    const std::size_t noun = previous(i);
                    if (noun == none || kind(noun) != PhraseKind::noun) break;
                    const std::size_t head = chain_head(noun);
                    if (head == none || (previous(head) != none && kind(previous(head)) == PhraseKind::verb)) break;
                    return {head, "verb"};
                }
            }
        }
        if (earlier != none && subjects_[earlier] != none && phrase(earlier).verb.finite) return {subjects_[earlier], "conjunct"};
        return {};
    }
    bool relative_verb(std::size_t v) const { return previous(v) != none && kind(previous(v)) == PhraseKind::relative; }

    // "by using Zeta", "without using Zeta": whoever does the main verb.
    Subject after_preposition(std::size_t preposition) const {
        const std::string text = words(preposition);
        const bool negative = text == "without" || text == "instead of" || text == "rather than";
        if (!negative && text != "by" && text != "of") return {};
        const std::size_t earlier = earlier_verb(preposition, preposition);
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
    std::size_t earlier_verb(std::size_t limit, std::size_t v) const {
        static_cast<void>(v);
        for (std::size_t i = limit; i-- > 0;) {
            if (kind(i) == PhraseKind::stop) return none;
            if (kind(i) == PhraseKind::verb && subjects_[i] != none) return i;
        }
        return none;
    }

    void clause(std::size_t v);
    void emit(std::size_t v, const Subject& subject, std::size_t subject_at, std::size_t object_at, std::vector<TokenRange> relation, std::string lemma,
              std::size_t arguments_from, bool negated);
    std::vector<std::size_t> coordinated_nouns(std::size_t first, std::size_t& end) const;
    std::size_t after_noun_phrase(std::size_t noun) const;
    std::vector<MatchedArgument> arguments(std::size_t from, std::size_t& end) const;
    Role role_of(std::size_t preposition, std::size_t noun) const;
    bool opens_clause(std::size_t noun) const;

    const SentencePhrases& s_;
    const AnnotatedBlock& block_;
    const std::vector<ClaimScope>& claims_;
    const en::Lexicon& lexicon_;
    std::vector<RelationMatch>& out_;
    std::vector<std::size_t> subjects_;  // of each verb phrase, once found
};

// The noun phrase is the subject of a verb that follows: "believes Acme is …".
bool VerbRelations::opens_clause(std::size_t noun) const {
    std::size_t after = next(noun);
    while (after < size() && kind(after) == PhraseKind::preposition && kind(next(after)) == PhraseKind::noun) after = next(next(after));
    return after < size() && kind(after) == PhraseKind::verb && phrase(after).verb.finite && !(phrase(after).verb.participle && !phrase(noun).pronoun);
}

std::size_t VerbRelations::after_noun_phrase(std::size_t noun) const {
    std::size_t after = next(noun);
    while (after < size() && kind(after) == PhraseKind::preposition && word(after) == "of" && kind(next(after)) == PhraseKind::noun && !phrase(noun).pronoun) {
        noun = next(after);
        after = next(noun);
    }
    return after;
}

// "A, B and C" from `first`; `end` becomes the phrase after the list.
std::vector<std::size_t> VerbRelations::coordinated_nouns(std::size_t first, std::size_t& end) const {
    std::vector<std::size_t> nouns{first};
    end = after_noun_phrase(first);
    std::vector<std::size_t> listed = nouns;
    std::size_t at = end;
    while (at < size()) {
        std::size_t item = none;
        bool closes = false;
        if (kind(at) == PhraseKind::comma) {
            std::size_t after = next(at);
            if (kind(after) == PhraseKind::conjunction && word(after) != "but") {
                closes = true;
                after = next(after);
            }
            if (kind(after) == PhraseKind::noun) item = after;
        } else if (kind(at) == PhraseKind::conjunction && word(at) != "but") {
            closes = true;
            if (kind(next(at)) == PhraseKind::noun) item = next(at);
        }
        if (item == none || phrase(item).pronoun || opens_clause(item)) break;
        listed.push_back(item);
        at = after_noun_phrase(item);
        if (closes) {
            end = at;
            return listed;
        }
    }
    // A name in apposition: 'two models, "A" and "B"' closes above; "the startup, Acme" is left alone.
    return nouns;
}

Role VerbRelations::role_of(std::size_t preposition, std::size_t noun) const {
    const std::string text = words(preposition);
    const Phrase& np = phrase(noun);
    bool time = false;
    bool money = false;
    for (std::uint32_t i = np.range.first; i < np.range.last; ++i) {
        const en::Entry& entry = *block_.entries[i];
        const std::string& lower = block_.lower[i];
        if (entry.has(Trait::time_noun) || entry.has(Trait::month) || entry.has(Trait::weekday) || lexicon_.find(en::singular(lower)).has(Trait::time_noun)) time = true;
        if (lower.size() == 4 && (lower.starts_with("19") || lower.starts_with("20")) && std::all_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; })) time = true;
        if (lower == "$" || lower == "\u20AC" || lower == "\u00A3" || lower == "dollars" || lower == "euros" || lower == "yuan") money = true;
    }
    const bool place = np.name && (*s_.names)[*np.name].type == EntityType::Place;
    if (time && (text == "in" || text == "on" || text == "at" || text == "since" || text == "until" || text == "during" || text == "after" || text == "before" || text == "for" || text == "from" || text == "by")) return Role::time;
    if (money && (text == "for" || text == "at" || text == "of")) return Role::cost;
    if (text == "for") return Role::purpose;
    if (text == "in" || text == "at" || text == "near" || text == "inside" || text == "across" || text == "throughout") return place ? Role::place : Role::other;
    if (text == "with" || text == "through" || text == "via") return Role::instrument;
    if (text == "to") return Role::recipient;
    if (text == "because of" || text == "due to" || text == "thanks to" || text == "despite") return Role::cause;
    if (text == "from" || text == "out of") return Role::source;
    if (text == "about" || text == "on" || text == "regarding" || text == "concerning") return Role::topic;
    return Role::other;
}

std::vector<MatchedArgument> VerbRelations::arguments(std::size_t from, std::size_t& end) const {
    std::vector<MatchedArgument> result;
    std::size_t at = from;
    while (at < size() && kind(at) == PhraseKind::preposition && kind(next(at)) == PhraseKind::noun) {
        const std::size_t noun = next(at);
        if (words(at) == "according to" || words(at) == "rather than" || words(at) == "instead of" || words(at) == "such as" || opens_clause(noun)) break;
        MatchedArgument argument;
        argument.role = role_of(at, noun);
        argument.participant = participant_at(s_, noun);
        argument.participant.range.first = phrase(at).range.first;
        result.push_back(std::move(argument));
        at = after_noun_phrase(noun);
        std::size_t after_list = at;
        if (coordinated_nouns(noun, after_list).size() > 1) at = after_list;
    }
    end = at;
    return result;
}

void VerbRelations::emit(std::size_t v, const Subject& subject, std::size_t subject_at, std::size_t object_at, std::vector<TokenRange> relation, std::string lemma,
                         std::size_t arguments_from, bool negated) {
    const VerbGroup& verb = phrase(v).verb;
    RelationMatch match;
    match.subject = participant_at(s_, subject_at);
    match.relation = std::move(relation);
    match.lemma = std::move(lemma);
    if (object_at != none) match.object = participant_at(s_, object_at);
    std::size_t end = 0;
    if (arguments_from < size()) match.arguments = arguments(arguments_from, end);
    if (negated) match.polarity = Polarity::negated;
    match.modality = verb.modality;
    if (s_.question) match.modality = Modality::questioned;
    // "if …" up to the comma.
    for (std::size_t i = v; i-- > 0;) {
        if (kind(i) == PhraseKind::comma || kind(i) == PhraseKind::stop) break;
        if (kind(i) == PhraseKind::subordinator && (word(i) == "if" || word(i) == "unless")) match.modality = Modality::hypothetical;
        if (kind(i) == PhraseKind::subordinator && word(i) == "whether") match.modality = Modality::questioned;
    }
    match.rule = subject.rule;
    apply_claims(claims_, v, match);
    out_.push_back(std::move(match));
}

void VerbRelations::clause(std::size_t v) {
    const Subject subject = find_subject(v);
    if (subject.at == none) return;
    subjects_[v] = subject.at;
    const VerbGroup& verb = phrase(v).verb;
    bool negated = verb.negated != subject.negated;
    const Phrase& subject_phrase = phrase(subject.at);
    if (subject_phrase.negative) negated = !negated;

    // Who else: "A and B use C".
    std::vector<std::size_t> subjects{subject.at};
    if (subject.rule == "verb") {
        const std::size_t conjunction = previous(subject.at);
        if (conjunction != none && kind(conjunction) == PhraseKind::conjunction && word(conjunction) == "and") {
            const std::size_t other = previous(conjunction);
            const std::size_t governing = other == none ? none : previous(other);
            if (other != none && kind(other) == PhraseKind::noun && phrase(other).name && phrase(subject.at).name &&
                (governing == none || kind(governing) == PhraseKind::comma || kind(governing) == PhraseKind::subordinator)) {
                subjects.insert(subjects.begin(), other);
            }
        }
    }

    std::vector<TokenRange> relation{phrase(v).range};
    std::string lemma = verb.lemma;
    std::size_t at = next(v);
    if (verb.copula && kind(at) == PhraseKind::adjective) {
        relation[0].last = phrase(at).range.last;
        lemma = "be " + block_.lower[phrase(at).range.last - 1];
        at = next(at);
        if (kind(at) != PhraseKind::preposition || kind(next(at)) != PhraseKind::noun || words(at) == "according to") {
            for (const std::size_t who : subjects) emit(v, subject, who, none, relation, lemma, size(), negated);
            return;
        }
    }
    if (verb.passive) lemma = "be " + std::string(block_.lower[verb.main]);

    std::size_t object = none;
    if (kind(at) == PhraseKind::noun) {
        if (opens_clause(at)) return;  // "believes Acme is …": the claim says it
        object = at;
    } else if (kind(at) == PhraseKind::preposition && kind(next(at)) == PhraseKind::noun && words(at) != "according to" && words(at) != "rather than" && words(at) != "instead of") {
        if (opens_clause(next(at)) && !phrase(next(at)).name) return;
        relation[0].last = phrase(at).range.first >= relation[0].last ? phrase(at).range.last : relation[0].last;
        if (phrase(at).range.first > phrase(v).range.last + 3) return;
        lemma += ' ' + words(at);
        object = next(at);
    } else if (kind(at) == PhraseKind::subordinator || kind(at) == PhraseKind::verb || kind(at) == PhraseKind::relative) {
        return;  // a clause is what is said, known, meant
    } else {
        if (verb.copula || subject_phrase.pronoun || verb.gerund) return;
        for (const std::size_t who : subjects) emit(v, subject, who, none, relation, lemma, size(), negated);
        return;
    }

    std::size_t end = 0;
    std::vector<std::size_t> objects = coordinated_nouns(object, end);
    bool object_negative = phrase(object).negative;
    // "caused a stir in Oslo", "took part in the race": a verb that says little and its noun are the relation.
    const en::Entry& entry = lexicon_.find(block_.token(verb.main).lemma);
    if (objects.size() == 1 && kind(at) == PhraseKind::noun && entry.has(Trait::light) && !phrase(object).name && !phrase(object).pronoun && end < size() &&
        kind(end) == PhraseKind::preposition && kind(next(end)) == PhraseKind::noun && phrase(next(end)).name && end == next(object) &&
        phrase(object).range.last - phrase(object).range.first <= 4 && words(end) != "of") {
        relation[0].last = phrase(end).range.last;
        lemma += ' ' + block_.token(phrase(object).head).lemma + ' ' + words(end);
        objects = coordinated_nouns(next(end), end);
    }
    for (const std::size_t who : subjects) {
        for (const std::size_t what : objects) emit(v, subject, who, what, relation, lemma, end, negated != object_negative);
    }
    // "used A rather than B": B is what was not used.
    std::size_t contrast = end;
    if (kind(contrast) == PhraseKind::comma) contrast = next(contrast);
    if (contrast < size() && kind(contrast) == PhraseKind::preposition && (words(contrast) == "rather than" || words(contrast) == "instead of") &&
        kind(next(contrast)) == PhraseKind::noun) {
        Subject contrasted = subject;
        contrasted.rule = "contrast";
        emit(v, contrasted, subjects.front(), next(contrast), {phrase(v).range, phrase(contrast).range}, lemma, size(), !negated);
    }
}

}  // namespace

void find_verb_relations(const SentencePhrases& sentence, const std::vector<ClaimScope>& claims, const en::Lexicon& lexicon, std::vector<RelationMatch>& out) {
    VerbRelations(sentence, claims, lexicon, out).run();
}

MatchedParticipant participant_at(const SentencePhrases& s, std::size_t at) {
    const Phrase& phrase = s.phrases[at];
    MatchedParticipant participant;
    participant.range = phrase.range;
    participant.name = phrase.name;
    participant.pronoun = phrase.pronoun;
    // "the head of Acme" is shown whole; it still does not name Acme.
    std::size_t i = at;
    while (!phrase.pronoun && !phrase.name && i + 2 < s.phrases.size() && s.phrases[i + 1].kind == PhraseKind::preposition &&
           s.block->lower[s.phrases[i + 1].range.first] == "of" && s.phrases[i + 2].kind == PhraseKind::noun) {
        i += 2;
        participant.range.last = s.phrases[i].range.last;
    }
    return participant;
}

void apply_claims(const std::vector<ClaimScope>& claims, std::size_t at, RelationMatch& match) {
    for (const ClaimScope& claim : claims) {
        if (at < claim.first || at >= claim.last) continue;
        if (!claim.claimant.range.empty()) match.claimants.push_back(claim.claimant);
        if (claim.denied) match.polarity = match.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        if (claim.possible && match.modality == Modality::asserted) match.modality = Modality::possible;
    }
}

double confidence_of(std::string_view rule) {
    static constexpr std::array<RuleConfidence, 16> table = {{
        {"verb", 0.75}, {"conjunct", 0.65}, {"relative", 0.6}, {"participle", 0.55}, {"reduced relative", 0.6}, {"gerund", 0.5},
        {"accusation", 0.7}, {"contrast", 0.7}, {"apposition", 0.7}, {"title", 0.75}, {"possessive", 0.6}, {"acronym", 0.85},
        {"diagram", 0.9}, {"unfounded", 0.7}, {"quantity", 0.6}, {"naming", 0.7},
    }};
    for (const RuleConfidence& row : table) {
        if (row.rule == rule) return row.confidence;
    }
    return 0.5;
}

}  // namespace skein
