#pragma once
// What a reader of the picture sees of a DOT label.

#include "extract/readers/dot_lexer.hpp"

#include <string>
#include <string_view>

namespace skein {

// What \N, \G, \T, \H and \E stand for; a view without data where there is no such thing.
struct DotNames {
    std::string_view node, graph, tail, head, edge;
};

// An escString (https://graphviz.org/docs/attr-types/escString/) with its character references resolved, as Graphviz does.
// A backslash before any other character stays where `keep_unknown` is set, and goes (as in labels) where it is not.
[[nodiscard]] std::string dot_plain_text(std::string_view text, const DotNames& names, bool keep_unknown = false);
// An HTML-like label: tags dropped, <BR/> and rows as line ends.
[[nodiscard]] std::string dot_html_text(std::string_view html);
// The label of a `record` node: a field a line, without ports.
[[nodiscard]] std::string dot_record_text(std::string_view text, const DotNames& names);

}  // namespace skein
