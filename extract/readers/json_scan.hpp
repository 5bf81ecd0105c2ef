#pragma once
// A JSON object's members with the places they stand at, which nlohmann/json does not tell.

#include "extract/readers/decoded_text.hpp"
#include "extract/readers/readers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein {

enum class JsonKind { string, number, boolean, null, object, array };

struct JsonMember {
    std::string key;  // decoded
    std::size_t key_start = 0;
    JsonKind kind = JsonKind::null;
    std::size_t start = 0;  // of the value, its quotes included, in the source's text
    std::size_t end = 0;
};

// Is the source's text from `start` to `end` one JSON object, nested no deeper than max_nesting_depth? What is wrong is an
// error finding that shows the place.
[[nodiscard]] bool check_json_object(const SourceText& source, std::size_t start, std::size_t end, Diagnostics& diagnostics);
// The members of an object that was checked, in order, repeated keys too.
[[nodiscard]] std::vector<JsonMember> json_members(const SourceText& source, std::size_t start, std::size_t end);
// The decoded text of a checked string value.
[[nodiscard]] DecodedText json_string(const SourceText& source, std::size_t start, std::size_t end);

}  // namespace skein
