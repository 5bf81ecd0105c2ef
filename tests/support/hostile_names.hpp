#pragma once
// Names that break writers, tables and terminals: what goes through every export format and back.

#include "tests/support/random_corpus.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace skein::test {

inline std::vector<std::string> hostile_names() {
    std::string very_long;
    for (int i = 0; i < 400; ++i) very_long += "long & \"long\" ";
    return {
        "plain",
        "two words",
        "\"",
        "'",
        "a\"b",
        "\"quoted\"",
        "'single'",
        "`tick`",
        "\\",
        "ends in \\",
        "a\\\\",
        "\\\"",
        "\\n",
        "\\N",
        "\\G",
        "\\l left \\r right",
        "<",
        ">",
        "&",
        "a<b>c</b>",
        "<int>",
        "&amp;",
        "&lt;tag&gt;",
        "&#65;",
        "&bogus;",
        "A & & B",
        " & ",
        "a & ",
        " & b",
        "]]>",
        "a]]>b",
        "]]",
        "<![CDATA[x]]>",
        "<!-- x -->",
        "-->",
        "<?xml?>",
        "<script>alert(1)</script>",
        "\x01",
        "a\x01"
        "b",
        "\x1B[31mred",
        "\x7F",
        "\xC2\x85 next line",
        "\uFFFE",
        "a\uFFFF",
        "\U0001FFFE",
        "\uFDD0",
        "\uFFFD",
        "\uE000",
        "line\nbreak",
        "carriage\rreturn",
        "both\r\nends",
        "\n",
        "trailing\n",
        "\nleading",
        "tab\tstop",
        "\t",
        "   ",
        " leading",
        "trailing ",
        "in  side",
        "\u00A0",
        "\u2003",
        "\u2028",
        "a\u2029b",
        "\u200B",
        "zero\u200Bwidth",
        "\uFEFFmark",
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "end",
        "graph",
        "node",
        "edge",
        "subgraph",
        "strict",
        "digraph",
        "null",
        "true",
        "NaN",
        "-Infinity",
        "123",
        "-1.5e3",
        "0x10",
        "n0",
        "e0",
        "id",
        "label",
        "\u0645\u0631\u062D\u0628\u0627",
        "\u202Eevil",
        "\u2066iso\u2069",
        "e\u0301",
        "\u00E9",
        "Z\u0353\u0318\u030D",
        "\u6F22\u5B57",
        "\U0001F600",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        "${x}",
        "$(id)",
        "%s%n",
        "{{x}}",
        "#quot;",
        "#35;",
        "fa:fa-x",
        "$$x$$",
        "{a|b}",
        "<f0> port",
        "[x]",
        "(x)",
        "A --> B",
        "a -> b; c",
        "a;b",
        ";",
        "; ",
        "a, b",
        "=cmd()",
        "@import",
        "%% comment",
        "// comment",
        "# comment",
        "/* comment */",
        "javascript:alert(1)",
        "https://example.org/?a=1&b=2#c",
        "C:\\new\\table",
        "O'Reilly & \"Sons\"",
        very_long,
    };
}

// Random strings of hostile fragments.
inline std::vector<std::string> random_hostile_names(std::uint64_t seed, std::size_t count) {
    const std::vector<std::string> pieces = {
        "a",      "B",      "7",      " ",          " ",       "  ",     "\n",     "\r", "\t", "\"",   "'",    "\\",
        "\\n",    "&",      "&amp;",  "amp;",       "<",       ">",      "]]>",    "]",  "{",  "}",    "|",    ";",
        ",",      "#",      "=",      "-",          "->",      "--",     "/*",     "*/", "//", "\x01", "\x0B", "\x7F",
        "\u0085", "\u2028", "\uFFFE", "\U0001F600", "e\u0301", "\u202E", "\u6F22", "%",  "$",  "`",
    };
    Random random(seed);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::string name;
        for (std::size_t k = 1 + random.below(12); k > 0; --k) name += random.pick(pieces);
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace skein::test
