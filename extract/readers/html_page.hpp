#pragma once
// A parsed HTML page, and which of its elements are the article.

#include "extract/source_text.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

// Gumbo's own types, as gumbo.h declares them.
struct GumboInternalNode;
struct GumboInternalOutput;
using GumboNode = GumboInternalNode;
using GumboOutput = GumboInternalOutput;

namespace skein {

// Elements open at once, counted from the tags alone: tags that a sloppy page never closes count too.
inline constexpr std::size_t max_html_depth = 4096;

struct HtmlOutputDeleter {
    void operator()(GumboOutput* output) const;
};
using HtmlPage = std::unique_ptr<GumboOutput, HtmlOutputDeleter>;

// Parses the source's text from `start` to `end`, which must outlive the page. Throws Error when it is nested too deeply.
[[nodiscard]] HtmlPage parse_html(const SourceText& source, std::size_t start, std::size_t end, bool fragment);

// How much of a page's furniture is taken off.
enum class HtmlCut {
    nothing,    // only what is never shown
    structure,  // navigation, headers, footers, asides, forms
    classes,    // and what class names and ids call comments, menus, advertisements …
};

// Scripts, styles, hidden elements, controls: never text.
[[nodiscard]] bool is_never_text(const GumboNode& element);
// Furniture of the page, as far as `cut` goes.
[[nodiscard]] bool is_furniture(const GumboNode& element, HtmlCut cut);

[[nodiscard]] std::string_view attribute(const GumboNode& element, const char* name);
[[nodiscard]] bool has_class(const GumboNode& element, std::string_view word);

}  // namespace skein
