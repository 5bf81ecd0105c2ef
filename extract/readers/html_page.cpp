#include "extract/readers/html_page.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <gumbo.h>
#include <string>
#include <utility>
#include <vector>

namespace skein {

void HtmlOutputDeleter::operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
namespace {

using namespace std::string_view_literals;

// Never have children, or are closed by what follows: they add no depth.
constexpr std::array shallow_tags = {
    "area"sv, "base"sv, "body"sv, "br"sv, "caption"sv, "col"sv, "colgroup"sv, "embed"sv, "head"sv, "hr"sv,
    "html"sv, "img"sv, "input"sv, "li"sv, "link"sv, "meta"sv, "p"sv, "param"sv, "source"sv, "tbody"sv, "td"sv,
    "tfoot"sv, "th"sv, "thead"sv, "tr"sv, "track"sv, "wbr"sv,
};
constexpr std::array raw_text_tags = {"script"sv, "style"sv, "textarea"sv, "title"sv, "xmp"sv};

// Words of class names and ids, split at blanks, hyphens and underscores, whose element is furniture.
constexpr std::array furniture_classes = {
    "ad"sv, "ads"sv, "advert"sv, "advertisement"sv, "advertisements"sv, "adsbygoogle"sv, "author-bio"sv, "banner"sv,
    "breadcrumb"sv, "breadcrumbs"sv, "comment"sv, "commentlist"sv, "comments"sv, "consent"sv, "cookie"sv, "cookies"sv,
    "disqus"sv, "footer"sv, "masthead"sv, "menu"sv, "modal"sv, "nav"sv, "navbar"sv, "navbox"sv, "navigation"sv,
    "newsletter"sv, "outbrain"sv, "pagination"sv, "paywall"sv, "popup"sv, "promo"sv, "recirculation"sv, "recommended"sv,
    "related"sv, "replies"sv, "respond"sv, "share"sv, "sharing"sv, "sidebar"sv, "signup"sv, "skip"sv, "social"sv,
    "sponsor"sv, "sponsored"sv, "subscribe"sv, "taboola"sv, "toolbar"sv, "widget"sv, "catlinks"sv, "editsection"sv,
};
constexpr std::array furniture_roles = {"banner"sv, "complementary"sv, "contentinfo"sv, "dialog"sv, "menu"sv, "navigation"sv,
                                        "search"sv, "toolbar"sv};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
// `word` is in lower case already; only ASCII counts.
bool equals_in_lower(std::string_view text, std::string_view word) {
    return std::ranges::equal(text, word, {}, lower);
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

bool is_tag_byte(char c) { return c != '>' && c != '/' && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f'; }
bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::size_t comment_end(std::string_view text, std::size_t start) {
    for (std::size_t i = text.find("--", start + 2); i != text.npos; i = text.find("--", i + 1))
        if (text.substr(i + 2).starts_with('>') || text.substr(i + 2).starts_with("!>")) return i;
    return text.size();
}

// The end of the tag whose name ends at `at`, quoted values respected.
std::size_t tag_end(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i < text.size(); ++i) {
        if (text[i] == '>') return i;
        if ((text[i] == '"' || text[i] == '\'') && (text[i - 1] == '=' || text[i - 1] == ' ')) {
            i = text.find(text[i], i + 1);
            if (i == text.npos) break;
        }
    }
    return text.size();
}

// gumbo recurses and takes quadratic time on deep pages, so depth is counted before it parses: an upper bound from the
// tags alone, in which an end tag closes nothing but one element of its name.
class DepthCheck {
  public:
    DepthCheck(const SourceText& source, std::size_t start, std::size_t end)
        : source_(source), text_(source.text().substr(0, end)), start_(start) {}

    void run() {
        for (std::size_t i = text_.find('<', start_); i < text_.size(); i = text_.find('<', i)) {
            if (text_.substr(i).starts_with("<!--"))
                i = comment_end(text_, i);
            else
                i = tag(i);
        }
    }

  private:
    // Returns where to look for the next tag.
    std::size_t tag(std::size_t start) {
        const bool closing = text_.substr(start).starts_with("</");
        const std::size_t name_start = start + (closing ? 2 : 1);
        if (name_start >= text_.size() || !is_ascii_letter(text_[name_start])) return start + 1;
        std::size_t name_end = name_start;
        while (name_end < text_.size() && is_tag_byte(text_[name_end])) ++name_end;
        std::array<char, longest_name> letters;
        const std::size_t size = std::min(name_end - name_start, letters.size());
        std::transform(text_.data() + name_start, text_.data() + name_start + size, letters.data(), lower);
        const std::string_view name(letters.data(), size);
        if (foreign_ == 0 && is_one_of(shallow_tags, name)) return name_end;
        if (closing) {
            close(name);
        } else if (foreign_ == 0 && is_one_of(raw_text_tags, name)) {
            return raw_text_end(name, name_end);
        } else if (foreign_ == 0 || text_[tag_end(text_, name_end) - 1] != '/') {
            open(name, start);
        }
        return name_end;
    }

    void open(std::string_view name, std::size_t start) {
        if (++depth_ > max_html_depth)
            throw Error("the page has more than " + std::to_string(max_html_depth) + " elements open at once",
                        "check for tags that are never closed", source_.place(start));
        const auto known = std::ranges::find(open_, name, &std::pair<std::string, std::size_t>::first);
        if (known != open_.end())
            ++known->second;
        else if (open_.size() < counted_names)
            open_.emplace_back(std::string(name), 1);
        foreign_ += name == "svg" || name == "math";
    }

    void close(std::string_view name) {
        const auto known = std::ranges::find(open_, name, &std::pair<std::string, std::size_t>::first);
        if (known == open_.end() || known->second == 0) return;
        --known->second;
        --depth_;
        foreign_ -= name == "svg" || name == "math";
    }

    // Scripts and the like hold no tags but their own end.
    std::size_t raw_text_end(std::string_view name, std::size_t at) {
        if (is_one_of(never_closed_, name)) return at;
        for (std::size_t i = text_.find("</", at); i != text_.npos; i = text_.find("</", i + 2))
            if (equals_in_lower(text_.substr(i + 2, name.size()), name)) return i + 2;
        *std::ranges::find(never_closed_, "") = *std::ranges::find(raw_text_tags, name);  // do not search again
        return at;
    }

    static constexpr std::size_t counted_names = 128;
    static constexpr std::size_t longest_name = 32;  // longer ones are cut: they are no names of HTML

    const SourceText& source_;
    std::string_view text_;
    std::size_t start_;
    std::vector<std::pair<std::string, std::size_t>> open_;  // how many of each name
    std::size_t depth_ = 0;
    std::size_t foreign_ = 0;
    std::array<std::string_view, raw_text_tags.size() + 1> never_closed_{};
};

bool is_tag(const GumboNode& element, std::initializer_list<GumboTag> tags) {
    return std::ranges::find(tags, element.v.element.tag) != tags.end();
}

bool has_ancestor(const GumboNode& element, std::initializer_list<GumboTag> tags) {
    for (const GumboNode* node = element.parent; node && node->type == GUMBO_NODE_ELEMENT; node = node->parent)
        if (is_tag(*node, tags)) return true;
    return false;
}

bool names_furniture(std::string_view words) {
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" \t\n\r\f-_", i), words.size());
        const std::string_view word = words.substr(i, end - i);
        if (std::ranges::any_of(furniture_classes, [&](std::string_view known) { return equals_in_lower(word, known); }))
            return true;
        i = end + 1;
    }
    return false;
}

}  // namespace

HtmlPage parse_html(const SourceText& source, std::size_t start, std::size_t end, bool fragment) {
    DepthCheck(source, start, end).run();
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    if (fragment) options.fragment_context = GUMBO_TAG_DIV;
    return HtmlPage(gumbo_parse_with_options(&options, source.text().data() + start, end - start));
}

std::string_view attribute(const GumboNode& element, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view();
}

bool has_class(const GumboNode& element, std::string_view word) {
    const std::string_view words = attribute(element, "class");
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" \t\n\r\f", i), words.size());
        if (words.substr(i, end - i) == word) return true;
        i = end + 1;
    }
    return false;
}

bool is_never_text(const GumboNode& element) {
    if (element.type == GUMBO_NODE_TEMPLATE) return true;
    if (is_tag(element, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_HEAD, GUMBO_TAG_SVG,
                         GUMBO_TAG_MATH, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
                         GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT, GUMBO_TAG_DATALIST}))
        return true;
    if (gumbo_get_attribute(&element.v.element.attributes, "hidden") || attribute(element, "aria-hidden") == "true") return true;
    const std::string_view style = attribute(element, "style");
    return style.find("display:none") != style.npos || style.find("display: none") != style.npos;
}

bool is_furniture(const GumboNode& element, HtmlCut cut) {
    if (cut == HtmlCut::nothing || is_tag(element, {GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE}))
        return false;
    if (is_tag(element, {GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM, GUMBO_TAG_MENU})) return true;
    const bool inside = has_ancestor(element, {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN});
    if (is_tag(element, {GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER}) && !inside) return true;
    if (is_one_of(furniture_roles, attribute(element, "role"))) return true;
    // A word of a heading's or an inline element's class says nothing of the article around it.
    return cut == HtmlCut::classes && (names_furniture(attribute(element, "class")) || names_furniture(attribute(element, "id")));
}

}  // namespace skein
