#include "extract/readers/prose.hpp"

#include "base/utf8.hpp"
#include "extract/readers/embedded_diagrams.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/prose_shape.hpp"

#include <algorithm>
#include <span>

namespace skein {
namespace {

class ProseReader {
  public:
    ProseReader(Document& document, const DecodedText& prose, LeftOut& left_out, Diagnostics& diagnostics)
        : document_(document), prose_(prose), text_(prose.text()), left_out_(left_out), diagnostics_(diagnostics),
          title_wanted_(document.record.title.empty() && document.blocks.empty()) {}

    void read() {
        std::size_t at = 0;
        for (const mermaid::FoundDiagram& diagram : find_embedded_diagrams(text_, 0, text_.size())) {
            read_lines(at, diagram.outer_begin, true);
            add_diagram(document_, prose_.slice(diagram.begin, diagram.end), diagnostics_);
            at = diagram.outer_end;
        }
        read_lines(at, text_.size(), false);
    }

  private:
    // `followed`: text comes after `end`.
    void read_lines(std::size_t start, std::size_t end, bool followed) {
        const std::vector<Line> lines = split_lines(text_, start, end);
        const auto blank = [&](const Line& line) { return trimmed(line.of(text_)).empty(); };
        for (std::size_t i = 0; i < lines.size();) {
            if (blank(lines[i])) {
                ++i;
                continue;
            }
            std::size_t next = i;
            while (next < lines.size() && !blank(lines[next])) ++next;
            std::size_t after = next;
            while (after < lines.size() && blank(lines[after])) ++after;
            read_chunk(std::span(lines).subspan(i, next - i), after < lines.size() || followed);
            i = after;
        }
    }

    // Lines without a blank line between them. `followed`: text comes after them.
    void read_chunk(std::span<const Line> lines, bool followed) {
        if (lines.size() == 1 && followed && !is_boilerplate(lines[0].of(text_))) {
            if (title_wanted_ && document_.blocks.empty() && looks_like_title(lines[0].of(text_))) return add_title(lines[0]);
            if (looks_like_heading(lines[0].of(text_))) return add_block(BlockKind::heading, 2, lines);
        }
        const std::size_t width = widest(lines);
        for (std::size_t i = 0; i < lines.size();) {
            if (leave_out(lines[i])) {
                ++i;
                continue;
            }
            std::size_t next = i + 1;
            while (next < lines.size() && !stands_alone(lines[next]) &&
                   is_soft_wrap(lines[next - 1].of(text_), lines[next].of(text_), width))
                ++next;
            add_paragraph(lines.subspan(i, next - i));
            i = next;
        }
    }

    bool stands_alone(const Line& line) const {
        const std::string_view text = line.of(text_);
        return is_boilerplate(text) || is_bare_count(text) || is_ornament(text) || list_marker_size(text) > 0;
    }

    bool leave_out(const Line& line) {
        const std::string_view text = line.of(text_);
        if (is_ornament(text)) return true;
        if (!is_boilerplate(text) && !is_bare_count(text)) return false;
        left_out_.add(trimmed(text), prose_.source_offset(line.start));
        return true;
    }

    std::size_t widest(std::span<const Line> lines) const {
        std::size_t width = 0;
        for (const Line& line : lines) width = std::max(width, characters(line.of(text_)));
        return width;
    }

    void add_title(const Line& line) {
        add_block(BlockKind::title, 1, std::span(&line, 1));
        document_.record.title = std::string(document_.blocks.back().text.text());
    }

    void add_paragraph(std::span<const Line> lines) {
        const std::string_view first = lines[0].of(text_);
        if (const std::size_t marker = list_marker_size(first)) {
            const std::size_t indent = first.find_first_not_of(" \t");
            return add_block(BlockKind::list_item, static_cast<std::uint32_t>(1 + indent / 2), lines, marker);
        }
        add_block(BlockKind::paragraph, 0, lines);
    }

    void add_block(BlockKind kind, std::uint32_t level, std::span<const Line> lines, std::size_t skipped = 0) {
        TextBuilder builder(prose_.source());
        for (const Line& line : lines) {
            prose_.copy_to(builder, line.start + skipped, line.end);
            builder.add_blank(prose_.source_offset(line.end), prose_.source_offset(line.next));
            skipped = 0;
        }
        if (builder.empty()) return;
        Block block{kind, level, builder.take(), {}};
        if (kind == BlockKind::paragraph && sounds_spoken(block.text.text())) block.kind = BlockKind::speech;
        document_.blocks.push_back(std::move(block));
    }

    Document& document_;
    const DecodedText& prose_;
    std::string_view text_;
    LeftOut& left_out_;
    Diagnostics& diagnostics_;
    bool title_wanted_;
};

}  // namespace

void add_prose(Document& document, const DecodedText& prose, LeftOut& left_out, Diagnostics& diagnostics) {
    ProseReader(document, prose, left_out, diagnostics).read();
}

}  // namespace skein
