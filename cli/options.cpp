#include "cli/options.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string_view>

namespace skein::cli {

void add_graph_file(CLI::App& app, std::string& path) {
    app.add_option("FILE.skein", path, "graph file, as `skein build` writes it")->required()->type_name("FILE.skein");
}

void add_json(CLI::App& app, bool& json) { app.add_flag("--json", json, "print JSON, for programs"); }

CLI::Option* add_repeatable(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& description) {
    return app.add_option(name, values, description)->allow_extra_args(false);
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

CLI::Validator whole_number(std::size_t least) {
    return CLI::Validator([least](const std::string& text) {
        const auto number = parsed<std::size_t>(text);
        return number && *number >= least ? std::string()
                                          : '"' + text + "\" is not a whole number of " + std::to_string(least) + " or more";
    }, "");
}

CLI::Validator fraction() {
    return CLI::Validator([](const std::string& text) {
        const auto number = parsed<double>(text);
        return number && *number >= 0 && *number <= 1 ? std::string() : '"' + text + "\" is not a number between 0 and 1";
    }, "");
}

void add_filters(CLI::App& app, FilterOptions& filters) {
    constexpr const char* group = "Which part of the graph";
    add_repeatable(app, "--relation", filters.relations, "only this relation (may be given several times)")
        ->type_name("NAME")->group(group);
    add_repeatable(app, "--type", filters.types,
                   "only entities of this type: Person, Organization, Place, Product, Work, Event, Time, Quantity, Group, Concept "
                   "(may be given several times)")
        ->type_name("TYPE")->group(group);
    add_repeatable(app, "--document", filters.documents, "only what this document says (may be given several times)")
        ->type_name("DOCUMENT")->group(group);
    app.add_option("--min-confidence", filters.min_confidence, "only edges with a statement of at least this confidence, 0 to 1")
        ->type_name("NUMBER")->check(fraction())->group(group);
    app.add_flag("--disputed", filters.disputed, "only edges that one statement affirms and another denies")->group(group);
}

EntityType entity_type_named(const std::string& name) {
    if (const auto type = entity_type_from(name)) return *type;
    std::vector<std::string_view> names;
    for (const EntityType type : all_entity_types) names.push_back(name_of(type));
    const std::string near = did_you_mean(name, names);
    std::string all;
    for (const std::string_view known : names) all += (all.empty() ? "" : ", ") + std::string(known);
    throw UsageError("there is no entity type \"" + name + '"', near.empty() ? "types are: " + all : near);
}

Selection selection_from(const FilterOptions& filters) {
    Selection selection;
    selection.relations = filters.relations;
    selection.documents = filters.documents;
    selection.min_confidence = filters.min_confidence;
    selection.disputed = filters.disputed;
    for (const std::string& name : filters.types) selection.types.push_back(entity_type_named(name));
    return selection;
}

}  // namespace skein::cli
