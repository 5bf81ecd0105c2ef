#include "extract/relations/rules.hpp"

#include <algorithm>
#include <array>

namespace skein {

std::span<const std::string_view> rule_family_names() {
    static constexpr std::array<std::string_view, 19> names = {
        "verbs",   "passives",  "copulas",  "evaluations",     "appositions",      "possessives",
        "having",  "titles",    "acronyms", "existentials",    "quantities",       "attachments",  "shared-subjects",
        "relative-clauses", "coordination", "implied", "arguments", "adjuncts", "clause-objects"};
    return names;
}

namespace {

bool is_mark(const SentenceTree& tree, std::uint32_t i) { return tree.upos(i) == Upos::PUNCT; }

bool holds_comma(const SentenceTree& tree, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
        if (tree.lower(i) == ",") return true;
    }
    return false;
}

// What the sentence shows of how far its tree can be trusted; the same for all its matches.
MatchFeatures sentence_features(const SentenceTree& tree) {
    MatchFeatures features;
    features.sentence_tokens = tree.last() - tree.first();
    features.speech = tree.block().block->kind == BlockKind::speech;
    features.ends = is_mark(tree, tree.last() - 1);
    const std::string_view opening = tree.block().form(tree.first());
    features.capitals = opening != std::string_view(tree.lower(tree.first()));
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        if (tree.upos(i) == Upos::VERB) ++features.sentence_verbs;
    }
    return features;
}

void add_features(const RuleContext& context) {
    if (context.out.empty()) return;
    const SentenceTree& tree = context.tree;
    const MatchFeatures shared = sentence_features(tree);
    for (RelationMatch& match : context.out) {
        MatchFeatures features = shared;
        features.shared_object = match.features.shared_object;
        features.embedded = match.features.embedded;
        const TokenRange relation{match.relation.front().first, match.relation.back().last};
        const TokenRange subject = match.subject.range;
        if (subject.last < relation.first) features.subject_distance = relation.first - subject.last;
        features.comma_before = subject.last < relation.first ? holds_comma(tree, subject.last, relation.first)
                                                              : holds_comma(tree, relation.last, subject.first);
        features.comma_within = holds_comma(tree, subject.first, subject.last);
        if (match.object) {
            const TokenRange object = match.object->range;
            if (relation.last < object.first) features.object_distance = object.first - relation.last;
            features.comma_within = features.comma_within || holds_comma(tree, object.first, object.last);
        }
        // The word of the relation that the others hang on.
        std::uint32_t top = relation.first;
        std::uint32_t least = no_token;
        for (const TokenRange piece : match.relation) {
            for (std::uint32_t i = piece.first; i < piece.last; ++i) {
                std::uint32_t depth = 0;
                for (std::uint32_t up = tree.head(i); up != no_token && depth < least; up = tree.head(up)) ++depth;
                if (depth >= least) continue;
                least = depth;
                top = i;
            }
        }
        features.depth = least == no_token ? 0 : least;
        features.known_verb = !tree.entry(top).verb_lemma.empty();
        features.joined = tree.has(top, Dep::conj) || tree.dep(top) == Dep::conj;
        for (const RelationMatch& other : context.out) {
            if (&other != &match && other.rule == match.rule && other.relation == match.relation) ++features.listed;
        }
        match.features = features;
    }
}

}  // namespace

void find_relations(const RuleContext& context) {
    struct Family {
        RuleFamily family;
        void (*find)(const RuleContext&);
    };
    static constexpr Family families[] = {
        {RuleFamily::verbs, find_verb_relations},    {RuleFamily::copulas, find_copula_relations},
        {RuleFamily::passives, find_passives},       {RuleFamily::evaluations, find_evaluations},
        {RuleFamily::appositions, find_appositions}, {RuleFamily::possessives, find_possessives},
        {RuleFamily::having, find_having},           {RuleFamily::titles, find_titles},
        {RuleFamily::acronyms, find_acronyms},       {RuleFamily::existentials, find_existentials},
        {RuleFamily::quantities, find_quantities},   {RuleFamily::attachments, find_attachments},
    };
    for (const Family& each : families) {
        if (context.on(each.family)) each.find(context);
    }
    add_denied_sides(context.out);
    add_features(context);
    const auto earlier = [](const RelationMatch& left, const RelationMatch& right) {
        return left.relation.front().first < right.relation.front().first;
    };
    if (!std::is_sorted(context.out.begin(), context.out.end(), earlier))
        std::stable_sort(context.out.begin(), context.out.end(), earlier);
}

}  // namespace skein
