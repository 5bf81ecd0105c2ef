#include "query/cypher/execute.hpp"

#include "query/cypher/evaluate.hpp"
#include "query/cypher/match.hpp"
#include "query/cypher/stage.hpp"

#include <unordered_set>

namespace skein::cypher {

namespace {

class MatchStage final : public Stage {
  public:
    MatchStage(const Clause& clause, Context& context, Stage* next) : Stage(next), clause_(clause), context_(context) {}

    bool take(Row& row) override {
        bool any = false, wanted = true;
        match(*clause_.plan, row, context_, [&] {
            any = true;
            wanted = next_->take(row);
            return wanted;
        });
        if (any || clause_.kind == ClauseKind::match) return wanted;
        for (const Slot slot : clause_.introduced) row[slot] = Value();
        return next_->take(row);
    }

  private:
    const Clause& clause_;
    Context& context_;
};

class UnwindStage final : public Stage {
  public:
    UnwindStage(const Clause& clause, Context& context, Stage* next) : Stage(next), clause_(clause), context_(context) {}

    bool take(Row& row) override {
        const Value list = evaluate(clause_.list, row, context_);
        if (list.is_null()) return true;
        if (list.kind() != ValueKind::list) {
            row[clause_.slot] = list;
            return next_->take(row);
        }
        for (const Value& element : list.list()) {
            context_.budget.step();
            row[clause_.slot] = element;
            if (!next_->take(row)) return false;
        }
        return true;
    }

  private:
    const Clause& clause_;
    Context& context_;
};

// All rows are read before the first is written for, so that a clause never sees what it wrote itself.
class UpdateStage final : public Stage {
  public:
    UpdateStage(const Clause& clause, Context& context, Updates& updates, Stage* next)
        : Stage(next), clause_(clause), context_(context), updates_(updates) {}

    bool take(Row& row) override {
        rows_.push_back(row);
        return true;
    }

    void finish() override {
        for (Row& row : rows_) updates_.apply(clause_, row, context_);
        for (Row& row : rows_)
            if (next_ != nullptr && !next_->take(row)) break;
        Stage::finish();
    }

  private:
    const Clause& clause_;
    Context& context_;
    Updates& updates_;
    std::vector<Row> rows_;
};

class ResultStage final : public Stage {
  public:
    ResultStage(std::size_t columns, bool distinct, Context& context, const std::function<bool(const Row&)>& result)
        : Stage(nullptr), columns_(columns), distinct_(distinct), context_(context), result_(result) {}

    bool take(Row& row) override {
        if (distinct_) {
            Row columns(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns_));
            const auto [place, fresh] = seen_.insert(std::move(columns));
            if (!fresh) return true;
            for (const Value& value : *place) context_.budget.hold(value.weight());
        }
        context_.budget.result_row();
        going_on_ = result_(row);
        return going_on_;
    }

    [[nodiscard]] bool going_on() const { return going_on_; }

  private:
    std::size_t columns_;
    bool distinct_;
    Context& context_;
    const std::function<bool(const Row&)>& result_;
    std::unordered_set<List, HashValues, SameValues> seen_;
    bool going_on_ = true;
};

void execute_part(const SingleQuery& query, Context& context, ResultStage& result, Updates* updates) {
    std::vector<std::unique_ptr<Stage>> stages;
    Stage* next = &result;
    for (std::size_t i = query.clauses.size(); i-- > 0;) {
        const Clause& clause = query.clauses[i];
        switch (clause.kind) {
            case ClauseKind::match:
            case ClauseKind::optional_match: stages.push_back(std::make_unique<MatchStage>(clause, context, next)); break;
            case ClauseKind::unwind: stages.push_back(std::make_unique<UnwindStage>(clause, context, next)); break;
            case ClauseKind::with:
            case ClauseKind::result: {
                const std::size_t next_width =
                    i + 1 < query.clauses.size() ? query.clauses[i + 1].width : clause.projection.items.size();
                stages.push_back(projection_stage(clause.projection, clause.width, next_width, context, next));
                break;
            }
            case ClauseKind::create:
            case ClauseKind::remove:
                // A query that ends in an update has no result.
                stages.push_back(
                    std::make_unique<UpdateStage>(clause, context, *updates, i + 1 < query.clauses.size() ? next : nullptr));
                break;
        }
        next = stages.back().get();
    }
    Row row(query.clauses.front().width);
    next->take(row);
    next->finish();
}

}  // namespace

void execute(const Query& query, Context& context, const std::function<bool(const Row&)>& result, Updates* updates) {
    ResultStage stage(query.columns.size(), query.parts.size() > 1 && !query.keep_duplicates, context, result);
    for (const SingleQuery& part : query.parts) {
        execute_part(part, context, stage, updates);
        if (!stage.going_on()) return;
    }
}

}  // namespace skein::cypher
