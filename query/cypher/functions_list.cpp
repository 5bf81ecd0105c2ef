#include "query/cypher/functions.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace skein::cypher {

namespace {

using Arguments = std::span<const Value>;

const List& list(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::list) refuse_argument(site, arguments[0], "a list");
    return arguments[0].list();
}

Value coalesce(Arguments arguments, const CallSite&) {
    for (const Value& value : arguments)
        if (!value.is_null()) return value;
    return {};
}

Value head(Arguments arguments, const CallSite& site) {
    return list(arguments, site).empty() ? Value() : list(arguments, site).front();
}
Value last(Arguments arguments, const CallSite& site) {
    return list(arguments, site).empty() ? Value() : list(arguments, site).back();
}

Value tail(Arguments arguments, const CallSite& site) {
    const List& all = list(arguments, site);
    return all.empty() ? List() : List(all.begin() + 1, all.end());
}

Value size(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() != ValueKind::text) {
        if (arguments[0].kind() == ValueKind::map) return static_cast<std::int64_t>(arguments[0].map().size());
        if (arguments[0].kind() != ValueKind::list) refuse_argument(site, arguments[0], "a list or a text");
        return static_cast<std::int64_t>(arguments[0].list().size());
    }
    const std::string_view text = arguments[0].text();
    return static_cast<std::int64_t>(column_of(text, text.size()) - 1);
}

Value reverse(Arguments arguments, const CallSite& site) {
    if (arguments[0].kind() == ValueKind::text) {
        std::string out;
        const std::string_view text = arguments[0].text();
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t length = decode_at(text, i).size;
            out.insert(0, text.substr(i, length));
            i += length;
        }
        return out;
    }
    const List& all = list(arguments, site);
    return List(all.rbegin(), all.rend());
}

std::int64_t integer(const Value& value, const CallSite& site) {
    if (value.kind() != ValueKind::integer) refuse_argument(site, value, "whole numbers");
    return value.integer();
}

Value range(Arguments arguments, const CallSite& site) {
    const std::int64_t first = integer(arguments[0], site), final = integer(arguments[1], site);
    const std::int64_t step = arguments.size() > 2 ? integer(arguments[2], site) : 1;
    if (step == 0) throw QueryError(Fault::NumberOutOfRange, site.span, "range() cannot go in steps of 0", {}, Phase::run);
    List numbers;
    for (std::int64_t number = first; step > 0 ? number <= final : number >= final;) {
        site.context.budget.step();
        if ((numbers.size() & 4095U) == 0) {
            // Held only while it grows: whoever keeps the list counts it again.
            site.context.budget.hold(numbers.size() * sizeof(Value));
            site.context.budget.release(numbers.size() * sizeof(Value));
        }
        numbers.emplace_back(number);
        if (__builtin_add_overflow(number, step, &number)) break;
    }
    return numbers;
}

constexpr Function table[] = {
    {"coalesce", 1, 1000, coalesce, true}, {"head", 1, 1, head}, {"last", 1, 1, last}, {"tail", 1, 1, tail},
    {"size", 1, 1, size}, {"reverse", 1, 1, reverse}, {"range", 2, 3, range},
};

}  // namespace

std::span<const Function> list_functions() { return table; }

}  // namespace skein::cypher
