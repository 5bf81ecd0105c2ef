#pragma once
// Character codes in labels: Mermaid's "#35;" and "#quot;", HTML's "&#35;", "&#x23;" and "&quot;".

#include <cstddef>
#include <string>
#include <string_view>

namespace skein::mermaid {

struct CharacterCode {
    std::size_t size = 0;    // bytes of the code, 0 when there is none
    std::string decoded;     // empty when it names no character that can be shown, or is not known
    bool numeric = false;
};
// A code that begins at `at` with '#' (Mermaid) or '&' (HTML).
[[nodiscard]] CharacterCode character_code_at(std::string_view text, std::size_t at);
// One level of HTML escapes decoded, everything else as it stands.
[[nodiscard]] std::string unescape_html(std::string_view text);

}  // namespace skein::mermaid
