#pragma once
// The graph as numbers alone: which entities are linked, and by how many statements, whatever those say and which way. What
// measures of a whole graph run on: 16 bytes a linked pair and 4 an entity, so that they fit where the words of ten million
// statements do not.

#include "graph/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace skein {

class EdgeFilter;
class FrozenGraph;

class LinkGraph {
  public:
    // `weight` is the number of statements that link the two; of a loop it is twice that number, as it leaves and comes back.
    struct Link {
        EntityId other;
        std::uint32_t weight = 0;
        friend bool operator==(const Link&, const Link&) = default;
    };

    // The ends of a statement, either way round.
    using Pair = std::pair<EntityId, EntityId>;

    LinkGraph() = default;
    // A pair for each statement, in any order; ends must be below `entities`. Twelve bytes a pair are needed beside the result,
    // `pairs` included.
    LinkGraph(std::size_t entities, std::vector<Pair> pairs);

    [[nodiscard]] std::size_t entity_count() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    // Both directions of every linked pair, a loop once.
    [[nodiscard]] std::size_t link_count() const { return links_.size(); }
    // In order of `other`, each once.
    [[nodiscard]] std::span<const Link> links(EntityId id) const {
        return std::span(links_).subspan(offsets_[id.index()], offsets_[id.index() + 1] - offsets_[id.index()]);
    }
    // The weights of its links together.
    [[nodiscard]] double strength(EntityId id) const;

  private:
    std::vector<std::uint32_t> offsets_;  // by entity, and one past the last
    std::vector<Link> links_;
};

// All statements with two entities; with a filter those it keeps.
[[nodiscard]] LinkGraph link_graph_of(const FrozenGraph& graph, const EdgeFilter* filter = nullptr);

}  // namespace skein
