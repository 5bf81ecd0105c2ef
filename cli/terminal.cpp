#include "cli/terminal.hpp"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace skein::cli {

namespace {

constexpr std::size_t fewest_columns = 40;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

Terminal examine() {
    Terminal terminal;
    terminal.interactive = ::isatty(STDOUT_FILENO) == 1;
    terminal.colour = terminal.interactive && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    winsize size{};
    if (terminal.interactive && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= fewest_columns)
        terminal.columns = size.ws_col;
    return terminal;
}

const char* sequence(Style style) {
    switch (style) {
        case Style::entity: return "\033[1m";
        case Style::relation: return "\033[36m";
        case Style::claimant: return "\033[35m";
        case Style::denied: return "\033[31m";
        case Style::came: return "\033[32m";
        case Style::went: return "\033[31m";
        case Style::place: return "\033[34m";
        case Style::heading: return "\033[1;4m";
        case Style::faint: return "\033[2m";
    }
    return "";
}

}  // namespace

const Terminal& output_terminal() {
    static const Terminal terminal = examine();
    return terminal;
}

std::string styled(Style style, std::string_view text) {
    if (!output_terminal().colour || text.empty()) return std::string(text);
    return sequence(style) + std::string(text) + "\033[0m";
}

}  // namespace skein::cli
