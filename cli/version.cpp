#include "cli/help.hpp"

#include "cli/line_editor.hpp"
#include "export/graph_writer.hpp"
#include "export/graphviz.hpp"

#include <algorithm>
#include <boost/version.hpp>
#include <fmt/core.h>
#include <string_view>

namespace skein::cli {

namespace {

bool writes(std::string_view format) {
    const auto formats = graph_formats();
    return std::any_of(formats.begin(), formats.end(), [&](const GraphFormat& known) { return known.name == format; });
}

std::string part(std::string_view name, bool present) { return fmt::format("  {:<36} {}\n", name, present ? "yes" : "not in this build"); }

}  // namespace

std::string version_text() {
    return fmt::format("skein {}\nBoost.Graph {}.{}.{}\n\nOptional parts:\n", SKEIN_VERSION, BOOST_VERSION / 100000,
                       BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100) +
           part("SVG and PNG pictures (Graphviz)", has_graphviz()) + part("HTML page (sigma.js viewer)", writes("html")) +
           part("Line editing in `skein query` (libedit)", has_line_editing());
}

}  // namespace skein::cli
