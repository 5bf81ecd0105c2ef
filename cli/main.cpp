#include "base/byte_sink.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "graph/store/sqlite_memory.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <new>
#include <string>
#include <string_view>
#include <utility>
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
    throw UsageError("there is no command \"" + std::string(name) + '"',
                     (near.empty() ? near : near + ' ') + "`skein --help` lists all commands");
}

int run(const Command& command, std::vector<std::string> arguments) {
    CommandLine line(command);
    if (!line.parse(std::move(arguments))) return print(command_help(line));
    return line.run();
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
    keep_no_account_of_memory();
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
