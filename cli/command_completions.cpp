#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "cli/completions.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"

#include <memory>
#include <string>

namespace skein::cli {

namespace {

int run(const std::string& name) {
    std::string names;
    for (const CompletedShell& shell : completed_shells()) {
        if (shell.name == name) {
            DescriptorSink out = standard_output();
            out << shell.script(completed_commands());
            out.flush();
            return exit_done;
        }
        names += (names.empty() ? "" : ", ") + std::string(shell.name);
    }
    throw UsageError("there are no completions for \"" + name + '"', "the shells are " + names);
}

}  // namespace

std::function<int()> setup_completions(CommandLine& command) {
    const auto shell = std::make_shared<std::string>();
    command.description(
        "Prints a script that lets a shell complete commands, options, formats and file names. An installed package has "
        "the scripts where shells look for them.");
    command.add_option("SHELL", *shell, "bash, zsh or fish").required().type_name("");
    command.footer("Examples:\n"
                   "  source <(skein completions bash)\n"
                   "  skein completions zsh > ~/.zfunc/_skein\n"
                   "  skein completions fish > ~/.config/fish/completions/skein.fish");
    return [shell] { return run(*shell); };
}

}  // namespace skein::cli
