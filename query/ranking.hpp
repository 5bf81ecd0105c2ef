#pragma once
// `skein rank`: which entities matter most, by measures of the whole graph.

#include "graph/link_graph.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace skein {

enum class Measure : std::uint8_t { pagerank, betweenness, degree };
inline constexpr Measure all_measures[] = {Measure::pagerank, Measure::betweenness, Measure::degree};

[[nodiscard]] std::string_view name_of(Measure measure);
[[nodiscard]] std::optional<Measure> measure_from(std::string_view name);

struct RankedEntity {
    EntityId entity;
    double score = 0;
    std::size_t links = 0;       // other entities that a statement links it to
    std::size_t statements = 0;  // that link it to others or to itself
};

struct Ranking {
    std::vector<RankedEntity> entities;  // best first, ties by links, statements, then name
    std::size_t pivots = 0;              // not 0: betweenness was estimated from so many entities
};

// Measured over the statements that `selection` keeps. Its `types` choose who is listed, not what is measured; with a condition
// on statements, entities that none of them links are left out; `top` and `around` do not matter. Of degree the score is the
// links. Throws Error with near names for what does not occur.
[[nodiscard]] Ranking rank_entities(const FrozenGraph& graph, Measure measure, const Selection& selection = {});
// The same of a link graph whose entities are in order of name: those that `listed` says true of.
[[nodiscard]] Ranking rank_entities(const LinkGraph& link_graph, Measure measure, const std::function<bool(EntityId)>& listed);

}  // namespace skein
