#include "cli/command_line.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>

namespace skein::cli {

const Option& Option::required() const {
    option_->required();
    return *this;
}
const Option& Option::type_name(const std::string& name) const {
    option_->type_name(name);
    return *this;
}
const Option& Option::group(const std::string& heading) const {
    option_->group(heading);
    return *this;
}
const Option& Option::check(const ValueCheck& check) const {
    option_->check(CLI::Validator(check, ""));
    return *this;
}
const Option& Option::excludes(const std::string& other) const {
    option_->excludes(other);
    return *this;
}
const Option& Option::needs(const std::string& other) const {
    option_->needs(other);
    return *this;
}
const Option& Option::delimiter(char between_values) const {
    option_->delimiter(between_values);
    return *this;
}
const Option& Option::one_value_each_time() const {
    option_->allow_extra_args(false);
    return *this;
}

CommandLine::CommandLine(const Command& command, const std::string& help_text)
    : command_(command), app_(std::make_unique<CLI::App>(std::string(command.summary), "skein " + std::string(command.name))) {
    app_->set_help_flag("-h,--help", help_text);
    app_->allow_extras();
    work_ = command.setup(*this);
}

CommandLine::~CommandLine() = default;

Option CommandLine::add_option(const std::string& names, std::string& value, const std::string& description) {
    return Option(app_->add_option(names, value, description));
}
Option CommandLine::add_option(const std::string& names, std::vector<std::string>& values, const std::string& description) {
    return Option(app_->add_option(names, values, description));
}
Option CommandLine::add_option(const std::string& names, std::size_t& value, const std::string& description) {
    return Option(app_->add_option(names, value, description));
}
Option CommandLine::add_option(const std::string& names, double& value, const std::string& description) {
    return Option(app_->add_option(names, value, description));
}
Option CommandLine::add_flag(const std::string& names, bool& given, const std::string& description) {
    return Option(app_->add_flag(names, given, description));
}
void CommandLine::description(const std::string& text) { app_->description(text); }
void CommandLine::footer(const std::string& text) { app_->footer(text); }
std::string CommandLine::description() const { return app_->get_description(); }
std::string CommandLine::footer() const { return app_->get_footer(); }

std::vector<DeclaredOption> CommandLine::options() const {
    std::vector<DeclaredOption> out;
    for (const CLI::Option* option : std::as_const(*app_).get_options()) {
        const bool takes_value = option->get_type_size() != 0;
        out.push_back({option->get_snames(), option->get_lnames(),
                       option->get_positional() ? option->get_name(true) : std::string(),
                       takes_value ? option->get_type_name() : std::string(), option->get_description(), option->get_group(),
                       takes_value, option->get_expected_max() > 1, option->get_required()});
    }
    return out;
}

namespace {

// What the command line holds that the command does not know.
[[noreturn]] void refuse(const CommandLine& line, const std::string& argument) {
    const std::string name = "`skein " + std::string(line.command().name);
    const std::string advice = name + " --help` shows what it takes";
    if (argument.size() < 2 || argument[0] != '-') throw UsageError("unexpected argument \"" + argument + '"', advice);
    std::vector<std::string> known;
    for (const DeclaredOption& option : line.options())
        for (const std::string& word : option.words) known.push_back("--" + word);
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string given = argument.substr(0, argument.find('='));
    const std::string near = did_you_mean(given, candidates);
    throw UsageError(name + "` has no option " + given, (near.empty() ? near : near + ' ') + advice);
}

}  // namespace

bool CommandLine::parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    try {
        app_->parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return false;
    } catch (const CLI::ParseError& error) {
        for (const std::string& unknown : app_->remaining())
            if (unknown.starts_with('-')) refuse(*this, unknown);
        throw UsageError(error.what(), "`skein " + std::string(command_.name) + " --help` shows what it takes");
    }
    if (const std::vector<std::string> unknown = app_->remaining(); !unknown.empty()) refuse(*this, unknown.front());
    return true;
}

}  // namespace skein::cli
