#include "export/digest.hpp"

#include "graph/algorithms.hpp"

#include <algorithm>
#include <cstdint>

namespace skein {

namespace {

class Picker {
  public:
    explicit Picker(const Subgraph& subgraph) : subgraph_(subgraph), graph_(*subgraph.graph), community_(communities(graph_)) {
        taken_.resize(subgraph.entities.size());
        ties_.resize(subgraph.entities.size());
        of_community_.resize(graph_.entity_count());
        places_.resize(graph_.entity_count());
        edges_.resize(subgraph.entities.size());
        for (std::uint32_t i = 0; i < subgraph.entities.size(); ++i) places_[subgraph.entities[i].index()] = i;
        for (const EdgeId id : subgraph.edges) {
            const Relation& edge = graph_.edge(id);
            if (edge.source == edge.target) continue;
            edges_[places_[edge.source.index()]].push_back(places_[edge.target.index()]);
            edges_[places_[edge.target.index()]].push_back(places_[edge.source.index()]);
        }
    }

    void take(std::uint32_t place) {
        if (taken_[place]) return;
        taken_[place] = 1;
        ++of_community_[community_[subgraph_.entities[place].index()]];
        for (const std::uint32_t other : edges_[place]) ++ties_[other];
    }
    void take(EntityId id) { take(places_[id.index()]); }

    // The first of the best.
    [[nodiscard]] std::uint32_t best() const {
        std::uint32_t best = 0;
        double best_gain = -1;
        for (std::uint32_t i = 0; i < taken_.size(); ++i) {
            if (taken_[i]) continue;
            const double coverage = 1 + 1.0 / (1 + of_community_[community_[subgraph_.entities[i].index()]]);
            const double gain = subgraph_.ranks[i] * (1 + ties_[i]) * coverage;
            if (gain <= best_gain) continue;
            best_gain = gain;
            best = i;
        }
        return best;
    }

    // Unless nothing at all is tied.
    void drop_loose(const std::vector<EntityId>& required) {
        std::vector<char> loose(taken_.size());
        bool any_tied = false;
        for (std::uint32_t i = 0; i < taken_.size(); ++i) {
            const auto self = [&](EntityId id) { return id == subgraph_.entities[i]; };
            loose[i] = taken_[i] && ties_[i] == 0 && std::none_of(required.begin(), required.end(), self);
            any_tied = any_tied || (taken_[i] && ties_[i] > 0);
        }
        if (!any_tied) return;
        for (std::size_t i = 0; i < taken_.size(); ++i)
            if (loose[i]) taken_[i] = 0;
    }

    [[nodiscard]] Subgraph result() const {
        Subgraph part;
        part.graph = &graph_;
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            if (!taken_[i]) continue;
            part.entities.push_back(subgraph_.entities[i]);
            part.ranks.push_back(subgraph_.ranks[i]);
        }
        for (const EdgeId id : subgraph_.edges) {
            const Relation& edge = graph_.edge(id);
            if (taken_[places_[edge.source.index()]] && taken_[places_[edge.target.index()]]) part.edges.push_back(id);
        }
        part.left_out_entities = subgraph_.left_out_entities + subgraph_.entities.size() - part.entities.size();
        return part;
    }

  private:
    const Subgraph& subgraph_;
    const FrozenGraph& graph_;
    std::vector<std::uint32_t> community_;
    std::vector<char> taken_;                         // by place
    std::vector<std::uint32_t> ties_;                 // by place: edges to those taken
    std::vector<std::uint32_t> of_community_;         // taken
    std::vector<std::uint32_t> places_;               // by entity
    std::vector<std::vector<std::uint32_t>> edges_;   // by place: the places at the other ends
};

}  // namespace

Subgraph digest(const Subgraph& subgraph, std::size_t count, const std::vector<EntityId>& required) {
    if (subgraph.entities.size() <= count) return subgraph;
    Picker picker(subgraph);
    for (const EntityId id : required) picker.take(id);
    for (std::size_t taken = required.size(); taken < count; ++taken) picker.take(picker.best());
    picker.drop_loose(required);
    return picker.result();
}

}  // namespace skein
