#include "cli/bar.hpp"

#include "cli/terminal.hpp"

#include <algorithm>
#include <array>

namespace skein::cli {

std::string bar(double value, double largest, std::size_t columns) {
    if (!output_terminal().interactive || value <= 0 || largest <= 0) return {};
    // Eighths of a column, so that small differences show.
    constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const double share = std::min(1.0, value / largest);
    const std::size_t length = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(columns * 8)));
    std::string out;
    for (std::size_t i = 0; i < length / 8; ++i) out += "█";
    return out + eighths[length % 8];
}

}  // namespace skein::cli
