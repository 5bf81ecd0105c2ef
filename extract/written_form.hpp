#pragma once
// How a word is written: what its capitals and digits say, whatever the word.

#include <string_view>

namespace skein {

[[nodiscard]] bool is_capitalised(std::string_view form);
[[nodiscard]] bool is_all_capitals(std::string_view form);  // two letters at least
// Shapes that only names have: a capital inside ("DeepSeek", "iPhone"), capitals and digits ("H800").
[[nodiscard]] bool has_name_shape(std::string_view form);

// All of it.
struct WrittenForm {
    bool capitalised = false;
    bool all_capitals = false;
    bool name_shape = false;
};
[[nodiscard]] WrittenForm written_form(std::string_view form);

}  // namespace skein
