#pragma once
// SHA-256 (FIPS 180-4), for a page's Content-Security-Policy.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace skein {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
[[nodiscard]] std::string base64(std::string_view bytes);  // RFC 4648, with padding

}  // namespace skein
