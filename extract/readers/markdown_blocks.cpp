// md4c tells where each piece of text stands by pointing into what it parses, which gives exact offsets.

#include "base/utf8.hpp"
#include "extract/readers/embedded_diagrams.hpp"
#include "extract/readers/character_references.hpp"
#include "extract/readers/html.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/markdown.hpp"
#include "extract/readers/prose_shape.hpp"
#include "extract/readers/text_builder.hpp"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <string>
#include <utility>

namespace skein {
namespace {

constexpr unsigned dialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS;

class MarkdownReader {
  public:
    MarkdownReader(Document& document, std::size_t start, std::size_t end, const MarkdownStyle& style, LeftOut& left_out,
                   Diagnostics& diagnostics)
        : document_(document),
          source_(*document.source),
          start_(start),
          end_(end),
          last_(start),
          style_(style),
          left_out_(left_out),
          diagnostics_(diagnostics),
          builder_(source_),
          image_text_(source_),
          diagrams_before_(document.diagrams.size()) {}

    void read() {
        const std::string_view text = source_.text();
        parsed_ = text.substr(start_, end_ - start_);
        std::string masked;
        for (const mermaid::FoundDiagram& diagram : find_embedded_diagrams(text, start_, end_)) {
            if (masked.empty()) masked = parsed_;
            for (std::size_t i = diagram.outer_begin; i < diagram.outer_end; ++i)
                if (char& c = masked[i - start_]; c != '\n' && c != '\r') c = ' ';
            add_diagram(document_, diagram, diagnostics_);
        }
        if (!masked.empty()) parsed_ = masked;
        const auto first = static_cast<std::ptrdiff_t>(diagrams_before_);
        parse();
        std::stable_sort(document_.diagrams.begin() + first, document_.diagrams.end(),
                         [](const Diagram& a, const Diagram& b) { return a.span.start < b.span.start; });
    }

  private:
    void parse() {
        const MD_PARSER parser{
            0,
            dialect,
            [](MD_BLOCKTYPE type, void* detail, void* self) { return guard(self, [&](auto& r) { r.enter(type, detail); }); },
            [](MD_BLOCKTYPE type, void*, void* self) { return guard(self, [&](auto& r) { r.leave(type); }); },
            [](MD_SPANTYPE type, void*, void* self) { return guard(self, [&](auto& r) { r.enter_span(type); }); },
            [](MD_SPANTYPE type, void*, void* self) { return guard(self, [&](auto& r) { r.leave_span(type); }); },
            [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
                return guard(self, [&](auto& r) { r.text(type, {text, size}); });
            },
            nullptr,
            nullptr};
        const int result = md_parse(parsed_.data(), static_cast<MD_SIZE>(parsed_.size()), &parser, this);
        if (problem_) std::rethrow_exception(problem_);
        if (result != 0) throw std::bad_alloc();
    }

    // No exception may pass through the parser, which is C.
    template <class Action>
    static int guard(void* self, Action&& action) {
        auto& reader = *static_cast<MarkdownReader*>(self);
        try {
            action(reader);
            return 0;
        } catch (...) {
            reader.problem_ = std::current_exception();
            return 1;
        }
    }

    void enter(MD_BLOCKTYPE type, void* detail) {
        flush();
        if (++depth_ > max_nesting_depth)
            throw Error("the Markdown is nested more than " + std::to_string(max_nesting_depth) + " levels deep",
                        "flatten its lists and quotes", source_.place(last_));
        heading_level_ = 0;
        switch (type) {
            case MD_BLOCK_QUOTE: ++quotes_; break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL: ++lists_; break;
            case MD_BLOCK_H: heading_level_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level; break;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD: in_cell_ = true; break;
            case MD_BLOCK_CODE:
                in_code_ = true;
                in_dot_ = is_dot(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->lang);
                code_start_ = code_end_ = 0;
                break;
            case MD_BLOCK_HTML:
                in_html_ = true;
                html_end_ = 0;
                break;
            default: break;
        }
    }

    void leave(MD_BLOCKTYPE type) {
        flush();
        --depth_;
        switch (type) {
            case MD_BLOCK_QUOTE: --quotes_; break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL: --lists_; break;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD: in_cell_ = false; break;
            case MD_BLOCK_CODE:
                in_code_ = false;
                if (in_dot_ && code_end_ > 0) add_dot_diagrams(document_, code_start_, code_end_, diagnostics_);
                break;
            case MD_BLOCK_HTML:
                in_html_ = false;
                if (html_end_ > 0) add_html_fragment(document_, html_start_, html_end_, left_out_, diagnostics_);
                break;
            default: break;
        }
        heading_level_ = 0;
    }

    void enter_span(MD_SPANTYPE type) {
        images_ += type == MD_SPAN_IMG;
        deleted_ += type == MD_SPAN_DEL;
        strong_ += type == MD_SPAN_STRONG;
    }

    void leave_span(MD_SPANTYPE type) {
        images_ -= type == MD_SPAN_IMG;
        deleted_ -= type == MD_SPAN_DEL;
        strong_ -= type == MD_SPAN_STRONG;
    }

    void text(MD_TEXTTYPE type, std::string_view piece) {
        const bool ours = !std::less<>()(piece.data(), parsed_.data()) &&
                          !std::less<>()(parsed_.data() + parsed_.size(), piece.data() + piece.size());
        if (!ours || type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {  // line ends are handed over as literals
            broken_ = true;
            return;
        }
        const std::size_t from = start_ + static_cast<std::size_t>(piece.data() - parsed_.data());
        const std::size_t to = from + piece.size();
        if (type == MD_TEXT_HTML) return html(piece, from, to);
        if (in_code_) return code(from, to);
        if (deleted_ > 0) return;
        TextBuilder& builder = images_ > 0 ? image_text_ : builder_;
        if (broken_) builder.add_blank(std::min(last_, from), from);
        broken_ = false;
        last_ = to;
        if (images_ == 0 && !trimmed(piece).empty()) (strong_ > 0 ? has_strong_ : has_plain_) = true;
        if (type == MD_TEXT_ENTITY)
            if (const auto entity = character_reference_at(source_.text().substr(0, to), from))
                return builder.add_decoded(entity->decoded, from, to);
        type == MD_TEXT_NORMAL ? add_without_footnotes(builder, piece, from) : builder.add(from, to);
    }

    static bool is_dot(const MD_ATTRIBUTE& language) {
        const std::string name = to_lower(std::string_view(language.text, language.size));
        return name == "dot" || name == "graphviz" || name == "gv";
    }

    // A code block's lines. Marks of a quotation between them would be no DOT.
    void code(std::size_t from, std::size_t to) {
        if (!in_dot_) return;
        if (code_end_ == 0) {
            code_start_ = from;
        } else if (source_.text().substr(code_end_, from - code_end_).find_first_not_of(" \t\r\n") != std::string_view::npos) {
            diagnostics_.warning("a DOT diagram inside a quotation is not read", source_.place(code_start_),
                                 "put its code block outside of the quotation");
            in_dot_ = false;
        }
        code_end_ = to;
    }

    // Leaves out "[^1]" and, where a quote begins, GitHub's "[!NOTE]".
    static void add_without_footnotes(TextBuilder& builder, std::string_view piece, std::size_t offset) {
        std::size_t at = 0;
        for (std::size_t mark = piece.find('['); mark != piece.npos && mark + 2 < piece.size();
             mark = piece.find('[', mark + 1)) {
            const bool callout = piece[mark + 1] == '!' && builder.empty() && mark == 0;
            if (piece[mark + 1] != '^' && !callout) continue;
            const std::size_t close = piece.find_first_of("] ", mark);
            if (mark < at || close == piece.npos || piece[close] != ']') continue;
            builder.add(offset + at, offset + mark);
            at = close + 1;
            if (piece.substr(at).starts_with(": ")) ++at;  // a footnote's own text
        }
        builder.add(offset + at, offset + piece.size());
    }

    void html(std::string_view piece, std::size_t from, std::size_t to) {
        if (in_html_) {
            if (html_end_ == 0) html_start_ = from;
            html_end_ = to;
        } else if (piece.starts_with("<br") || piece.starts_with("<BR")) {
            broken_ = true;
        }
    }

    void flush() {
        const bool all_strong = has_strong_ && !has_plain_;
        if (builder_.empty() && !image_text_.empty()) std::swap(builder_, image_text_);
        (void)image_text_.take();
        has_strong_ = has_plain_ = broken_ = false;
        if (builder_.empty()) return;
        add_block(builder_.take(), all_strong);
    }

    void add_block(MappedText text, bool all_strong) {
        Block block{BlockKind::paragraph, 0, std::move(text), {}};
        const std::string_view words = block.text.text();
        if (heading_level_ > 0) {
            const bool title = style_.first_heading_is_title && heading_level_ == 1 && document_.blocks.empty();
            block.kind = title ? BlockKind::title : BlockKind::heading;
            block.level = heading_level_;
            if (title && document_.record.title.empty()) document_.record.title = words;
        } else if (all_strong && lists_ == 0 && !in_cell_ && looks_like_heading(words)) {
            block.kind = BlockKind::heading;  // "**Conclusion**" on a line of its own
            block.level = 6;
        } else {
            if (!in_cell_ && is_boilerplate(words)) return left_out_.add(words, last_ - 1);
            if (in_cell_) block.kind = BlockKind::table_cell;
            else if (lists_ > 0) block.kind = BlockKind::list_item, block.level = lists_;
            else if (quotes_ > 0) block.kind = BlockKind::quote;
            if (style_.prose) block.kind = *style_.prose;
        }
        document_.blocks.push_back(std::move(block));
    }

    Document& document_;
    const SourceText& source_;
    std::size_t start_;
    std::size_t end_;
    std::size_t last_;  // end of the text read last
    MarkdownStyle style_;
    LeftOut& left_out_;
    Diagnostics& diagnostics_;
    std::string_view parsed_;  // as long as the range; diagrams are blanked out
    TextBuilder builder_;
    TextBuilder image_text_;  // used only when a block holds nothing else
    std::size_t diagrams_before_;
    std::exception_ptr problem_;
    std::size_t depth_ = 0;
    std::uint32_t lists_ = 0;
    std::uint32_t quotes_ = 0;
    std::uint32_t heading_level_ = 0;
    bool in_cell_ = false;
    bool in_code_ = false;
    bool in_dot_ = false;
    std::size_t code_start_ = 0;
    std::size_t code_end_ = 0;  // 0: none yet
    bool in_html_ = false;
    int images_ = 0;
    int deleted_ = 0;
    int strong_ = 0;
    bool has_strong_ = false;
    bool has_plain_ = false;
    bool broken_ = false;  // a line ended since the last text
    std::size_t html_start_ = 0;
    std::size_t html_end_ = 0;
};

}  // namespace

void add_markdown(Document& document, std::size_t start, std::size_t end, const MarkdownStyle& style, LeftOut& left_out,
                  Diagnostics& diagnostics) {
    MarkdownReader(document, start, end, style, left_out, diagnostics).read();
}

}  // namespace skein
