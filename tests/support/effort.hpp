#pragma once

#include <algorithm>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SKEIN_UNDER_ADDRESS_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SKEIN_UNDER_ADDRESS_SANITIZER
#endif

namespace skein {

#if defined(SKEIN_UNDER_ADDRESS_SANITIZER)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// How many rounds, or how large an input, where `usual` is enough for a plain build: sanitised code takes some forty times longer,
/// and what it looks for is found in fewer.
template <class Number>
constexpr Number effort(Number usual) {
    return sanitized ? std::max<Number>(1, usual / 10) : usual;
}

}  // namespace skein
