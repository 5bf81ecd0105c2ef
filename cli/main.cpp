#include "base/error.hpp"
#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <new>

namespace skein::cli {
namespace {

constexpr int exit_failed = 1;
constexpr int exit_usage = 2;

void print(const Error& error) {
    std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
}

int run(int argc, char** argv) {
    CLI::App app("Skein turns text into a knowledge graph that can be trusted.", "skein");
    app.require_subcommand(1);
    std::function<int()> chosen;
    for (const Command& command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
        sub->final_callback([&chosen, run = command.setup(*sub)] { chosen = run; });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : exit_usage;
    }
    return chosen();
}

}  // namespace
}  // namespace skein::cli

int main(int argc, char** argv) {
    using namespace skein;
    try {
        return cli::run(argc, argv);
    } catch (const UsageError& error) {
        cli::print(error);
        return cli::exit_usage;
    } catch (const Error& error) {
        cli::print(error);
    } catch (const std::bad_alloc&) {
        std::fputs("error: not enough memory\n  give Skein fewer or smaller files at a time\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
    }
    return cli::exit_failed;
}
