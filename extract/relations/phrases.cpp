#include "extract/relations/phrases.hpp"

#include "extract/mentions_runs.hpp"

#include <algorithm>

namespace skein {

namespace {

using en::Trait;

class PhraseFinder {
  public:
    PhraseFinder(const AnnotatedBlock &block, const BlockNames &names, TokenRange range, const en::Lexicon &lexicon)
        : block_(block), names_(names), range_(range), lexicon_(lexicon) {
        name_ = static_cast<std::size_t>(
            std::lower_bound(names.begin(), names.end(), range.first,
                             [](const NameSpan &name, std::uint32_t first) { return name.range.first < first; }) -
            names.begin());
    }

    std::vector<Phrase> run() {
        for (std::uint32_t i = range_.first; i < range_.last;) i = step(i);
        return std::move(phrases_);
    }

  private:
    const Token &token(std::uint32_t i) const { return block_.token(i); }
    bool has(std::uint32_t i, Trait trait) const { return block_.entries[i]->has(trait); }
    bool is(std::uint32_t i, std::string_view word) const { return i < range_.last && block_.lower[i] == word; }
    bool is_upos(std::uint32_t i, Upos upos) const { return i < range_.last && token(i).upos == upos; }

    std::uint32_t add(PhraseKind kind, std::uint32_t first, std::uint32_t last) {
        Phrase phrase;
        phrase.kind = kind;
        phrase.range = {first, last};
        phrase.head = last - 1;
        phrases_.push_back(std::move(phrase));
        return last;
    }

    std::uint32_t step(std::uint32_t i) {
        const std::string &word = block_.lower[i];
        if (const auto name = name_at(i)) return noun(i, *name);
        if (token(i).upos == Upos::DET && (word == "what" || word == "whatever" || word == "which") && i > range_.first)
            return add(PhraseKind::subordinator, i, i + 1);
        switch (token(i).upos) {
            case Upos::PUNCT:
                return mark(i);
            case Upos::CCONJ:
                return word == "plus" ? add(PhraseKind::preposition, i, i + 1) : add(PhraseKind::conjunction, i, i + 1);
            case Upos::SCONJ:
                return word == "rather" ? i + 1 : add(PhraseKind::subordinator, i, i + 1);
            case Upos::INTJ:
                return add(PhraseKind::stop, i, i + 1);
            case Upos::AUX:
            case Upos::VERB:
                if (word == "according" && is(i + 1, "to")) return preposition(i);
                return verb(i);
            case Upos::PART:
                if (word == "to" || has(i, Trait::negation)) return verb(i);
                return add(PhraseKind::other, i, i + 1);
            case Upos::ADP:
                return preposition(i);
            case Upos::ADV:
                return adverb(i);
            case Upos::PRON: {
                const bool relative = has(i, Trait::relative) && !phrases_.empty() && i > range_.first;
                static constexpr std::string_view reflexives[] = {"itself",     "himself", "herself",
                                                                  "themselves", "myself",  "ourselves"};
                const bool emphasis = std::find(std::begin(reflexives), std::end(reflexives), word) != std::end(reflexives) &&
                                      !phrases_.empty() && phrases_.back().kind == PhraseKind::noun;
                if (emphasis) return add(PhraseKind::other, i, i + 1);  // "Acme itself says"
                if (relative && (word != "that" || phrases_.back().kind == PhraseKind::noun))
                    return add(PhraseKind::relative, i, i + 1);
                if (word == "what" || word == "whatever" || word == "which" || word == "who")
                    return add(PhraseKind::subordinator, i, i + 1);
                return noun(i, std::nullopt);
            }
            default:
                return noun(i, std::nullopt);
        }
    }

    std::optional<std::size_t> name_at(std::uint32_t i) {
        while (name_ < names_.size() && names_[name_].range.first < i) ++name_;
        std::optional<std::size_t> best;
        for (std::size_t n = name_; n < names_.size() && names_[n].range.first == i; ++n) {
            if (names_[n].range.last <= range_.last && (!best || names_[n].range.last > names_[*best].range.last)) best = n;
        }
        return best;
    }

    std::uint32_t mark(std::uint32_t i) {
        const std::string &form = block_.lower[i];
        if (form == ",") return add(PhraseKind::comma, i, i + 1);
        if (form == "(" || form == "[") {
            const std::string_view close = form == "(" ? ")" : "]";
            for (std::uint32_t end = i + 1; end < range_.last; ++end) {
                if (block_.lower[end] == close) return add(PhraseKind::parenthesis, i, end + 1);
            }
        }
        if (form == "\"" || form == "\u201C" || form == "\u201D" || form == "\u2018" || form == "'" || form == "*") return i + 1;
        return add(PhraseKind::stop, i, i + 1);
    }

    std::uint32_t preposition(std::uint32_t i) {
        // Prepositions of several words.
        struct Compound {
            std::string_view first, second, third;
        };
        static constexpr Compound compounds[] = {
            {"according", "to", ""}, {"because", "of", ""},    {"instead", "of", ""}, {"out", "of", ""},     {"such", "as", ""},
            {"due", "to", ""},       {"as", "well", "as"},     {"up", "to", ""},      {"apart", "from", ""}, {"thanks", "to", ""},
            {"compared", "to", ""},  {"compared", "with", ""}, {"next", "to", ""},    {"rather", "than", ""}};
        for (const Compound &compound : compounds) {
            if (is(i, compound.first) && is(i + 1, compound.second) && (compound.third.empty() || is(i + 2, compound.third))) {
                return add(PhraseKind::preposition, i, i + (compound.third.empty() ? 2 : 3));
            }
        }
        return add(PhraseKind::preposition, i, i + 1);
    }

    std::uint32_t adverb(std::uint32_t i) {
        static constexpr std::string_view openers[] = {"instead", "rather", "out", "according", "due", "up"};
        for (const std::string_view opener : openers) {
            if (is(i, opener) && (is(i + 1, "of") || is(i + 1, "than") || is(i + 1, "to"))) return preposition(i);
        }
        std::uint32_t next = i;
        while (next < range_.last && is_upos(next, Upos::ADV)) ++next;
        if (next < range_.last) {
            const Upos upos = token(next).upos;
            if (upos == Upos::VERB || upos == Upos::AUX || (upos == Upos::PART && (is(next, "to") || has(next, Trait::negation))))
                return verb(i);
            if (upos == Upos::ADJ || upos == Upos::NUM || upos == Upos::SYM) return noun(i, std::nullopt);
            if ((upos == Upos::NOUN || upos == Upos::PROPN) && has(i, Trait::negation)) return add(PhraseKind::other, i, next);
        }
        return add(PhraseKind::other, i, next);
    }

    std::uint32_t noun(std::uint32_t first, std::optional<std::size_t> name) {
        std::uint32_t i = first;
        std::uint32_t end = first;  // after the last nominal
        std::uint32_t head = first;
        std::uint32_t owner_end = first;  // after the last possessive 's
        std::optional<std::size_t> last_name;
        bool adjective_only = true;
        bool negative = false;
        if (!name && is_upos(first, Upos::PRON) && !has(first, Trait::possessive)) {
            add(PhraseKind::noun, first, first + 1);
            phrases_.back().pronoun = true;
            phrases_.back().negative = has(first, Trait::negation);
            return first + 1;
        }
        while (i < range_.last) {
            if (const auto found = i == first ? name : name_at(i)) {
                i = names_[*found].range.last;
                end = i;
                head = i - 1;
                last_name = found;
                adjective_only = false;
                continue;
            }
            const Upos upos = token(i).upos;
            const bool one = (is(i, "one") || is(i, "ones")) && i > first;  // "no one", "the new ones"
            if (one || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM || upos == Upos::SYM ||
                (upos == Upos::X && i == first)) {
                head = i;
                end = ++i;
                adjective_only = false;
            } else if (upos == Upos::ADJ) {
                if (end > first && !adjective_only && !noun_follows(i)) break;
                ++i;
            } else if (upos == Upos::DET || (upos == Upos::PRON && has(i, Trait::possessive))) {
                if (i != first && !(i == first + 1 && (is(first, "all") || is(first, "both") || is(first, "half")))) break;
                if (has(i, Trait::negation)) negative = true;
                ++i;
            } else if (upos == Upos::ADV && !is(i, "not") && i + 1 < range_.last &&
                       (is_upos(i + 1, Upos::ADJ) || is_upos(i + 1, Upos::NUM) || is_upos(i + 1, Upos::SYM) ||
                        is_upos(i + 1, Upos::ADV)) &&
                       adjective_only) {
                ++i;
            } else if (upos == Upos::CCONJ && adjective_only && i > first && is_upos(i - 1, Upos::ADJ) &&
                       (is_upos(i + 1, Upos::ADJ) || (is_upos(i + 1, Upos::ADV) && is_upos(i + 2, Upos::ADJ)))) {
                ++i;  // "a cheaper and better way"
            } else if (upos == Upos::PUNCT && i > first && is_quote(i) && i + 1 < range_.last && !is_upos(i + 1, Upos::PUNCT) &&
                       end != i) {
                ++i;  // the "secret recipe"
            } else if (upos == Upos::PART && block_.lower[i] == "'s" && end == i && end > first) {
                owner_end = ++i;
                adjective_only = true;
            } else if (upos == Upos::VERB && adjective_only && i > first &&
                       (token(i).form == VerbForm::gerund || token(i).form == VerbForm::participle) && noun_follows(i)) {
                ++i;
            } else {
                break;
            }
        }
        if (end <= first || end < owner_end) {
            const bool article = is_upos(first, Upos::DET) && !is(first, "no");
            if (!article || i == first + 1) {
                // "this", "all" alone stand for something; a bare adjective does not.
                if (i == first) return add(PhraseKind::other, first, first + 1);
                const bool determiner = is_upos(first, Upos::DET);
                add(determiner ? PhraseKind::noun : PhraseKind::adjective, first, i);
                phrases_.back().pronoun = determiner;
                return i;
            }
            end = i;
            head = i - 1;
        }
        add(PhraseKind::noun, first, end);
        Phrase &phrase = phrases_.back();
        phrase.head = head;
        phrase.negative = negative;
        if (last_name && names_[*last_name].range.first >= owner_end && stands_for(names_[*last_name], end))
            phrase.name = last_name;
        return end;
    }

    bool is_quote(std::uint32_t i) const {
        const std::string &form = block_.lower[i];
        return form == "\"" || form == "\u201C" || form == "\u2018";
    }

    bool noun_follows(std::uint32_t i) const {
        return is_upos(i + 1, Upos::NOUN) || is_upos(i + 1, Upos::PROPN) ||
               (is_upos(i + 1, Upos::ADJ) && (is_upos(i + 2, Upos::NOUN) || is_upos(i + 2, Upos::PROPN)));
    }

    // "the CUDA computing platform" is CUDA; "the DeepSeek models" is not
    // DeepSeek.
    bool stands_for(const NameSpan &name, std::uint32_t end) const {
        if (name.range.last == end) return true;
        const std::string kind = en::singular(block_.lower[end - 1]);
        const bool model = name.type == EntityType::Product && name.name.find_first_of("0123456789") != std::string::npos;
        const bool plural = kind != block_.lower[end - 1] && !model;
        const en::Entry &entry = lexicon_.find(kind);
        if (name.type == EntityType::Product && !name.maker.empty() && entry.has(Trait::product_noun)) return true;
        if (plural || end - name.range.last > 3) return false;
        if (entry.has(Trait::product_noun))
            return name.type == EntityType::Product || name.type == EntityType::Concept || end == name.range.last + 1;
        if (entry.has(Trait::organization_noun) || kind == "team")
            return name.type == EntityType::Organization || name.type == EntityType::Concept;
        return false;
    }

    std::uint32_t verb(std::uint32_t first);

    const AnnotatedBlock &block_;
    const BlockNames &names_;
    TokenRange range_;
    const en::Lexicon &lexicon_;
    std::size_t name_ = 0;
    std::vector<Phrase> phrases_;
};

// Auxiliaries, adverbs and negation up to the verb, its particle, and the verbs
// chained to it by "to" or "-ing".
std::uint32_t PhraseFinder::verb(std::uint32_t first) {
    VerbGroup group;
    std::uint32_t i = first;
    std::uint32_t end = first;
    bool be = false;
    bool main_found = false;
    bool first_part = true;
    bool modal_seen = false;
    while (i < range_.last) {
        const Token &word = token(i);
        const std::string &lower = block_.lower[i];
        // "not only", "not just": nothing is denied.
        const bool only =
            is(i + 1, "only") || is(i + 1, "just") || is(i + 1, "merely") || is(i + 1, "solely") || is(i + 1, "simply");
        const bool denies = has(i, Trait::negation) && !(only && (lower == "not" || lower == "n't"));
        if (word.upos == Upos::ADV && has(i, Trait::negation) && !denies) {
            ++i;
        } else if (word.upos == Upos::ADV && denies) {
            group.negated = true;
            ++i;
        } else if (word.upos == Upos::ADV) {
            if (lower == "no" && is(i + 1, "longer")) {
                group.negated = true;
                ++i;
            }
            if (lower == "perhaps" || lower == "maybe" || lower == "likely" || lower == "probably" || lower == "possibly" ||
                lower == "potentially" || lower == "allegedly" || lower == "reportedly") {
                if (group.modality == Modality::asserted) group.modality = Modality::possible;
            }
            ++i;
        } else if (be && !main_found && is_quote(i) && is_upos(i + 1, Upos::VERB)) {
            ++i;  // are "bypassing" it
        } else if (word.upos == Upos::PART && lower == "to") {
            if (!first_part) break;
            group.infinitive = true;
            ++i;
        } else if (word.upos == Upos::PART) {
            if (!has(i, Trait::negation)) break;
            if (denies) group.negated = true;
            if (!denies) group.more_than = true;
            ++i;
            if (be || main_found) end = i;
        } else if (word.upos == Upos::AUX) {
            if (main_found) break;
            if (has(i, Trait::modal) || lower == "cannot") {
                modal_seen = true;
                group.finite = true;
                if (lower == "may" || lower == "might" || lower == "could") group.modality = Modality::possible;
                if (lower == "would" || lower == "'d") group.modality = Modality::hypothetical;
                if (lower == "will" || lower == "'ll" || lower == "shall" || lower == "wo") group.modality = Modality::planned;
                if (lower == "should" || lower == "must") group.modality = Modality::possible;
            }
            if (word.lemma == "be") {
                if (be && token(end - 1).form != VerbForm::base && word.form != VerbForm::gerund &&
                    word.form != VerbForm::participle)
                    break;
                be = true;
                group.main = i;
                group.lemma = "be";
                if (word.form == VerbForm::gerund && !group.finite) group.gerund = true;
            } else {
                be = false;
            }
            if (word.form == VerbForm::present || word.form == VerbForm::past) group.finite = true;
            end = ++i;
        } else if (word.upos == Upos::VERB) {
            if (main_found) break;
            if (lower == "based" && is(i + 1, "on") && !be) {  // "… based on Zeta"
                if (first != i) break;
                return add(PhraseKind::preposition, i, i + 2);
            }
            main_found = true;
            group.main = i;
            group.lemma = word.lemma;
            if (lower == "got" && i > first && be) {  // "it's got": has
                group.lemma = "have";
                be = false;
            }
            group.passive = be && (word.form == VerbForm::participle || word.form == VerbForm::past);
            if (!group.finite && !group.infinitive) {
                group.gerund = word.form == VerbForm::gerund;
                group.participle = (word.form == VerbForm::participle || word.form == VerbForm::past) && !be;
                group.finite = word.form != VerbForm::gerund;
            }
            end = ++i;
            if (i < range_.last && has(i, Trait::particle) && !is(i, "over") &&
                (is_upos(i, Upos::ADV) || (is_upos(i, Upos::ADP) && is_upos(i + 1, Upos::SCONJ)))) {
                group.lemma += ' ';
                group.lemma += block_.lower[i];
                end = ++i;
            }
            // What follows may carry the meaning: "plans to use", "keeps using".
            const en::Entry &entry = lexicon_.find(token(group.main).lemma);
            std::uint32_t next = i;
            while (next < range_.last && is_upos(next, Upos::ADV) && !is(next, "rather")) ++next;
            const bool negated_infinitive = is(next, "not") && is(next + 1, "to");
            const std::uint32_t to = negated_infinitive ? next + 1 : next;
            const bool infinitive = is_upos(to, Upos::PART) && is(to, "to") && to + 1 < range_.last && to <= i + 2;
            const bool chains =
                entry.has(Trait::planning) || entry.has(Trait::implicative) || entry.has(Trait::failing) || group.passive;
            if (infinitive && chains && !group.gerund) {
                group.governing = token(group.main).lemma;
                if (entry.has(Trait::failing)) group.negated = !group.negated;
                if (negated_infinitive) group.negated = true;
                if (entry.has(Trait::planning) && !group.passive && group.modality == Modality::asserted)
                    group.modality = Modality::planned;
                if (group.passive || group.governing == "seem" || group.governing == "appear" || group.governing == "tend")
                    group.modality = Modality::possible;
                main_found = false;
                be = false;
                group.passive = false;
                i = to + 1;
                first_part = false;
                continue;
            }
            if (entry.has(Trait::phase) && is_upos(i, Upos::VERB) && token(i).form == VerbForm::gerund && !group.passive) {
                group.governing = token(group.main).lemma;
                if (group.governing == "stop" || group.governing == "avoid") group.negated = !group.negated;
                main_found = false;
                first_part = false;
                continue;
            }
            break;
        } else if (word.upos == Upos::ADJ && be && !main_found &&
                   (lower == "able" || lower == "unable" || lower == "likely" || lower == "unlikely" || lower == "ready" ||
                    lower == "willing") &&
                   is_upos(i + 1, Upos::PART) && is(i + 1, "to") && i + 2 < range_.last) {
            if (lower == "unable" || lower == "unlikely") group.negated = !group.negated;
            if (lower == "likely" || lower == "unlikely") group.modality = Modality::possible;
            be = false;
            i += 2;
        } else {
            break;
        }
        first_part = false;
    }
    if (end == first || group.lemma.empty()) {
        // An auxiliary before its subject ("Did Ann …"), a stray adverb or "to".
        const std::uint32_t last = std::max(end, first + 1);
        add(PhraseKind::other, first, last);
        phrases_.back().inverted = modal_seen || token(first).lemma == "do" || token(first).lemma == "have";
        phrases_.back().verb = group;
        return last;
    }
    group.copula = group.lemma == "be";
    // A leading adverb belongs to what stands before ("also", "however"): the
    // group starts with it all the same, so that no word is lost.
    add(PhraseKind::verb, first, end);
    phrases_.back().head = group.main;
    phrases_.back().verb = std::move(group);
    return end;
}

}  // namespace

std::vector<Phrase> find_phrases(const AnnotatedBlock &block, const BlockNames &names, TokenRange range,
                                 const en::Lexicon &lexicon) {
    return PhraseFinder(block, names, range, lexicon).run();
}

}  // namespace skein
