// Plain text: paragraphs between blank lines, hard-wrapped lines joined again, titles and headings guessed with care.

#include "base/utf8.hpp"
#include "extract/readers/boilerplate.hpp"
#include "extract/readers/embedded_diagrams.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/prose_shape.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/text_builder.hpp"

#include <span>

namespace skein {
namespace {

class PlainTextReader {
  public:
    PlainTextReader(const SourcePtr& source, Diagnostics& diagnostics)
        : source_(*source), diagnostics_(diagnostics), document_(new_document(source)) {}

    Document read() {
        const std::string_view text = source_.text();
        std::size_t at = 0;
        for (const EmbeddedDiagram& diagram : find_embedded_diagrams(text, 0, text.size())) {
            read_prose(at, diagram.start, false);
            add_diagram(document_, diagram.source_start, diagram.source_end, diagnostics_);
            at = diagram.end;
        }
        read_prose(at, text.size(), true);
        left_out_.report(source_, diagnostics_);
        return std::move(document_);
    }

  private:
    void read_prose(std::size_t start, std::size_t end, bool last) {
        const std::vector<Line> lines = split_lines(source_.text(), start, end);
        const auto blank = [&](const Line& line) { return trimmed(line.of(source_.text())).empty(); };
        for (std::size_t i = 0; i < lines.size();) {
            if (blank(lines[i])) {
                ++i;
                continue;
            }
            std::size_t next = i;
            while (next < lines.size() && !blank(lines[next])) ++next;
            std::size_t after = next;
            while (after < lines.size() && blank(lines[after])) ++after;
            read_chunk(std::span(lines).subspan(i, next - i), after < lines.size() || !last);
            i = after;
        }
    }

    // Lines without a blank line between them. `followed`: text comes after them.
    void read_chunk(std::span<const Line> lines, bool followed) {
        const std::string_view text = source_.text();
        if (lines.size() == 1 && followed && !is_boilerplate(lines[0].of(text))) {
            if (document_.blocks.empty() && looks_like_title(lines[0].of(text))) return add_title(lines[0]);
            if (looks_like_heading(lines[0].of(text))) return add_block(BlockKind::heading, 2, lines);
        }
        const std::size_t width = widest(lines);
        for (std::size_t i = 0; i < lines.size();) {
            if (leave_out(lines[i])) {
                ++i;
                continue;
            }
            std::size_t next = i + 1;
            while (next < lines.size() && !stands_alone(lines[next]) &&
                   is_soft_wrap(lines[next - 1].of(text), lines[next].of(text), width))
                ++next;
            add_paragraph(lines.subspan(i, next - i));
            i = next;
        }
    }

    bool stands_alone(const Line& line) const {
        const std::string_view text = line.of(source_.text());
        return is_boilerplate(text) || is_bare_count(text) || is_ornament(text) || list_marker_size(text) > 0;
    }

    bool leave_out(const Line& line) {
        const std::string_view text = line.of(source_.text());
        if (is_ornament(text)) return true;
        if (!is_boilerplate(text) && !is_bare_count(text)) return false;
        left_out_.add(trimmed(text), line.start);
        return true;
    }

    std::size_t widest(std::span<const Line> lines) const {
        std::size_t width = 0;
        for (const Line& line : lines) width = std::max(width, characters(line.of(source_.text())));
        return width;
    }

    void add_title(const Line& line) {
        add_block(BlockKind::title, 1, std::span(&line, 1));
        document_.record.title = std::string(document_.blocks.back().text.text());
    }

    void add_paragraph(std::span<const Line> lines) {
        const std::string_view first = lines[0].of(source_.text());
        if (const std::size_t marker = list_marker_size(first)) {
            const std::size_t indent = first.find_first_not_of(" \t");
            return add_block(BlockKind::list_item, static_cast<std::uint32_t>(1 + indent / 2), lines, marker);
        }
        add_block(BlockKind::paragraph, 0, lines);
    }

    void add_block(BlockKind kind, std::uint32_t level, std::span<const Line> lines, std::size_t skipped = 0) {
        TextBuilder builder(source_);
        for (const Line& line : lines) {
            builder.add(line.start + skipped, line.end);
            builder.add_blank(line.end, line.next);
            skipped = 0;
        }
        if (builder.empty()) return;
        Block block{kind, level, builder.take(), {}};
        if (kind == BlockKind::paragraph && sounds_spoken(block.text.text())) block.kind = BlockKind::speech;
        document_.blocks.push_back(std::move(block));
    }

    const SourceText& source_;
    Diagnostics& diagnostics_;
    Document document_;
    LeftOut left_out_;
};

}  // namespace

void read_plain_text(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    sink(PlainTextReader(source, diagnostics).read());
}

}  // namespace skein
