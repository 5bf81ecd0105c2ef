#pragma once
// Where results go: standard output, or a file that appears whole or not at all.

#include "base/byte_sink.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::cli {

// The caller flushes; a full or closed device throws Error then.
[[nodiscard]] DescriptorSink standard_output();

// Calls `write` with a sink for `target` and flushes it. "" and "-" are standard output; devices and pipes are written to as
// they stand; anything else is replaced only when everything was written. Throws Error.
void write_output(const std::string& target, const std::function<void(ByteSink&)>& write);

// Standard output, a device or a pipe: one stream, whatever the name.
[[nodiscard]] bool is_stream(const std::string& target);

// Writes several files that belong together: all of them appear, or, but for a crash in between the renames, none. Throws Error.
void write_outputs(const std::vector<std::pair<std::string, std::function<void(ByteSink&)>>>& files);

// Throws Error unless a file could be made at `target`: asked before long work, so that it is not done in vain.
void expect_writable(const std::string& target);

// "1 document", "2 documents".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace skein::cli
