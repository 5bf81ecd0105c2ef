#pragma once
// What the shell is told.

namespace skein::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;  // ran, but an input was unusable or what was looked for is there
inline constexpr int exit_usage = 2;   // called wrongly

}  // namespace skein::cli
