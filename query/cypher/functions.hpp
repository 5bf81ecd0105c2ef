#pragma once
// The functions of the language, a table a subject.

#include "query/cypher/context.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cypher {

struct CallSite {
    Context& context;
    TextSpan span;
    std::string_view name;
};

// `call` gets `least` … `most` arguments, none of them null unless `takes_null`.
struct Function {
    std::string_view name;
    std::size_t least;
    std::size_t most;
    Value (*call)(std::span<const Value> arguments, const CallSite& site);
    bool takes_null = false;
    bool constant = true;  // the same arguments give the same value
};

[[nodiscard]] std::span<const Function> graph_functions();   // type, labels, nodes, startNode …
[[nodiscard]] std::span<const Function> list_functions();    // size, head, range, coalesce …
[[nodiscard]] std::span<const Function> text_functions();    // toUpper, substring, split …
[[nodiscard]] std::span<const Function> number_functions();  // abs, round, sqrt, toInteger …
[[nodiscard]] std::span<const Function> time_functions();    // date, duration …

// By name in any case; null when there is none.
[[nodiscard]] const Function* function_named(std::string_view name);
// Those and the aggregates, for suggestions and completion.
[[nodiscard]] std::vector<std::string_view> function_names();

// Throws QueryError: the argument at `index` is of a wrong kind.
[[noreturn]] void refuse_argument(const CallSite& site, const Value& value, std::string_view expected);

}  // namespace skein::cypher
