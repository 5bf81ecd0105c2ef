// HTML: gumbo builds the tree a browser would; blocks are made from its text, page furniture left out.

#include "extract/readers/html.hpp"

#include "base/utf8.hpp"
#include "extract/readers/embedded_diagrams.hpp"
#include "extract/readers/html_page.hpp"
#include "extract/readers/html_text.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/text_builder.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <gumbo.h>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace skein {
namespace {

constexpr std::size_t prose_characters = 80;  // a block this long is prose, not a menu's entry

std::span<void* const> children_of(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
    return {node.v.element.children.data, node.v.element.children.length};
}

const GumboNode& as_node(void* child) { return *static_cast<const GumboNode*>(child); }

std::uint32_t heading_level(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<std::uint32_t>(tag - GUMBO_TAG_H1) + 1 : 0;
}

bool is_inline(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_ACRONYM: case GUMBO_TAG_B: case GUMBO_TAG_BDI: case GUMBO_TAG_BDO:
        case GUMBO_TAG_BIG: case GUMBO_TAG_CITE: case GUMBO_TAG_CODE: case GUMBO_TAG_DATA: case GUMBO_TAG_DEL: case GUMBO_TAG_DFN:
        case GUMBO_TAG_EM: case GUMBO_TAG_FONT: case GUMBO_TAG_I: case GUMBO_TAG_IMG: case GUMBO_TAG_INS: case GUMBO_TAG_KBD:
        case GUMBO_TAG_LABEL: case GUMBO_TAG_MARK: case GUMBO_TAG_Q: case GUMBO_TAG_RB: case GUMBO_TAG_RP: case GUMBO_TAG_RT:
        case GUMBO_TAG_RUBY: case GUMBO_TAG_S: case GUMBO_TAG_SAMP: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRIKE:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_TT:
        case GUMBO_TAG_U: case GUMBO_TAG_VAR: case GUMBO_TAG_WBR: case GUMBO_TAG_UNKNOWN: return true;
        default: return false;
    }
}

// <pre class="mermaid">, <div class="mermaid">, <code class="language-mermaid">.
bool is_diagram(const GumboNode& element) {
    const GumboTag tag = element.v.element.tag;
    if (tag != GUMBO_TAG_PRE && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_CODE) return false;
    return has_class(element, "mermaid") || has_class(element, "language-mermaid") || has_class(element, "lang-mermaid");
}

bool is_code(const GumboNode& pre) {
    for (void* child : children_of(pre)) {
        const GumboNode& node = as_node(child);
        if (node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_CODE) return true;
    }
    const std::string_view words = attribute(pre, "class");
    return words.find("code") != words.npos || words.find("highlight") != words.npos || words.find("brush") != words.npos ||
           words.find("lang") != words.npos;
}

bool is_note_mark(const GumboNode& element) {
    return element.v.element.tag == GUMBO_TAG_SUP && has_class(element, "reference");
}

class HtmlReader {
  public:
    HtmlReader(const SourcePtr& source, HtmlCut cut, bool page)
        : source_(*source), cut_(cut), page_(page), builder_(source_) {
        result.source = source;
    }

    void read(const GumboNode& root) {
        walk(root);
        flush();
    }

    Document result;  // its blocks and diagrams
    Diagnostics findings;
    std::vector<std::pair<std::string, std::size_t>> left_out;  // what, and its text offset
    std::size_t kept_prose = 0;     // characters in blocks long enough to be prose
    std::size_t cut_prose = 0;      // the same in what `cut` took off

  private:
    void walk(const GumboNode& node) {
        switch (node.type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE: return text(node);
            case GUMBO_NODE_ELEMENT: return element(node);
            default: return;
        }
    }

    // gumbo's pieces point into the text that it parsed.
    std::pair<std::size_t, std::size_t> range_of(const GumboStringPiece& piece) const {
        const std::string_view text = source_.text();
        const std::less<> before;
        if (piece.length == 0 || before(piece.data, text.data()) || before(text.data() + text.size(), piece.data + piece.length))
            return {last_, last_};
        const auto from = static_cast<std::size_t>(piece.data - text.data());
        return {from, from + piece.length};
    }

    void walk_children(const GumboNode& node) {
        for (void* child : children_of(node)) walk(as_node(child));
    }

    void text(const GumboNode& node) {
        const auto [from, to] = range_of(node.v.text.original_text);
        if (node.type != GUMBO_NODE_WHITESPACE) breaks_ = 0;
        if (builder_.empty()) block_start_ = from;
        add_html_text(builder_, source_, from, to, node.v.text.text);
        last_ = to;
    }

    void element(const GumboNode& node) {
        const GumboTag tag = node.v.element.tag;
        if (is_never_text(node) || is_note_mark(node)) return;
        if (is_furniture(node, cut_)) return furniture(node);
        if (is_diagram(node)) return diagram(node);
        if (tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_S || tag == GUMBO_TAG_STRIKE) return;
        if (tag == GUMBO_TAG_PRE && is_code(node)) return flush();
        if (tag == GUMBO_TAG_BR) return line_break();
        if (is_inline(tag)) return walk_children(node);
        flush();
        const Context outer = context_;
        enter(node);
        walk_children(node);
        flush();
        context_ = outer;
    }

    void enter(const GumboNode& node) {
        const GumboTag tag = node.v.element.tag;
        context_.heading = heading_level(tag) ? heading_level(tag) : context_.heading;
        if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) ++context_.lists;
        if (tag == GUMBO_TAG_LI && context_.lists == 0) context_.lists = 1;
        if (tag == GUMBO_TAG_BLOCKQUOTE) context_.quote = true;
        if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) context_.cell = true;
    }

    // One <br> is a blank between words, two are a new paragraph.
    void line_break() {
        if (++breaks_ >= 2) return flush();
        builder_.add_blank(last_, last_);
    }

    void furniture(const GumboNode& node) {
        flush();
        HtmlReader measure(result.source, HtmlCut::nothing, page_);
        for (void* child : children_of(node)) measure.read(as_node(child));
        cut_prose += measure.kept_prose;
        if (measure.result.blocks.empty() && measure.left_out.empty()) return;
        const std::string_view name = gumbo_normalized_tagname(node.v.element.tag);
        left_out.emplace_back("<" + std::string(name) + ">", range_of(node.v.element.original_tag).first);
    }

    void diagram(const GumboNode& node) {
        flush();
        DecodedText lines(source_);
        collect(node, lines);
        if (!lines.text().empty()) add_diagram(result, lines.slice(0, lines.text().size()), findings);
    }

    void collect(const GumboNode& node, DecodedText& lines) {
        if (node.type == GUMBO_NODE_ELEMENT) {
            if (node.v.element.tag == GUMBO_TAG_BR) {
                const auto [from, to] = range_of(node.v.element.original_tag);
                lines.add_decoded("<br/>", from, to);
            }
            for (void* child : children_of(node)) collect(as_node(child), lines);
        } else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
            const auto [from, to] = range_of(node.v.text.original_text);
            add_html_text(lines, source_, from, to, node.v.text.text);
        }
    }

    void flush() {
        breaks_ = 0;
        if (builder_.empty()) return (void)builder_.take();
        Block block{BlockKind::paragraph, 0, builder_.take(), {}};
        const std::string_view words = block.text.text();
        if (context_.heading > 0) block.kind = BlockKind::heading, block.level = context_.heading;
        else if (context_.cell) block.kind = BlockKind::table_cell;
        else if (context_.lists > 0) block.kind = BlockKind::list_item, block.level = context_.lists;
        else if (context_.quote) block.kind = BlockKind::quote;
        if (page_ && block.kind != BlockKind::table_cell && is_boilerplate(words)) {
            left_out.emplace_back(words, block_start_);
            return;
        }
        if (words.size() >= prose_characters) kept_prose += words.size();
        result.blocks.push_back(std::move(block));
    }

    struct Context {
        std::uint32_t heading = 0;
        std::uint32_t lists = 0;
        bool quote = false;
        bool cell = false;
    };

    const SourceText& source_;
    HtmlCut cut_;
    bool page_;
    TextBuilder builder_;
    Context context_;
    std::size_t last_ = 0;         // end of the text read last
    std::size_t block_start_ = 0;
    int breaks_ = 0;               // <br> since the last text
};

std::string clean(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        if (!is_space(c.value)) out.append(text, i, c.size);
        else if (!out.empty() && out.back() != ' ') out += ' ';
        i += c.size;
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

const GumboNode* find_child(const GumboNode& node, GumboTag tag) {
    for (void* child : children_of(node))
        if (as_node(child).type == GUMBO_NODE_ELEMENT && as_node(child).v.element.tag == tag) return &as_node(child);
    return nullptr;
}

// <meta name="…"> and <meta property="…"> that say something of the document, and the names they get here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> meta_names = {{
    {"og:title", "title"}, {"author", "author"}, {"article:published_time", "published"}, {"date", "published"},
    {"og:site_name", "site"}, {"description", "description"}, {"og:url", "url"},
}};

void read_head(const GumboNode& head, Document& document) {
    for (void* child : children_of(head)) {
        const GumboNode& node = as_node(child);
        if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_META) continue;
        std::string_view name = attribute(node, "name");
        if (name.empty()) name = attribute(node, "property");
        const auto known = std::ranges::find(meta_names, to_lower(name), &std::pair<std::string_view, std::string_view>::first);
        std::string content = clean(attribute(node, "content"));
        if (known == meta_names.end() || content.empty()) continue;
        if (known->second == "title")
            document.record.title = std::move(content);
        else
            document.record.metadata.emplace_back(known->second, std::move(content));
    }
}

// The first <h1> is the title; a page without one has its <title>.
void add_title(Document& document, std::vector<Block>& blocks, const GumboNode* head) {
    const auto first = std::ranges::find_if(blocks, [](const Block& b) { return b.kind == BlockKind::heading && b.level == 1; });
    std::optional<Block> title;
    if (const GumboNode* element = head ? find_child(*head, GUMBO_TAG_TITLE) : nullptr) {
        HtmlReader reader(document.source, HtmlCut::nothing, false);
        for (void* child : children_of(*element)) reader.read(as_node(child));
        if (!reader.result.blocks.empty()) title = std::move(reader.result.blocks[0]);
    }
    if (first != blocks.end()) {
        first->kind = BlockKind::title;
        if (document.record.title.empty()) document.record.title = first->text.text();
    } else if (title) {
        title->kind = BlockKind::title;
        title->level = 1;
        if (document.record.title.empty()) document.record.title = title->text.text();
        blocks.insert(blocks.begin(), std::move(*title));
    }
}

}  // namespace

void add_html_fragment(Document& document, std::size_t start, std::size_t end, LeftOut&, Diagnostics& diagnostics) {
    const HtmlPage page = parse_html(*document.source, start, end, true);
    HtmlReader reader(document.source, HtmlCut::nothing, false);
    reader.read(*page->root);
    std::ranges::move(reader.result.blocks, std::back_inserter(document.blocks));
    std::ranges::move(reader.result.diagrams, std::back_inserter(document.diagrams));
    diagnostics.append(std::move(reader.findings));
}

bool recognises_html(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    std::string_view rest = text.substr(start);
    while (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
        const std::size_t close = rest.find(rest.starts_with("<?") ? "?>" : "-->");
        if (close == rest.npos) return false;
        rest.remove_prefix(std::min(rest.size(), close + 3));
        rest.remove_prefix(std::min(rest.find_first_not_of(" >\t\r\n"), rest.size()));
    }
    const std::string opening = to_lower(rest.substr(0, 16));
    return opening.starts_with("<!doctype html") || opening.starts_with("<html>") || opening.starts_with("<html ") ||
           opening.starts_with("<html\n");
}

void read_html(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document = new_document(source);
    const HtmlPage page = parse_html(*source, 0, source->text().size(), false);
    LeftOut left_out;
    for (const HtmlCut cut : {HtmlCut::classes, HtmlCut::structure, HtmlCut::nothing}) {
        HtmlReader reader(source, cut, true);
        reader.read(*page->root);
        // The article is never taken for furniture: when most prose would go, less is cut.
        if (cut != HtmlCut::nothing && reader.kept_prose < reader.cut_prose) continue;
        document.blocks = std::move(reader.result.blocks);
        document.diagrams = std::move(reader.result.diagrams);
        diagnostics.append(std::move(reader.findings));
        for (const auto& [what, offset] : reader.left_out) left_out.add(what, offset);
        break;
    }
    const GumboNode* head = find_child(*page->root, GUMBO_TAG_HEAD);
    if (head) read_head(*head, document);
    add_title(document, document.blocks, head);
    left_out.report(*source, diagnostics);
    sink(std::move(document));
}

}  // namespace skein
