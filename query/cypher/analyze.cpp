#include "query/cypher/analyze.hpp"

#include "query/cypher/analyze_projection.hpp"
#include "query/cypher/match_plan.hpp"

namespace skein::cypher {

namespace {

class Analyzer {
  public:
    Analyzer(const PropertyGraph& graph, const Map& parameters, Diagnostics& warnings, const AnalyzeOptions& options)
        : analysis_{graph, parameters, warnings}, options_(options) {}

    std::vector<std::string> run(SingleQuery& query) {
        std::size_t frame = 0;  // the first clause whose rows are the ones at hand
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < query.clauses.size(); ++i) {
            Clause& clause = query.clauses[i];
            const bool projects = clause.kind == ClauseKind::with || clause.kind == ClauseKind::result;
            run(clause);
            if (!projects) continue;
            for (; frame <= i; ++frame) query.clauses[frame].width = analysis_.next_slot;
            analysis_.next_slot = static_cast<Slot>(clause.projection.items.size());
            if (clause.kind == ClauseKind::result)
                for (const ProjectionItem& item : clause.projection.items) columns.push_back(item.name);
        }
        for (; frame < query.clauses.size(); ++frame) query.clauses[frame].width = analysis_.next_slot;
        const Clause& last = query.clauses.back();
        const bool ends = last.kind == ClauseKind::result || last.kind == ClauseKind::create || last.kind == ClauseKind::remove;
        if (!ends)
            throw QueryError(Fault::UnexpectedSyntax, {last.span.end, last.span.end}, "the query ends here and returns nothing",
                             "add RETURN and what to show");
        return columns;
    }

  private:
    void run(Clause& clause) {
        switch (clause.kind) {
            case ClauseKind::match:
            case ClauseKind::optional_match:
                clause.introduced = analyze_pattern(clause.pattern, scope_, analysis_, PatternUse::match);
                analyze_expression(clause.where, scope_, analysis_);
                clause.plan = plan_match(clause.pattern, &clause.where, clause.introduced, analysis_.graph);
                break;
            case ClauseKind::unwind:
                analyze_expression(clause.list, scope_, analysis_);
                if (scope_.find(clause.variable) != nullptr)
                    throw QueryError(Fault::VariableAlreadyBound, clause.span,
                                     "`" + clause.variable + "` is used before, so the elements need another name");
                clause.slot = analysis_.new_slot();
                scope_.add({clause.variable, clause.slot, StaticType::any});
                break;
            case ClauseKind::with:
            case ClauseKind::result:
                scope_ = analyze_projection(clause.projection, scope_, analysis_, clause.kind == ClauseKind::with, clause.span);
                break;
            case ClauseKind::create:
            case ClauseKind::remove:
                if (!options_.may_write)
                    throw QueryError(Fault::ReadOnly, clause.span, "a query only reads the graph",
                                     "`skein build` makes graphs from documents");
                clause.introduced = analyze_pattern(clause.pattern, scope_, analysis_, PatternUse::create);
                for (Expression& removed : clause.removed) analyze_expression(removed, scope_, analysis_);
                break;
        }
    }

    Analysis analysis_;
    AnalyzeOptions options_;
    Scope scope_;
};

}  // namespace

void analyze(Query& query, const PropertyGraph& graph, const Map& parameters, Diagnostics& warnings,
             const AnalyzeOptions& options) {
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        const std::vector<std::string> columns = Analyzer(graph, parameters, warnings, options).run(query.parts[i]);
        if (i > 0 && columns != query.columns)
            throw QueryError(Fault::DifferentColumnsInUnion, query.parts[i].clauses.back().span,
                             "the parts of a UNION have different columns",
                             "give them the same names with AS, in the same order");
        query.columns = columns;
    }
}

}  // namespace skein::cypher
