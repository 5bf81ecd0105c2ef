#include "query/cypher/match_plan.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace skein::cypher {

namespace {

// A condition that waits for its variables.
struct Pending {
    MatchStep step;
    std::vector<Slot> needs;
};

class Planner {
  public:
    Planner(const std::vector<PathPattern>& pattern, const Expression* where, const std::vector<Slot>& unbound,
            const PropertyGraph& graph)
        : pattern_(pattern), graph_(graph), unbound_(unbound.begin(), unbound.end()) {
        if (where != nullptr && !where->is_nothing()) split(*where);
        for (const PathPattern& path : pattern) {
            for (const NodePattern& node : path.nodes)
                add_pending(StepKind::node_properties, node.properties, node.slot, nullptr);
            for (const RelationshipPattern& relationship : path.relationships)
                add_pending(StepKind::relationship_properties, relationship.properties, relationship.slot, &relationship);
        }
    }

    MatchPlan plan() {
        flush();
        std::vector<char> done(pattern_.size(), 0);
        for (std::size_t count = 0; count < pattern_.size(); ++count) {
            std::size_t best_path = 0, best_node = 0;
            double best = std::numeric_limits<double>::infinity();
            for (std::size_t p = 0; p < pattern_.size(); ++p) {
                if (done[p] != 0) continue;
                for (std::size_t n = 0; n < pattern_[p].nodes.size(); ++n)
                    if (const double cost = start_of(pattern_[p], n).cost; cost < best) {
                        best = cost;
                        best_path = p;
                        best_node = n;
                    }
            }
            done[best_path] = 1;
            add_path(pattern_[best_path], best_node);
        }
        return std::move(plan_);
    }

  private:
    struct Start {
        MatchStep step;
        double cost;
    };

    bool bound(Slot slot) const { return !unbound_.contains(slot); }

    // The slots of variables, those of patterns in it included; its own variables do no harm, as they are never unbound.
    static std::vector<Slot> slots_in(const Expression& expression) {
        std::vector<Slot> slots;
        walk(expression, [&](const Expression& part) {
            if (part.kind == ExpressionKind::variable) slots.push_back(part.slot);
            for (const PathPattern& path : part.pattern) {
                for (const NodePattern& node : path.nodes) slots.push_back(node.slot);
                for (const RelationshipPattern& relationship : path.relationships) slots.push_back(relationship.slot);
            }
            return true;
        });
        return slots;
    }

    bool ready(const std::vector<Slot>& needs) const {
        return std::all_of(needs.begin(), needs.end(), [&](Slot slot) { return bound(slot); });
    }
    bool ready(const Expression& expression) const { return ready(slots_in(expression)); }

    void split(const Expression& condition) {
        if (condition.kind == ExpressionKind::logical_and) {
            for (const Expression& operand : condition.operands) split(operand);
            return;
        }
        Pending pending;
        pending.step.kind = StepKind::condition;
        pending.step.value = &condition;
        pending.needs = slots_in(condition);
        pending_.push_back(std::move(pending));
    }

    void add_pending(StepKind kind, const Expression& properties, Slot slot, const RelationshipPattern* pattern) {
        if (properties.is_nothing()) return;
        Pending pending;
        pending.step.kind = kind;
        pending.step.value = &properties;
        pending.step.to = slot;
        pending.step.pattern = pattern;
        pending.needs = slots_in(properties);
        pending.needs.push_back(slot);
        pending_.push_back(std::move(pending));
    }

    // What can be told by now.
    void flush() {
        for (std::size_t i = 0; i < pending_.size();) {
            if (!ready(pending_[i].needs)) {
                ++i;
                continue;
            }
            plan_.steps.push_back(std::move(pending_[i].step));
            pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    void bind(Slot slot) { unbound_.erase(slot); }

    // The index that {key: value} of the node, or a condition node.key = value, can use.
    bool use_index(const NodePattern& node, MatchStep& step) const {
        const auto use = [&](const std::string& key, const Expression& value) {
            if (!graph_.has_index(key) || !ready(value)) return false;
            step.start = StartKind::index;
            step.key = key;
            step.value = &value;
            return true;
        };
        for (std::size_t i = 0; i < node.properties.names.size(); ++i)
            if (use(node.properties.names[i], node.properties.operands[i])) return true;
        for (const Pending& pending : pending_) {
            const Expression* condition = pending.step.value;
            if (pending.step.kind != StepKind::condition || condition->kind != ExpressionKind::equal) continue;
            for (const std::size_t side : {0U, 1U}) {
                const Expression &property = condition->operands[side], &value = condition->operands[1 - side];
                if (property.kind == ExpressionKind::property && property.operands[0].kind == ExpressionKind::variable &&
                    property.operands[0].slot == node.slot && use(property.name, value))
                    return true;
            }
        }
        return false;
    }

    Start start_of(const PathPattern& path, std::size_t index) const {
        const NodePattern& node = path.nodes[index];
        Start start;
        start.step.kind = StepKind::start;
        start.step.to = node.slot;
        start.step.to_bound = bound(node.slot);
        start.cost = static_cast<double>(graph_.nodes().size()) + 2;
        if (!labels_of(node, start.step)) {
            start.step.kind = StepKind::nothing;
            start.cost = -1;
            return start;
        }
        const auto end_of = [&](std::size_t at) {
            return at < path.relationships.size() && !path.relationships[at].variable_length &&
                   bound(path.relationships[at].slot);
        };
        if (start.step.to_bound) {
            start.step.start = StartKind::bound;
            start.cost = 0;
        } else if (end_of(index) || (index > 0 && end_of(index - 1))) {
            start.step.start = StartKind::relationship_end;
            start.step.relationship = path.relationships[end_of(index) ? index : index - 1].slot;
            start.cost = 0.5;
        } else if (use_index(node, start.step)) {
            start.cost = 1;
        } else if (!start.step.labels.empty()) {
            start.step.start = StartKind::label;
            const auto fewest = std::min_element(start.step.labels.begin(), start.step.labels.end(), [&](LabelId a, LabelId b) {
                return graph_.nodes_labelled(a).size() < graph_.nodes_labelled(b).size();
            });
            std::iter_swap(start.step.labels.begin(), fewest);
            start.cost = static_cast<double>(graph_.nodes_labelled(start.step.labels.front()).size()) + 1;
        }
        return start;
    }

    bool labels_of(const NodePattern& node, MatchStep& step) const {
        for (const Label& label : node.labels) {
            const auto id = graph_.label_named(label.name);
            if (!id) return false;
            step.labels.push_back(*id);
        }
        return true;
    }

    void add_start(const PathPattern& path, std::size_t index) {
        plan_.steps.push_back(start_of(path, index).step);
        bind(path.nodes[index].slot);
        flush();
    }

    // From the node at `from` over the relationship beside it.
    void add_expansion(const PathPattern& path, std::size_t from, bool to_the_right) {
        const RelationshipPattern& relationship = path.relationships[to_the_right ? from : from - 1];
        const NodePattern& to = path.nodes[to_the_right ? from + 1 : from - 1];
        MatchStep step;
        step.kind = relationship.variable_length ? StepKind::expand_many : StepKind::expand;
        step.from = path.nodes[from].slot;
        step.to = to.slot;
        step.to_bound = bound(to.slot);
        step.relationship = relationship.slot;
        step.relationship_bound = bound(relationship.slot);
        step.reversed = !to_the_right;
        step.direction = relationship.direction;
        if (step.reversed && step.direction != Direction::both)
            step.direction = step.direction == Direction::left ? Direction::right : Direction::left;
        step.pattern = &relationship;
        if (path.kind != PathKind::any) {
            step.kind = StepKind::shortest;
            step.path = &path;
        }
        bool possible = labels_of(to, step);
        for (const Label& type : relationship.types) {
            const std::vector<TypeId> types = graph_.types_named(type.name);
            step.types.insert(step.types.end(), types.begin(), types.end());
        }
        if (!relationship.types.empty() && step.types.empty()) possible = relationship.variable_length && relationship.least == 0;
        // Types that do not occur leave the chain of no relationship.
        if (possible && !relationship.types.empty() && step.types.empty()) step.types.push_back(TypeId());
        if (!possible) step.kind = StepKind::nothing;
        if (step.kind != StepKind::expand && step.kind != StepKind::nothing && !relationship.properties.is_nothing() &&
            ready(relationship.properties)) {
            // Told while walking, so that no chain is followed in vain.
            step.value = &relationship.properties;
            std::erase_if(pending_, [&](const Pending& pending) { return pending.step.value == &relationship.properties; });
        }
        plan_.steps.push_back(std::move(step));
        bind(relationship.slot);
        bind(to.slot);
        flush();
    }

    void add_path(const PathPattern& path, std::size_t start) {
        if (path.kind != PathKind::any) {
            add_start(path, 0);
            add_start(path, 1);
            add_expansion(path, 0, true);
        } else {
            add_start(path, start);
            std::size_t left = start, right = start;
            while (left > 0 || right + 1 < path.nodes.size()) {
                const bool can_left = left > 0, can_right = right + 1 < path.nodes.size();
                bool to_the_right = can_right;
                if (can_left && can_right) to_the_right = start_of(path, right + 1).cost <= start_of(path, left - 1).cost;
                add_expansion(path, to_the_right ? right : left, to_the_right);
                to_the_right ? ++right : --left;
            }
        }
        if (path.slot == no_slot) return;
        MatchStep step;
        step.kind = StepKind::path;
        step.to = path.slot;
        step.path = &path;
        plan_.steps.push_back(std::move(step));
        bind(path.slot);
        flush();
    }

    const std::vector<PathPattern>& pattern_;
    const PropertyGraph& graph_;
    std::set<Slot> unbound_;
    std::vector<Pending> pending_;
    MatchPlan plan_;
};

}  // namespace

std::shared_ptr<const MatchPlan> plan_match(const std::vector<PathPattern>& pattern, const Expression* where,
                                            const std::vector<Slot>& unbound, const PropertyGraph& graph) {
    return std::make_shared<const MatchPlan>(Planner(pattern, where, unbound, graph).plan());
}

}  // namespace skein::cypher
