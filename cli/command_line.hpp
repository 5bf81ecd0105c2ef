#pragma once
// What a command takes, declared by its setup and read from the words given to it. Only command_line.cpp knows CLI11, whose
// header would cost every command seconds of compiling. The names of options are written as there: "-o,--output", or "PATH" for
// an argument.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace skein::cli {

struct Command;

// What is wrong with a value, in plain words; empty when nothing is.
using ValueCheck = std::function<std::string(const std::string& value)>;

// An option that was just declared. Lives no longer than its CommandLine.
class Option {
public:
    explicit Option(CLI::Option* option) : option_(option) {}

    const Option& required() const;
    const Option& type_name(const std::string& name) const;  // how help calls the value
    const Option& group(const std::string& heading) const;   // under which heading help shows it
    const Option& check(const ValueCheck& check) const;      // the check is to tell of several values each
    const Option& excludes(const std::string& other) const;  // the other is declared already
    const Option& needs(const std::string& other) const;
    const Option& delimiter(char between_values) const;
    const Option& one_value_each_time() const;  // a list takes all words that follow, unless this is said

private:
    CLI::Option* option_;
};

// An option as help and completions want it.
struct DeclaredOption {
    std::vector<std::string> letters;  // without the dash
    std::vector<std::string> words;    // without the dashes
    std::string argument;              // its name, if it is an argument and no option
    std::string value;                 // what its value is called; empty for a flag
    std::string description;
    std::string group;
    bool takes_value = false;
    bool takes_several = false;
    bool is_required = false;

    [[nodiscard]] bool is_argument() const { return !argument.empty(); }
};

class CommandLine {
public:
    // Declares --help, and then what the command's setup declares.
    explicit CommandLine(const Command& command, const std::string& help_text = "this page");
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    // The variables are written by `parse`, and must live until then.
    Option add_option(const std::string& names, std::string& value, const std::string& description);
    Option add_option(const std::string& names, std::vector<std::string>& values, const std::string& description);
    Option add_option(const std::string& names, std::size_t& value, const std::string& description);
    Option add_option(const std::string& names, double& value, const std::string& description);
    Option add_flag(const std::string& names, bool& given, const std::string& description);
    void description(const std::string& text);  // the first paragraph of help
    void footer(const std::string& text);       // the last, with examples

    // Fills the variables. False when help was asked for; throws UsageError for what the command does not take.
    [[nodiscard]] bool parse(std::vector<std::string> arguments);
    // What the command does with them: its exit code.
    [[nodiscard]] int run() const { return work_(); }

    [[nodiscard]] const Command& command() const { return command_; }
    [[nodiscard]] std::string description() const;
    [[nodiscard]] std::string footer() const;
    [[nodiscard]] std::vector<DeclaredOption> options() const;  // in the order of their declaration

private:
    const Command& command_;
    std::unique_ptr<CLI::App> app_;
    std::function<int()> work_;
};

}  // namespace skein::cli
