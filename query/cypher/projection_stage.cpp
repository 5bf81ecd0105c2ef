#include "query/cypher/stage.hpp"

#include "query/cypher/aggregates.hpp"
#include "query/cypher/evaluate.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace skein::cypher {

namespace {

// A row that waits for its turn: sort keys, the columns, and whether WHERE lets it through.
struct SortedRow {
    List keys;
    List columns;
    std::size_t number = 0;  // in order of arrival: what is equal stays in order
    bool passes = true;
};

std::size_t size_of(const List& values) {
    std::size_t size = sizeof(List);
    for (const Value& value : values) size += value.weight();
    return size;
}

struct Group {
    Row row;  // the first of the group
    std::vector<Accumulator> accumulators;
};

class ProjectionStage final : public Stage {
  public:
    ProjectionStage(const Projection& projection, std::size_t width, std::size_t next_width, Context& context, Stage* next)
        : Stage(next),
          projection_(projection),
          width_(width),
          next_width_(next_width),
          context_(context),
          skip_(count(projection.skip, "SKIP", 0)),
          limit_(count(projection.limit, "LIMIT", std::numeric_limits<std::size_t>::max())) {
        for (const ProjectionItem& item : projection.items) {
            const bool aggregated =
                std::any_of(projection.aggregated.begin(), projection.aggregated.end(),
                            [&](const Expression* aggregate) { return contains(item.expression, aggregate); });
            if (!aggregated) keys_.push_back(&item);
        }
    }

    bool take(Row& row) override {
        context_.budget.step();
        if (projection_.aggregates) {
            add_to_group(row);
            return true;
        }
        return project(row);
    }

    void finish() override {
        if (projection_.aggregates) finish_groups();
        if (!projection_.order_by.empty()) finish_sorting();
        Stage::finish();
    }

  private:
    static bool contains(const Expression& expression, const Expression* wanted) {
        bool found = false;
        walk(expression, [&](const Expression& part) { return !(found = found || &part == wanted); });
        return found;
    }

    std::size_t count(const Expression& expression, const char* word, std::size_t otherwise) {
        if (expression.is_nothing()) return otherwise;
        Row row(width_);
        const Value value = evaluate(expression, row, context_);
        if (value.kind() != ValueKind::integer)
            throw QueryError(Fault::InvalidArgumentType, expression.span,
                             std::string(word) + " needs a whole number, not " + std::string(name_of(value.kind())), {},
                             Phase::run);
        if (value.integer() < 0)
            throw QueryError(Fault::NegativeIntegerArgument, expression.span, std::string(word) + " cannot be negative", {},
                             Phase::run);
        return static_cast<std::size_t>(value.integer());
    }

    void add_to_group(Row& row) {
        List key;
        for (const ProjectionItem* item : keys_) key.push_back(evaluate(item->expression, row, context_));
        const auto [place, fresh] = group_numbers_.try_emplace(std::move(key), groups_.size());
        if (fresh) {
            context_.budget.hold(size_of(place->first) + size_of(row));
            groups_.push_back({row, new_accumulators()});
        }
        Group& group = groups_[place->second];
        for (std::size_t i = 0; i < projection_.aggregated.size(); ++i) {
            const Expression& aggregate = *projection_.aggregated[i];
            if (aggregate.operands.empty()) {
                group.accumulators[i].take_row();
                continue;
            }
            const Value value = evaluate(aggregate.operands[0], row, context_);
            const Value percentile = aggregate.operands.size() > 1 ? evaluate(aggregate.operands[1], row, context_) : Value();
            group.accumulators[i].take(value, percentile, aggregate.span, context_.budget);
        }
    }

    std::vector<Accumulator> new_accumulators() const {
        std::vector<Accumulator> accumulators;
        for (const Expression* aggregate : projection_.aggregated)
            accumulators.emplace_back(aggregate_named(aggregate->name)->aggregate, aggregate->distinct);
        return accumulators;
    }

    void finish_groups() {
        // Without keys all rows are one group, even none.
        if (groups_.empty() && keys_.empty()) groups_.push_back({Row(width_), new_accumulators()});
        for (Group& group : groups_) {
            for (std::size_t i = 0; i < projection_.aggregated.size(); ++i) {
                Value& result = group.row[projection_.aggregated[i]->slot];
                result = group.accumulators[i].result();
                context_.budget.admit(result);
            }
            if (!project(group.row)) break;
        }
    }

    // Computes the columns and hands them on, or keeps them to be sorted. False: no more are wanted.
    bool project(Row& row) {
        SortedRow sorted;
        for (const ProjectionItem& item : projection_.items) {
            row[item.slot] = evaluate(item.expression, row, context_);
            sorted.columns.push_back(row[item.slot]);
        }
        if (projection_.distinct) {
            const auto [place, fresh] = seen_.insert(sorted.columns);
            if (!fresh) return true;
            context_.budget.hold(size_of(*place));
        }
        sorted.passes = projection_.where.is_nothing() || holds(projection_.where, row, context_);
        if (projection_.order_by.empty()) return hand_on(sorted);
        for (const SortItem& item : projection_.order_by) sorted.keys.push_back(evaluate(item.expression, row, context_));
        sorted.number = arrived_++;
        context_.budget.hold(size_of(sorted.columns) + size_of(sorted.keys));
        rows_.push_back(std::move(sorted));
        prune();
        return true;
    }

    bool before(const SortedRow& a, const SortedRow& b) const {
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            const std::strong_ordering result = order(a.keys[i], b.keys[i]);
            if (result != 0) return projection_.order_by[i].descending ? result > 0 : result < 0;
        }
        return a.number < b.number;
    }

    // Rows that can no more be among the first ones are let go now and then.
    void prune() {
        constexpr std::size_t slack = 1000;
        if (limit_ > std::numeric_limits<std::size_t>::max() / 4 || skip_ > std::numeric_limits<std::size_t>::max() / 4) return;
        const std::size_t needed = skip_ + limit_;
        if (rows_.size() < 2 * needed + slack) return;
        std::nth_element(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(needed), rows_.end(),
                         [&](const SortedRow& a, const SortedRow& b) { return before(a, b); });
        for (std::size_t i = needed; i < rows_.size(); ++i)
            context_.budget.release(size_of(rows_[i].columns) + size_of(rows_[i].keys));
        rows_.resize(needed);
    }

    void finish_sorting() {
        std::sort(rows_.begin(), rows_.end(), [&](const SortedRow& a, const SortedRow& b) { return before(a, b); });
        for (const SortedRow& row : rows_)
            if (!hand_on(row)) break;
    }

    bool hand_on(const SortedRow& sorted) {
        if (done_) return false;
        if (skipped_ < skip_) {
            ++skipped_;
            return true;
        }
        if (handed_on_ >= limit_) return false;
        ++handed_on_;
        if (sorted.passes) {
            Row row = sorted.columns;
            row.resize(next_width_);
            if (!next_->take(row)) {
                done_ = true;
                return false;
            }
        }
        return handed_on_ < limit_;
    }

    const Projection& projection_;
    std::size_t width_, next_width_;
    Context& context_;
    std::size_t skip_, limit_;
    std::vector<const ProjectionItem*> keys_;  // items without aggregates: what rows are grouped by
    std::vector<Group> groups_;
    std::unordered_map<List, std::size_t, HashValues, SameValues> group_numbers_;
    std::unordered_set<List, HashValues, SameValues> seen_;
    std::vector<SortedRow> rows_;
    std::size_t arrived_ = 0, skipped_ = 0, handed_on_ = 0;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Stage> projection_stage(const Projection& projection, std::size_t width, std::size_t next_width, Context& context,
                                        Stage* next) {
    return std::make_unique<ProjectionStage>(projection, width, next_width, context, next);
}

}  // namespace skein::cypher
