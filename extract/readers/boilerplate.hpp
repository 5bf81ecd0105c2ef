#pragma once
// Page furniture that copying an article takes along ("Advertisements", "Leave a Reply", share counts). It is left out of
// the blocks, and a note says so: nothing goes silently.

#include "base/diagnostics.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

// A whole line that is furniture wherever it stands: never part of a sentence.
[[nodiscard]] bool is_boilerplate(std::string_view line);
// A line with nothing but digits and their marks: a count of likes or comments, a page number.
[[nodiscard]] bool is_bare_count(std::string_view line);
// A line of rules or bullets: no letter, no digit.
[[nodiscard]] bool is_ornament(std::string_view line);

// What was left out of one document; `report` makes one note of it.
class LeftOut {
  public:
    void add(std::string_view what, std::size_t text_offset);
    void report(const SourceText& source, Diagnostics& diagnostics, std::string_view label = "left out as page furniture") const;

  private:
    std::vector<std::pair<std::string, std::size_t>> kinds_;  // in order of first sight, with their numbers
    std::size_t total_ = 0;
    std::size_t first_ = 0;
};

}  // namespace skein
