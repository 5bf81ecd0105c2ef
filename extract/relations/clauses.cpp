#include "extract/relations/clause.hpp"

#include <algorithm>

namespace skein {

using en::Trait;

bool is_predicate(const SentenceTree& tree, std::uint32_t i) {
    if (tree.has(i, Dep::cop)) return true;
    const Dep dep = tree.dep(i);
    if (dep == Dep::aux || dep == Dep::aux_pass || dep == Dep::cop || dep == Dep::fixed || dep == Dep::case_ ||
        dep == Dep::mark || dep == Dep::flat || dep == Dep::compound || dep == Dep::amod || dep == Dep::punct || dep == Dep::det)
        return false;
    if (tree.upos(i) != Upos::VERB && tree.upos(i) != Upos::AUX) return false;
    // A verb inside a quoted title is part of a name.
    if (tree.name_at(i) != no_name) {
        const NameSpan& name = tree.names()[tree.name_at(i)];
        if (name.range.last - name.range.first > 1 || name.type == EntityType::Work) return false;
    }
    switch (dep) {
        case Dep::root:
        case Dep::ccomp:
        case Dep::xcomp:
        case Dep::advcl:
        case Dep::acl:
        case Dep::acl_relcl:
        case Dep::conj:
        case Dep::parataxis:
        case Dep::csubj:
        case Dep::list:
        case Dep::appos:
        case Dep::dep:
        case Dep::other:
        case Dep::dislocated:
        case Dep::reparandum:
            return true;
        default:
            return tree.has(i, Dep::nsubj) || tree.has(i, Dep::nsubj_pass) || tree.has(i, Dep::obj);
    }
}

bool merges_infinitive(const en::Entry& verb) {
    return verb.has(Trait::planning) || verb.has(Trait::implicative) || verb.has(Trait::failing) || verb.has(Trait::phase);
}

class ClauseFinder {
  public:
    ClauseFinder(const SentenceTree& tree, const en::Lexicon& lexicon, Clauses& out)
        : tree_(tree), lexicon_(lexicon), out_(out) {}

    void run() {
        out_.tree_ = &tree_;
        out_.clauses_.clear();
        out_.by_token_.assign(tree_.last() - tree_.first(), no_clause);
        for (std::uint32_t i = tree_.first(); i < tree_.last(); ++i) {
            if (!is_predicate(tree_, i)) continue;
            out_.by_token_[i - tree_.first()] = static_cast<std::uint32_t>(out_.clauses_.size());
            Clause clause;
            clause.predicate = i;
            clause.copula = tree_.child(i, Dep::cop);
            inflection(clause);
            out_.clauses_.push_back(clause);
        }
        for (Clause& clause : out_.clauses_) {
            const std::uint32_t up = tree_.head(clause.predicate);
            clause.parent = up == no_token ? no_clause : out_.around(up);
            merge(clause);
        }
        // Governing clauses first: what is joined or subordinate takes from them.
        visited_.assign(out_.clauses_.size(), false);
        for (std::uint32_t c = 0; c < out_.clauses_.size(); ++c) visit(c);
    }

  private:
    void inflection(Clause& clause) const {
        const std::uint32_t verb = clause.copula == no_token ? clause.predicate : clause.copula;
        const auto finite = [&](std::uint32_t i) {
            return tree_.form(i) == VerbForm::present || tree_.form(i) == VerbForm::past;
        };
        clause.finite = finite(verb);
        bool auxiliary = false;
        for (std::uint32_t c = tree_.first_child(clause.predicate); c != no_token; c = tree_.next(c)) {
            switch (tree_.dep(c)) {
                case Dep::aux:
                    auxiliary = true;
                    if (finite(c) || tree_.entry(c).has(Trait::modal)) clause.finite = true;
                    break;
                case Dep::aux_pass:
                    auxiliary = true;
                    clause.passive = true;
                    if (finite(c)) clause.finite = true;
                    break;
                case Dep::nsubj_pass:
                    clause.passive = true;
                    break;
                case Dep::mark:
                    if (tree_.lower(c) == "to") clause.infinitive = true;
                    break;
                case Dep::expl:
                    clause.existential = true;
                    break;
                default:
                    break;
            }
        }
        // "Ads developed by Acme, …", whatever the parser takes the verb for
        if (!auxiliary && clause.copula == no_token && tree_.has(clause.predicate, Dep::obl_agent) &&
            !tree_.has(clause.predicate, Dep::obj) &&
            (tree_.form(clause.predicate) == VerbForm::participle || tree_.form(clause.predicate) == VerbForm::past))
            clause.passive = true;
        // "the firm founded in 1990"
        const Dep dep = tree_.dep(clause.predicate);
        if (!auxiliary && clause.copula == no_token && tree_.form(clause.predicate) == VerbForm::participle &&
            (dep == Dep::acl || dep == Dep::advcl) && !tree_.has(clause.predicate, Dep::nsubj))
            clause.passive = true;
    }

    // "plans to use", "began selling", "is likely to win": the second verb says what is done.
    void merge(Clause& clause) const {
        if (tree_.dep(clause.predicate) != Dep::xcomp || clause.parent == no_clause) return;
        const Clause& parent = out_.clauses_[clause.parent];
        if (tree_.head(clause.predicate) != parent.predicate || clause.predicate < parent.predicate) return;
        if (tree_.upos(clause.predicate) != Upos::VERB && clause.copula == no_token) return;
        if (tree_.has(parent.predicate, Dep::obj) || tree_.has(parent.predicate, Dep::iobj)) return;
        if (tree_.has(clause.predicate, Dep::nsubj)) return;
        clause.merged = true;
    }

    void visit(std::uint32_t c) {
        Clause& clause = out_.clauses_[c];
        if (visited_[c]) return;
        if (clause.parent != no_clause) visit(clause.parent);
        visited_[c] = true;
        find_subject(tree_, out_, clause);
        find_polarity(tree_, out_, clause);
        find_modality(tree_, out_, lexicon_, clause);
    }

    const SentenceTree& tree_;
    const en::Lexicon& lexicon_;
    Clauses& out_;
    std::vector<bool> visited_;
};

void Clauses::find(const SentenceTree& tree, const en::Lexicon& lexicon) {
    ClauseFinder(tree, lexicon, *this).run();
}

std::uint32_t Clauses::of(std::uint32_t token) const {
    return by_token_[token - tree_->first()];
}

std::uint32_t Clauses::around(std::uint32_t token) const {
    for (; token != no_token; token = tree_->head(token)) {
        if (of(token) != no_clause) return of(token);
    }
    return no_clause;
}

}  // namespace skein
