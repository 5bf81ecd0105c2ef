#include "graph/disputed_edges.hpp"

#include "graph/disputes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace skein {

namespace {

struct Answer {
    EntityId target;
    Stand stand;
    EdgeId edge;
};

bool takes_a_side(const FrozenGraph& graph, EdgeId id) {
    const auto& statements = graph.edge(id).statements;
    return std::any_of(statements.begin(), statements.end(),
                       [&](StatementId each) { return takes_a_side(graph.statement(each).modality); });
}

}  // namespace

Stand stand_of_edge(std::string_view label, Polarity polarity) {
    Stand stand = *stand_on_named(label);
    if (polarity == Polarity::negated) stand.yes = !stand.yes;
    return stand;
}

std::vector<std::vector<EdgeId>> disputes_from(const FrozenGraph& graph, EntityId source) {
    std::vector<std::pair<EntityId, EdgeId>> row;
    for (const EdgeId id : graph.out_edges(source)) row.emplace_back(graph.edge(id).target, id);
    std::sort(row.begin(), row.end());
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& [target, id] = row[i];
        const bool alone = (i == 0 || row[i - 1].first != target) && (i + 1 == row.size() || row[i + 1].first != target);
        const Relation& edge = graph.edge(id);
        if (!alone && takes_a_side(graph, id)) answers.push_back({target, stand_of_edge(edge.label, edge.polarity), id});
    }
    const auto question = [](const Answer& answer) { return std::tie(answer.target, answer.stand.question); };
    std::stable_sort(answers.begin(), answers.end(), [&](const Answer& a, const Answer& b) { return question(a) < question(b); });
    std::vector<std::vector<EdgeId>> disputes;
    for (auto first = answers.begin(), last = first; first != answers.end(); first = last) {
        last = std::find_if(first, answers.end(), [&](const Answer& other) { return question(other) != question(*first); });
        if (std::all_of(first, last, [&](const Answer& other) { return other.stand.yes == first->stand.yes; })) continue;
        auto& edges = disputes.emplace_back();
        for (auto answer = first; answer != last; ++answer) edges.push_back(answer->edge);
    }
    return disputes;
}

std::vector<char> disputed_edges(const FrozenGraph& graph) {
    std::vector<char> disputed(graph.edge_count(), 0);
    for (std::size_t source = 0; source < graph.entity_count(); ++source)
        for (const std::vector<EdgeId>& dispute : disputes_from(graph, EntityId(source)))
            for (const EdgeId edge : dispute) disputed[edge.index()] = 1;
    return disputed;
}

}  // namespace skein
