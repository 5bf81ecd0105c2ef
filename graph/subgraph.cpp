#include "graph/subgraph.hpp"

#include "graph/algorithms.hpp"
#include "graph/edge_filter.hpp"
#include "graph/unknown_name.hpp"

#include <algorithm>
#include <string_view>

namespace skein {

namespace {

using Flags = std::vector<char>;  // by entity or edge id

// The entities and edges that are left after a step.
struct Kept {
    Flags entities;
    Flags edges;

    void drop_loose_edges(const FrozenGraph& graph) {
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const Relation& edge = graph.edges()[i];
            if (!entities[edge.source.index()] || !entities[edge.target.index()]) edges[i] = 0;
        }
    }
};

Kept filtered(const FrozenGraph& graph, const Selection& selection) {
    const EdgeFilter filter(graph, selection);
    Kept kept{Flags(graph.entity_count(), 0), Flags(graph.edge_count(), 0)};
    for (std::size_t i = 0; i < graph.edge_count(); ++i) kept.edges[i] = filter.keeps(EdgeId(i)) ? 1 : 0;

    // A condition on edges leaves the entities at their ends; without one, entities without edges are kept too.
    if (selection.about_edges()) {
        for (std::size_t i = 0; i < graph.edge_count(); ++i)
            if (kept.edges[i])
                kept.entities[graph.edges()[i].source.index()] = kept.entities[graph.edges()[i].target.index()] = 1;
        return kept;
    }
    if (selection.documents.empty()) {
        kept.entities.assign(graph.entity_count(), 1);
    } else {
        const auto keep = [&](std::string_view name) {
            if (const auto entity = graph.entity_named(name)) kept.entities[entity->index()] = 1;
        };
        for (const Mention& mention : graph.mentions())
            if (filter.keeps(mention.document)) keep(mention.entity);
        for (std::size_t i = 0; i < graph.entity_count(); ++i)
            if (!filter.kept(graph.statements_of(EntityId(i))).empty()) kept.entities[i] = 1;
        for (std::size_t i = 0; i < graph.diagrams().size(); ++i)
            if (filter.keeps(graph.diagram_document(i)))
                for (const DiagramNode& node : graph.diagrams()[i].nodes) keep(node.entity);
    }
    for (std::size_t i = 0; i < graph.entity_count(); ++i)
        if (!filter.keeps(graph.entities()[i].type)) kept.entities[i] = 0;
    return kept;
}

std::vector<EntityId> named_entities(const FrozenGraph& graph, const std::vector<std::string>& names) {
    std::vector<EntityId> entities;
    for (const std::string& name : names) entities.push_back(require_entity(graph, name));
    return entities;
}

// Keeps what is within `depth` steps of `starts` along kept edges.
void keep_around(const FrozenGraph& graph, const std::vector<EntityId>& starts, std::size_t depth, Kept& kept) {
    Flags reached(graph.entity_count(), 0);
    std::vector<EntityId> frontier;
    const auto reach = [&](EntityId id, std::vector<EntityId>& into) {
        if (reached[id.index()]) return;
        reached[id.index()] = 1;
        into.push_back(id);
    };
    for (const EntityId start : starts) reach(start, frontier);
    for (std::size_t step = 0; step < depth && !frontier.empty(); ++step) {
        std::vector<EntityId> next;
        for (const EntityId entity : frontier) {
            for (const EdgeId edge : graph.out_edges(entity))
                if (kept.edges[edge.index()]) reach(graph.edge(edge).target, next);
            for (const EdgeId edge : graph.in_edges(entity))
                if (kept.edges[edge.index()]) reach(graph.edge(edge).source, next);
        }
        frontier = std::move(next);
    }
    kept.entities = std::move(reached);
    kept.drop_loose_edges(graph);
}

}  // namespace

std::vector<std::uint32_t> numbers_of(const Subgraph& subgraph) {
    std::vector<std::uint32_t> numbers(subgraph.graph->entity_count());
    for (std::size_t i = 0; i < subgraph.entities.size(); ++i)
        numbers[subgraph.entities[i].index()] = static_cast<std::uint32_t>(i);
    return numbers;
}

bool names_document(const DocumentRecord& document, std::string_view name) {
    const std::string_view uri = document.uri;
    if (uri == name) return true;
    return !name.empty() && uri.size() > name.size() && uri.ends_with(name) && uri[uri.size() - name.size() - 1] == '/';
}

EntityId require_entity(const FrozenGraph& graph, std::string_view name) {
    if (const auto found = graph.find(name)) return found->entity;
    std::vector<std::string_view> candidates;
    for (const Entity& entity : graph.entities()) {
        candidates.push_back(entity.name);
        for (const Alias& alias : entity.aliases) candidates.push_back(alias.text);
    }
    refuse_entity(name, candidates);
}

Subgraph select(const FrozenGraph& graph, const Selection& selection) {
    const std::vector<EntityId> starts = named_entities(graph, selection.around);
    Kept kept = filtered(graph, selection);
    if (!starts.empty()) keep_around(graph, starts, selection.depth, kept);

    Subgraph result;
    result.graph = &graph;
    for (std::size_t i = 0; i < kept.entities.size(); ++i)
        if (kept.entities[i]) result.entities.emplace_back(i);
    const std::vector<double> rank = page_rank(graph);
    const auto by_rank = [&](EntityId a, EntityId b) {
        return rank[a.index()] != rank[b.index()] ? rank[a.index()] > rank[b.index()] : a < b;
    };
    std::sort(result.entities.begin(), result.entities.end(), by_rank);

    if (selection.top && result.entities.size() > *selection.top) {
        // What the user asked to look around must not be cut off for being little known.
        std::stable_partition(result.entities.begin(), result.entities.end(),
                              [&](EntityId id) { return std::find(starts.begin(), starts.end(), id) != starts.end(); });
        result.left_out_entities = result.entities.size() - *selection.top;
        for (std::size_t i = *selection.top; i < result.entities.size(); ++i) kept.entities[result.entities[i].index()] = 0;
        result.entities.resize(*selection.top);
        std::sort(result.entities.begin(), result.entities.end(), by_rank);
        kept.drop_loose_edges(graph);
    }
    for (const EntityId id : result.entities) result.ranks.push_back(rank[id.index()]);
    for (std::size_t i = 0; i < kept.edges.size(); ++i)
        if (kept.edges[i]) result.edges.emplace_back(i);
    return result;
}

GraphPart cut_out(const FrozenGraph& graph, const Selection& selection) {
    GraphPart part{nullptr, select(graph, selection)};
    if (!selection.about_statements()) return part;
    const EdgeFilter filter(graph, selection);
    std::vector<char> kept(graph.statements().size(), 0);
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = filter.keeps(StatementId(i)) ? 1 : 0;
    part.graph = std::make_unique<const FrozenGraph>(graph.with_statements(kept));

    // Edges without a statement are gone; the others are in the order they were.
    std::vector<EdgeId> new_ids(graph.edge_count());
    std::size_t edges = 0;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const auto& statements = graph.edges()[i].statements;
        if (std::any_of(statements.begin(), statements.end(), [&](StatementId id) { return kept[id.index()] != 0; }))
            new_ids[i] = EdgeId(edges++);
    }
    for (EdgeId& edge : part.subgraph.edges) edge = new_ids[edge.index()];
    part.subgraph.graph = part.graph.get();
    return part;
}

}  // namespace skein
