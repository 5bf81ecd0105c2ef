#include "extract/relations/claims.hpp"
#include "extract/relations/noun_phrase.hpp"

#include <algorithm>
#include <utility>

namespace skein {
namespace {

using en::Trait;

// Nouns for what is said that can stand for whoever says it: "reports that …", unlike "the idea that …".
bool is_saying(std::string_view noun) {
    return noun == "report" || noun == "reports" || noun == "statement" || noun == "statements" || noun == "rumor" ||
           noun == "rumors" || noun == "rumour" || noun == "rumours";
}

// What somebody has said of others: "the accusation that …", unlike "the idea that …".
bool is_said_of(std::string_view noun) {
    static constexpr std::string_view nouns[] = {"accusation", "allegation",  "claim",      "rumor",     "rumour",
                                                 "charge",     "report",      "suggestion", "assertion", "statement",
                                                 "criticism",  "speculation", "argument",   "theory"};
    return std::find(std::begin(nouns), std::end(nouns), noun) != std::end(nouns);
}

// What is told of where nobody is said to tell it: "it is reported that", "allegedly".
std::string_view hearsay(std::string_view word) {
    static constexpr std::pair<std::string_view, std::string_view> kinds[] = {
        {"report", "reports"},      {"reportedly", "reports"},         {"rumor", "rumors"},        {"rumour", "rumours"},
        {"allege", "allegations"},  {"allegedly", "allegations"},      {"claim", "claims"},        {"purportedly", "claims"},
        {"speculate", "speculation"}, {"supposedly", "hearsay"},       {"say", "hearsay"},
    };
    const auto found = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& kind) { return kind.first == word; });
    return found == std::end(kinds) ? std::string_view() : found->second;
}

bool blames(std::string_view verb) {
    return verb == "accuse" || verb == "suspect" || verb == "charge";
}

class ClaimFinder {
  public:
    ClaimFinder(const SentenceTree& tree, const Clauses& clauses, const en::Lexicon& lexicon)
        : tree_(tree), clauses_(clauses), lexicon_(lexicon) {}

    std::vector<Claim> run() {
        for (const Clause& clause : clauses_.all()) {
            speech(clause);
            evaluation(clause);
        }
        for (std::uint32_t i = tree_.first(); i < tree_.last(); ++i) {
            if (tree_.lower(i) == "according" && tree_.is(i + 1, "to")) according(i);
            if (tree_.upos(i) == Upos::NOUN && tree_.entry(i).has(Trait::claim_noun)) claim_noun(i);
            if (tree_.lower(i) == ":" && i > tree_.first()) colon(i);
            if (tree_.upos(i) == Upos::ADV && tree_.dep(i) == Dep::advmod) hearsay_adverb(i);
        }
        std::stable_sort(claims_.begin(), claims_.end(), [](const Claim& left, const Claim& right) {
            return left.scope.last - left.scope.first > right.scope.last - right.scope.first;
        });
        return std::move(claims_);
    }

  private:
    void add(TokenRange scope, TokenRange except, MatchedParticipant claimant, bool denied, bool possible) {
        claims_.push_back({scope, except, std::move(claimant), denied, possible, {}});
    }

    // "experts who spoke to the paper" is who it is; a plain name is the name.
    MatchedParticipant claimant(std::uint32_t head) const {
        MatchedParticipant who = participant_of(tree_, head, Joined::kept, lexicon_);
        while (who.range.first < head && tree_.upos(who.range.first) == Upos::ADV) ++who.range.first;
        if (who.name || who.pronoun || is_saying(tree_.lower(head))) return who;
        const std::uint32_t relative = tree_.child(head, Dep::acl_relcl);
        if (relative != no_token && relative > head && tree_.lower(who.range.last) != ",") {
            who.range.last = std::max(who.range.last, tree_.subtree(relative).last);
            while (who.range.last > head + 1 && tree_.upos(who.range.last - 1) == Upos::PUNCT) --who.range.last;
        }
        return who;
    }

    bool can_speak(std::uint32_t who) const {
        if (is_pronoun(tree_, who)) {
            const std::string& word = tree_.lower(who);
            return word == "he" || word == "she" || word == "they" || word == "it" || word == "some" || word == "many" ||
                   word == "others" || word == "someone";
        }
        const std::uint32_t name = name_of_phrase(tree_, who, phrase_range(tree_, who, Joined::cut), lexicon_);
        if (name != no_name) {
            const EntityType type = tree_.names()[name].type;
            // A name not known to be a person's: no ordinary word, unless it is written as a name is.
            const bool capital = tree_.block().form(who) != std::string_view(tree_.lower(who));
            if (type == EntityType::Concept) return tree_.upos(who) == Upos::PROPN && (capital || !tree_.entry(who).known());
            return type == EntityType::Person || type == EntityType::Organization || type == EntityType::Work ||
                   type == EntityType::Place || type == EntityType::Group;
        }
        // Capitals without a name: "AI", "Core Point" are words.
        if (tree_.upos(who) == Upos::PROPN) return !tree_.entry(who).known();
        const std::string& head = tree_.lower(who);
        if (is_saying(head)) return true;
        for (const std::string& form : {head, en::singular(head)}) {
            const en::Entry& entry = lexicon_.find(form);
            for (const Trait trait : {Trait::role, Trait::group, Trait::organization_noun, Trait::work_noun}) {
                if (entry.has(trait)) return true;
            }
        }
        return false;
    }

    // "I think", "you know": the document's own voice.
    bool is_own_voice(std::uint32_t who) const {
        const std::string& word = tree_.lower(who);
        return word == "i" || word == "we" || word == "you";
    }

    // What is said by the verb at `verb`: a clause below it.
    std::uint32_t content(std::uint32_t verb, bool denies) const {
        for (std::uint32_t c = tree_.first_child(verb); c != no_token; c = tree_.next(c)) {
            const Dep dep = tree_.dep(c);
            if (dep == Dep::ccomp) return c;
            if (dep == Dep::parataxis && clauses_.of(c) != no_clause && !is_speech(c)) return c;
            if (dep == Dep::xcomp && denies) return c;
        }
        return no_token;
    }

    bool is_speech(std::uint32_t verb) const {
        const en::Entry& entry = lexicon_.find(tree_.lemma(verb));
        return entry.has(Trait::speech) || entry.has(Trait::belief) || entry.has(Trait::denial);
    }

    void speech(const Clause& clause) {
        const std::uint32_t verb = clause.predicate;
        if (tree_.upos(verb) != Upos::VERB) return;
        const std::string_view lemma = tree_.lemma(verb);
        if (lemma == "mean" && clause.negated) {
            if (const std::uint32_t meant = content(verb, false); meant != no_token)
                add(tree_.subtree(meant), {}, {}, true, false);
            return;
        }
        const en::Entry& entry = lexicon_.find(lemma);
        const bool denies = entry.has(Trait::denial);
        const bool says = entry.has(Trait::speech) || entry.has(Trait::belief);
        const bool blamed = blames(lemma);
        if (!denies && !says && !blamed) return;
        // "considering that …", "to say that …": nobody in particular speaks.
        if (clause.source == SubjectSource::adverbial || clause.source == SubjectSource::ability) return;
        std::uint32_t who = clause.subject;
        if (clause.passive || clause.existential) who = tree_.child(verb, Dep::obl_agent);
        if (who == no_token && clause.passive) said_by_nobody(clause);
        // "as Ann said" tells of its main clause.
        if (who == no_token || !can_speak(who) || is_own_voice(who)) return;
        const bool flips = denies || lemma == "doubt";
        const bool denied = entry.has(Trait::belief) ? flips != clause.negated : flips && !clause.negated;
        const bool possible = clause.modality == Modality::possible || clause.modality == Modality::hypothetical;
        if (blamed) {
            for (std::uint32_t c = tree_.first_child(verb); c != no_token; c = tree_.next(c)) {
                if (c > verb && (tree_.dep(c) == Dep::advcl || tree_.dep(c) == Dep::xcomp || tree_.dep(c) == Dep::obl))
                    add(tree_.subtree(c), {}, claimant(who), clause.negated, possible);
            }
            // "suspected Acme of copying it", with the gerund hung on the name
            const std::uint32_t object = tree_.child(verb, Dep::obj);
            const std::uint32_t deed = object == no_token ? no_token : tree_.child(object, Dep::acl);
            if (deed != no_token) add(tree_.subtree(deed), {}, claimant(who), clause.negated, possible);
        }
        if (const std::uint32_t said = content(verb, denies); said != no_token) {
            add(tree_.subtree(said), {}, claimant(who), denied, possible);
            return;
        }
        if (denies || lemma == "reject") {
            // "rejected the idea that …"
            if (const std::uint32_t object = tree_.child(verb, Dep::obj); object != no_token)
                add(tree_.subtree(object), {}, claimant(who), !clause.negated, possible);
            return;
        }
        if (entry.has(Trait::belief)) return;
        // "…, Ann said."
        const std::uint32_t main = tree_.head(verb);
        const Dep dep = tree_.dep(verb);
        if (main == no_token || (dep != Dep::parataxis && dep != Dep::advcl && dep != Dep::ccomp)) return;
        if (dep == Dep::advcl && !(tree_.has(verb, Dep::mark) && tree_.lower(tree_.child(verb, Dep::mark)) == "as")) return;
        if (dep == Dep::ccomp) return;
        if (tree_.has(verb, Dep::obj)) return;
        add(tree_.subtree(main), tree_.subtree(verb), claimant(who), denied, possible);
    }

    void add_hearsay(TokenRange scope, std::uint32_t word, std::string_view kind) {
        MatchedParticipant nobody;
        nobody.range = {word, word + 1};
        nobody.unnamed = kind;
        add(scope, {}, nobody, false, false);
    }

    // "it is reported that …", "Acme is said to sell it".
    void said_by_nobody(const Clause& clause) {
        const std::string_view kind = hearsay(tree_.lemma(clause.predicate));
        if (kind.empty() || clause.negated || clause.modality != Modality::asserted) return;
        for (std::uint32_t c = tree_.first_child(clause.predicate); c != no_token && c < clause.predicate; c = tree_.next(c))
            if (tree_.entry(c).has(Trait::modal)) return;  // "it can be said"
        for (std::uint32_t c = tree_.first_child(clause.predicate); c != no_token; c = tree_.next(c)) {
            const Dep dep = tree_.dep(c);
            if (c < clause.predicate || clauses_.of(c) == no_clause) continue;
            // "it is reported that A grows, and B …": nobody speaks there who could go on with B.
            const std::uint32_t cc = tree_.child(c, Dep::cc);
            const bool goes_on = dep == Dep::conj && clause.existential && cc != no_token && tree_.lower(cc) == "and";
            if (dep == Dep::ccomp || dep == Dep::csubj || dep == Dep::xcomp || goes_on)
                add_hearsay(tree_.subtree(c), clause.predicate, kind);
        }
    }

    // "Acme reportedly sells it"
    void hearsay_adverb(std::uint32_t i) {
        const std::string_view kind = hearsay(tree_.lower(i));
        const std::uint32_t predicate = tree_.head(i);
        if (!kind.empty() && predicate != no_token && clauses_.of(predicate) != no_clause)
            add_hearsay(tree_.subtree(predicate), i, kind);
    }

    // "the accusation that … is unfounded": it is denied.
    void evaluation(const Clause& clause) {
        if (clause.subject == no_token || clause.copula == no_token) return;
        if (!tree_.entry(clause.predicate).has(Trait::evaluation)) return;
        const std::uint32_t subject = clause.subject;
        const bool noun = tree_.entry(subject).has(Trait::claim_noun);
        if (noun) {
            TokenRange scope = tree_.subtree(subject);
            const std::uint32_t owner = owner_of(tree_, subject);
            // What comes before the noun is no part of what is said.
            scope.first = subject;
            add(scope, {}, {}, !clause.negated, false);
            if (owner != no_token && can_speak(owner)) claims_.back().teller = claimant(owner);
            else if (is_said_of(en::singular(tree_.lower(subject)))) claims_.back().teller.range = {subject, subject + 1};
            evaluated_.push_back(subject);
        } else if (tree_.dep(subject) == Dep::csubj) {
            add(tree_.subtree(subject), {}, {}, !clause.negated, false);
        }
        for (std::uint32_t c = tree_.first_child(clause.predicate); c != no_token; c = tree_.next(c)) {
            if (tree_.dep(c) == Dep::csubj || tree_.dep(c) == Dep::ccomp) add(tree_.subtree(c), {}, {}, !clause.negated, false);
        }
    }

    // "According to Ann, …" and "…, according to Ann".
    void according(std::uint32_t i) {
        std::uint32_t end = i + 2;
        std::uint32_t top = no_token;
        while (end < tree_.last() && tree_.lower(end) != ",") {
            const std::uint32_t up = tree_.head(end);
            if (top == no_token &&
                (up == no_token || up <= i + 1 || tree_.upos(end) == Upos::PROPN || tree_.upos(end) == Upos::NOUN))
                top = end;
            ++end;
        }
        if (top == no_token) return;
        // The phrase's own head: as far up as the phrase goes.
        while (tree_.head(top) != no_token && tree_.head(top) >= i + 2 && tree_.head(top) < end &&
               clauses_.of(tree_.head(top)) == no_clause)
            top = tree_.head(top);
        const std::uint32_t phrase_end = std::max(end, top + 1);
        bool leads = i == tree_.first();
        if (!leads && i <= tree_.first() + 2) {
            leads = true;
            for (std::uint32_t t = tree_.first(); t < i; ++t) {
                if (tree_.upos(t) == Upos::VERB || tree_.upos(t) == Upos::NOUN || tree_.upos(t) == Upos::PROPN) leads = false;
            }
        }
        if (leads) {
            add({tree_.first(), tree_.last()}, {tree_.first(), phrase_end}, claimant(top), false, false);
            return;
        }
        const std::uint32_t governor = tree_.head(tree_.is_under(i, top) ? top : i);
        const std::uint32_t around = governor == no_token ? no_clause : clauses_.around(governor);
        TokenRange scope{tree_.first(), tree_.last()};
        if (around != no_clause) scope = tree_.subtree(clauses_[around].predicate);
        add(scope, {i, phrase_end}, claimant(top), false, false);
    }

    // "there are reports that …", "Ann's claim that …": whose it is, else the reports themselves.
    void claim_noun(std::uint32_t noun) {
        if (std::find(evaluated_.begin(), evaluated_.end(), noun) != evaluated_.end()) return;
        std::uint32_t told = no_token;
        for (std::uint32_t c = tree_.first_child(noun); c != no_token; c = tree_.next(c)) {
            if (c > noun && (tree_.dep(c) == Dep::acl || tree_.dep(c) == Dep::ccomp || tree_.dep(c) == Dep::acl_relcl) &&
                clauses_.of(c) != no_clause && tree_.has(c, Dep::mark) && tree_.lower(tree_.child(c, Dep::mark)) == "that")
                told = c;
        }
        const std::uint32_t owner = owner_of(tree_, noun);
        if (told == no_token) {
            // "Ann's claim of bypassing it", "the accusation of Acme copying it"
            for (std::uint32_t c = tree_.first_child(noun); c != no_token; c = tree_.next(c)) {
                if (c > noun && (tree_.dep(c) == Dep::acl || tree_.dep(c) == Dep::nmod) && tree_.dep(c) != Dep::nmod_poss)
                    told = c;
            }
            if (told == no_token) return;
            // What comes after a comma is told besides.
            TokenRange scope = tree_.subtree(told);
            for (std::uint32_t i = scope.first; i < scope.last; ++i) {
                if (tree_.lower(i) == ",") scope.last = i;
            }
            if (owner != no_token && can_speak(owner))
                add(scope, {}, claimant(owner), false, false);
            else
                add(scope, {}, {}, false, true);
            return;
        }
        if (owner != no_token && can_speak(owner)) {
            add(tree_.subtree(told), {}, claimant(owner), false, false);
        } else if (is_saying(tree_.lower(noun))) {
            MatchedParticipant reports = claimant(noun);
            reports.range.last = std::min(reports.range.last, tree_.subtree(told).first);
            add(tree_.subtree(told), {}, reports, false, false);
        } else {
            add(tree_.subtree(told), {}, {}, false, true);
        }
    }

    // "Ann talks about Acme: it did not copy", "Ann: we did not copy".
    void colon(std::uint32_t i) {
        if (i + 2 >= tree_.last()) return;
        std::uint32_t who = no_token;
        if (tree_.name_at(tree_.first()) != no_name) {
            const NameSpan& name = tree_.names()[tree_.name_at(tree_.first())];
            if (name.range.last == i && name.type == EntityType::Person) who = tree_.first();
        }
        if (who == no_token) {
            for (const Clause& clause : clauses_.all()) {
                if (clause.predicate > i) break;
                const std::string_view lemma = tree_.lemma(clause.predicate);
                const bool speaks =
                    lexicon_.find(lemma).has(Trait::speech) || lemma == "talk" || lemma == "discuss" || lemma == "speak";
                if (!speaks || clause.subject == no_token || clause.subject > i) continue;
                who = clause.subject;
                break;
            }
        }
        if (who == no_token || !can_speak(who) || is_own_voice(who)) return;
        for (const Claim& claim : claims_) {
            if (claim.scope.first <= i + 1 && claim.scope.last + 1 >= tree_.last()) return;
        }
        add({i + 1, tree_.last()}, {}, claimant(who), false, false);
    }

    const SentenceTree& tree_;
    const Clauses& clauses_;
    const en::Lexicon& lexicon_;
    std::vector<Claim> claims_;
    std::vector<std::uint32_t> evaluated_;  // nouns for claims that the sentence calls right or wrong
};

}  // namespace

std::vector<Claim> find_claims(const SentenceTree& tree, const Clauses& clauses, const en::Lexicon& lexicon) {
    return ClaimFinder(tree, clauses, lexicon).run();
}

void add_denied_sides(std::vector<RelationMatch>& matches) {
    const std::size_t count = matches.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (matches[i].teller.range.empty()) continue;
        RelationMatch side = matches[i];
        side.polarity = side.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        side.claimants = {side.teller};
        side.teller = {};
        matches.push_back(std::move(side));
    }
}

void apply_claims(const std::vector<Claim>& claims, std::uint32_t at, RelationMatch& match) {
    bool denied = false;
    bool possible = false;
    for (const Claim& claim : claims) {
        if (at < claim.scope.first || at >= claim.scope.last) continue;
        if (at >= claim.except.first && at < claim.except.last) continue;
        const bool told_already = !match.claimants.empty() && match.claimants.back().range == claim.claimant.range;
        if (!claim.claimant.range.empty() && !told_already) match.claimants.push_back(claim.claimant);
        if (claim.denied) match.polarity = match.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        denied = denied || claim.denied;
        if (claim.denied && !claim.teller.range.empty()) match.teller = claim.teller;
        possible = possible || claim.possible;
    }
    // Who denies a notion is sure of it.
    if (possible && !denied && match.modality == Modality::asserted) match.modality = Modality::possible;
}

}  // namespace skein
