#pragma once
// Findings one can go on from: collected in order, printed at the end of a stage, counted for the summary line.

#include "base/error.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace skein {

enum class Severity { note, repaired, warning, error };

struct Finding {
    Severity severity = Severity::warning;
    SourcePlace place;
    std::string message;
    std::string advice;
};

// Not thread-safe: each document has its own and the caller joins them in document order.
class Diagnostics {
  public:
    void add(Finding finding) { findings_.push_back(std::move(finding)); }
    void note(std::string message, SourcePlace place = {}, std::string advice = {});
    void repaired(std::string message, SourcePlace place = {}, std::string advice = {});
    void warning(std::string message, SourcePlace place = {}, std::string advice = {});
    void error(std::string message, SourcePlace place = {}, std::string advice = {});
    void append(Diagnostics&& later);

    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
    [[nodiscard]] std::size_t count(Severity severity) const;
    [[nodiscard]] bool empty() const { return findings_.empty(); }

  private:
    std::vector<Finding> findings_;
};

[[nodiscard]] const char* name_of(Severity severity);
[[nodiscard]] std::string format(const Finding& finding);

}  // namespace skein
