#include "query/cypher/value.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace skein::cypher {

Value::Value(std::string text) {
    auto owner = std::make_shared<const std::string>(std::move(text));
    const std::string_view view = *owner;
    held_ = Text{std::move(owner), view};
}

namespace {

constexpr std::size_t heaviest = std::numeric_limits<std::size_t>::max() / 2;

void add_weight(std::size_t& weight, std::size_t more) { weight = std::min(heaviest, weight + std::min(heaviest, more)); }

}  // namespace

Value::Value(List list) {
    Nested<List> nested{std::move(list)};
    for (const Value& element : nested.elements) {
        add_weight(nested.weight, element.weight());
        nested.depth = std::max(nested.depth, element.depth() + 1);
    }
    held_ = std::make_shared<const Nested<List>>(std::move(nested));
}

Value::Value(Map map) {
    Nested<Map> nested{std::move(map)};
    for (const auto& [key, element] : nested.elements) {
        add_weight(nested.weight, key.size() + element.weight());
        nested.depth = std::max(nested.depth, element.depth() + 1);
    }
    held_ = std::make_shared<const Nested<Map>>(std::move(nested));
}

std::size_t Value::weight() const {
    std::size_t weight = sizeof(Value);
    switch (kind()) {
        case ValueKind::text: add_weight(weight, text().size()); break;
        case ValueKind::list: add_weight(weight, std::get<std::shared_ptr<const Nested<List>>>(held_)->weight); break;
        case ValueKind::map: add_weight(weight, std::get<std::shared_ptr<const Nested<Map>>>(held_)->weight); break;
        case ValueKind::path: add_weight(weight, 8 * path().nodes.size()); break;
        default: break;
    }
    return weight;
}

std::uint32_t Value::depth() const {
    if (kind() == ValueKind::list) return std::get<std::shared_ptr<const Nested<List>>>(held_)->depth;
    if (kind() == ValueKind::map) return std::get<std::shared_ptr<const Nested<Map>>>(held_)->depth;
    return 0;
}

Value Value::borrowed(std::string_view text) {
    Value value;
    value.held_ = Text{nullptr, text};
    return value;
}

std::string_view name_of(ValueKind kind) {
    static constexpr std::string_view names[] = {"null",           "a boolean", "a whole number", "a number",
                                                 "a text",         "a list",    "a map",          "a node",
                                                 "a relationship", "a path",    "a date or time", "a duration"};
    return names[static_cast<std::size_t>(kind)];
}

Value entry_of(const Map& map, std::string_view key) {
    for (const auto& [name, value] : map)
        if (name == key) return value;
    return {};
}

namespace {

std::vector<const Map::value_type*> sorted(const Map& map) {
    std::vector<const Map::value_type*> entries;
    for (const auto& entry : map) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    return entries;
}

std::optional<bool> all_equal(const List& a, const List& b) {
    if (a.size() != b.size()) return false;
    bool unknown = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::optional<bool> same = equal(a[i], b[i]);
        if (same == false) return false;
        if (!same) unknown = true;
    }
    return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> all_equal(const Map& a, const Map& b) {
    if (a.size() != b.size()) return false;
    const auto left = sorted(a), right = sorted(b);
    bool unknown = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i]->first != right[i]->first) return false;
        const std::optional<bool> same = equal(left[i]->second, right[i]->second);
        if (same == false) return false;
        if (!same) unknown = true;
    }
    return unknown ? std::nullopt : std::optional(true);
}

// Exact where a whole number is beyond what a double can tell apart.
std::partial_ordering compare_numbers(const Value& a, const Value& b) {
    if (a.kind() == ValueKind::integer && b.kind() == ValueKind::integer) return a.integer() <=> b.integer();
    return static_cast<long double>(a.kind() == ValueKind::integer ? static_cast<long double>(a.integer()) : a.real()) <=>
           static_cast<long double>(b.kind() == ValueKind::integer ? static_cast<long double>(b.integer()) : b.real());
}

// Where a kind stands in the order of all values.
int rank(const Value& value) {
    switch (value.kind()) {
        case ValueKind::map: return 0;
        case ValueKind::node: return 1;
        case ValueKind::relationship: return 2;
        case ValueKind::list: return 3;
        case ValueKind::path: return 4;
        case ValueKind::temporal: return 5 + static_cast<int>(value.temporal().kind);
        case ValueKind::duration: return 10;
        case ValueKind::text: return 11;
        case ValueKind::boolean: return 12;
        case ValueKind::integer: return 13;
        case ValueKind::real: return std::isnan(value.real()) ? 14 : 13;
        case ValueKind::null: return 15;
    }
    return 15;
}

std::strong_ordering order_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (const auto result = order(a[i], b[i]); result != 0) return result;
    return a.size() <=> b.size();
}

std::strong_ordering order_maps(const Map& a, const Map& b) {
    const auto left = sorted(a), right = sorted(b);
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        if (const auto result = left[i]->first <=> right[i]->first; result != 0) return result;
        if (const auto result = order(left[i]->second, right[i]->second); result != 0) return result;
    }
    return left.size() <=> right.size();
}

std::strong_ordering order_paths(const Path& a, const Path& b) {
    if (const auto result = a.relationships.size() <=> b.relationships.size(); result != 0) return result;
    if (a.nodes != b.nodes) return a.nodes < b.nodes ? std::strong_ordering::less : std::strong_ordering::greater;
    if (a.relationships == b.relationships) return std::strong_ordering::equal;
    return a.relationships < b.relationships ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::size_t mixed(std::size_t seed, std::size_t value) {
    return seed ^ (value + 0x9E3779B97F4A7C15U + (seed << 6) + (seed >> 2));
}

std::size_t hash(const Value& value) {
    std::size_t seed = static_cast<std::size_t>(rank(value));
    switch (value.kind()) {
        case ValueKind::null: break;
        case ValueKind::boolean: return mixed(seed, value.boolean() ? 1 : 2);
        case ValueKind::integer:
        case ValueKind::real:
            // 1 and 1.0 are the same, 0.0 and -0.0 too; all that is not a number is one.
            if (std::isnan(value.number())) break;
            return mixed(seed, std::hash<double>()(value.number() == 0 ? 0.0 : value.number()));
        case ValueKind::text: return mixed(seed, std::hash<std::string_view>()(value.text()));
        case ValueKind::list:
            for (const Value& element : value.list()) seed = mixed(seed, hash(element));
            break;
        case ValueKind::map:
            for (const auto* entry : sorted(value.map()))
                seed = mixed(mixed(seed, std::hash<std::string>()(entry->first)), hash(entry->second));
            break;
        case ValueKind::node: return mixed(seed, value.node().index());
        case ValueKind::relationship: return mixed(seed, value.relationship().index());
        case ValueKind::path:
            for (const NodeId node : value.path().nodes) seed = mixed(seed, node.index());
            for (const RelationshipId relationship : value.path().relationships) seed = mixed(seed, relationship.index());
            break;
        case ValueKind::temporal:
            seed = mixed(mixed(seed, static_cast<std::size_t>(value.temporal().day)),
                         static_cast<std::size_t>(value.temporal().nanosecond));
            return mixed(seed, static_cast<std::size_t>(value.temporal().offset));
        case ValueKind::duration:
            seed = mixed(mixed(seed, static_cast<std::size_t>(value.duration().months)),
                         static_cast<std::size_t>(value.duration().days));
            return mixed(seed, static_cast<std::size_t>(value.duration().seconds));
    }
    return seed;
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return std::nullopt;
    if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
        case ValueKind::list: return all_equal(a.list(), b.list());
        case ValueKind::map: return all_equal(a.map(), b.map());
        case ValueKind::temporal: return a.temporal() == b.temporal();
        default: return order(a, b) == 0;
    }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return compare_numbers(a, b);
    if (a.kind() != b.kind()) return std::nullopt;
    switch (a.kind()) {
        case ValueKind::text:
        case ValueKind::boolean: return order(a, b);
        case ValueKind::temporal:
            if (a.temporal().kind != b.temporal().kind) return std::nullopt;
            return order(a, b);
        case ValueKind::list: {
            for (std::size_t i = 0; i < a.list().size() && i < b.list().size(); ++i) {
                const std::optional<bool> same = equal(a.list()[i], b.list()[i]);
                if (!same) return std::nullopt;
                if (!*same) return compare(a.list()[i], b.list()[i]);
            }
            return a.list().size() <=> b.list().size();
        }
        default: return std::nullopt;
    }
}

std::strong_ordering order(const Value& a, const Value& b) {
    if (const auto result = rank(a) <=> rank(b); result != 0) return result;
    switch (a.kind()) {
        case ValueKind::null: return std::strong_ordering::equal;
        case ValueKind::boolean: return a.boolean() <=> b.boolean();
        case ValueKind::integer:
        case ValueKind::real: {
            const std::partial_ordering result = compare_numbers(a, b);
            return result < 0   ? std::strong_ordering::less
                   : result > 0 ? std::strong_ordering::greater
                                : std::strong_ordering::equal;
        }
        case ValueKind::text: return a.text() <=> b.text();
        case ValueKind::list: return order_lists(a.list(), b.list());
        case ValueKind::map: return order_maps(a.map(), b.map());
        case ValueKind::node: return a.node() <=> b.node();
        case ValueKind::relationship: return a.relationship() <=> b.relationship();
        case ValueKind::path: return order_paths(a.path(), b.path());
        case ValueKind::temporal: return order(a.temporal(), b.temporal());
        case ValueKind::duration: return order(a.duration(), b.duration());
    }
    return std::strong_ordering::equal;
}

bool SameValues::operator()(const List& a, const List& b) const { return order_lists(a, b) == 0; }

std::size_t HashValues::operator()(const List& values) const {
    std::size_t seed = values.size();
    for (const Value& value : values) seed = mixed(seed, hash(value));
    return seed;
}

}  // namespace skein::cypher
