#include "query/cypher/budget.hpp"

#include "query/cypher/query_error.hpp"
#include "query/cypher/value.hpp"

#include <fmt/format.h>

namespace skein::cypher {

namespace {

constexpr const char* narrower =
    "narrow it: name an entity ({name: \"…\"}), give the relation ([:use]), bound the steps ([*..3]), or put LIMIT after a WITH";

}  // namespace

void Budget::hold(std::size_t bytes) {
    held_ += bytes;
    if (held_ > limits_.memory)
        throw QueryError(Fault::LimitReached, {},
                         fmt::format("the query was stopped: it holds more than {} MiB of rows", limits_.memory >> 20), narrower,
                         Phase::run);
}

void Budget::admit_weight(std::size_t bytes) const {
    if (bytes > limits_.memory)
        throw QueryError(Fault::LimitReached, {},
                         fmt::format("the query was stopped: one of its values grew beyond {} MiB", limits_.memory >> 20),
                         "make fewer or smaller lists", Phase::run);
}

void Budget::admit(const Value& value) const {
    admit_weight(value.weight());
    if (value.depth() > deepest_value)
        throw QueryError(Fault::LimitReached, {},
                         fmt::format("the query was stopped: lists are nested deeper than {} levels", deepest_value), {},
                         Phase::run);
}

void Budget::result_row() {
    if (++rows_ > limits_.rows)
        throw QueryError(Fault::LimitReached, {},
                         fmt::format("the query was stopped: its result has more than {} rows", limits_.rows),
                         "add LIMIT, count with count(*), or raise --max-rows", Phase::run);
}

void Budget::look_at_the_clock() const {
    if (limits_.stop != nullptr && limits_.stop->load(std::memory_order_relaxed))
        throw QueryError(Fault::Stopped, {}, "the query was interrupted", {}, Phase::run);
    if (std::chrono::steady_clock::now() > deadline_)
        throw QueryError(Fault::LimitReached, {},
                         fmt::format("the query was stopped after {} s", static_cast<double>(limits_.time.count()) / 1000),
                         std::string(narrower) + "; --timeout gives it more time", Phase::run);
}

}  // namespace skein::cypher
