#include "extract/relations/rules.hpp"

#include <algorithm>
#include <array>

namespace skein {

std::span<const std::string_view> rule_family_names() {
    static constexpr std::array<std::string_view, 12> names = {"verbs",        "copulas",   "appositions",     "possessives",
                                                               "titles",       "acronyms",  "shared-subjects", "relative-clauses",
                                                               "coordination", "arguments", "adjuncts",        "clause-objects"};
    return names;
}

void find_relations(const RuleContext& context) {
    struct Family {
        RuleFamily family;
        void (*find)(const RuleContext&);
    };
    static constexpr Family families[] = {
        {RuleFamily::verbs, find_verb_relations},    {RuleFamily::copulas, find_copula_relations},
        {RuleFamily::appositions, find_appositions}, {RuleFamily::possessives, find_possessives},
        {RuleFamily::titles, find_titles},           {RuleFamily::acronyms, find_acronyms},
    };
    for (const Family& each : families) {
        if (context.on(each.family)) each.find(context);
    }
    std::stable_sort(context.out.begin(), context.out.end(), [](const RelationMatch& left, const RelationMatch& right) {
        return left.relation.front().first < right.relation.front().first;
    });
}

}  // namespace skein
