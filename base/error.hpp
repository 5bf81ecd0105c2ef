#pragma once
// What is thrown when an input or a request cannot be used. Findings one can go on from are diagnostics (diagnostics.hpp).

#include <cstdint>
#include <stdexcept>
#include <string>

namespace skein {

// Where something stands, for people. `line` and `column` count from 1 (column in characters); 0 means "not known".
struct SourcePlace {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string line_text;  // the line itself, shown with a caret below `column`; empty when there is nothing to show
};

// This input is unusable. `what()` is one plain sentence; `advice()` says what to do about it (may be empty).
class Error : public std::runtime_error {
  public:
    explicit Error(std::string message, std::string advice = {}, SourcePlace place = {});

    [[nodiscard]] const std::string& advice() const { return advice_; }
    [[nodiscard]] const SourcePlace& place() const { return place_; }

  private:
    std::string advice_;
    SourcePlace place_;
};

// The command was called wrongly: exit code 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

// "file:line:column: KIND: message", the line with a caret, and the advice; ends with a newline. Control and
// bidirectional characters are shown escaped, and a long line is cut around its caret.
[[nodiscard]] std::string format_report(const SourcePlace& place, const std::string& kind, const std::string& message,
                                        const std::string& advice);

}  // namespace skein
