#pragma once
// The lines of a list of words.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace skein {

// Calls `use` with each line that is not empty, without its end ("\n" or "\r\n").
template <class Use>
void for_each_line(const std::string& text, Use use) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line(text.data() + at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) use(line);
        at = end + 1;
    }
}

}  // namespace skein
