#include "query/cypher/functions.hpp"

#include "base/utf8.hpp"
#include "query/cypher/aggregates.hpp"

namespace skein::cypher {

namespace {

constexpr std::span<const Function> (*tables[])() = {graph_functions, list_functions, text_functions, number_functions,
                                                     time_functions};

}  // namespace

const Function* function_named(std::string_view name) {
    const std::string wanted = to_lower(name);
    for (const auto table : tables)
        for (const Function& function : table())
            if (to_lower(function.name) == wanted) return &function;
    return nullptr;
}

std::vector<std::string_view> function_names() {
    std::vector<std::string_view> names;
    for (const auto table : tables)
        for (const Function& function : table()) names.push_back(function.name);
    for (const AggregateName& aggregate : aggregate_names()) names.push_back(aggregate.name);
    return names;
}

void refuse_argument(const CallSite& site, const Value& value, std::string_view expected) {
    throw QueryError(
        Fault::InvalidArgumentType, site.span,
        std::string(site.name) + "() needs " + std::string(expected) + " and was given " + std::string(name_of(value.kind())), {},
        Phase::run);
}

}  // namespace skein::cypher
