#include "graph/store/diagram_json.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

namespace skein::store {

namespace {

using Json = nlohmann::ordered_json;

// What Skein writes is at most this deep; a damaged file may hold anything.
constexpr int deepest = 8;
constexpr std::uint64_t most = std::uint64_t{1} << 53;

// Names in the order of the enumerators.
constexpr std::string_view directions[] = {"top-bottom", "bottom-top", "left-right", "right-left"};
constexpr std::string_view shapes[] = {"plain",      "rectangle",     "rounded",   "stadium",           "subroutine", "cylinder",
                                       "circle",     "double-circle", "ellipse",   "asymmetric",        "diamond",    "hexagon",
                                       "lean-right", "lean-left",     "trapezoid", "inverted-trapezoid"};
constexpr std::string_view strokes[] = {"normal", "thick", "dotted", "invisible"};
constexpr std::string_view arrows[] = {"none", "arrow", "circle", "cross"};

template <class Enum, std::size_t Count>
Json enum_to_json(const std::string_view (&names)[Count], Enum value) {
    return std::string(names[static_cast<std::size_t>(value)]);
}

template <class Enum, std::size_t Count>
Enum enum_from_json(const std::string_view (&names)[Count], const Json& json) {
    const auto& name = json.get_ref<const std::string&>();
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    throw std::runtime_error("\"" + name + "\" is unknown in a diagram");
}

Json parse(std::string_view text) {
    const Json::parser_callback_t limit_depth = [](int depth, Json::parse_event_t, Json&) {
        if (depth > deepest) throw std::runtime_error("a diagram is nested too deeply");
        return true;
    };
    return Json::parse(text, limit_depth);
}

// Properties, or a vector of pairs.
template <class Pairs>
Json pairs_json(const Pairs& pairs) {
    Json json = Json::array();
    for (const auto& [key, value] : pairs) json.push_back(Json::array({key, value}));
    return json;
}

// Gives each pair of texts to `add`.
template <class Add>
void read_pairs(const Json& json, Add&& add) {
    for (const Json& pair : json.get_ref<const Json::array_t&>()) {
        if (!pair.is_array() || pair.size() != 2) throw std::runtime_error("a property is no pair");
        add(pair[0].get_ref<const std::string&>(), pair[1].get_ref<const std::string&>());
    }
}

Properties properties_of(const Json& json) {
    Properties properties;
    read_pairs(json, [&](const std::string& name, const std::string& value) { properties.append(name, value); });
    return properties;
}

std::uint64_t number_of(const Json& json, std::uint64_t limit) {
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > limit)
        throw std::runtime_error("a number of a diagram is out of range");
    return json.get<std::uint64_t>();
}

std::uint32_t small_number_of(const Json& json) {
    return static_cast<std::uint32_t>(number_of(json, std::numeric_limits<std::uint32_t>::max()));
}

// A part of a diagram has one list of members, given to a writer or to a reader. Members that say nothing are left out, and read
// as what they are without being told.
class MemberWriter {
  public:
    explicit MemberWriter(Json& json) : json_(json) {}

    template <class Value>
    void always(const char* key, const Value& value) const { json_[key] = value; }
    void said(const char* key, const std::string& text) const { if (!text.empty()) json_[key] = text; }
    void said(const char* key, const Properties& pairs) const { if (!pairs.empty()) json_[key] = pairs_json(pairs); }
    void said(const char* key, const std::vector<std::string>& strings) const { if (!strings.empty()) json_[key] = strings; }
    void said(const char* key, std::optional<std::uint32_t> number) const { if (number) json_[key] = *number; }
    void number(const char* key, std::uint32_t value, std::uint32_t usual) const { if (value != usual) json_[key] = value; }
    template <class Enum, std::size_t Count>
    void named(const char* key, const std::string_view (&names)[Count], Enum value, Enum usual) const {
        if (value != usual) json_[key] = enum_to_json(names, value);
    }
    template <class Enum, std::size_t Count>
    void named(const char* key, const std::string_view (&names)[Count], std::optional<Enum> value) const {
        if (value) json_[key] = enum_to_json(names, *value);
    }
    void place(ByteSpan span, std::uint32_t line) const {
        json_["start"] = span.start;
        json_["end"] = span.end;
        json_["line"] = line;
    }

  private:
    Json& json_;
};

class MemberReader {
  public:
    explicit MemberReader(const Json& json) : json_(json) {}

    void always(const char* key, std::string& text) const { text = json_.at(key).get<std::string>(); }
    void always(const char* key, std::vector<std::uint32_t>& numbers) const {
        for (const Json& number : json_.at(key).get_ref<const Json::array_t&>()) numbers.push_back(small_number_of(number));
    }
    void said(const char* key, std::string& text) const { if (const Json* member = find(key)) text = member->get<std::string>(); }
    void said(const char* key, Properties& pairs) const { if (const Json* member = find(key)) pairs = properties_of(*member); }
    void said(const char* key, std::vector<std::string>& strings) const {
        if (const Json* member = find(key)) strings = member->get<std::vector<std::string>>();
    }
    void said(const char* key, std::optional<std::uint32_t>& number) const {
        if (const Json* member = find(key)) number = small_number_of(*member);
    }
    void number(const char* key, std::uint32_t& value, std::uint32_t) const {
        if (const Json* member = find(key)) value = small_number_of(*member);
    }
    template <class Enum, std::size_t Count>
    void named(const char* key, const std::string_view (&names)[Count], Enum& value, Enum) const {
        if (const Json* member = find(key)) value = enum_from_json<Enum>(names, *member);
    }
    template <class Enum, std::size_t Count>
    void named(const char* key, const std::string_view (&names)[Count], std::optional<Enum>& value) const {
        if (const Json* member = find(key)) value = enum_from_json<Enum>(names, *member);
    }
    void place(ByteSpan& span, std::uint32_t& line) const {
        span = {number_of(json_.at("start"), most), number_of(json_.at("end"), most)};
        if (span.end < span.start) throw std::runtime_error("a place of a diagram ends before it starts");
        line = small_number_of(json_.at("line"));
    }

  private:
    [[nodiscard]] const Json* find(const char* key) const {
        const auto member = json_.find(key);
        return member == json_.end() ? nullptr : &*member;
    }

    const Json& json_;
};

// `Part` is const for the writer.
template <class Members, class Part>
void node_members(const Members& member, Part& node) {
    member.always("id", node.id);
    member.always("label", node.label);
    member.said("markup", node.markup);
    member.named("shape", shapes, node.shape, NodeShape::plain);
    member.said("style", node.style);
    member.said("classes", node.classes);
    member.said("link", node.link);
    member.said("tooltip", node.tooltip);
    member.said("entity", node.entity);
    member.said("name", node.name);
    member.said("attributes", node.attributes);
    member.place(node.span, node.line);
}

// Behind its ends.
template <class Members, class Part>
void edge_members(const Members& member, Part& edge) {
    member.said("id", edge.id);
    member.said("label", edge.label);
    member.said("markup", edge.markup);
    member.named("stroke", strokes, edge.stroke, EdgeStroke::normal);
    member.named("source_end", arrows, edge.source_end, ArrowEnd::none);
    member.named("target_end", arrows, edge.target_end, ArrowEnd::arrow);
    member.number("length", edge.length, 1);
    member.said("style", edge.style);
    member.said("attributes", edge.attributes);
    member.place(edge.span, edge.line);
}

template <class Members, class Part>
void group_members(const Members& member, Part& group) {
    member.always("id", group.id);
    member.always("title", group.title);
    member.said("markup", group.markup);
    member.said("parent", group.parent);
    member.named("direction", directions, group.direction);
    member.always("nodes", group.nodes);
    member.said("style", group.style);
    member.said("classes", group.classes);
    member.place(group.span, group.line);
}

Json node_json(const DiagramNode& node) {
    Json json;
    node_members(MemberWriter(json), node);
    return json;
}

DiagramNode node_of(const Json& json) {
    DiagramNode node;
    node_members(MemberReader(json), node);
    return node;
}

Json endpoint_json(DiagramEndpoint end) { return {{end.is_group ? "group" : "node", end.index}}; }

DiagramEndpoint endpoint_of(const Json& json, const Diagram& diagram) {
    const bool is_group = json.contains("group");
    const std::uint32_t index = small_number_of(json.at(is_group ? "group" : "node"));
    if (index >= (is_group ? diagram.groups.size() : diagram.nodes.size()))
        throw std::runtime_error("a diagram's edge leads nowhere");
    return {is_group, index};
}

Json edge_json(const DiagramEdge& edge) {
    Json json = {{"source", endpoint_json(edge.source)}, {"target", endpoint_json(edge.target)}};
    edge_members(MemberWriter(json), edge);
    return json;
}

DiagramEdge edge_of(const Json& json, const Diagram& diagram) {
    DiagramEdge edge;
    edge.source = endpoint_of(json.at("source"), diagram);
    edge.target = endpoint_of(json.at("target"), diagram);
    edge_members(MemberReader(json), edge);
    return edge;
}

Json group_json(const DiagramGroup& group) {
    Json json;
    group_members(MemberWriter(json), group);
    return json;
}

DiagramGroup group_of(const Json& json) {
    DiagramGroup group;
    group_members(MemberReader(json), group);
    return group;
}

// Members exist, and every chain of parents ends.
void check_groups(const Diagram& diagram) {
    enum class State : char { unseen, on_chain, ends };
    std::vector<State> state(diagram.groups.size(), State::unseen);
    for (std::size_t i = 0; i < diagram.groups.size(); ++i) {
        for (const std::uint32_t node : diagram.groups[i].nodes)
            if (node >= diagram.nodes.size()) throw std::runtime_error("a diagram's group holds a node that is not there");
        std::vector<std::size_t> chain;
        for (std::size_t at = i; state[at] != State::ends;) {
            if (state[at] == State::on_chain) throw std::runtime_error("a diagram's group lies within itself");
            state[at] = State::on_chain;
            chain.push_back(at);
            if (!diagram.groups[at].parent) break;
            at = *diagram.groups[at].parent;
            if (at >= diagram.groups.size()) throw std::runtime_error("a diagram's group lies in a group that is not there");
        }
        for (const std::size_t at : chain) state[at] = State::ends;
    }
}

}  // namespace

std::string diagram_to_json(const Diagram& diagram) {
    Json json = {{"name", diagram.name}, {"format", diagram.format}, {"direction", enum_to_json(directions, diagram.direction)}};
    if (!diagram.directed) json["directed"] = false;
    MemberWriter(json).place(diagram.span, diagram.line);
    json["nodes"] = json["edges"] = json["groups"] = json["classes"] = Json::array();
    for (const DiagramNode& node : diagram.nodes) json["nodes"].push_back(node_json(node));
    for (const DiagramEdge& edge : diagram.edges) json["edges"].push_back(edge_json(edge));
    for (const DiagramGroup& group : diagram.groups) json["groups"].push_back(group_json(group));
    for (const DiagramClass& style : diagram.classes)
        json["classes"].push_back({{"name", style.name}, {"style", pairs_json(style.style)}});
    return json.dump();
}

Diagram diagram_from_json(std::string_view text) {
    const Json json = parse(text);
    Diagram diagram;
    diagram.name = json.at("name").get<std::string>();
    diagram.format = json.at("format").get<std::string>();
    diagram.direction = enum_from_json<Direction>(directions, json.at("direction"));
    diagram.directed = json.value("directed", true);
    MemberReader(json).place(diagram.span, diagram.line);
    for (const Json& node : json.at("nodes").get_ref<const Json::array_t&>()) diagram.nodes.push_back(node_of(node));
    for (const Json& group : json.at("groups").get_ref<const Json::array_t&>()) diagram.groups.push_back(group_of(group));
    check_groups(diagram);
    for (const Json& edge : json.at("edges").get_ref<const Json::array_t&>()) diagram.edges.push_back(edge_of(edge, diagram));
    for (const Json& style : json.at("classes").get_ref<const Json::array_t&>())
        diagram.classes.push_back({style.at("name").get<std::string>(), properties_of(style.at("style"))});
    return diagram;
}

std::string pairs_to_json(const TextPairs& pairs) { return pairs_json(pairs).dump(); }
TextPairs pairs_from_json(std::string_view json) {
    TextPairs pairs;
    read_pairs(parse(json), [&](const std::string& name, const std::string& value) { pairs.emplace_back(name, value); });
    return pairs;
}
std::string strings_to_json(const std::vector<std::string>& strings) { return Json(strings).dump(); }
std::vector<std::string> strings_from_json(std::string_view json) { return parse(json).get<std::vector<std::string>>(); }

}  // namespace skein::store
