// What stands beside a verb: objects, complements, and phrases of time, place, means …

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {

using en::Trait;

std::string_view without_bound(std::string_view prepositions) {
    static constexpr std::string_view bounds[] = {" under", " over",  " about",  " around", " below",
                                                  " above", " up to", " nearly", " almost"};
    for (const std::string_view bound : bounds) {
        if (prepositions.ends_with(bound)) return prepositions.substr(0, prepositions.size() - bound.size());
    }
    return prepositions;
}

Role role_of(const SentenceTree& tree, std::string_view text, std::uint32_t head, const en::Lexicon& lexicon) {
    text = without_bound(text);
    bool time = false;
    bool money = false;
    const TokenRange phrase = phrase_range(tree, head, Joined::cut);
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const en::Entry& entry = tree.entry(i);
        const std::string& lower = tree.lower(i);
        if (entry.has(Trait::month) || entry.has(Trait::weekday)) time = true;
        if (i == head && (entry.has(Trait::time_noun) || lexicon.find(en::singular(lower)).has(Trait::time_noun))) time = true;
        if (lower.size() >= 4 && lower.size() <= 5 && (lower.starts_with("1") || lower.starts_with("20")) &&
            std::all_of(lower.begin(), lower.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
            time = true;
        if (lower == "$" || lower == "\u20AC" || lower == "\u00A3" || lower == "dollars" || lower == "euros" || lower == "yuan")
            money = true;
    }
    const std::uint32_t name = tree.name_at(head);
    const bool place = name != no_name && tree.names()[name].type == EntityType::Place;
    if (text.empty()) return time ? Role::time : Role::extent;
    if (time && (text == "in" || text == "on" || text == "at" || text == "since" || text == "until" || text == "during" ||
                 text == "after" || text == "before" || text == "for" || text == "from" || text == "by" || text == "throughout"))
        return Role::time;
    if (text == "during" || text == "since" || text == "until") return Role::time;
    if (money && (text == "for" || text == "at" || text == "of")) return Role::cost;
    if (text == "for") return Role::purpose;
    if (text == "in" || text == "at" || text == "near" || text == "inside" || text == "across" || text == "throughout")
        return place || text == "near" || text == "inside" ? Role::place : Role::other;
    if (text == "with" || text == "through" || text == "via" || text == "using") return Role::instrument;
    if (text == "to") return Role::recipient;
    if (text == "because of" || text == "due to" || text == "thanks to" || text == "despite") return Role::cause;
    if (text == "from" || text == "out of") return Role::source;
    if (text == "about" || text == "on" || text == "regarding" || text == "concerning") return Role::topic;
    return Role::other;
}

namespace {

class ArgumentFinder {
  public:
    ArgumentFinder(const RuleContext& context, const Clause& clause, ClauseArguments& out)
        : context_(context), tree_(context.tree), clause_(clause), out_(out) {}

    void run() {
        children(clause_.predicate);
        if (clause_.merged) {
            // "plans this year to use it": what stands with the governing verb counts too.
            for (std::uint32_t c = clause_.parent; c != no_clause;
                 c = context_.clauses[c].merged ? context_.clauses[c].parent : no_clause)
                governing(context_.clauses[c].predicate);
        }
        // "told Ann": nobody else is told.
        if (out_.objects.empty() && out_.clause_object == no_token && out_.complement == no_token) {
            const std::uint32_t told = tree_.child(clause_.predicate, Dep::iobj);
            if (told != no_token && told > clause_.predicate) {
                add_objects(told);
                std::erase_if(out_.adjuncts, [&](const Adjunct& adjunct) { return adjunct.head == told; });
            }
        }
        shared_object();
        shared_adjuncts();
        std::stable_sort(out_.adjuncts.begin(), out_.adjuncts.end(),
                         [](const Adjunct& left, const Adjunct& right) { return left.range.first < right.range.first; });
    }

  private:
    void children(std::uint32_t predicate) {
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
            switch (tree_.dep(c)) {
                case Dep::obj:
                    if (is_relative(c)) break;
                    if (out_.objects.empty()) add_objects(c);
                    break;
                case Dep::iobj:
                    add_adjunct(c, Role::recipient);
                    break;
                case Dep::obl:
                case Dep::obl_agent:
                case Dep::obl_unmarked:
                    oblique(c);
                    break;
                case Dep::nmod:  // of a noun with a copula: part of that noun
                    if (tree_.upos(predicate) == Upos::VERB || tree_.upos(predicate) == Upos::ADJ) oblique(c);
                    break;
                case Dep::advmod:
                    adverb(c);
                    break;
                case Dep::xcomp:
                    complement(c);
                    break;
                case Dep::ccomp:
                    if (out_.clause_object == no_token) out_.clause_object = c;  // before the verb too: "…, Ann said"
                    break;
                case Dep::advcl:
                    if (context_.on(RuleFamily::adjuncts)) adverbial(c);
                    break;
                default:
                    break;
            }
        }
    }

    // "moved abroad", "rose sharply", "arrived yesterday"
    void adverb(std::uint32_t c) {
        if (c < clause_.predicate || c > clause_.predicate + 4 || tree_.upos(c) != Upos::ADV || clause_.copula != no_token)
            return;
        const TokenRange range = tree_.subtree(c);
        if (range.last - range.first > 3 || tree_.entry(c).has(Trait::negation)) return;
        static constexpr std::string_view idle[] = {"however", "too",     "also",  "then",  "so",      "right",
                                                    "though",  "instead", "again", "yet",   "even",    "just",
                                                    "well",    "now",     "only",  "still", "already", "rather"};
        for (const std::string_view word : idle) {
            if (tree_.lower(c) == word) return;
        }
        Adjunct adjunct;
        adjunct.head = c;
        adjunct.range = range;
        adjunct.role = tree_.entry(c).has(Trait::time_noun) ? Role::time : Role::manner;
        adjunct.adverb = true;
        out_.adjuncts.push_back(adjunct);
    }

    void governing(std::uint32_t predicate) {
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
            const Dep dep = tree_.dep(c);
            if (dep == Dep::obl || dep == Dep::obl_unmarked || dep == Dep::obl_agent) oblique(c);
        }
    }

    bool is_relative(std::uint32_t i) const {
        const std::string& word = tree_.lower(i);
        return clause_.antecedent != no_token && (word == "which" || word == "that" || word == "who" || word == "whom");
    }

    bool is_question_word(std::uint32_t i) const {
        const std::string& word = tree_.lower(i);
        return tree_.upos(i) == Upos::PRON &&
               (word == "which" || word == "whom" || word == "what" || word == "who" || word == "where");
    }

    void add_objects(std::uint32_t head) {
        if (context_.on(RuleFamily::coordination))
            conjuncts(tree_, head, out_.objects);
        else
            out_.objects.assign(1, head);
    }

    void oblique(std::uint32_t c) {
        if (is_question_word(c)) return;
        const std::string preposition = preposition_text(tree_, c);
        if (preposition == "according to" || preposition == "rather than" || preposition == "instead of" ||
            preposition == "such as" || preposition == "including" || preposition == "like")
            return;
        add_adjunct(c, role_of(tree_, preposition, c, context_.lexicon));
        // "for $5 million in 2020": the year is the verb's.
        if (tree_.upos(c) != Upos::SYM && tree_.upos(c) != Upos::NUM) return;
        for (std::uint32_t inner = tree_.first_child(c); inner != no_token; inner = tree_.next(inner)) {
            if (inner < c || tree_.dep(inner) != Dep::nmod) continue;
            const std::string word = preposition_text(tree_, inner);
            if (!word.empty() && word != "of") add_adjunct(inner, role_of(tree_, word, inner, context_.lexicon));
        }
    }

    void add_adjunct(std::uint32_t c, Role role) {
        for (const Adjunct& known : out_.adjuncts) {
            if (known.head == c) return;
        }
        Adjunct adjunct;
        adjunct.head = c;
        adjunct.preposition = prepositions_of(tree_, c);
        adjunct.range = with_prepositions(tree_, c, phrase_range(tree_, c, Joined::kept));
        adjunct.role = role;
        adjunct.before_verb = c < clause_.predicate;
        out_.adjuncts.push_back(adjunct);
    }

    // "became a giant", "made it available", "wants them to stay"
    void complement(std::uint32_t c) {
        if (c < clause_.predicate) return;
        const std::uint32_t inner = context_.clauses.of(c);
        if (inner != no_clause && context_.clauses[inner].merged) return;
        if (out_.complement == no_token) out_.complement = c;
    }

    // "by adding water", "to win the race"
    void adverbial(std::uint32_t c) {
        if (c < clause_.predicate) return;
        const std::uint32_t mark = tree_.child(c, Dep::mark);
        if (mark == no_token) return;
        const std::string& word = tree_.lower(mark);
        const std::uint32_t inner = context_.clauses.of(c);
        if (inner == no_clause || context_.clauses[inner].finite) return;
        if (word != "by" && word != "to" && word != "for" && word != "in" && word != "after" && word != "before" &&
            word != "without")
            return;
        Adjunct adjunct;
        adjunct.head = c;
        adjunct.range = full_range(tree_, c);
        adjunct.range.first = tree_.subtree(c).first;
        adjunct.role = word == "to" || word == "for" ? Role::purpose : word == "by" ? Role::manner : Role::other;
        if (word == "after" || word == "before") adjunct.role = Role::time;
        while (adjunct.range.first < mark && tree_.upos(adjunct.range.first) == Upos::PUNCT) ++adjunct.range.first;
        out_.adjuncts.push_back(adjunct);
    }

    // "makes and sells lamps": one object for both verbs.
    void shared_object() {
        const std::uint32_t predicate = clause_.predicate;
        if (!out_.objects.empty() || !out_.adjuncts.empty() || clause_.passive || clause_.copula != no_token ||
            out_.complement != no_token || out_.clause_object != no_token)
            return;
        if (tree_.dep(predicate) == Dep::conj) {
            const std::uint32_t head = tree_.head(predicate);
            const std::uint32_t object = tree_.child(head, Dep::obj);
            if (object != no_token && object > predicate && tree_.upos(head) == Upos::VERB) {
                add_objects(object);
                out_.shared_object = true;
            }
            return;
        }
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c)) {
            if (tree_.dep(c) != Dep::conj || c < predicate || tree_.upos(c) != Upos::VERB || tree_.has(c, Dep::nsubj)) continue;
            const std::uint32_t object = tree_.child(c, Dep::obj);
            // Nothing but "and" stands between the verbs.
            if (object == no_token || object < c || c > predicate + 3) continue;
            const std::uint32_t cc = tree_.child(c, Dep::cc);
            if (cc == no_token || cc != predicate + 1) continue;
            add_objects(object);
            out_.shared_object = true;
            return;
        }
    }

    // "In 1990 Acme bought Lumen and sold Vega": a phrase before the first verb holds for the second.
    void shared_adjuncts() {
        const std::uint32_t predicate = clause_.predicate;
        if (tree_.dep(predicate) != Dep::conj || tree_.has(predicate, Dep::nsubj) || tree_.has(predicate, Dep::nsubj_pass))
            return;
        const std::uint32_t head = tree_.head(predicate);
        for (std::uint32_t c = tree_.first_child(head); c != no_token && c < head; c = tree_.next(c)) {
            if (tree_.dep(c) == Dep::obl || tree_.dep(c) == Dep::obl_unmarked) oblique(c);
        }
    }

    const RuleContext& context_;
    const SentenceTree& tree_;
    const Clause& clause_;
    ClauseArguments& out_;
};

}  // namespace

ClauseArguments arguments_of(const RuleContext& context, const Clause& clause) {
    ClauseArguments arguments;
    ArgumentFinder(context, clause, arguments).run();
    return arguments;
}

}  // namespace skein
