#pragma once
// A diagram's text freed of what its container did to it (a list's indent, quote marks, HTML escapes), with the way back.

#include "base/byte_span.hpp"
#include "base/error.hpp"
#include "extract/mapped_text.hpp"
#include "extract/mermaid/edits.hpp"
#include "extract/mermaid/find.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein::mermaid {

class WorkingText {
  public:
    WorkingText(const SourceText& source, const FoundDiagram& found);
    WorkingText(const SourceText& source, const MappedText& text);  // keeps references to both

    // The text with these edits made (as apply_edits makes them), its HTML escapes decoded again. What an edit puts in is said to
    // stand where the edit's own words stood.
    [[nodiscard]] WorkingText edited(std::vector<Edit> edits) const;

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool was_escaped() const { return escaped_; }
    // Of an offset into `text()`.
    [[nodiscard]] ByteSpan original(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::uint32_t line_of(std::size_t offset) const;
    [[nodiscard]] SourcePlace place(std::size_t offset) const;

  private:
    WorkingText(const SourceText& source, const MappedText* mapped) : source_(&source), mapped_(mapped) {}
    void put(std::string_view bytes, std::size_t origin, bool verbatim);
    void unescape();

    const SourceText* source_;
    const MappedText* mapped_ = nullptr;
    std::string text_;
    std::vector<std::size_t> origins_;  // of each byte: offset into the source's text, or into the mapped text
    std::size_t end_origin_ = 0;
    bool escaped_ = false;
};

}  // namespace skein::mermaid
