#pragma once
// `skein timeline`: what is said of a time, in order of time.

#include "graph/subgraph.hpp"
#include "query/time_expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace skein {

// A statement and the words that tell its time: an argument of time, or a subject or object that is one.
struct DatedStatement {
    StatementId statement;
    TimeSpan span;
    std::string words;
};

struct UndatedStatement {
    StatementId statement;
    std::string words;  // tell a time, but none of the calendar: "at night", "yesterday" where nobody knows when that was written
};

struct Timeline {
    std::vector<DatedStatement> dated;      // by time, then canonical
    std::vector<StatementId> spoken;        // without words of a time, in a recording: by document, then by second
    std::vector<UndatedStatement> undated;  // canonical
    std::size_t timeless = 0;               // statements without any time
};

struct TimelineQuery {
    Selection selection = {};
    std::optional<EntityId> about = {};  // only statements with it as subject, object or argument
    std::optional<TimeSpan> within = {};  // only what may be of that time; then nothing is spoken or undated
};

// Of `selection`, `types` is what subject or object must be one of, `disputed` keeps edges that are disputed, and `top`, `around`
// and `depth` do not matter. Throws Error with near names for what does not occur.
[[nodiscard]] Timeline make_timeline(const FrozenGraph& graph, const TimelineQuery& query);

}  // namespace skein
