#include "export/edge_summary.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

void summarize_edge(const FrozenGraph& graph, EdgeId id, EdgeSummary& summary) {
    summary.edge = &graph.edge(id);
    summary.best = nullptr;
    summary.claimants.clear();
    for (const StatementId statement_id : summary.edge->statements) {
        const Statement& statement = graph.statement(statement_id);
        if (summary.best == nullptr || statement.confidence > summary.best->confidence) summary.best = &statement;
        if (!statement.claimants.empty()) summary.claimants.push_back(statement.claimant());
    }
    std::sort(summary.claimants.begin(), summary.claimants.end());
    summary.claimants.erase(std::unique(summary.claimants.begin(), summary.claimants.end()), summary.claimants.end());
    summary.sentence = &graph.sentence(summary.best->sentence);
    summary.document = &graph.document(summary.best->document);
    summary.disputed = graph.disputed(id);
    summary.label.assign(summary.edge->polarity == Polarity::negated ? "not " : "").append(summary.edge->label);
}

EdgeSummary summarize_edge(const FrozenGraph& graph, EdgeId id) {
    EdgeSummary summary;
    summarize_edge(graph, id, summary);
    return summary;
}

std::string edge_label(const Relation& edge) { return edge.polarity == Polarity::negated ? "not " + edge.label : edge.label; }

std::vector<std::string_view> other_names(const Entity& entity) {
    std::vector<std::string_view> names;
    for (const Alias& alias : entity.aliases)
        if (alias.text != entity.name) names.push_back(alias.text);
    return names;
}

double drawn_size(const Entity& entity) {
    constexpr double of_one_mention = 10;
    constexpr double largest = 100;
    const double size = of_one_mention * std::sqrt(static_cast<double>(std::max<std::uint32_t>(entity.mentions, 1)));
    return std::min(largest, std::round(size * 10) / 10);
}

}  // namespace skein
