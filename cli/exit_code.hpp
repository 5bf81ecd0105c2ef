#pragma once
// What the shell is told.

namespace skein::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;  // ran, but an input was unusable or what was looked for is there
inline constexpr int exit_usage = 2;   // called wrongly
// Of commands that compare, as of diff(1): there 1 says that two things differ, so that all else that goes wrong is 2.
inline constexpr int exit_different = 1;
inline constexpr int exit_trouble = 2;

}  // namespace skein::cli
