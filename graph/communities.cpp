#include "graph/algorithms.hpp"

#include <algorithm>
#include <igraph.h>
#include <mutex>
#include <new>

namespace skein {

namespace {

constexpr double randomness = 0.01;  // of merging while refining; what the authors' own program uses
constexpr igraph_integer_t rounds = 8;
constexpr igraph_uint_t seed = 20190326;

// igraph's vectors and graph, freed whatever happens. Its functions tell by a code that memory is short.
void require(igraph_error_t code) {
    if (code != IGRAPH_SUCCESS) throw std::bad_alloc();
}

struct Reals {
    explicit Reals(std::size_t size) { require(igraph_vector_init(&vector, static_cast<igraph_integer_t>(size))); }
    ~Reals() { igraph_vector_destroy(&vector); }
    Reals(const Reals&) = delete;
    Reals& operator=(const Reals&) = delete;
    igraph_real_t& operator[](std::size_t i) { return VECTOR(vector)[i]; }
    igraph_vector_t vector;
};

struct Integers {
    explicit Integers(std::size_t size) { require(igraph_vector_int_init(&vector, static_cast<igraph_integer_t>(size))); }
    ~Integers() { igraph_vector_int_destroy(&vector); }
    Integers(const Integers&) = delete;
    Integers& operator=(const Integers&) = delete;
    igraph_integer_t& operator[](std::size_t i) { return VECTOR(vector)[i]; }
    igraph_vector_int_t vector;
};

struct Graph {
    Graph(const Integers& ends, std::size_t nodes) {
        require(igraph_create(&graph, &ends.vector, static_cast<igraph_integer_t>(nodes), IGRAPH_UNDIRECTED));
    }
    ~Graph() { igraph_destroy(&graph); }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    igraph_t graph;
};

// The handler of errors and the random numbers belong to the whole process.
std::mutex igraph_mutex;

std::vector<std::uint32_t> by_leiden(const LinkGraph& link_graph) {
    const std::size_t count = link_graph.entity_count();
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (const LinkGraph::Link& link : link_graph.links(EntityId(i))) pairs += link.other.index() >= i ? 1U : 0U;
    Integers ends(2 * pairs), membership(count);
    Reals weights(pairs), strengths(count);
    double total = 0;
    std::size_t pair = 0;
    for (std::size_t i = 0; i < count; ++i) {
        strengths[i] = link_graph.strength(EntityId(i));
        total += strengths[i];
        for (const LinkGraph::Link& link : link_graph.links(EntityId(i))) {
            if (link.other.index() < i) continue;
            ends[2 * pair] = static_cast<igraph_integer_t>(i);
            ends[2 * pair + 1] = link.other.index();
            weights[pair++] = link.other.index() == i ? link.weight / 2.0 : link.weight;
        }
    }
    const Graph graph(ends, count);
    igraph_rng_seed(igraph_rng_default(), seed);
    igraph_integer_t found = 0;
    require(igraph_community_leiden(&graph.graph, &weights.vector, &strengths.vector, 1 / total, randomness, false, rounds,
                                    &membership.vector, &found, nullptr));
    std::vector<std::uint32_t> community(count);
    for (std::size_t i = 0; i < count; ++i) community[i] = static_cast<std::uint32_t>(membership[i]);
    return community;
}

// Numbered from 0 by size, then by smallest member.
void number_by_size(std::vector<std::uint32_t>& membership) {
    std::vector<std::uint32_t> size(membership.size(), 0), first(membership.size(), 0), order;
    for (std::size_t i = 0; i < membership.size(); ++i)
        if (size[membership[i]]++ == 0) {
            first[membership[i]] = static_cast<std::uint32_t>(i);
            order.push_back(membership[i]);
        }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
    });
    std::vector<std::uint32_t> number(membership.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<std::uint32_t>(i);
    for (std::uint32_t& c : membership) c = number[c];
}

}  // namespace

std::vector<std::uint32_t> communities(const LinkGraph& link_graph) {
    std::vector<std::uint32_t> membership(link_graph.entity_count());
    if (link_graph.link_count() > 0) {
        const std::lock_guard lock(igraph_mutex);
        igraph_error_handler_t* const before = igraph_set_error_handler(igraph_error_handler_ignore);
        try {
            membership = by_leiden(link_graph);
        } catch (...) {
            igraph_set_error_handler(before);
            throw;
        }
        igraph_set_error_handler(before);
    } else {
        for (std::size_t i = 0; i < membership.size(); ++i) membership[i] = static_cast<std::uint32_t>(i);
    }
    number_by_size(membership);
    return membership;
}

std::vector<std::uint32_t> communities(const FrozenGraph& graph) { return communities(link_graph_of(graph)); }

}  // namespace skein
