#include "graph/edge_filter.hpp"

#include "base/utf8.hpp"
#include "graph/disputes.hpp"
#include "graph/unknown_name.hpp"

#include <algorithm>
#include <string_view>

namespace skein {

namespace {

std::vector<char> chosen_documents(const FrozenGraph& graph, const std::vector<std::string>& names, bool known) {
    if (names.empty()) return {};
    std::vector<char> chosen(std::max<std::size_t>(1, graph.documents().size()), 0);
    for (const std::string& name : names) {
        bool found = false;
        for (std::size_t i = 0; i < graph.documents().size(); ++i)
            if (names_document(graph.documents()[i], name)) {
                chosen[i] = 1;
                found = true;
            }
        if (found || known) continue;
        std::vector<std::string_view> candidates;
        for (const DocumentRecord& document : graph.documents()) candidates.push_back(document.uri);
        refuse_document(name, candidates);
    }
    return chosen;
}

std::optional<std::set<std::string>> chosen_relations(const FrozenGraph& graph, const std::vector<std::string>& names,
                                                      bool known) {
    if (names.empty()) return std::nullopt;
    std::set<std::string> labels;
    for (const Statement& statement : graph.statements()) labels.insert(statement.relation.lemma);
    std::set<std::string> chosen;
    for (const std::string& name : names) {
        const std::string key = fold(name);
        bool found = false;
        for (const std::string& label : labels)
            if (label == name || fold(label) == key) {
                chosen.insert(label);
                found = true;
            }
        if (found || known) continue;
        const std::vector<std::string_view> candidates(labels.begin(), labels.end());
        refuse_relation(name, candidates);
    }
    return chosen;
}

// Who says something, as statements name them, for names and aliases in any case.
std::optional<std::set<std::string>> chosen_claimants(const FrozenGraph& graph, const std::vector<std::string>& names,
                                                      bool known) {
    if (names.empty()) return std::nullopt;
    std::set<std::string> claimants;
    for (const Statement& statement : graph.statements())
        claimants.insert(statement.claimants.begin(), statement.claimants.end());
    std::set<std::string> chosen;
    for (const std::string& name : names) {
        if (name == claimant_document) continue;
        const std::string key = fold(name);
        const auto entity = graph.find(name);
        bool found = false;
        for (const std::string& claimant : claimants) {
            const auto named = graph.find(claimant);
            if (claimant != name && fold(claimant) != key && !(entity && named && entity->entity == named->entity)) continue;
            chosen.insert(claimant);
            found = true;
        }
        if (found || known) continue;
        const std::vector<std::string_view> candidates(claimants.begin(), claimants.end());
        refuse_claimant(name, candidates);
    }
    return chosen;
}

bool names_document_itself(const std::vector<std::string>& claimants) {
    return std::find(claimants.begin(), claimants.end(), claimant_document) != claimants.end();
}

std::vector<char> that_take_sides(const FrozenGraph& graph, bool wanted) {
    if (!wanted) return {};
    std::vector<char> sides(std::max<std::size_t>(1, graph.statements().size()), 0);
    for (const Dispute& dispute : find_disputes(graph)) {
        for (const DisputeSide& side : dispute.sides) {
            for (const StatementId statement : side.statements) sides[statement.index()] = 1;
        }
    }
    return sides;
}

}  // namespace

EdgeFilter::EdgeFilter(const FrozenGraph& graph, const Selection& selection)
    : graph_(&graph),
      documents_(chosen_documents(graph, selection.documents, selection.known)),
      relations_(chosen_relations(graph, selection.relations, selection.known)),
      claimants_(chosen_claimants(graph, selection.claimants, selection.known)),
      by_document_(names_document_itself(selection.claimants)),
      polarity_(selection.polarity),
      modalities_(selection.modalities),
      types_(selection.types),
      min_confidence_(selection.min_confidence),
      disputed_(that_take_sides(graph, selection.disputed)) {}

bool EdgeFilter::keeps_claim(const Statement& statement) const {
    if (!claimants_) return true;
    if (statement.claimants.empty()) return by_document_;
    return std::any_of(statement.claimants.begin(), statement.claimants.end(),
                       [&](const std::string& name) { return claimants_->contains(name); });
}

bool EdgeFilter::keeps(EntityType type) const {
    return types_.empty() || std::find(types_.begin(), types_.end(), type) != types_.end();
}

bool EdgeFilter::keeps(StatementId id) const {
    const Statement& statement = graph_->statement(id);
    return keeps(statement.document) && statement.confidence >= min_confidence_ &&
           (!polarity_ || statement.polarity == *polarity_) &&
           (modalities_.empty() || std::find(modalities_.begin(), modalities_.end(), statement.modality) != modalities_.end()) &&
           (!relations_ || relations_->contains(statement.relation.lemma)) && keeps_claim(statement);
}

bool EdgeFilter::keeps(EdgeId id) const {
    const Relation& edge = graph_->edge(id);
    if (relations_ && !relations_->contains(edge.label)) return false;
    if (!keeps(graph_->entity(edge.source).type) || !keeps(graph_->entity(edge.target).type)) return false;
    if (!disputed_.empty() && std::none_of(edge.statements.begin(), edge.statements.end(),
                                           [&](StatementId statement) { return disputed_[statement.index()] != 0; }))
        return false;
    return std::any_of(edge.statements.begin(), edge.statements.end(), [&](StatementId statement) { return keeps(statement); });
}

std::vector<StatementId> EdgeFilter::kept(std::span<const StatementId> statements) const {
    std::vector<StatementId> result;
    for (const StatementId id : statements)
        if (keeps(id)) result.push_back(id);
    return result;
}

}  // namespace skein
