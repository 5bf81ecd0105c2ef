#pragma once
// How a statement came about: its sentence is read again, and its tree and the rule are shown.

#include "base/byte_sink.hpp"
#include "cli/json.hpp"
#include "graph/frozen_graph.hpp"

namespace skein::cli {

// The words with their place in the tree, part of speech, relation and part in the statement, a line each; then the rule and what
// makes the confidence.
void write_explanation(ByteSink& out, const FrozenGraph& graph, StatementId id);

// The same for programs: {"tokens": […], "rule": …, "description": …, "reading": …, "worth": …, "signs": {…}}; the last three
// only where the sentence, read alone, still gives the statement.
[[nodiscard]] Json explanation_json(const FrozenGraph& graph, StatementId id);

}  // namespace skein::cli
