#include "query/entities.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

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

std::vector<ListedEntity> list_entities(const FrozenGraph& graph, const EntityQuery& query) {
    const Subgraph chosen = select(graph, query.selection);
    const std::string folded = fold(query.match);
    std::vector<ListedEntity> list;
    for (std::size_t i = 0; i < chosen.entities.size(); ++i) {
        const EntityId id = chosen.entities[i];
        if (!folded.empty() && !holds(graph.entity(id), folded)) continue;
        list.push_back({id, chosen.ranks[i], graph.out_edges(id).size() + graph.in_edges(id).size()});
    }
    // They come by rank and name: a stable sort leaves that to decide where the measure does not.
    const auto most_first = [&](auto measure) {
        std::stable_sort(list.begin(), list.end(), [&](const ListedEntity& a, const ListedEntity& b) { return measure(a) > measure(b); });
    };
    switch (query.order) {
        case EntityOrder::mentions: most_first([&](const ListedEntity& e) { return graph.entity(e.entity).mentions; }); break;
        case EntityOrder::relations: most_first([](const ListedEntity& e) { return e.relations; }); break;
        case EntityOrder::rank: break;
        case EntityOrder::name:
            std::sort(list.begin(), list.end(), [](const ListedEntity& a, const ListedEntity& b) { return a.entity < b.entity; });
    }
    return list;
}

}  // namespace skein
