#include "extract/relations/rules.hpp"

#include <algorithm>
#include <array>

namespace skein {

std::span<const std::string_view> rule_family_names() {
    static constexpr std::array<std::string_view, 16> names = {
        "verbs",   "passives",  "copulas",  "evaluations",     "appositions",      "possessives",
        "having",  "titles",    "acronyms", "shared-subjects", "relative-clauses", "coordination",
        "implied", "arguments", "adjuncts", "clause-objects"};
    return names;
}

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
        {RuleFamily::acronyms, find_acronyms},
    };
    for (const Family& each : families) {
        if (context.on(each.family)) each.find(context);
    }
    for (RelationMatch& match : context.out) {
        match.features.sentence_tokens = context.tree.last() - context.tree.first();
        const TokenRange relation = match.relation.front();
        if (match.subject.range.last < relation.first)
            match.features.subject_distance = relation.first - match.subject.range.last;
    }
    std::stable_sort(context.out.begin(), context.out.end(), [](const RelationMatch& left, const RelationMatch& right) {
        return left.relation.front().first < right.relation.front().first;
    });
}

}  // namespace skein
