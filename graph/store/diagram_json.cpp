#include "graph/store/diagram_json.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
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
constexpr std::string_view shapes[] = {"plain", "rectangle", "rounded", "stadium", "subroutine", "cylinder", "circle", "double-circle",
                                       "ellipse", "asymmetric", "diamond", "hexagon", "lean-right", "lean-left", "trapezoid",
                                       "inverted-trapezoid"};
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

Json pairs_json(const Properties& pairs) {
    Json json = Json::array();
    for (const auto& [key, value] : pairs) json.push_back(Json::array({key, value}));
    return json;
}

Properties pairs_of(const Json& json) {
    Properties pairs;
    for (const Json& pair : json.get_ref<const Json::array_t&>()) {
        if (!pair.is_array() || pair.size() != 2) throw std::runtime_error("a property is no pair");
        pairs.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return pairs;
}

std::uint64_t number_of(const Json& json, std::uint64_t limit) {
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > limit) throw std::runtime_error("a number of a diagram is out of range");
    return json.get<std::uint64_t>();
}

std::uint32_t small_number_of(const Json& json) {
    return static_cast<std::uint32_t>(number_of(json, std::numeric_limits<std::uint32_t>::max()));
}

// Writes members that say something; reads them back, absent ones as the default.
void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
void put(Json& json, const char* key, const Properties& pairs) {
    if (!pairs.empty()) json[key] = pairs_json(pairs);
}
void put(Json& json, const char* key, const std::vector<std::string>& strings) {
    if (!strings.empty()) json[key] = strings;
}
void put_place(Json& json, ByteSpan span, std::uint32_t line) {
    json["start"] = span.start;
    json["end"] = span.end;
    json["line"] = line;
}

void take(const Json& json, const char* key, std::string& text) {
    if (const auto member = json.find(key); member != json.end()) text = member->get<std::string>();
}
void take(const Json& json, const char* key, Properties& pairs) {
    if (const auto member = json.find(key); member != json.end()) pairs = pairs_of(*member);
}
void take(const Json& json, const char* key, std::vector<std::string>& strings) {
    if (const auto member = json.find(key); member != json.end()) strings = member->get<std::vector<std::string>>();
}
void take_place(const Json& json, ByteSpan& span, std::uint32_t& line) {
    span = {number_of(json.at("start"), most), number_of(json.at("end"), most)};
    if (span.end < span.start) throw std::runtime_error("a place of a diagram ends before it starts");
    line = small_number_of(json.at("line"));
}

Json node_json(const DiagramNode& node) {
    Json json = {{"id", node.id}, {"label", node.label}};
    put(json, "markup", node.markup);
    if (node.shape != NodeShape::plain) json["shape"] = enum_to_json(shapes, node.shape);
    put(json, "style", node.style);
    put(json, "classes", node.classes);
    put(json, "link", node.link);
    put(json, "tooltip", node.tooltip);
    put(json, "entity", node.entity);
    put(json, "attributes", node.attributes);
    put_place(json, node.span, node.line);
    return json;
}

DiagramNode node_of(const Json& json) {
    DiagramNode node;
    node.id = json.at("id").get<std::string>();
    node.label = json.at("label").get<std::string>();
    take(json, "markup", node.markup);
    if (json.contains("shape")) node.shape = enum_from_json<NodeShape>(shapes, json["shape"]);
    take(json, "style", node.style);
    take(json, "classes", node.classes);
    take(json, "link", node.link);
    take(json, "tooltip", node.tooltip);
    take(json, "entity", node.entity);
    take(json, "attributes", node.attributes);
    take_place(json, node.span, node.line);
    return node;
}

Json endpoint_json(DiagramEndpoint end) { return {{end.is_group ? "group" : "node", end.index}}; }

DiagramEndpoint endpoint_of(const Json& json, const Diagram& diagram) {
    const bool is_group = json.contains("group");
    const std::uint32_t index = small_number_of(json.at(is_group ? "group" : "node"));
    if (index >= (is_group ? diagram.groups.size() : diagram.nodes.size())) throw std::runtime_error("a diagram's edge leads nowhere");
    return {is_group, index};
}

Json edge_json(const DiagramEdge& edge) {
    Json json = {{"source", endpoint_json(edge.source)}, {"target", endpoint_json(edge.target)}};
    put(json, "id", edge.id);
    put(json, "label", edge.label);
    put(json, "markup", edge.markup);
    if (edge.stroke != EdgeStroke::normal) json["stroke"] = enum_to_json(strokes, edge.stroke);
    if (edge.source_end != ArrowEnd::none) json["source_end"] = enum_to_json(arrows, edge.source_end);
    if (edge.target_end != ArrowEnd::arrow) json["target_end"] = enum_to_json(arrows, edge.target_end);
    if (edge.length != 1) json["length"] = edge.length;
    put(json, "style", edge.style);
    put(json, "attributes", edge.attributes);
    put_place(json, edge.span, edge.line);
    return json;
}

DiagramEdge edge_of(const Json& json, const Diagram& diagram) {
    DiagramEdge edge;
    edge.source = endpoint_of(json.at("source"), diagram);
    edge.target = endpoint_of(json.at("target"), diagram);
    take(json, "id", edge.id);
    take(json, "label", edge.label);
    take(json, "markup", edge.markup);
    if (json.contains("stroke")) edge.stroke = enum_from_json<EdgeStroke>(strokes, json["stroke"]);
    if (json.contains("source_end")) edge.source_end = enum_from_json<ArrowEnd>(arrows, json["source_end"]);
    if (json.contains("target_end")) edge.target_end = enum_from_json<ArrowEnd>(arrows, json["target_end"]);
    if (json.contains("length")) edge.length = small_number_of(json["length"]);
    take(json, "style", edge.style);
    take(json, "attributes", edge.attributes);
    take_place(json, edge.span, edge.line);
    return edge;
}

Json group_json(const DiagramGroup& group) {
    Json json = {{"id", group.id}, {"title", group.title}};
    put(json, "markup", group.markup);
    if (group.parent) json["parent"] = *group.parent;
    if (group.direction) json["direction"] = enum_to_json(directions, *group.direction);
    json["nodes"] = group.nodes;
    put(json, "style", group.style);
    put(json, "classes", group.classes);
    put_place(json, group.span, group.line);
    return json;
}

DiagramGroup group_of(const Json& json) {
    DiagramGroup group;
    group.id = json.at("id").get<std::string>();
    group.title = json.at("title").get<std::string>();
    take(json, "markup", group.markup);
    if (json.contains("parent")) group.parent = small_number_of(json["parent"]);
    if (json.contains("direction")) group.direction = enum_from_json<Direction>(directions, json["direction"]);
    for (const Json& node : json.at("nodes").get_ref<const Json::array_t&>()) group.nodes.push_back(small_number_of(node));
    take(json, "style", group.style);
    take(json, "classes", group.classes);
    take_place(json, group.span, group.line);
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
    put_place(json, diagram.span, diagram.line);
    json["nodes"] = json["edges"] = json["groups"] = json["classes"] = Json::array();
    for (const DiagramNode& node : diagram.nodes) json["nodes"].push_back(node_json(node));
    for (const DiagramEdge& edge : diagram.edges) json["edges"].push_back(edge_json(edge));
    for (const DiagramGroup& group : diagram.groups) json["groups"].push_back(group_json(group));
    for (const DiagramClass& style : diagram.classes) json["classes"].push_back({{"name", style.name}, {"style", pairs_json(style.style)}});
    return json.dump();
}

Diagram diagram_from_json(std::string_view text) {
    const Json json = parse(text);
    Diagram diagram;
    diagram.name = json.at("name").get<std::string>();
    diagram.format = json.at("format").get<std::string>();
    diagram.direction = enum_from_json<Direction>(directions, json.at("direction"));
    diagram.directed = json.value("directed", true);
    take_place(json, diagram.span, diagram.line);
    for (const Json& node : json.at("nodes").get_ref<const Json::array_t&>()) diagram.nodes.push_back(node_of(node));
    for (const Json& group : json.at("groups").get_ref<const Json::array_t&>()) diagram.groups.push_back(group_of(group));
    check_groups(diagram);
    for (const Json& edge : json.at("edges").get_ref<const Json::array_t&>()) diagram.edges.push_back(edge_of(edge, diagram));
    for (const Json& style : json.at("classes").get_ref<const Json::array_t&>())
        diagram.classes.push_back({style.at("name").get<std::string>(), pairs_of(style.at("style"))});
    return diagram;
}

std::string pairs_to_json(const Properties& pairs) { return pairs_json(pairs).dump(); }
Properties pairs_from_json(std::string_view json) { return pairs_of(parse(json)); }
std::string strings_to_json(const std::vector<std::string>& strings) { return Json(strings).dump(); }
std::vector<std::string> strings_from_json(std::string_view json) { return parse(json).get<std::vector<std::string>>(); }

}  // namespace skein::store
