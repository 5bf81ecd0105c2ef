#pragma once
// What expressions of a query give: openCypher's values, with its equality, comparison and order.

#include "base/strong_id.hpp"
#include "query/cypher/temporal.hpp"

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace skein::cypher {

using NodeId = StrongId<struct NodeTag>;
using RelationshipId = StrongId<struct RelationshipTag>;

class Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<std::string, Value>>;  // in written order, keys unique

// One node more than relationships; a relationship may be walked against its direction.
struct Path {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    friend bool operator==(const Path&, const Path&) = default;
};

// Owned, or borrowed from a graph that outlives the value.
struct Text {
    std::shared_ptr<const std::string> owner;
    std::string_view view;
};

struct Null {};

enum class ValueKind : std::uint8_t {
    null,
    boolean,
    integer,
    real,
    text,
    list,
    map,
    node,
    relationship,
    path,
    temporal,
    duration
};

// A small handle: lists, maps and texts are shared and never change.
class Value {
  public:
    Value() = default;  // null
    template <std::same_as<bool> Bool>
    Value(Bool value) : held_(value) {}
    template <std::same_as<std::int64_t> Integer>
    Value(Integer value) : held_(value) {}
    template <std::same_as<double> Real>
    Value(Real value) : held_(value) {}
    Value(std::string text);
    Value(List list);
    Value(Map map);
    Value(NodeId node) : held_(node) {}
    Value(RelationshipId relationship) : held_(relationship) {}
    Value(Path path) : held_(std::make_shared<const Path>(std::move(path))) {}
    Value(Temporal temporal) : held_(temporal) {}
    Value(Duration duration) : held_(duration) {}
    // `text` must outlive the value.
    [[nodiscard]] static Value borrowed(std::string_view text);

    [[nodiscard]] ValueKind kind() const { return static_cast<ValueKind>(held_.index()); }
    [[nodiscard]] bool is_null() const { return kind() == ValueKind::null; }
    [[nodiscard]] bool is_number() const { return kind() == ValueKind::integer || kind() == ValueKind::real; }
    // Each of these asks for a value of its kind.
    [[nodiscard]] bool boolean() const { return std::get<bool>(held_); }
    [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(held_); }
    [[nodiscard]] double real() const { return std::get<double>(held_); }
    [[nodiscard]] double number() const { return kind() == ValueKind::integer ? static_cast<double>(integer()) : real(); }
    [[nodiscard]] std::string_view text() const { return std::get<Text>(held_).view; }
    [[nodiscard]] const List& list() const;
    [[nodiscard]] const Map& map() const;
    [[nodiscard]] NodeId node() const { return std::get<NodeId>(held_); }
    [[nodiscard]] RelationshipId relationship() const { return std::get<RelationshipId>(held_); }
    [[nodiscard]] const Path& path() const { return *std::get<std::shared_ptr<const Path>>(held_); }
    [[nodiscard]] const Temporal& temporal() const { return std::get<Temporal>(held_); }
    [[nodiscard]] const Duration& duration() const { return std::get<Duration>(held_); }

    // About how many bytes it amounts to when what is shared is counted each time: what it takes to compare, print or copy it.
    [[nodiscard]] std::size_t weight() const;
    // How deep lists and maps are nested in it; 0 for all other values.
    [[nodiscard]] std::uint32_t depth() const;

  private:
    template <class Elements>
    struct Nested;

    std::variant<Null, bool, std::int64_t, double, Text, std::shared_ptr<const Nested<List>>, std::shared_ptr<const Nested<Map>>,
                 NodeId, RelationshipId, std::shared_ptr<const Path>, Temporal, Duration>
        held_;
};

// Elements with what they amount to together, told once: a list of lists of one list grows without end and takes no memory.
template <class Elements>
struct Value::Nested {
    Elements elements;
    std::size_t weight = 0;
    std::uint32_t depth = 1;
};

inline const List& Value::list() const { return std::get<std::shared_ptr<const Nested<List>>>(held_)->elements; }
inline const Map& Value::map() const { return std::get<std::shared_ptr<const Nested<Map>>>(held_)->elements; }

// "a text", "a list" …: for messages.
[[nodiscard]] std::string_view name_of(ValueKind kind);

// The entry of that key, or null.
[[nodiscard]] Value entry_of(const Map& map, std::string_view key);

// `=`: none where openCypher says null.
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b);
// `<`, `>` and kin: none where the two cannot be compared, unordered where one is not a number.
[[nodiscard]] std::optional<std::partial_ordering> compare(const Value& a, const Value& b);
// ORDER BY, min and max: a total order over all values, ascending: maps, nodes, relationships, lists, paths, times, texts,
// booleans, numbers, NaN, null.
[[nodiscard]] std::strong_ordering order(const Value& a, const Value& b);

// DISTINCT and grouping: the same when `order` says so; null is the same as null.
struct SameValues {
    bool operator()(const List& a, const List& b) const;
};
struct HashValues {
    std::size_t operator()(const List& values) const;
};

}  // namespace skein::cypher
