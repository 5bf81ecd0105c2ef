#include "graph/link_graph.hpp"

#include "base/error.hpp"
#include "graph/edge_filter.hpp"
#include "graph/frozen_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace skein {

namespace {

// Gathers the links of one entity by their other end; gives how many are left.
std::size_t merge_row(std::span<LinkGraph::Link> row) {
    std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.other < b.other; });
    std::size_t last = 0;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i].other == row[last].other)
            row[last].weight += row[i].weight;
        else
            row[++last] = row[i];
    }
    return row.empty() ? 0 : last + 1;
}

}  // namespace

LinkGraph::LinkGraph(std::size_t entities, std::vector<Pair> pairs) : offsets_(entities + 1, 0) {
    if (pairs.size() > std::numeric_limits<std::uint32_t>::max() / 2)
        throw Error("the graph has more statements than can be measured at once",
                    "choose a part of it, for example with --relation");
    for (const auto& [a, b] : pairs) {
        ++offsets_[a.index() + 1];
        ++offsets_[b.index() + 1];
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    links_.resize(offsets_.back());
    {
        std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
        for (const auto& [a, b] : pairs) {
            links_[next[a.index()]++] = {b, 1};
            links_[next[b.index()]++] = {a, 1};
        }
        std::vector<Pair>().swap(pairs);
    }
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < entities; ++i) {
        const std::span row(links_.data() + offsets_[i], offsets_[i + 1] - offsets_[i]);
        const std::size_t size = merge_row(row);
        std::move(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(size), links_.begin() + kept);
        offsets_[i] = kept;
        kept += static_cast<std::uint32_t>(size);
    }
    offsets_[entities] = kept;
    links_.resize(kept);
}

double LinkGraph::strength(EntityId id) const {
    double sum = 0;
    for (const Link& link : links(id)) sum += link.weight;
    return sum;
}

LinkGraph link_graph_of(const FrozenGraph& graph, const EdgeFilter* filter) {
    std::vector<LinkGraph::Pair> pairs;
    pairs.reserve(graph.statements().size());
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const Relation& edge = graph.edges()[i];
        const std::size_t weight = filter == nullptr             ? edge.weight()
                                   : filter->keeps(EdgeId(i)) ? filter->kept(edge.statements).size()
                                                              : 0;
        pairs.insert(pairs.end(), weight, {edge.source, edge.target});
    }
    return LinkGraph(graph.entity_count(), std::move(pairs));
}

}  // namespace skein
