#include "base/byte_sink.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {
namespace {

int print(const std::string& page) {
    DescriptorSink out = standard_output();
    out << page;
    out.flush();
    return exit_done;
}

const Command& command_named(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) {
        if (command.name == name) return command;
        names.push_back(command.name);
    }
    const std::string near = did_you_mean(name, names);
    throw UsageError("there is no command \"" + std::string(name) + '"', (near.empty() ? near : near + ' ') + "`skein --help` lists all commands");
}

// What the command line holds that the command does not know.
[[noreturn]] void refuse(const Command& command, const CLI::App& app, const std::string& argument) {
    const std::string advice = "`skein " + std::string(command.name) + " --help` shows what it takes";
    if (argument.size() < 2 || argument[0] != '-') throw UsageError("unexpected argument \"" + argument + '"', advice);
    std::vector<std::string> known;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const std::string given = argument.substr(0, argument.find('='));
    const std::string near = did_you_mean(given, candidates);
    throw UsageError("`skein " + std::string(command.name) + "` has no option " + given, (near.empty() ? near : near + ' ') + advice);
}

int run(const Command& command, std::vector<std::string> arguments) {
    CLI::App app(std::string(command.summary), "skein " + std::string(command.name));
    app.set_help_flag("-h,--help", "this page");
    app.allow_extras();
    const std::function<int()> work = command.setup(app);
    std::reverse(arguments.begin(), arguments.end());
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return print(command_help(command, app));
    } catch (const CLI::ParseError& error) {
        for (const std::string& unknown : app.remaining())
            if (unknown.starts_with('-')) refuse(command, app, unknown);
        throw UsageError(error.what(), "`skein " + std::string(command.name) + " --help` shows what it takes");
    }
    if (const std::vector<std::string> unknown = app.remaining(); !unknown.empty()) refuse(command, app, unknown.front());
    return work();
}

int run(std::vector<std::string> arguments) {
    if (arguments.empty()) {
        std::fputs(overview_help().c_str(), stderr);
        return exit_usage;
    }
    const std::string first = arguments.front();
    arguments.erase(arguments.begin());
    if (first == "--version" || first == "-V") return print(version_text());
    if (first == "--help" || first == "-h" || first == "help") {
        if (arguments.empty()) return print(overview_help());
        return run(command_named(arguments.front()), {"--help"});
    }
    if (first.size() > 1 && first[0] == '-')
        throw UsageError("there is no option " + first + " before a command", "`skein --help` lists all commands");
    return run(command_named(first), std::move(arguments));
}

void report(const Error& error) {
    std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
}

// A file opened later must never become standard output by taking its number.
void occupy_standard_descriptors() {
    for (int descriptor = 0; descriptor <= 2; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            // Opened the wrong way round, so that using it still fails.
            static_cast<void>(::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY));
}

}  // namespace
}  // namespace skein::cli

int main(int argc, char** argv) {
    using namespace skein;
    std::signal(SIGPIPE, SIG_IGN);
    cli::occupy_standard_descriptors();
    try {
        return cli::run(std::vector<std::string>(argv + 1, argv + std::max(argc, 1)));
    } catch (const ClosedPipe&) {
        return cli::exit_failed;
    } catch (const UsageError& error) {
        cli::report(error);
        return cli::exit_usage;
    } catch (const Error& error) {
        cli::report(error);
    } catch (const std::bad_alloc&) {
        std::fputs("error: not enough memory\n  give Skein fewer or smaller files at a time\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
    }
    return cli::exit_failed;
}
