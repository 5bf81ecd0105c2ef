#pragma once
// A clause at work. Only for the execution.

#include "query/cypher/context.hpp"

#include <memory>

namespace skein::cypher {

class Stage {
  public:
    explicit Stage(Stage* next) : next_(next) {}
    virtual ~Stage() = default;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // A row from the clause before; it may be written to at slots of this clause's own. False: no more rows are wanted.
    virtual bool take(Row& row) = 0;
    // After the last row.
    virtual void finish() {
        if (next_ != nullptr) next_->finish();
    }

  protected:
    Stage* next_;
};

// WITH and RETURN. `width` is that of the rows it takes, `next_width` that of those it hands on.
[[nodiscard]] std::unique_ptr<Stage> projection_stage(const Projection& projection, std::size_t width, std::size_t next_width,
                                                      Context& context, Stage* next);

}  // namespace skein::cypher
