#pragma once
// Character references of HTML, XML and Markdown.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace skein {

struct CharacterReference {
    std::string decoded;   // UTF-8
    std::size_t size = 0;  // bytes of the reference, with `&` and, where it has one, `;`
};

// The reference that begins at `offset` ("&amp;", "&#8217;", "&#x2019;"); nothing when there is none that is known.
// Those that stand for nothing (NUL, surrogates, past U+10FFFF) give U+FFFD.
[[nodiscard]] std::optional<CharacterReference> character_reference_at(std::string_view text, std::size_t offset);

}  // namespace skein
