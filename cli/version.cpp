#include "cli/help.hpp"

#include "cli/line_editor.hpp"
#include "export/graphviz.hpp"
#include "export/html_page.hpp"
#include "extract/text/language_model.hpp"

#include <boost/version.hpp>
#include <fmt/core.h>
#include <string_view>

namespace skein::cli {

namespace {

std::string part(std::string_view name, bool present) {
    return fmt::format("  {:<40} {}\n", name, present ? "yes" : "not in this build");
}

}  // namespace

std::string version_text() {
    return fmt::format("skein {}\nBoost.Graph {}.{}.{}\n\nOptional parts:\n", SKEIN_VERSION, BOOST_VERSION / 100000,
                       BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100) +
           part("SVG and PNG pictures (Graphviz)", has_graphviz()) +
           part("Large graphs on the HTML page (sigma.js)", has_sigma()) + part("English language model", has_english_model()) +
           part("Line editing in `skein query` (libedit)", has_line_editing());
}

}  // namespace skein::cli
