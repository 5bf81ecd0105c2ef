#include "cli/completions.hpp"

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "export/graph_writer.hpp"
#include "extract/document_reader.hpp"
#include "graph/entity_type.hpp"
#include "graph/statement.hpp"
#include "query/ranking.hpp"

#include <algorithm>

namespace skein::cli {

namespace {

constexpr CompletedShell shells[] = {
    {"bash", "skein", bash_completions},
    {"zsh", "_skein", zsh_completions},
    {"fish", "skein.fish", fish_completions},
};

std::vector<std::string_view> choices_of(const DeclaredOption& option) {
    std::vector<std::string_view> choices;
    const auto is = [&](std::string_view name) {
        return option.is_argument() ? option.argument == name : !option.words.empty() && "--" + option.words.front() == name;
    };
    if (is("--format"))
        for (const GraphFormat& format : graph_formats()) choices.push_back(format.name);
    if (is("--from") && option.value == "FORMAT")
        for (const Reader& reader : readers()) choices.push_back(reader.name);
    if (is("--type"))
        for (const EntityType type : all_entity_types) choices.push_back(name_of(type));
    if (is("--polarity"))
        for (const Polarity polarity : {Polarity::affirmed, Polarity::negated}) choices.push_back(name_of(polarity));
    if (is("--modality"))
        for (const Modality modality :
             {Modality::asserted, Modality::possible, Modality::planned, Modality::hypothetical, Modality::questioned})
            choices.push_back(name_of(modality));
    if (is("--by"))
        for (const Measure measure : all_measures) choices.push_back(name_of(measure));
    if (is("--group")) choices = {"none", "type", "community"};
    if (is("--sort")) choices = {"mentions", "rank", "relations", "name"};
    if (is("SHELL"))
        for (const CompletedShell& shell : shells) choices.push_back(shell.name);
    return choices;
}

CompletedValue value_of(const DeclaredOption& option) {
    using Kind = CompletedValue::Kind;
    if (!option.takes_value) return {};
    const std::string name = option.is_argument() ? option.argument : option.value;
    if (auto choices = choices_of(option); !choices.empty()) return {Kind::choice, name, std::move(choices)};
    if (name == "FILE.skein" || name == "A.skein" || name == "B.skein") return {Kind::graph_file, name, {}};
    if (name == "DIR") return {Kind::folder, name, {}};
    if (name == "FILE" || name == "PATH" || name == "GOLD") return {Kind::file, name, {}};
    return {Kind::anything, name, {}};
}

std::string first_clause(const std::string& description) {
    const std::size_t end =
        std::min({description.find("; "), description.find(" ("), description.find(": "), description.size()});
    return description.substr(0, end);
}

CompletedCommand completed(const Command& command) {
    const CommandLine line(command, "show the options and some examples");
    CompletedCommand out{command.name, command.summary, {}, {}};
    for (const DeclaredOption& option : line.options()) {
        if (option.is_argument())
            out.arguments.push_back(value_of(option));
        else
            out.options.push_back(
                {option.letters, option.words, first_clause(option.description), value_of(option), option.takes_several});
    }
    return out;
}

}  // namespace

std::vector<CompletedCommand> completed_commands() {
    std::vector<CompletedCommand> out;
    for (const Command& command : commands()) out.push_back(completed(command));
    return out;
}

std::span<const CompletedShell> completed_shells() { return shells; }

}  // namespace skein::cli
