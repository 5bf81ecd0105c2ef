#pragma once
// What standard output is, and text styled for it. Colour carries meaning and is never the only carrier.

#include <cstddef>
#include <string>
#include <string_view>

namespace skein::cli {

struct Terminal {
    bool interactive = false;  // a person looks at it
    bool colour = false;       // interactive, and neither NO_COLOR nor TERM=dumb asks for none
    std::size_t columns = 80;
};

[[nodiscard]] const Terminal& output_terminal();

enum class Style {
    entity,    // a thing in the graph
    relation,  // what is said
    claimant,  // who says it
    denied,    // a negated statement, a dispute
    came,      // what one graph has and another had not
    went,      // the other way round
    place,     // document and line
    heading,
    faint,
};

// `text` between the style's escape sequences, or as it stands where colour is off. Escape untrusted text with `printable` first.
[[nodiscard]] std::string styled(Style style, std::string_view text);

}  // namespace skein::cli
