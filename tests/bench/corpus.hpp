#pragma once
// A synthetic corpus for measuring: our own sentence templates filled with invented names. The same size gives the same bytes.

#include <cstddef>
#include <string>
#include <vector>

namespace skein::bench {

enum class Markup { plain, markdown, html, webvtt };

// Documents of about 4 kB that together have at least `bytes` bytes. Names repeat within a document and across documents, as
// they do in a collection about one subject: the number of distinct ones grows with the corpus's square root.
[[nodiscard]] std::vector<std::string> corpus(std::size_t bytes, Markup markup);

[[nodiscard]] const char* name_of(Markup markup);
[[nodiscard]] const char* extension_of(Markup markup);

}  // namespace skein::bench
