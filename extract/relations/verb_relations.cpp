#include "extract/relations/relation_match.hpp"
#include "extract/relations/verb_subjects.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

using en::Trait;

constexpr std::size_t none = SubjectFinder::none;

class VerbRelations {
  public:
    VerbRelations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                  std::vector<RelationMatch> &out)
        : finder_(sentence, lexicon), s_(sentence), block_(*sentence.block), claims_(claims), lexicon_(lexicon), out_(out) {}

    void run() {
        for (std::size_t v = 0; v < size(); ++v) {
            if (kind(v) == PhraseKind::verb) clause(v);
        }
    }

  private:
    using Subject = SubjectFinder::Subject;

    std::size_t size() const { return finder_.size(); }
    const Phrase &phrase(std::size_t i) const { return finder_.phrase(i); }
    PhraseKind kind(std::size_t i) const { return finder_.kind(i); }
    const std::string &word(std::size_t i) const { return finder_.word(i); }
    std::string words(std::size_t i) const { return finder_.words(i); }
    std::size_t previous(std::size_t i) const { return finder_.previous(i); }
    std::size_t next(std::size_t i) const { return finder_.next(i); }

    void clause(std::size_t v);
    void emit(std::size_t v, const Subject &subject, std::size_t subject_at, std::size_t object_at,
              std::vector<TokenRange> relation, std::string lemma, std::size_t arguments_from, bool negated);
    std::vector<std::size_t> coordinated_nouns(std::size_t first, std::size_t &end) const;
    std::size_t after_noun_phrase(std::size_t noun) const;
    std::vector<MatchedArgument> arguments(std::size_t from, std::size_t &end) const;
    bool is_unclear(std::size_t pronoun, std::size_t v) const;
    Role role_of(std::size_t preposition, std::size_t noun) const;
    bool opens_clause(std::size_t noun) const;

    SubjectFinder finder_;
    const SentencePhrases &s_;
    const AnnotatedBlock &block_;
    const std::vector<ClaimScope> &claims_;
    const en::Lexicon &lexicon_;
    std::vector<RelationMatch> &out_;
};

// The noun phrase is the subject of a verb that follows: "believes Acme is …".
bool VerbRelations::opens_clause(std::size_t noun) const {
    std::size_t after = next(noun);
    while (after < size() && kind(after) == PhraseKind::preposition && kind(next(after)) == PhraseKind::noun)
        after = next(next(after));
    return after < size() && kind(after) == PhraseKind::verb && phrase(after).verb.finite &&
           !(phrase(after).verb.participle && !phrase(noun).pronoun);
}

std::size_t VerbRelations::after_noun_phrase(std::size_t noun) const {
    std::size_t after = next(noun);
    while (after < size() && kind(after) == PhraseKind::preposition && word(after) == "of" &&
           kind(next(after)) == PhraseKind::noun && !phrase(noun).pronoun) {
        noun = next(after);
        after = next(noun);
    }
    return after;
}

// "A, B and C" from `first`; `end` becomes the phrase after the list.
std::vector<std::size_t> VerbRelations::coordinated_nouns(std::size_t first, std::size_t &end) const {
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
    // A name in apposition: 'two models, "A" and "B"' closes above; "the startup,
    // Acme" is left alone.
    return nouns;
}

// "it is clear that …", "it comes to …", "they" after "the users": better left
// alone.
bool VerbRelations::is_unclear(std::size_t pronoun, std::size_t v) const {
    const std::string &text = word(pronoun);
    const bool speech = block_.block->kind == BlockKind::speech;
    if (text == "it") {
        const VerbGroup &verb = phrase(v).verb;
        if (verb.lemma == "come" || verb.lemma == "take" || verb.lemma == "seem" || verb.lemma == "happen" ||
            verb.lemma == "mean")
            return true;
        if (!verb.copula) return false;
        if (speech || kind(next(v)) != PhraseKind::noun) return true;
        for (std::size_t i = v + 1; i < size(); ++i) {
            if (kind(i) == PhraseKind::subordinator || (kind(i) == PhraseKind::verb && phrase(i).verb.infinitive) ||
                (kind(i) == PhraseKind::preposition && word(i) == "for"))
                return true;
        }
        return false;
    }
    if (text == "they" && !speech) {
        for (std::size_t i = 0; i < pronoun; ++i) {
            if (kind(i) != PhraseKind::noun || phrase(i).name || phrase(i).pronoun) continue;
            const std::uint32_t head = phrase(i).head;
            if (block_.token(head).upos == Upos::NOUN && en::singular(block_.lower[head]) != block_.lower[head]) return true;
        }
    }
    return false;
}

Role VerbRelations::role_of(std::size_t preposition, std::size_t noun) const {
    const std::string text = words(preposition);
    const Phrase &np = phrase(noun);
    bool time = false;
    bool money = false;
    for (std::uint32_t i = np.range.first; i < np.range.last; ++i) {
        const en::Entry &entry = *block_.entries[i];
        const std::string &lower = block_.lower[i];
        if (entry.has(Trait::time_noun) || entry.has(Trait::month) || entry.has(Trait::weekday) ||
            lexicon_.find(en::singular(lower)).has(Trait::time_noun))
            time = true;
        if (lower.size() == 4 && (lower.starts_with("19") || lower.starts_with("20")) &&
            std::all_of(lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; }))
            time = true;
        if (lower == "$" || lower == "\u20AC" || lower == "\u00A3" || lower == "dollars" || lower == "euros" || lower == "yuan")
            money = true;
    }
    const bool place = np.name && (*s_.names)[*np.name].type == EntityType::Place;
    if (time && (text == "in" || text == "on" || text == "at" || text == "since" || text == "until" || text == "during" ||
                 text == "after" || text == "before" || text == "for" || text == "from" || text == "by"))
        return Role::time;
    if (money && (text == "for" || text == "at" || text == "of")) return Role::cost;
    if (text == "for") return Role::purpose;
    if (text == "in" || text == "at" || text == "near" || text == "inside" || text == "across" || text == "throughout")
        return place ? Role::place : Role::other;
    if (text == "with" || text == "through" || text == "via") return Role::instrument;
    if (text == "to") return Role::recipient;
    if (text == "because of" || text == "due to" || text == "thanks to" || text == "despite") return Role::cause;
    if (text == "from" || text == "out of") return Role::source;
    if (text == "about" || text == "on" || text == "regarding" || text == "concerning") return Role::topic;
    return Role::other;
}

std::vector<MatchedArgument> VerbRelations::arguments(std::size_t from, std::size_t &end) const {
    std::vector<MatchedArgument> result;
    std::size_t at = from;
    while (at < size() && kind(at) == PhraseKind::preposition && kind(next(at)) == PhraseKind::noun) {
        const std::size_t noun = next(at);
        if (words(at) == "according to" || words(at) == "rather than" || words(at) == "instead of" || words(at) == "such as" ||
            opens_clause(noun))
            break;
        MatchedArgument argument;
        argument.role = role_of(at, noun);
        argument.participant = participant_at(s_, noun);
        argument.participant.range.first = phrase(at).range.first;
        const Role role = argument.role;
        result.push_back(std::move(argument));
        at = after_noun_phrase(noun);
        std::size_t after_list = at;
        const std::vector<std::size_t> list = coordinated_nouns(noun, after_list);
        for (std::size_t item = 1; item < list.size(); ++item) result.push_back({role, participant_at(s_, list[item])});
        if (list.size() > 1) at = after_list;
    }
    end = at;
    return result;
}

void VerbRelations::emit(std::size_t v, const Subject &subject, std::size_t subject_at, std::size_t object_at,
                         std::vector<TokenRange> relation, std::string lemma, std::size_t arguments_from, bool negated) {
    const VerbGroup &verb = phrase(v).verb;
    RelationMatch match;
    match.subject = participant_at(s_, subject_at);
    if (subject.rule == "verb" && !phrase(subject_at).name && !phrase(subject_at).pronoun) {
        // "its speed and quality": both.
        const std::size_t conjunction = previous(subject_at);
        const std::size_t other = conjunction == none ? none : previous(conjunction);
        if (other != none && kind(conjunction) == PhraseKind::conjunction && word(conjunction) == "and" &&
            kind(other) == PhraseKind::noun && !phrase(other).pronoun &&
            (other == 0 || kind(other - 1) == PhraseKind::stop || kind(other - 1) == PhraseKind::comma)) {
            match.subject.range.first = phrase(other).range.first;
        }
    }
    if (subject.rule == "ability") match.subject = owner_at(s_, subject_at);
    match.subject.unclear = phrase(subject_at).pronoun && is_unclear(subject_at, v);
    match.relation = std::move(relation);
    match.lemma = std::move(lemma);
    if (object_at != none) match.object = participant_at(s_, object_at);
    std::size_t end = 0;
    if (arguments_from < size()) match.arguments = arguments(arguments_from, end);
    if (negated) match.polarity = Polarity::negated;
    match.modality = verb.modality;
    if (subject.told && match.modality == Modality::asserted) match.modality = Modality::possible;
    if (s_.question) match.modality = Modality::questioned;
    // "if …" up to the comma.
    for (std::size_t i = v; i-- > 0;) {
        if (kind(i) == PhraseKind::comma || kind(i) == PhraseKind::stop) break;
        if (kind(i) == PhraseKind::subordinator && (word(i) == "if" || word(i) == "unless"))
            match.modality = Modality::hypothetical;
        if (kind(i) == PhraseKind::subordinator && word(i) == "whether") match.modality = Modality::questioned;
    }
    match.rule = subject.rule;
    apply_claims(claims_, v, match);
    out_.push_back(std::move(match));
}

void VerbRelations::clause(std::size_t v) {
    const Subject subject = finder_.subject_of(v);
    if (subject.at == none) return;
    const VerbGroup &verb = phrase(v).verb;
    bool negated = verb.negated != subject.negated;
    const Phrase &subject_phrase = phrase(subject.at);
    if (word(subject.at) == "there" || word(subject.at) == "let") return;
    if (subject_phrase.negative) negated = !negated;

    // Who else: "A and B use C".
    std::vector<std::size_t> subjects{subject.at};
    if (subject.rule == "verb" || subject.rule == "relative") {
        const std::size_t conjunction = previous(subject.at);
        if (conjunction != none && kind(conjunction) == PhraseKind::conjunction && word(conjunction) == "and") {
            const std::size_t other = previous(conjunction);
            const std::size_t governing = other == none ? none : previous(other);
            if (other != none && kind(other) == PhraseKind::noun && phrase(other).name && phrase(subject.at).name &&
                (subject.rule == "relative" || governing == none || kind(governing) == PhraseKind::comma ||
                 kind(governing) == PhraseKind::subordinator)) {
                subjects.insert(subjects.begin(), other);
            }
        }
    }

    if (verb.copula && verb.more_than) return;  // "not merely a project": neither said nor denied
    std::vector<TokenRange> relation{phrase(v).range};
    std::string lemma = verb.lemma;
    std::size_t at = next(v);
    if (finder_.is_reduced(v) && is_naming(s_, subject.at)) {  // "a company called Acme": Acme is a company
        Subject named = subject;
        named.rule = "naming";
        emit(v, named, at, subject.at, relation, "be", size(), false);
        RelationMatch &match = out_.back();
        match.object->range.last = phrase(subject.at).range.last;
        match.object->name.reset();
        return;
    }
    if (verb.copula && kind(at) == PhraseKind::adjective) {
        relation[0].last = phrase(at).range.last;
        lemma = "be " + block_.lower[phrase(at).range.last - 1];
        at = next(at);
        if (kind(at) != PhraseKind::preposition || kind(next(at)) != PhraseKind::noun || words(at) == "according to") {
            for (const std::size_t who : subjects) emit(v, subject, who, none, relation, lemma, size(), negated);
            return;
        }
    }
    if (verb.passive || finder_.is_reduced(v)) lemma = "be " + std::string(block_.lower[verb.main]);

    std::size_t object = none;
    if (kind(at) == PhraseKind::noun) {
        const bool inner = subject.rule == "gerund" || subject.rule == "told" || subject.rule == "unfounded";
        const en::Entry &governing = lexicon_.find(block_.token(verb.main).lemma);
        const bool clausal = governing.has(Trait::speech) || governing.has(Trait::belief) || governing.has(Trait::denial) ||
                             verb.lemma == "mean" || verb.lemma == "make" || verb.lemma == "let" || verb.lemma == "see" ||
                             verb.lemma == "ensure";
        if (opens_clause(at) && !inner && (clausal || verb.copula)) return;  // "believes Acme is …": the claim says it
        object = at;
    } else if (kind(at) == PhraseKind::preposition && kind(next(at)) == PhraseKind::noun && words(at) != "according to" &&
               words(at) != "rather than" && words(at) != "instead of") {
        if (opens_clause(next(at)) && !phrase(next(at)).name) return;
        if (verb.copula && words(at) == "as") return;
        relation[0].last = phrase(at).range.first >= relation[0].last ? phrase(at).range.last : relation[0].last;
        if (phrase(at).range.first > phrase(v).range.last + 3) return;
        lemma += ' ' + words(at);
        object = next(at);
    } else if (kind(at) == PhraseKind::subordinator || kind(at) == PhraseKind::verb || kind(at) == PhraseKind::relative) {
        return;  // a clause is what is said, known, meant
    } else {
        if (verb.copula || subject_phrase.pronoun || verb.gerund || finder_.is_reduced(v) ||
            (verb.participle && !subject_phrase.name))
            return;
        const bool speaks = lexicon_.find(block_.token(verb.main).lemma).has(Trait::speech);
        if (speaks && !verb.passive) return;
        for (const std::size_t who : subjects) emit(v, subject, who, none, relation, lemma, size(), negated);
        return;
    }

    std::size_t end = 0;
    std::vector<std::size_t> objects = coordinated_nouns(object, end);
    bool object_negative = phrase(object).negative;
    // "caused a stir in Oslo", "took part in the race": a verb that says little
    // and its noun are the relation.
    const en::Entry &entry = lexicon_.find(block_.token(verb.main).lemma);
    if (objects.size() == 1 && kind(at) == PhraseKind::noun && entry.has(Trait::light) && !phrase(object).name &&
        !phrase(object).pronoun && end < size() && kind(end) == PhraseKind::preposition && kind(next(end)) == PhraseKind::noun &&
        phrase(next(end)).name && end == next(object) && phrase(object).range.last - phrase(object).range.first <= 4 &&
        words(end) != "of") {
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
    if (contrast < size() && kind(contrast) == PhraseKind::preposition &&
        (words(contrast) == "rather than" || words(contrast) == "instead of") && kind(next(contrast)) == PhraseKind::noun) {
        Subject contrasted = subject;
        contrasted.rule = "contrast";
        emit(v, contrasted, subjects.front(), next(contrast), {phrase(v).range, phrase(contrast).range}, lemma, size(), !negated);
    }
}

}  // namespace

void find_verb_relations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                         std::vector<RelationMatch> &out) {
    VerbRelations(sentence, claims, lexicon, out).run();
}

}  // namespace skein
