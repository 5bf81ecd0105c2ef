#pragma once
// Mending goes in rounds until nothing is left to mend: the findings of all rounds as one list, and what to do when no end is in
// sight.

#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "extract/mermaid/edits.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/working_text.hpp"
#include "graph/diagram.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein::mermaid {

// What was found in the rounds, each thing once, at its place in the original file.
class RoundFindings {
  public:
    enum class Outcome {
        mended,   // the round changed the text
        settled,  // it did not: nothing in it was mended
        refused,  // nothing is written at all: nothing was mended, and nothing became of the words
    };
    void add(const std::vector<Remark>& remarks, const WorkingText& text, Outcome outcome);
    [[nodiscard]] bool empty() const { return found_.empty(); }
    // In the order of the file, at most `max_findings`; one more says that there were others.
    void give(Diagnostics& diagnostics) const;

    static constexpr std::size_t max_findings = 1000;

  private:
    struct Found {
        std::size_t at = 0;  // byte of the original file
        Finding finding;
    };
    std::vector<Found> found_;
    std::set<std::pair<std::uint32_t, std::string>> told_;  // line and message
    std::set<std::uint32_t> warned_;                        // lines with a warning from an earlier round
};

// Edits that make comments of the lines that `edits` change (a comment among them goes), with a remark for each.
[[nodiscard]] std::vector<Edit> leave_out(const Flowchart& chart, const std::vector<Edit>& edits, std::vector<Remark>& remarks);

// Do two diagrams show the same, whatever the order of their parts and the places they stand at?
[[nodiscard]] bool same_drawing(const Diagram& a, const Diagram& b);

}  // namespace skein::mermaid
