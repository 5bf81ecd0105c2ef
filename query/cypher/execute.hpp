#pragma once
// Carrying out an analysed query: rows flow from clause to clause, one at a time where that is possible.

#include "query/cypher/context.hpp"

#include <functional>
#include <vector>

namespace skein::cypher {

// Carries out CREATE and DELETE in one row, for the test kit: the product has none.
class Updates {
  public:
    virtual ~Updates() = default;
    virtual void apply(const Clause& clause, Row& row, Context& context) = 0;
};

// Calls `result` with each row of the result, in order, its columns first; false from it ends the query. Throws QueryError of
// phase `run`.
void execute(const Query& query, Context& context, const std::function<bool(const Row&)>& result, Updates* updates = nullptr);

}  // namespace skein::cypher
