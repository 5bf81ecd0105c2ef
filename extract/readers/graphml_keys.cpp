#include "extract/readers/graphml_keys.hpp"

#include "base/plain_run.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace skein {

namespace {

using namespace std::string_view_literals;

constexpr std::array domains = {"node"sv, "edge"sv, "graph"sv, "all"sv, "graphml"sv, "hyperedge"sv, "port"sv, "endpoint"sv};
constexpr std::size_t max_element_attributes = 1000;  // of a node or edge
constexpr std::array types = {"string"sv, "boolean"sv, "int"sv, "long"sv, "float"sv, "double"sv};

template <class Number>
bool reads_as(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool is_called(const GraphMlKeys::Key& key, std::string_view id) {
    return key.id.size() == id.size() && same_bytes(key.id.data(), id.data(), id.size());
}

// "-12.5": read without asking for its value, as nearly all numbers can be.
bool is_short_decimal(std::string_view text, bool with_point) {
    constexpr std::size_t surely_in_range = 18;
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > surely_in_range || text.front() == '.' || text.back() == '.') return false;
    for (const char c : text) {
        if (c == '.' && with_point)
            with_point = false;
        else if (c < '0' || c > '9')
            return false;
    }
    return true;
}

}  // namespace

GraphMlKeys::Type GraphMlKeys::type_of(std::string_view name) {
    if (name == "int" || name == "long") return Type::integer;
    if (name == "float" || name == "double") return Type::real;
    return name == "boolean" ? Type::boolean : Type::text;
}

bool GraphMlKeys::fits(Type type, std::string_view value) {
    if (type == Type::text) return true;
    if (type != Type::boolean && is_short_decimal(value, type == Type::real)) return true;
    while (!value.empty() && is_space(static_cast<unsigned char>(value.front()))) value.remove_prefix(1);
    while (!value.empty() && is_space(static_cast<unsigned char>(value.back()))) value.remove_suffix(1);
    if (type == Type::integer) return reads_as<long long>(value);
    const std::string lower = to_lower(value);
    if (type == Type::boolean) return lower == "true" || lower == "false" || lower == "1" || lower == "0";
    // XML Schema writes INF, Java Infinity.
    return reads_as<double>(value) || lower == "inf" || lower == "-inf" || lower == "nan" || reads_as<double>(lower);
}

bool GraphMlKeys::applies(std::string_view domain, GraphMlDomain wanted) {
    if (domain.empty() || domain == "all") return true;
    return wanted == GraphMlDomain::node ? domain == "node" : wanted == GraphMlDomain::edge ? domain == "edge" : false;
}

void GraphMlKeys::declare(Key key, Oddities& oddities) {
    if (key.id.empty()) return oddities.report("keys", key.offset, "a key has no id; it is left out");
    if (key.domain.empty())
        oddities.report("keys", key.offset,
                        "the key \"" + key.id + "\" does not say what it is for; it is taken for nodes and edges");
    else if (std::ranges::find(domains, std::string_view(key.domain)) == domains.end())
        oddities.report("keys", key.offset,
                        "the key \"" + key.id + "\" is for \"" + key.domain + "\", which GraphML does not know");
    if (key.type.empty()) {
        if (!key.name.empty())
            oddities.report("keys", key.offset,
                            "the key \"" + key.id + "\" does not say what type it is of; its values are read as text");
        key.type = "string";
    } else if (std::ranges::find(types, std::string_view(key.type)) == types.end()) {
        oddities.report("keys", key.offset, "the key \"" + key.id + "\" is of the type \"" + key.type +
                                                "\", which GraphML does not know; its values are read as text");
    }
    if (key.name.empty()) key.name = key.id;
    bool taken = false;
    for (const std::string_view domain : {"node", "edge"})
        if (applies(key.domain, domain == "node" ? GraphMlDomain::node : GraphMlDomain::edge))
            taken = !taken_names_.emplace(domain, key.name).second || taken;
    if (taken) {
        oddities.report("keys", key.offset, "two keys are named \"" + key.name + "\"; this one is read as \"" + key.id + "\"");
        key.name = key.id;
    }
    if (knows(key.id))
        return oddities.report("keys", key.offset, "the key \"" + key.id + "\" was declared before; the first counts");
    const bool has_fallback = key.has_fallback;
    const std::uint32_t number = add_key(std::move(key));
    if (has_fallback) with_fallback_.push_back(number);
}

std::uint32_t GraphMlKeys::add_key(Key key) {
    const std::uint32_t number = ids_.add(key.id).first;
    const Type type = type_of(key.type);
    const std::uint32_t name = number_of_name(key.name);
    const std::array applies_to = {applies(key.domain, GraphMlDomain::node), applies(key.domain, GraphMlDomain::edge)};
    keys_.push_back({std::move(key), type, name, applies_to, number + 1});
    return number;
}

std::uint32_t GraphMlKeys::number_of_name(std::string_view name) {
    const auto [number, is_new] = names_.add(name);
    if (is_new) last_owner_.push_back(0);
    return number;
}

std::uint32_t GraphMlKeys::number_of(std::string_view id) const {
    if (last_ < keys_.size()) {
        const std::uint32_t likely = keys_[last_].next;
        if (likely < keys_.size() && is_called(keys_[likely].key, id)) return last_ = likely;
    }
    const auto number = ids_.find(id);
    if (!number) return unknown;
    if (last_ < keys_.size()) keys_[last_].next = *number;
    return last_ = *number;
}

void GraphMlKeys::start(GraphMlValues& values) {
    values.properties_.clear();
    values.count_ = 0;
    values.owner_ = ++owners_;
    values.alone_ = true;
}

void GraphMlKeys::put(GraphMlValues& values, std::uint32_t name_number, std::string_view name, std::string_view value) {
    std::uint64_t& last_owner = last_owner_[name_number];
    if (values.alone_ && last_owner != values.owner_)
        values.properties_.append(name, value);
    else
        values.properties_.set(name, value);
    last_owner = values.owner_;
    ++values.count_;
}

void GraphMlKeys::add(GraphMlValues& values, GraphMlDomain domain, const XmlEvents::Leaf& given, Oddities& oddities) {
    if (add_declared(values, domain, given, oddities)) return;
    const std::string name(given.value);
    oddities.report("undeclared keys", given.start,
                    "the key \"" + name + "\" is not declared; its value is read under that name");
    add_key({name, "", name, "string", "", false, given.start});
    add_declared(values, GraphMlDomain::other, given, oddities);
}

bool GraphMlKeys::add_declared(GraphMlValues& values, GraphMlDomain domain, const XmlEvents::Leaf& given, Oddities& oddities) {
    const std::uint32_t number = number_of(given.value);
    if (number == unknown) return false;
    const Declared& declared = keys_[number];
    const Key& key = declared.key;
    if (domain != GraphMlDomain::other && !declared.applies_to[static_cast<std::size_t>(domain)])
        oddities.report("values", given.start,
                        "the key \"" + key.id + "\" is declared for \"" + key.domain + "\"; its value is read all the same");
    if (declared.type != Type::text && !fits(declared.type, given.text))
        oddities.report("values", given.start,
                        "\"" + std::string(given.text.substr(0, 40)) + "\" is no " + key.type + "; it is read as text");
    if (values.count_ < max_element_attributes) {
        put(values, declared.name, key.name, given.text);
    } else {
        oddities.report("too many attributes", given.start,
                        "this has more than " + std::to_string(max_element_attributes) + " attributes; the others are left out");
    }
    return true;
}

void GraphMlKeys::add_named(GraphMlValues& values, std::string_view name, std::string_view value) {
    put(values, number_of_name(name), name, value);
}

void GraphMlKeys::add_defaults(GraphMlValues& values, GraphMlDomain domain) {
    for (const std::uint32_t number : with_fallback_) {
        const Declared& declared = keys_[number];
        if (!applies(declared.key.domain, domain)) continue;
        const bool given =
            values.alone_ ? last_owner_[declared.name] == values.owner_ : values.properties_.find(declared.key.name).has_value();
        if (!given) put(values, declared.name, declared.key.name, declared.key.fallback);
    }
}

}  // namespace skein
