#pragma once

#include <algorithm>

namespace skein {

#if defined(__has_feature)
inline constexpr bool sanitized = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// How many rounds, or how large an input, where `usual` is enough for a plain build: sanitised code takes some forty times
/// longer, and what it looks for is found in fewer.
template <class Number>
constexpr Number effort(Number usual) {
    return sanitized ? std::max<Number>(1, usual / 10) : usual;
}

}  // namespace skein
