// The words that make up a relation.

#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {

void add_piece(std::vector<TokenRange>& pieces, TokenRange piece) {
    if (piece.empty()) return;
    if (!pieces.empty() && pieces.back().last >= piece.first) {
        pieces.back().last = std::max(pieces.back().last, piece.last);
        return;
    }
    pieces.push_back(piece);
}

namespace {

bool is_group_word(const SentenceTree& tree, std::uint32_t predicate, std::uint32_t c) {
    switch (tree.dep(c)) {
        case Dep::aux:
        case Dep::aux_pass:
        case Dep::cop:
            return true;
        case Dep::mark:
            return tree.lower(c) == "to";
        case Dep::advmod:
            return c < predicate && tree.subtree(c).last - tree.subtree(c).first <= 2 &&
                   !(tree.subtree(c).first == tree.first() && !tree.entry(c).has(en::Trait::negation));
        default:
            return false;
    }
}

// Auxiliaries, "not" and adverbs before the verb, the verb, its particle.
void one_verb(const SentenceTree& tree, const Clause& clause, bool infinitive, std::vector<TokenRange>& pieces) {
    const std::uint32_t predicate = clause.predicate;
    // Adverbs count only beside the verb or between auxiliaries.
    std::uint32_t start = predicate;
    for (std::uint32_t c = tree.first_child(predicate); c != no_token && c < predicate; c = tree.next(c)) {
        const Dep dep = tree.dep(c);
        if (dep == Dep::aux || dep == Dep::aux_pass || dep == Dep::cop ||
            (dep == Dep::advmod && tree.entry(c).has(en::Trait::negation)) ||
            (dep == Dep::mark && infinitive && tree.lower(c) == "to")) {
            start = c;
            break;
        }
    }
    if (start == predicate) {
        // "strictly maintain": adverbs right before.
        while (start > tree.first() && tree.head(start - 1) == predicate && tree.dep(start - 1) == Dep::advmod &&
               is_group_word(tree, predicate, start - 1) && tree.subtree(start - 1).first == start - 1)
            --start;
    }
    for (std::uint32_t c = tree.first_child(predicate); c != no_token && c < predicate; c = tree.next(c)) {
        if (c < start || !is_group_word(tree, predicate, c)) continue;
        if (tree.dep(c) == Dep::mark && !infinitive) continue;
        add_piece(pieces, tree.dep(c) == Dep::advmod ? tree.subtree(c) : TokenRange{c, c + 1});
    }
    if (clause.copula == no_token || clause.copula > predicate) add_piece(pieces, {predicate, predicate + 1});
    for (std::uint32_t c = tree.first_child(predicate); c != no_token; c = tree.next(c)) {
        if (c > predicate && tree.dep(c) == Dep::compound_prt) add_piece(pieces, {c, c + 1});
        if (c > predicate && tree.dep(c) == Dep::advmod && tree.entry(c).has(en::Trait::negation) && c < predicate + 3)
            add_piece(pieces, {c, c + 1});
    }
}

}  // namespace

std::vector<TokenRange> verb_group(const SentenceTree& tree, const Clauses& clauses, const Clause& clause) {
    std::vector<TokenRange> pieces;
    if (clause.merged && clause.parent != no_clause) {
        const Clause& governing = clauses[clause.parent];
        pieces = verb_group(tree, clauses, governing);
        if (governing.copula != no_token && governing.copula < governing.predicate)
            add_piece(pieces, {governing.predicate, governing.predicate + 1});  // "is likely"
    }
    one_verb(tree, clause, clause.merged, pieces);
    return pieces;
}

}  // namespace skein
