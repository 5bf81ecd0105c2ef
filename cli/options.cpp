#include "cli/options.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace skein::cli {

void add_graph_file(CommandLine& command, std::string& path) {
    command.add_option("FILE.skein", path, "graph file, as `skein build` writes it").required().type_name("FILE.skein");
}

void add_json(CommandLine& command, bool& json) { command.add_flag("--json", json, "print JSON, for programs"); }

Option add_repeatable(CommandLine& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& description) {
    return command.add_option(name, values, description).one_value_each_time();
}

namespace {

template <class Number>
std::optional<Number> parsed(const std::string& text) {
    Number number{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

ValueCheck whole_number(std::size_t least) {
    return [least](const std::string& text) {
        const auto number = parsed<std::size_t>(text);
        return number && *number >= least ? std::string()
                                          : '"' + text + "\" is not a whole number of " + std::to_string(least) + " or more";
    };
}

ValueCheck fraction() {
    return [](const std::string& text) {
        const auto number = parsed<double>(text);
        return number && *number >= 0 && *number <= 1 ? std::string() : '"' + text + "\" is not a number between 0 and 1";
    };
}

ValueCheck seconds() {
    return [](const std::string& text) {
        const auto number = parsed<double>(text);
        return number && *number > 0 && *number <= 1e6 ? std::string() : '"' + text + "\" is not a number of seconds";
    };
}

ValueCheck one_of(std::vector<std::string> words) {
    return [words = std::move(words)](const std::string& text) {
        if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
        std::string list;
        for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
        return '"' + text + "\" is none of " + list;
    };
}

namespace {

// Options that may be given several times: any of their values is enough.
struct ListedFilter {
    const char* name;
    std::vector<std::string> FilterOptions::*values;
    const char* description;
    const char* value;
};
constexpr ListedFilter listed_filters[] = {
    {"--type", &FilterOptions::types,
     "only entities of this type: Person, Organization, Place, Product, "
     "Work, Event, Time, Quantity, Group, Concept (may be given several "
     "times)",
     "TYPE"},
    {"--relation", &FilterOptions::relations, "only this relation (may be given several times)", "NAME"},
    {"--document", &FilterOptions::documents, "only what this document says (may be given several times)", "DOCUMENT"},
    {"--claimant", &FilterOptions::claimants,
     "only what this one is said to say; \"the document\" for what it says itself (may be given several times)", "NAME"},
    {"--polarity", &FilterOptions::polarities, "only what is affirmed, or only what is negated", "POLARITY"},
    {"--modality", &FilterOptions::modalities,
     "only what is asserted, possible, planned, hypothetical or questioned (may be given several times)", "MODALITY"},
};

// The value of that name among `all`, which are known by `name_of`.
template <class Value, class Parse, std::size_t count>
Value value_named(const std::string& name, const char* what, const Parse& parse, const std::array<Value, count>& all) {
    if (const auto value = parse(name)) return *value;
    std::vector<std::string_view> names;
    std::string list;
    for (const Value value : all) {
        names.push_back(name_of(value));
        list += (list.empty() ? "" : ", ") + std::string(names.back());
    }
    const std::string near = did_you_mean(name, names);
    throw UsageError("there is no " + std::string(what) + " \"" + printable(name) + '"',
                     near.empty() ? "choose one of " + list : near);
}

}  // namespace

void add_filters(CommandLine& command, FilterOptions& filters) {
    constexpr const char* group = "Which part of the graph";
    for (const ListedFilter& filter : listed_filters)
        add_repeatable(command, filter.name, filters.*filter.values, filter.description).type_name(filter.value).group(group);
    command.add_option("--min-confidence", filters.min_confidence, "only statements of at least this confidence, 0 to 1")
        .type_name("NUMBER").check(fraction()).group(group);
    command
        .add_flag("--disputed", filters.disputed,
                  "only what takes a side in a dispute: affirmed and denied, in opposite words, or with amounts that differ")
        .group(group);
}

EntityType entity_type_named(const std::string& name) {
    return value_named(name, "entity type", entity_type_from, all_entity_types);
}

Selection selection_from(const FilterOptions& filters) {
    constexpr std::array polarities = {Polarity::affirmed, Polarity::negated};
    constexpr std::array modalities = {Modality::asserted, Modality::possible, Modality::planned, Modality::hypothetical,
                                       Modality::questioned};
    Selection selection;
    selection.relations = filters.relations;
    selection.documents = filters.documents;
    selection.claimants = filters.claimants;
    selection.min_confidence = filters.min_confidence;
    selection.disputed = filters.disputed;
    for (const std::string& name : filters.types) selection.types.push_back(entity_type_named(name));
    for (const std::string& name : filters.modalities)
        selection.modalities.push_back(value_named(name, "modality", modality_from, modalities));
    // Both polarities are all there are.
    std::vector<Polarity> wanted;
    for (const std::string& name : filters.polarities) wanted.push_back(value_named(name, "polarity", polarity_from, polarities));
    if (!wanted.empty() && std::equal(wanted.begin() + 1, wanted.end(), wanted.begin())) selection.polarity = wanted.front();
    return selection;
}

}  // namespace skein::cli
