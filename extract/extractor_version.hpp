#pragma once
// Which program found what a graph file holds.

#include <string_view>

namespace skein {

// Changes with the rules, the models and the readers, and with nothing else: documents that another version has read must be read
// again to be what this one would find. Made from the sources when they are built.
[[nodiscard]] std::string_view extractor_version();

}  // namespace skein
