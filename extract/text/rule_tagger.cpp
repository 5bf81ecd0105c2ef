#include "extract/text/rule_tagger.hpp"

#include "base/utf8.hpp"

#include <array>

namespace skein {

namespace {

using en::Entry;
using en::Trait;

constexpr std::uint32_t bit(Upos tag) {
    return 1U << static_cast<unsigned>(tag);
}

struct Shape {
    bool has_letter = false;
    bool has_digit = false;
    bool capital = false;          // starts with one
    bool capitals_inside = false;  // after the first letter
    bool only_symbols = true;
};

Shape shape_of(std::string_view form) {
    Shape shape;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        const bool upper = is_upper(point.value);
        if (is_letter(point.value)) shape.has_letter = true;
        if (is_digit(point.value)) shape.has_digit = true;
        if (upper && at == 0) shape.capital = true;
        if (upper && at > 0) shape.capitals_inside = true;
        if (is_letter(point.value) || is_digit(point.value)) shape.only_symbols = false;
        at += point.size;
    }
    return shape;
}

// Parts of speech an unknown word may have, by its ending.
std::uint32_t guess(std::string_view lower) {
    struct Ending {
        std::string_view text;
        std::uint32_t tags;
    };
    static constexpr std::array<Ending, 26> endings = {{
        {"ly", bit(Upos::ADV)},    {"tion", bit(Upos::NOUN)}, {"sion", bit(Upos::NOUN)}, {"ment", bit(Upos::NOUN)},
        {"ness", bit(Upos::NOUN)}, {"ity", bit(Upos::NOUN)},  {"ism", bit(Upos::NOUN)},  {"ist", bit(Upos::NOUN)},
        {"ship", bit(Upos::NOUN)}, {"ance", bit(Upos::NOUN)}, {"ence", bit(Upos::NOUN)}, {"able", bit(Upos::ADJ)},
        {"ible", bit(Upos::ADJ)},  {"ful", bit(Upos::ADJ)},   {"less", bit(Upos::ADJ)},  {"ous", bit(Upos::ADJ)},
        {"ive", bit(Upos::ADJ)},   {"ical", bit(Upos::ADJ)},  {"ial", bit(Upos::ADJ)},   {"ional", bit(Upos::ADJ)},
        {"ary", bit(Upos::ADJ)},   {"ant", bit(Upos::ADJ)},   {"ent", bit(Upos::ADJ)},   {"ic", bit(Upos::ADJ)},
        {"al", bit(Upos::ADJ)},    {"ish", bit(Upos::ADJ)},
    }};
    if (lower.size() > 4) {
        for (const Ending& ending : endings) {
            if (lower.ends_with(ending.text)) return ending.tags;
        }
        if (lower.ends_with("ing") || lower.ends_with("ed")) return bit(Upos::VERB) | bit(Upos::ADJ);
    }
    return bit(Upos::NOUN);
}

// The base of a regular verb the lexicon does not know: "reticulating" → "reticulate".
std::string base_form(const std::string& lower) {
    const std::size_t ending = lower.ends_with("ing") ? 3 : lower.ends_with("ed") ? 2 : 0;
    if (ending == 0 || lower.size() < ending + 3) return lower;
    std::string stem = lower.substr(0, lower.size() - ending);
    const char last = stem.back();
    const char before = stem[stem.size() - 2];
    if (last == before && last != 'l' && last != 's') return stem.substr(0, stem.size() - 1);
    if (std::string_view("vszcgu").find(last) != std::string_view::npos || stem.ends_with("at") || stem.ends_with("iz") ||
        stem.ends_with("ap"))
        stem += 'e';
    return stem;
}

class RuleTagger {
  public:
    RuleTagger(Annotation& annotation, BlockKind kind, const en::Lexicon& lexicon)
        : out_(annotation), kind_(kind), lexicon_(lexicon) {}

    void run() {
        for (const SentenceTokens sentence : out_.sentences) run(sentence);
    }

  private:
    struct Word {
        std::string lower;
        const Entry* entry = nullptr;
        std::uint32_t tags = 0;
        [[nodiscard]] bool can_be(Upos tag) const { return (tags & bit(tag)) != 0; }
    };

    void run(SentenceTokens sentence) {
        words_.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            words_.push_back(candidates(out_.tokens[i], i == sentence.first));
        verb_seen_ = false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            Token& token = out_.tokens[sentence.first + i];
            token.upos = choose(sentence.first, i);
            finish(token, sentence.first, i);
            if (token.upos == Upos::VERB || token.upos == Upos::AUX) verb_seen_ = true;
        }
    }

    Word candidates(const Token& token, bool first) const {
        const std::string_view form = out_.form(token);
        Word word;
        word.lower = to_lower(form);
        for (std::size_t at = word.lower.find("\u2019"); at != std::string::npos; at = word.lower.find("\u2019", at))
            word.lower.replace(at, 3, "'");
        word.entry = &lexicon_.find(word.lower);
        // "AI", "GPUs", "IT", "US": what the lexicon says of the small word does not hold for the capitals.
        if (word.entry->has(Trait::generic_acronym) && form.size() > 1 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'A' &&
            form[1] <= 'Z') {
            return word.tags = bit(Upos::NOUN), word;
        }
        const Shape shape = shape_of(form);
        if (shape.only_symbols) {
            word.tags = bit(Upos::PUNCT);
            if (form.find_first_of("$%+=<>#@") != std::string_view::npos || form == "\u20AC" || form == "\u00A3")
                word.tags = bit(Upos::SYM);
            if (form == "&") word.tags = bit(Upos::CCONJ);
            return word;
        }
        if (!shape.has_letter) return word.tags = bit(Upos::NUM), word;
        if (word.entry->tags != 0) {
            word.tags = word.entry->tags;
            const bool closed = (word.tags & ~(bit(Upos::NOUN) | bit(Upos::VERB) | bit(Upos::ADJ) | bit(Upos::ADV))) != 0;
            const bool name = shape.capitals_inside || (shape.capital && !first && kind_ != BlockKind::speech && !closed);
            if (name && !closed)
                word.tags = word.entry->has(Trait::demonym) && !shape.capitals_inside ? bit(Upos::ADJ) : bit(Upos::PROPN);
            return word;
        }
        if (shape.has_digit) {
            const bool number_first = form[0] >= '0' && form[0] <= '9';
            word.tags = number_first ? bit(Upos::NUM) : bit(Upos::PROPN);
            return word;
        }
        if (shape.capital || shape.capitals_inside) return word.tags = bit(Upos::PROPN), word;
        if (word.lower.find('-') != std::string::npos) return word.tags = bit(Upos::ADJ) | bit(Upos::NOUN), word;
        word.tags = guess(word.lower);
        return word;
    }

    // The nearest word before `i` that is no adverb or negation; nullptr at the start.
    const Token* before(std::uint32_t first, std::size_t i) const {
        constexpr std::size_t farthest = 8;
        for (std::size_t steps = 0; i-- > 0 && steps < farthest; ++steps) {
            const Token& token = out_.tokens[first + i];
            const bool skip = token.upos == Upos::ADV || (token.upos == Upos::PART && words_[i].entry->has(Trait::negation)) ||
                              (token.upos == Upos::PUNCT && (words_[i].lower == "\"" || words_[i].lower == "\u201C"));
            if (!skip) return &token;
        }
        return nullptr;
    }

    Upos choose(std::uint32_t first, std::size_t i) const {
        const Word& word = words_[i];
        if ((word.tags & (word.tags - 1)) == 0 && word.tags != 0) {
            for (unsigned tag = 0; tag < 17; ++tag) {
                if (word.tags == 1U << tag) return static_cast<Upos>(tag);
            }
        }
        const Token* previous = before(first, i);
        const Word* previous_word =
            previous == nullptr ? nullptr : &words_[static_cast<std::size_t>(previous - &out_.tokens[first])];
        const Word* next = i + 1 < words_.size() ? &words_[i + 1] : nullptr;
        if (word.can_be(Upos::AUX)) return auxiliary(word, previous_word, next, i);
        if (word.lower == "to")
            return next != nullptr && next->can_be(Upos::VERB) && next->entry->can_be(VerbForm::base) && !followed_by_noun(i + 1)
                       ? Upos::PART
                       : Upos::ADP;
        if (word.lower == "that") return that(previous, next);
        if (word.entry->can_be(Upos::PRON) || word.entry->can_be(Upos::DET)) {
            if (const Upos tag = pronoun_or_determiner(word, next, i); tag != Upos::X) return tag;
        }
        if (word.can_be(Upos::VERB)) return verb_or_not(word, previous, previous_word, next, i);
        return connective(word, previous, next, i);
    }

    Upos auxiliary(const Word& word, const Word* previous, const Word* next, std::size_t i) const {
        if (word.lower == "'s") {
            // "it's", "that's", "here's": a verb; after a name or noun it is one before a participle, an article or a negation.
            if (previous != nullptr && (previous->entry->can_be(Upos::PRON) || previous->entry->can_be(Upos::ADV)) &&
                !previous->can_be(Upos::NOUN))
                return Upos::AUX;
            if (next != nullptr &&
                (next->entry->only(Upos::DET) || next->lower == "a" || next->lower == "the" || next->lower == "got" ||
                 next->entry->has(Trait::negation) || next->lower == "been" || next->lower == "all" ||
                 (next->entry->can_be(VerbForm::participle) && next->entry->only(Upos::VERB)))) {
                return Upos::AUX;
            }
            return Upos::PART;
        }
        if (word.lower == "will" || word.lower == "may" || word.lower == "can" || word.lower == "must" || word.lower == "might")
            return Upos::AUX;
        const bool have = word.entry->verb_lemma == "have";
        const bool does = word.entry->verb_lemma == "do";
        if (!have && !does) return Upos::AUX;
        // have and do help only when a verb form follows.
        for (std::size_t at = i + 1; at < words_.size() && at < i + 5; ++at) {
            const Word& later = words_[at];
            if (have && (later.entry->can_be(VerbForm::participle) || (later.entry->tags == 0 && later.lower.ends_with("ed"))))
                return Upos::AUX;
            if (does && later.entry->can_be(VerbForm::base) && !later.entry->only(Upos::NOUN)) return Upos::AUX;
            const bool between = later.can_be(Upos::ADV) || later.entry->has(Trait::negation) ||
                                 later.entry->has(Trait::subject_pronoun) ||
                                 (i == 0 && (later.can_be(Upos::PROPN) || later.can_be(Upos::DET)));
            if (!between) break;
        }
        return Upos::VERB;
    }

    Upos that(const Token* previous, const Word* next) const {
        if (next == nullptr) return Upos::PRON;
        if (previous != nullptr &&
            (previous->upos == Upos::NOUN || previous->upos == Upos::PROPN || previous->upos == Upos::PRON)) {
            return next->can_be(Upos::VERB) || next->can_be(Upos::AUX) ? Upos::PRON : Upos::SCONJ;
        }
        if (previous != nullptr && (previous->upos == Upos::VERB || previous->upos == Upos::AUX || previous->upos == Upos::ADJ)) {
            return next->can_be(Upos::AUX) && previous->upos != Upos::VERB ? Upos::PRON : Upos::SCONJ;
        }
        if (next->can_be(Upos::AUX) || next->can_be(Upos::VERB)) return Upos::PRON;
        return next->can_be(Upos::NOUN) || next->can_be(Upos::ADJ) ? Upos::DET : Upos::SCONJ;
    }

    Upos pronoun_or_determiner(const Word& word, const Word* next, std::size_t i) const {
        if (word.entry->has(Trait::possessive) && word.lower != "her") return Upos::PRON;
        if (!word.can_be(Upos::DET))
            return word.can_be(Upos::PRON) && !word.can_be(Upos::NUM) && !word.can_be(Upos::ADJ) ? Upos::PRON : Upos::X;
        if (word.lower == "no" && next != nullptr && next->lower == "longer") return Upos::ADV;
        if (!word.can_be(Upos::PRON))
            return word.can_be(Upos::ADV) && next != nullptr && next->can_be(Upos::DET) ? Upos::ADV : Upos::DET;
        if (next == nullptr) return Upos::PRON;
        const bool modifier = (next->entry->can_be(VerbForm::participle) || next->entry->can_be(VerbForm::gerund)) &&
                              i + 2 < words_.size() && words_[i + 2].can_be(Upos::NOUN) && !words_[i + 2].can_be(Upos::ADP);
        if (modifier) return Upos::DET;  // "these advanced methods"
        const bool noun_follows =
            next->can_be(Upos::NOUN) || next->can_be(Upos::ADJ) || next->can_be(Upos::NUM) || next->can_be(Upos::PROPN);
        const bool verb_follows = next->can_be(Upos::AUX) || (next->can_be(Upos::VERB) &&
                                                              next->entry->can_be(VerbForm::present) && !followed_by_verb(i + 1));
        return noun_follows && !(verb_follows && next->can_be(Upos::AUX)) && !(verb_follows && next->entry->only(Upos::VERB))
                   ? Upos::DET
                   : Upos::PRON;
    }

    bool followed_by_noun(std::size_t i) const {
        return i + 1 < words_.size() && words_[i].can_be(Upos::NOUN) && words_[i].entry->only(Upos::NOUN);
    }
    bool followed_by_verb(std::size_t i) const {
        return i + 1 < words_.size() && (words_[i + 1].can_be(Upos::AUX) || words_[i + 1].entry->only(Upos::VERB));
    }

    Upos verb_or_not(const Word& word, const Token* previous, const Word* previous_word, const Word* next, std::size_t i) const {
        const Entry& entry = *word.entry;
        const bool noun = word.can_be(Upos::NOUN);
        const bool adjective = word.can_be(Upos::ADJ);
        const bool gerund = entry.can_be(VerbForm::gerund) || (entry.forms == 0 && word.lower.ends_with("ing"));
        const bool participle = entry.can_be(VerbForm::participle) || (entry.forms == 0 && word.lower.ends_with("ed"));
        const bool next_is_noun = next != nullptr && (next->can_be(Upos::NOUN) || next->can_be(Upos::PROPN)) &&
                                  !next->can_be(Upos::AUX) && !next->can_be(Upos::DET) && !next->can_be(Upos::ADP);
        const bool opens_object =
            next != nullptr &&
            (next->can_be(Upos::DET) || next->entry->can_be(Upos::PRON) || next->can_be(Upos::PROPN) || next->can_be(Upos::NUM) ||
             next->can_be(Upos::ADP) || next->can_be(Upos::SCONJ) || next->lower == "to" || next->lower == "not");
        if (word.can_be(Upos::ADP) && !(previous != nullptr && previous->upos == Upos::AUX))
            return connective(word, previous, next, i);
        if (previous == nullptr) {
            if (gerund || participle) return Upos::VERB;
            return (opens_object || !noun) && !(next_is_noun && noun) && !adjective ? Upos::VERB : fallback(word);
        }
        switch (previous->upos) {
            case Upos::DET:
            case Upos::ADJ:
            case Upos::NUM:
                if (gerund) return next_is_noun ? Upos::ADJ : Upos::NOUN;
                if (participle && !noun) return previous->upos == Upos::DET || next_is_noun ? Upos::ADJ : Upos::VERB;
                return noun                                              ? Upos::NOUN
                       : adjective                                       ? Upos::ADJ
                       : previous->upos == Upos::ADJ && entry.forms != 0 ? Upos::VERB
                                                                         : fallback(word);
            case Upos::PART:
                if (previous_word->lower == "to") return entry.can_be(VerbForm::base) ? Upos::VERB : fallback(word);
                if (gerund) return next_is_noun ? Upos::ADJ : Upos::NOUN;
                return participle && !noun ? Upos::ADJ : fallback(word);  // after a possessive
            case Upos::ADP:
                if (gerund) return Upos::VERB;
                if (participle && next_is_noun) return Upos::ADJ;
                return fallback(word);
            case Upos::AUX:
                if (previous_word->entry->has(Trait::modal) || previous_word->entry->verb_lemma == "do") {
                    return entry.can_be(VerbForm::base) ? Upos::VERB : fallback(word);
                }
                if (word.lower == "subject" && next != nullptr && next->lower == "to") return Upos::ADJ;
                if (gerund || participle) return adjective && !next_is_noun && entry.forms == 0 ? Upos::ADJ : Upos::VERB;
                return adjective ? Upos::ADJ : fallback(word);
            case Upos::PRON:
                if (previous_word->entry->has(Trait::possessive) && previous_word->lower != "her") {
                    if (participle && !noun && next_is_noun) return Upos::ADJ;
                    return noun ? Upos::NOUN : fallback(word);
                }
                if (gerund && !verb_seen_) return Upos::VERB;
                return Upos::VERB;
            case Upos::NOUN:
            case Upos::PROPN:
                return after_noun(word, *previous, next, opens_object, next_is_noun, gerund, participle);
            case Upos::VERB:
                if (gerund) return Upos::VERB;
                if (participle && next_is_noun) return Upos::ADJ;
                if (entry.only(Upos::VERB) && entry.can_be(VerbForm::base)) return Upos::VERB;  // "help fill"
                return fallback(word);
            case Upos::CCONJ:
                if (gerund || (participle && !next_is_noun)) return Upos::VERB;
                if (!noun && entry.forms != 0) return Upos::VERB;
                return verb_seen_ && opens_object && !next_is_noun ? Upos::VERB : fallback(word);
            default:
                if (gerund || participle) return Upos::VERB;
                if (!noun && entry.forms != 0) return Upos::VERB;
                return opens_object && verb_seen_ == false && !next_is_noun ? Upos::VERB : fallback(word);
        }
    }

    Upos after_noun(const Word& word, const Token& previous, const Word* next, bool opens_object, bool next_is_noun, bool gerund,
                    bool participle) const {
        const Entry& entry = *word.entry;
        const bool noun = word.can_be(Upos::NOUN);
        if (gerund) {
            // "computing platform": a kind of thing; "copying Zeta", "using parts": something done.
            const bool modifier = next_is_noun && next->can_be(Upos::NOUN) && !next->can_be(Upos::PROPN) &&
                                  en::singular(next->lower) == next->lower;
            return modifier ? Upos::NOUN : next_is_noun || opens_object || !noun ? Upos::VERB : Upos::NOUN;
        }
        if ((entry.can_be(VerbForm::past) || participle) && !entry.can_be(VerbForm::base)) return Upos::VERB;
        if (entry.forms == 0) return fallback(word);
        if (!noun) return Upos::VERB;
        const bool third = word.lower.ends_with("s") && !entry.can_be(VerbForm::base);
        const bool plural_before = previous.lemma.size() + 1 <= previous.size() && previous.upos == Upos::NOUN;
        if (next == nullptr) return Upos::NOUN;
        if (third && next->entry->only(Upos::VERB) && next->entry->can_be(VerbForm::base)) return Upos::VERB;  // "helps fill"
        const bool kind_of_thing = lexicon_.find(en::singular(word.lower)).has(Trait::product_noun);
        if (third && kind_of_thing && previous.upos == Upos::NOUN) return next->can_be(Upos::DET) ? Upos::VERB : Upos::NOUN;
        if (third)
            return (opens_object && !next->can_be(Upos::ADP)) || (next_is_noun && previous.upos == Upos::PROPN && !verb_seen_) ||
                           (!verb_seen_ && opens_object && previous.upos == Upos::PROPN)
                       ? Upos::VERB
                       : Upos::NOUN;
        return plural_before && opens_object && !verb_seen_ ? Upos::VERB : Upos::NOUN;
    }

    // A word that can be a verb, taken as something else.
    Upos fallback(const Word& word) const {
        for (const Upos tag : {Upos::NOUN, Upos::ADJ, Upos::ADV, Upos::ADP, Upos::VERB}) {
            if (word.can_be(tag)) return tag;
        }
        return Upos::NOUN;
    }

    // Words that join: preposition, conjunction, adverb, pronoun.
    Upos connective(const Word& word, const Token* previous, const Word* next, std::size_t i) const {
        const bool pronoun_next = next != nullptr && next->entry->has(Trait::subject_pronoun);
        if (word.can_be(Upos::ADP) && word.can_be(Upos::SCONJ)) {
            const bool clause = pronoun_next || (next != nullptr && next->can_be(Upos::PROPN) && clause_follows(i));
            return clause ? Upos::SCONJ : Upos::ADP;
        }
        if (word.can_be(Upos::SCONJ) && word.can_be(Upos::ADV)) return next != nullptr ? Upos::SCONJ : Upos::ADV;
        if (word.can_be(Upos::ADP) && word.can_be(Upos::ADV)) {
            const bool clause_next = next != nullptr && (next->lower == "that" || next->entry->only(Upos::SCONJ) ||
                                                         (next->can_be(Upos::AUX) && !next->can_be(Upos::NOUN)));
            const bool object = next != nullptr && !clause_next && !next->can_be(Upos::PUNCT) && !next->can_be(Upos::CCONJ) &&
                                !next->can_be(Upos::ADP) && next->lower != "to";
            return object ? Upos::ADP : Upos::ADV;
        }
        if (word.can_be(Upos::ADP)) return Upos::ADP;
        if (word.can_be(Upos::CCONJ)) return Upos::CCONJ;
        if (word.can_be(Upos::SCONJ)) return Upos::SCONJ;
        if (word.can_be(Upos::NUM) && !word.can_be(Upos::PRON)) return Upos::NUM;
        if (word.lower == "one")
            return next != nullptr && (next->can_be(Upos::NOUN) || next->lower == "of") ? Upos::NUM : Upos::PRON;
        const bool noun_next = next != nullptr && (next->can_be(Upos::NOUN) || next->can_be(Upos::PROPN) ||
                                                   (next->can_be(Upos::ADJ) && !next->can_be(Upos::ADV)));
        if (word.can_be(Upos::ADJ) && (noun_next || !word.can_be(Upos::ADV))) {
            const bool after_article = previous != nullptr && (previous->upos == Upos::DET || previous->upos == Upos::ADJ ||
                                                               previous->upos == Upos::PART);
            if (word.can_be(Upos::NOUN))
                return noun_next                                                             ? Upos::ADJ
                       : after_article || previous == nullptr || previous->upos != Upos::AUX ? Upos::NOUN
                                                                                             : Upos::ADJ;
            return Upos::ADJ;
        }
        if (word.can_be(Upos::ADV))
            return word.can_be(Upos::ADJ) && previous != nullptr && previous->upos == Upos::AUX ? Upos::ADJ : Upos::ADV;
        if (word.can_be(Upos::INTJ) && word.can_be(Upos::NOUN)) return Upos::NOUN;
        return fallback(word);
    }

    // Does a finite verb follow the name after `i` within a few words?
    bool clause_follows(std::size_t i) const {
        for (std::size_t at = i + 1; at < words_.size() && at < i + 6; ++at) {
            if (words_[at].can_be(Upos::PUNCT)) return false;
            if (words_[at].can_be(Upos::AUX) && words_[at].lower != "'s") return true;
            if (words_[at].entry->can_be(VerbForm::past) && words_[at].entry->only(Upos::VERB)) return true;
            const bool third = words_[at].entry->can_be(VerbForm::present) && words_[at].lower.ends_with("s") && at > i + 1;
            if (third && at + 1 < words_.size() && (words_[at + 1].can_be(Upos::DET) || words_[at + 1].entry->can_be(Upos::PRON)))
                return true;
        }
        return false;
    }

    void finish(Token& token, std::uint32_t first, std::size_t i) {
        const Word& word = words_[i];
        token.form = VerbForm::none;
        token.lemma = word.lower;
        if (token.upos == Upos::VERB || token.upos == Upos::AUX) {
            token.form = verb_form(word, before(first, i));
            if (!word.entry->verb_lemma.empty()) {
                token.lemma = word.entry->verb_lemma;
            } else if (word.lower == "'s") {
                token.lemma = "be";
            } else {
                token.lemma = base_form(word.lower);
            }
        } else if (token.upos == Upos::NOUN) {
            token.lemma = en::singular(word.lower);
        } else if (token.upos == Upos::PROPN) {
            token.lemma = std::string(out_.form(token));
        }
    }

    VerbForm verb_form(const Word& word, const Token* previous) const {
        const Entry& entry = *word.entry;
        const bool after_auxiliary = previous != nullptr && previous->upos == Upos::AUX;
        const bool after_infinitive = previous != nullptr && previous->upos == Upos::PART && previous->lemma == "to";
        const bool have_or_be = after_auxiliary && (previous->lemma == "have" || previous->lemma == "be");
        if (entry.can_be(VerbForm::gerund)) return VerbForm::gerund;
        if (have_or_be && entry.can_be(VerbForm::participle)) return VerbForm::participle;
        if ((after_infinitive || (after_auxiliary && !have_or_be)) && entry.can_be(VerbForm::base)) return VerbForm::base;
        const bool bare =
            previous == nullptr || previous->upos == Upos::PUNCT || previous->upos == Upos::ADP || previous->upos == Upos::ADJ;
        if (entry.can_be(VerbForm::past))
            return bare && previous != nullptr && entry.can_be(VerbForm::participle) && previous->upos == Upos::ADP
                       ? VerbForm::participle
                       : VerbForm::past;
        if (entry.can_be(VerbForm::participle)) return VerbForm::participle;
        if (entry.can_be(VerbForm::present)) return VerbForm::present;
        if (entry.can_be(VerbForm::base)) return VerbForm::base;
        if (word.lower.ends_with("ing")) return VerbForm::gerund;
        if (word.lower.ends_with("ed")) return after_auxiliary ? VerbForm::participle : VerbForm::past;
        return word.lower == "'s" || entry.has(Trait::modal) ? VerbForm::present : VerbForm::none;
    }

    Annotation& out_;
    BlockKind kind_;
    const en::Lexicon& lexicon_;
    std::vector<Word> words_;
    bool verb_seen_ = false;
};

}  // namespace

Annotation tag(Annotation annotation, BlockKind kind, const en::Lexicon& lexicon) {
    RuleTagger(annotation, kind, lexicon).run();
    return annotation;
}

}  // namespace skein
