#include "query/entities.hpp"

#include "base/utf8.hpp"
#include "graph/algorithms.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace skein {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> order_names = {"mentions", "rank", "relations", "name"};

bool holds(const Entity& entity, const std::string& folded) {
    const auto in = [&](std::string_view text) { return fold(text).find(folded) != std::string::npos; };
    return in(entity.name) ||
           std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const Alias& alias) { return in(alias.text); });
}

}  // namespace

std::string_view name_of(EntityOrder order) { return order_names[static_cast<std::size_t>(order)]; }

std::optional<EntityOrder> entity_order_from(std::string_view name) {
    const auto place = std::find(order_names.begin(), order_names.end(), name);
    if (place == order_names.end()) return std::nullopt;
    return static_cast<EntityOrder>(place - order_names.begin());
}

namespace {

// They come by rank and name: a stable sort leaves that to decide where the measure does not.
template <class Mentions>
std::vector<ListedEntity> in_order(std::vector<ListedEntity> list, EntityOrder order, const Mentions& mentions) {
    const auto most_first = [&](auto measure) {
        std::stable_sort(list.begin(), list.end(),
                         [&](const ListedEntity& a, const ListedEntity& b) { return measure(a) > measure(b); });
    };
    switch (order) {
        case EntityOrder::mentions: most_first([&](const ListedEntity& e) { return mentions(e.entity); }); break;
        case EntityOrder::relations: most_first([](const ListedEntity& e) { return e.relations; }); break;
        case EntityOrder::rank: break;
        case EntityOrder::name:
            std::sort(list.begin(), list.end(), [](const ListedEntity& a, const ListedEntity& b) { return a.entity < b.entity; });
    }
    return list;
}

}  // namespace

std::vector<ListedEntity> list_entities(const FrozenGraph& graph, const EntityQuery& query) {
    const Subgraph chosen = select(graph, query.selection);
    const std::string folded = fold(query.match);
    std::vector<ListedEntity> list;
    for (std::size_t i = 0; i < chosen.entities.size(); ++i) {
        const EntityId id = chosen.entities[i];
        if (!folded.empty() && !holds(graph.entity(id), folded)) continue;
        list.push_back({id, chosen.ranks[i], graph.out_edges(id).size() + graph.in_edges(id).size()});
    }
    return in_order(std::move(list), query.order, [&](EntityId id) { return graph.entity(id).mentions; });
}

std::vector<ListedEntity> list_entities(const StoredEntities& stored, const EntityQuery& query) {
    const std::vector<double> ranks = page_rank(stored.link_graph);
    const std::string folded = fold(query.match);
    std::vector<char> spelt;
    if (!folded.empty())
        spelt = entities_spelt(stored, [&](std::string_view text) { return fold(text).find(folded) != std::string::npos; });
    const auto& types = query.selection.types;
    std::vector<ListedEntity> list;
    for (std::size_t i = 0; i < ranks.size(); ++i)
        if ((spelt.empty() || spelt[i] != 0) &&
            (types.empty() || std::find(types.begin(), types.end(), stored.types[i]) != types.end()))
            list.push_back({EntityId(i), ranks[i], stored.relations[i]});
    std::stable_sort(list.begin(), list.end(), [](const ListedEntity& a, const ListedEntity& b) { return a.rank > b.rank; });
    return in_order(std::move(list), query.order, [&](EntityId id) { return stored.mentions[id.index()]; });
}

}  // namespace skein
