#pragma once
// What a format without nested values says of an edge: its best statement, and what all of them together tell.

#include "graph/frozen_graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein {

struct EdgeSummary {
    const Relation* edge = nullptr;
    const Statement* best = nullptr;         // of the highest confidence, the first of these
    const Sentence* sentence = nullptr;      // its words
    const DocumentRecord* document = nullptr;
    std::vector<std::string_view> claimants;  // the nearest one of each statement, each once, sorted; without the document itself
    bool disputed = false;                    // another edge between the two says the opposite
    std::string label;                        // `edge_label`
};

// Views and pointers live as long as `graph`.
[[nodiscard]] EdgeSummary summarize_edge(const FrozenGraph& graph, EdgeId id);
// The same into a summary that was used before, whose memory is used again.
void summarize_edge(const FrozenGraph& graph, EdgeId id, EdgeSummary& summary);

// What is written on an edge: the relation, with "not" before it where it is denied.
[[nodiscard]] std::string edge_label(const Relation& edge);

// An entity's spellings, most frequent first, without the canonical one.
[[nodiscard]] std::vector<std::string_view> other_names(const Entity& entity);

// The drawn diameter of an entity, so that areas go with mentions: 10 for one mention, 100 at most.
[[nodiscard]] double drawn_size(const Entity& entity);

}  // namespace skein
