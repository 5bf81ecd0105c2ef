#include "query/diff.hpp"

#include "base/error.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace skein {

namespace {

// Fields that cannot run into one another.
class Key {
  public:
    Key& add(std::string_view field) {
        text_ += std::to_string(field.size()) + ':';
        text_ += field;
        return *this;
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

using Naming = std::function<std::string_view(const std::string&)>;

std::string key_of(const FrozenGraph& graph, const Statement& statement, const Naming& name) {
    Key key;
    const auto add = [&](const Participant& who) {
        key.add(who.entity.empty() ? "" : name(who.entity)).add(who.entity.empty() ? who.text : "");
    };
    key.add(graph.document(statement.document).uri).add(graph.sentence(statement.sentence).text);
    add(statement.subject);
    key.add(statement.relation.lemma)
        .add(name_of(statement.polarity))
        .add(name_of(statement.modality))
        .add(statement.object ? "object" : "");
    if (statement.object) add(*statement.object);
    for (const Argument& argument : statement.arguments) {
        key.add(name_of(argument.role));
        add(argument.participant);
    }
    for (const std::string& claimant : statement.claimants) key.add("claimant").add(name(claimant));
    return key.take();
}

std::string key_of(const FrozenGraph& graph, const Dispute& dispute, const Naming& name) {
    Key key;
    key.add(name_of(dispute.kind)).add(name(graph.entity(dispute.source).name)).add(dispute.relation);
    key.add(dispute.target ? name(graph.entity(*dispute.target).name) : "");
    for (const DisputeSide& side : dispute.sides) key.add(side.value);
    return key.take();
}

// Takes away as many things of either side as the other has of the same key.
template <class Thing>
Change<Thing> cancelled(const std::vector<std::pair<std::string, Thing>>& first,
                        const std::vector<std::pair<std::string, Thing>>& second) {
    std::map<std::string_view, std::size_t> left;
    for (const auto& [key, thing] : first) ++left[key];
    Change<Thing> change;
    for (const auto& [key, thing] : second) {
        const auto same = left.find(key);
        if (same == left.end() || same->second == 0) change.came.push_back(thing);
        else --same->second;
    }
    // Of several alike the last ones are those that went.
    for (auto row = first.rbegin(); row != first.rend(); ++row) {
        std::size_t& count = left[row->first];
        if (count == 0) continue;
        --count;
        change.went.push_back(row->second);
    }
    std::reverse(change.went.begin(), change.went.end());
    return change;
}

// One of the two graphs, as far as it is chosen.
struct Side {
    const FrozenGraph& graph;
    std::optional<EdgeFilter> by_document;  // by that condition alone; none: no such document
    std::optional<EdgeFilter> filter;  // none: what is asked for does not occur in it
    std::optional<Error> unknown;
    Selection selection;

    Side(const FrozenGraph& whole, const Selection& chosen) : graph(whole), selection(chosen) {
        selection.top.reset();
        selection.around.clear();
        try {
            by_document.emplace(graph, Selection{.documents = selection.documents});
            filter.emplace(graph, selection);
        } catch (const Error& error) {
            unknown = error;
        }
    }

    std::vector<std::pair<std::string, DocumentId>> documents() const {
        std::vector<std::pair<std::string, DocumentId>> list;
        for (std::size_t i = 0; by_document && i < graph.documents().size(); ++i)
            if (by_document->keeps(DocumentId(i))) list.emplace_back(graph.documents()[i].uri, DocumentId(i));
        return list;
    }
    std::vector<std::pair<std::string, ChangedEntity>> entities() const {
        std::vector<std::pair<std::string, ChangedEntity>> list;
        if (!filter) return list;
        std::vector<EntityId> ids = select(graph, selection).entities;
        std::sort(ids.begin(), ids.end());
        for (const EntityId id : ids)
            list.emplace_back(Key().add(graph.entity(id).name).add(name_of(graph.entity(id).type)).take(), ChangedEntity{id, {}});
        return list;
    }
    std::vector<std::pair<std::string, StatementId>> statements(const Naming& name) const {
        std::vector<std::pair<std::string, StatementId>> list;
        if (!filter) return list;
        std::vector<char> chosen(graph.statements().size(), selection.types.empty() && !selection.disputed ? 1 : 0);
        if (!selection.types.empty() || selection.disputed)
            for (std::size_t i = 0; i < graph.edge_count(); ++i)
                if (filter->keeps(EdgeId(i)))
                    for (const StatementId id : graph.edges()[i].statements) chosen[id.index()] = 1;
        for (std::size_t i = 0; i < chosen.size(); ++i)
            if (chosen[i] != 0 && filter->keeps(StatementId(i)))
                list.emplace_back(key_of(graph, graph.statement(StatementId(i)), name), StatementId(i));
        return list;
    }
    std::vector<std::pair<std::string, Dispute>> disputes(const Naming& name) const {
        std::vector<std::pair<std::string, Dispute>> list;
        if (filter)
            for (Dispute& dispute : find_disputes(graph, selection))
                list.emplace_back(key_of(graph, dispute, name), std::move(dispute));
        return list;
    }
};

// Says of what is only in `own` what `other` calls it.
void name_others(const FrozenGraph& own, const FrozenGraph& other, std::vector<ChangedEntity>& entities) {
    for (ChangedEntity& changed : entities) {
        const std::string& name = own.entity(changed.entity).name;
        const auto found = other.find(name);
        if (found && other.entity(found->entity).name != name) changed.now = other.entity(found->entity).name;
    }
}

}  // namespace

GraphDiff diff_graphs(const FrozenGraph& first, const FrozenGraph& second, const Selection& selection) {
    const Side before(first, selection), after(second, selection);
    if (before.unknown && after.unknown) throw *after.unknown;

    const Naming name = [&](const std::string& called) {
        const auto found = second.find(called);
        return found ? std::string_view(second.entity(found->entity).name) : std::string_view(called);
    };
    GraphDiff diff;
    diff.documents = cancelled(before.documents(), after.documents());
    std::map<std::string_view, std::string_view> hashes;
    for (const auto& [uri, id] : before.documents()) hashes[first.document(id).uri] = first.document(id).content_hash;
    for (const auto& [uri, id] : after.documents())
        if (const auto known = hashes.find(uri); known != hashes.end() && known->second != second.document(id).content_hash)
            diff.edited.push_back(id);
    diff.entities = cancelled(before.entities(), after.entities());
    name_others(first, second, diff.entities.went);
    name_others(second, first, diff.entities.came);
    diff.statements = cancelled(before.statements(name), after.statements(name));
    diff.disputes = cancelled(before.disputes(name), after.disputes(name));
    return diff;
}

}  // namespace skein
