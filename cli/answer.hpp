#pragma once
// What the commands that ask a graph have in common: a table or text for people, JSON for programs.

#include "base/byte_sink.hpp"
#include "cli/json.hpp"
#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace skein::cli {

// Writes one or the other to standard output and gives the exit code.
int answer(bool json, const std::function<Json()>& as_json, const std::function<void(ByteSink&)>& as_text);

[[nodiscard]] Json entity_json(const FrozenGraph& graph, EntityId id);
[[nodiscard]] Json entity_json(const Entity& entity, std::size_t relations);
// The NDJSON form of the statement with the sentence's text and, in a transcript, its time.
[[nodiscard]] Json statement_json(const FrozenGraph& graph, StatementId id);

// Who is named as saying statements, in order of names, each once.
[[nodiscard]] std::vector<std::string> claimants_of(const FrozenGraph& graph, std::span<const StatementId> statements);
// Whether some statement is said by its document itself.
[[nodiscard]] bool said_by_document(const FrozenGraph& graph, std::span<const StatementId> statements);

}  // namespace skein::cli
