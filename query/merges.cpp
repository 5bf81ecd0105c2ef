#include "query/merges.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace skein {

std::vector<ListedMerge> list_merges(const FrozenGraph& graph) {
    const Ledger& ledger = graph.ledger();
    // What a document calls an entity → what all together call it.
    std::unordered_map<std::string, std::string> now;
    for (const Merge& merge : ledger.merges) now.emplace(entity_key(merge.alias), merge.entity);
    const auto name_of_entity = [&](const std::string& name) -> std::string {
        if (const auto merged = now.find(entity_key(name)); merged != now.end()) return merged->second;
        const auto found = graph.find(name);
        return found && !found->by_alias ? graph.entity(found->entity).name : name;
    };
    std::set<std::pair<std::string, std::string>> apart;
    std::vector<ListedMerge> listed;
    for (const Decision& decision : ledger.decisions) {
        if (decision.kind != Decision::Kind::apart) continue;
        const std::string entity = name_of_entity(decision.entity);
        apart.emplace(entity_key(entity), entity_key(decision.alias));
        listed.push_back({entity, decision.alias, std::nullopt, {}, {}});
    }
    for (const Merge& merge : ledger.merges)
        listed.push_back({name_of_entity(merge.entity), merge.alias, merge.reason, merge.evidence, {}});

    std::map<std::tuple<std::string, std::string, MergeReason, std::string>, std::vector<DocumentId>> within;
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        for (const Merge& merge : graph.merges_of(DocumentId(d))) {
            const std::string entity = name_of_entity(merge.entity);
            if (apart.contains({entity_key(entity), entity_key(merge.alias)})) continue;
            within[{entity, merge.alias, merge.reason, merge.evidence}].emplace_back(d);
        }
    }
    for (auto& [what, documents] : within) {
        const auto& [entity, alias, reason, evidence] = what;
        listed.push_back({entity, alias, reason, evidence, std::move(documents)});
    }
    std::stable_sort(listed.begin(), listed.end(), [](const ListedMerge& a, const ListedMerge& b) {
        return std::tie(a.entity, a.alias, a.reason) < std::tie(b.entity, b.alias, b.reason);
    });
    return listed;
}

}  // namespace skein
