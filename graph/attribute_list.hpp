#pragma once
// Several texts as one attribute value, for formats without lists (GraphML, DOT) and for a diagram's attributes.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// "a; b; c". A ';' or '\' inside a text is written with a '\' before it, so that nothing is lost.
[[nodiscard]] std::string join_list(std::span<const std::string> texts);
[[nodiscard]] std::string join_list(std::span<const std::string_view> texts);
// The same into a string that was used before, whose memory is used again.
void join_list(std::span<const std::string_view> texts, std::string& into);
// The texts of a joined list; of a value written by others, what stands between its semicolons, blanks around it removed.
[[nodiscard]] std::vector<std::string> split_list(std::string_view joined);

}  // namespace skein
