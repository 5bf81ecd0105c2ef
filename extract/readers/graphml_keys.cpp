#include "extract/readers/graphml_keys.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace skein {

namespace {

using namespace std::string_view_literals;

constexpr std::array domains = {"node"sv, "edge"sv, "graph"sv, "all"sv, "graphml"sv, "hyperedge"sv, "port"sv, "endpoint"sv};
constexpr std::array types = {"string"sv, "boolean"sv, "int"sv, "long"sv, "float"sv, "double"sv};

bool applies(const std::string& domain, GraphMlDomain wanted) {
    if (domain.empty() || domain == "all") return true;
    return wanted == GraphMlDomain::node ? domain == "node" : wanted == GraphMlDomain::edge ? domain == "edge" : false;
}

template <class Number>
bool reads_as(std::string_view text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool fits(std::string_view type, std::string_view value) {
    while (!value.empty() && is_space(static_cast<unsigned char>(value.front()))) value.remove_prefix(1);
    while (!value.empty() && is_space(static_cast<unsigned char>(value.back()))) value.remove_suffix(1);
    if (type == "int" || type == "long") return reads_as<long long>(value);
    if (type == "float" || type == "double") {
        if (reads_as<double>(value)) return true;
        const std::string lower = to_lower(value);  // XML Schema writes INF, Java Infinity
        return lower == "inf" || lower == "-inf" || lower == "nan" || reads_as<double>(lower);
    }
    if (type == "boolean") {
        const std::string lower = to_lower(value);
        return lower == "true" || lower == "false" || lower == "1" || lower == "0";
    }
    return true;
}

}  // namespace

void GraphMlKeys::declare(Key key, Oddities& oddities) {
    if (key.id.empty()) return oddities.report("keys", key.offset, "a key has no id; it is left out");
    if (key.domain.empty())
        oddities.report("keys", key.offset, "the key \"" + key.id + "\" does not say what it is for; it is taken for nodes and edges");
    else if (std::ranges::find(domains, std::string_view(key.domain)) == domains.end())
        oddities.report("keys", key.offset, "the key \"" + key.id + "\" is for \"" + key.domain + "\", which GraphML does not know");
    if (key.type.empty()) {
        if (!key.name.empty())
            oddities.report("keys", key.offset, "the key \"" + key.id + "\" does not say what type it is of; its values are read as text");
        key.type = "string";
    } else if (std::ranges::find(types, std::string_view(key.type)) == types.end()) {
        oddities.report("keys", key.offset, "the key \"" + key.id + "\" is of the type \"" + key.type +
                                                "\", which GraphML does not know; its values are read as text");
    }
    if (key.name.empty()) key.name = key.id;
    bool taken = false;
    for (const std::string_view domain : {"node", "edge"})
        if (applies(key.domain, domain == "node" ? GraphMlDomain::node : GraphMlDomain::edge))
            taken = !names_.emplace(domain, key.name).second || taken;
    if (taken) {
        oddities.report("keys", key.offset, "two keys are named \"" + key.name + "\"; this one is read as \"" + key.id + "\"");
        key.name = key.id;
    }
    if (keys_.contains(key.id)) return oddities.report("keys", key.offset, "the key \"" + key.id + "\" was declared before; the first counts");
    if (key.has_fallback) with_fallback_.push_back(key.id);
    const std::string id = key.id;
    keys_.emplace(id, std::move(key));
}

const std::string& GraphMlKeys::name_of(const std::string& id, GraphMlDomain domain, std::string_view value, std::size_t offset,
                                        Oddities& oddities) {
    auto found = keys_.find(id);
    if (found == keys_.end()) {
        oddities.report("undeclared keys", offset, "the key \"" + id + "\" is not declared; its value is read under that name");
        found = keys_.emplace(id, Key{id, "", id, "string", "", false, offset}).first;
    } else if (!applies(found->second.domain, domain) && domain != GraphMlDomain::other) {
        oddities.report("values", offset, "the key \"" + id + "\" is declared for \"" + found->second.domain + "\"; its value is read all the same");
    }
    if (!fits(found->second.type, value))
        oddities.report("values", offset, "\"" + std::string(value.substr(0, 40)) + "\" is no " + found->second.type + "; it is read as text");
    return found->second.name;
}

void GraphMlKeys::add_defaults(Properties& attributes, GraphMlDomain domain) const {
    for (const std::string& id : with_fallback_) {
        const Key& key = keys_.at(id);
        if (!applies(key.domain, domain)) continue;
        const bool given = std::ranges::any_of(attributes, [&](const auto& property) { return property.first == key.name; });
        if (!given) attributes.emplace_back(key.name, key.fallback);
    }
}

}  // namespace skein
