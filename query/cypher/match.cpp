#include "query/cypher/match.hpp"

#include "query/cypher/evaluate.hpp"

#include <algorithm>
#include <array>

namespace skein::cypher {

namespace {

class Matcher {
  public:
    Matcher(const MatchPlan& plan, Row& row, Context& context, const std::function<bool()>& found)
        : plan_(plan), row_(row), context_(context), graph_(context.graph), found_(found), buffers_(plan.steps.size()) {}

    // Carries out the steps from `index` on in every way; false: stop everything.
    bool run(std::size_t index) {
        context_.budget.step();
        if (index == plan_.steps.size()) return found_();
        const MatchStep& step = plan_.steps[index];
        switch (step.kind) {
            case StepKind::nothing: return true;
            case StepKind::start: return start(step, index);
            case StepKind::expand: return step.relationship_bound ? expand_bound(step, index) : expand(step, index);
            case StepKind::expand_many: return step.relationship_bound ? follow_bound(step, index) : expand_many(step, index);
            case StepKind::shortest: return shortest(step, index);
            case StepKind::condition: return !holds(*step.value, row_, context_) || run(index + 1);
            case StepKind::node_properties: return !node_matches(step) || run(index + 1);
            case StepKind::relationship_properties: return !relationships_match(step) || run(index + 1);
            case StepKind::path: {
                row_[step.to] = path_of(*step.path);
                return run(index + 1);
            }
        }
        return true;
    }

  private:
    bool used(RelationshipId relationship) const { return std::find(used_.begin(), used_.end(), relationship) != used_.end(); }

    // Binds or compares the node at the end of a step and goes on.
    bool arrive(const MatchStep& step, std::size_t index, NodeId node) {
        if (step.to_bound || step.to == step.from) {
            const Value& bound = row_[step.to];
            if (bound.kind() != ValueKind::node || bound.node() != node) return true;
        }
        for (const LabelId label : step.labels)
            if (!graph_.has_label(node, label)) return true;
        row_[step.to] = node;
        return run(index + 1);
    }

    template <class Nodes>
    bool each(const MatchStep& step, std::size_t index, const Nodes& nodes) {
        for (const NodeId node : nodes) {
            context_.budget.step();
            const bool labelled =
                std::all_of(step.labels.begin(), step.labels.end(), [&](LabelId label) { return graph_.has_label(node, label); });
            if (!labelled) continue;
            row_[step.to] = node;
            if (!run(index + 1)) return false;
        }
        return true;
    }

    bool start(const MatchStep& step, std::size_t index) {
        switch (step.start) {
            case StartKind::bound: {
                const Value bound = row_[step.to];
                if (bound.is_null()) return true;
                if (bound.kind() != ValueKind::node)
                    throw QueryError(Fault::InvalidArgumentType, {},
                                     "a node of a pattern is bound to " + std::string(name_of(bound.kind())), {}, Phase::run);
                return each(step, index, std::array{bound.node()});
            }
            case StartKind::relationship_end: {
                const Value bound = row_[step.relationship];
                if (bound.kind() != ValueKind::relationship) return true;
                const NodeId source = graph_.source(bound.relationship()), target = graph_.target(bound.relationship());
                if (source == target) return each(step, index, std::array{source});
                return each(step, index, std::array{source, target});
            }
            case StartKind::index: {
                const Value value = evaluate(*step.value, row_, context_);
                return value.is_null() || each(step, index, graph_.find(step.key, value));
            }
            case StartKind::label: return each(step, index, graph_.nodes_labelled(step.labels.front()));
            case StartKind::all: return each(step, index, graph_.nodes());
        }
        return true;
    }

    bool of_type(const MatchStep& step, RelationshipId relationship) const {
        return step.types.empty() ||
               std::find(step.types.begin(), step.types.end(), graph_.type(relationship)) != step.types.end();
    }

    // The node at the other end, when the relationship may be walked from `from` so.
    std::optional<NodeId> other_end(RelationshipId relationship, NodeId from, Direction direction) const {
        const NodeId source = graph_.source(relationship), target = graph_.target(relationship);
        if (direction != Direction::left && source == from) return target;
        if (direction != Direction::right && target == from) return source;
        return std::nullopt;
    }

    bool expand(const MatchStep& step, std::size_t index) {
        std::vector<Hop>& hops = buffers_[index];
        hops.clear();
        graph_.hops(row_[step.from].node(), step.direction, step.types, hops);
        for (std::size_t i = 0; i < hops.size(); ++i) {
            context_.budget.step();
            const Hop hop = hops[i];
            if (used(hop.relationship)) continue;
            row_[step.relationship] = hop.relationship;
            used_.push_back(hop.relationship);
            const bool going_on = arrive(step, index, hop.other);
            used_.pop_back();
            if (!going_on) return false;
        }
        return true;
    }

    bool expand_bound(const MatchStep& step, std::size_t index) {
        const Value bound = row_[step.relationship];
        if (bound.kind() != ValueKind::relationship) return true;
        const RelationshipId relationship = bound.relationship();
        if (used(relationship) || !of_type(step, relationship)) return true;
        const auto other = other_end(relationship, row_[step.from].node(), step.direction);
        if (!other) return true;
        used_.push_back(relationship);
        const bool going_on = arrive(step, index, *other);
        used_.pop_back();
        return going_on;
    }

    // A list of relationships that was bound before must be walked exactly.
    bool follow_bound(const MatchStep& step, std::size_t index) {
        const Value bound = row_[step.relationship];
        if (bound.kind() != ValueKind::list) return true;
        List list = bound.list();
        if (step.reversed) std::reverse(list.begin(), list.end());
        const std::size_t before = used_.size();
        NodeId at = row_[step.from].node();
        bool possible = list.size() >= step.pattern->least && (!step.pattern->most || list.size() <= *step.pattern->most);
        for (const Value& value : list) {
            if (!possible || value.kind() != ValueKind::relationship || used(value.relationship()) ||
                !of_type(step, value.relationship())) {
                possible = false;
                break;
            }
            const auto other = other_end(value.relationship(), at, step.direction);
            possible = other.has_value();
            if (!possible) break;
            used_.push_back(value.relationship());
            at = *other;
        }
        const bool going_on = !possible || arrive(step, index, at);
        used_.resize(before);
        return going_on;
    }

    bool usable(const MatchStep& step, RelationshipId relationship) {
        return !used(relationship) && (step.value == nullptr || has_properties(relationship, *step.value));
    }

    bool expand_many(const MatchStep& step, std::size_t index) {
        return walk_on(step, index, row_[step.from].node(), used_.size());
    }

    // `first` is where the chain begins in `used_`.
    bool walk_on(const MatchStep& step, std::size_t index, NodeId at, std::size_t first) {
        const std::size_t length = used_.size() - first;
        if (length >= step.pattern->least && (!step.pattern->most || length <= *step.pattern->most)) {
            List chain(used_.begin() + static_cast<std::ptrdiff_t>(first), used_.end());
            if (step.reversed) std::reverse(chain.begin(), chain.end());
            row_[step.relationship] = std::move(chain);
            if (!arrive(step, index, at)) return false;
        }
        if (step.pattern->most && length >= *step.pattern->most) return true;
        std::vector<Hop> hops;
        graph_.hops(at, step.direction, step.types, hops);
        if (length >= longest_chain && !hops.empty())
            throw QueryError(
                Fault::LimitReached, step.pattern->span,
                "the query was stopped: a chain grew longer than " + std::to_string(longest_chain) + " relationships",
                "bound it, as in [*..5], or use shortestPath", Phase::run);
        for (const Hop& hop : hops) {
            context_.budget.step();
            if (!usable(step, hop.relationship)) continue;
            used_.push_back(hop.relationship);
            const bool going_on = walk_on(step, index, hop.other, first);
            used_.pop_back();
            if (!going_on) return false;
        }
        return true;
    }

    bool shortest(const MatchStep& step, std::size_t index) {
        const Value from = row_[step.from], to = row_[step.to];
        if (from.kind() != ValueKind::node || to.kind() != ValueKind::node) return true;
        if (from.node() == to.node() && step.pattern->least > 0) return true;
        bool stopped = false;
        const std::size_t most =
            step.pattern->variable_length ? static_cast<std::size_t>(step.pattern->most.value_or(longest_chain)) : 1;
        shortest_chains(graph_, from.node(), to.node(), step.direction, step.types, most, context_.budget,
                        [&](RelationshipId relationship) { return usable(step, relationship); },
                        [&](const std::vector<RelationshipId>& chain) {
                            if (step.pattern->variable_length) row_[step.relationship] = List(chain.begin(), chain.end());
                            else row_[step.relationship] = chain.front();
                            const std::size_t before = used_.size();
                            used_.insert(used_.end(), chain.begin(), chain.end());
                            stopped = !run(index + 1);
                            used_.resize(before);
                            return !stopped && step.path->kind == PathKind::all_shortest;
                        });
        return !stopped;
    }

    template <class Id>
    bool has_properties(Id id, const Expression& map) {
        for (std::size_t i = 0; i < map.operands.size(); ++i)
            if (!graph_.matches(id, map.names[i], evaluate(map.operands[i], row_, context_))) return false;
        return true;
    }

    bool node_matches(const MatchStep& step) {
        const Value node = row_[step.to];
        return node.kind() == ValueKind::node && has_properties(node.node(), *step.value);
    }

    bool relationships_match(const MatchStep& step) {
        const Value bound = row_[step.to];
        if (bound.kind() == ValueKind::relationship) return has_properties(bound.relationship(), *step.value);
        if (bound.kind() != ValueKind::list) return false;
        return std::all_of(bound.list().begin(), bound.list().end(), [&](const Value& value) {
            return value.kind() == ValueKind::relationship && has_properties(value.relationship(), *step.value);
        });
    }

    Path path_of(const PathPattern& pattern) const {
        Path path;
        path.nodes.push_back(row_[pattern.nodes.front().slot].node());
        const auto walk_over = [&](RelationshipId relationship) {
            const NodeId source = graph_.source(relationship);
            path.nodes.push_back(source == path.nodes.back() ? graph_.target(relationship) : source);
            path.relationships.push_back(relationship);
        };
        for (const RelationshipPattern& relationship : pattern.relationships) {
            const Value& bound = row_[relationship.slot];
            if (bound.kind() == ValueKind::relationship) walk_over(bound.relationship());
            else
                for (const Value& value : bound.list()) walk_over(value.relationship());
        }
        return path;
    }

    const MatchPlan& plan_;
    Row& row_;
    Context& context_;
    const PropertyGraph& graph_;
    const std::function<bool()>& found_;
    std::vector<std::vector<Hop>> buffers_;  // by step
    std::vector<RelationshipId> used_;
};

}  // namespace

bool match(const MatchPlan& plan, Row& row, Context& context, const std::function<bool()>& found) {
    return Matcher(plan, row, context, found).run(0);
}

}  // namespace skein::cypher
