// The links of nodes.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/entities.hpp"
#include "extract/mermaid/style_targets.hpp"

#include <algorithm>

namespace skein::mermaid {

namespace {

// A quoted string at `at`, or a word; moves `at` behind it. Inner double quotes become single ones.
std::string take_words(std::string_view rest, std::size_t& at, bool& changed) {
    at = skip_blanks(rest, at);
    if (at >= rest.size()) return {};
    std::size_t quote = double_quote_at(rest, at);
    const bool single = quote == 0 && single_quote_at(rest, at) > 0;
    if (single) quote = single_quote_at(rest, at);
    if (quote == 0) {
        const std::size_t begin = at;
        while (at < rest.size() && blank_at(rest, at) == 0) ++at;
        changed = true;
        return std::string(rest.substr(begin, at - begin));
    }
    if (quote > 1 || single) changed = true;
    const std::size_t begin = at + quote;
    for (std::size_t i = begin; i < rest.size(); ++i) {
        const std::size_t closing = single ? single_quote_at(rest, i) : double_quote_at(rest, i);
        if (closing == 0) continue;
        const std::size_t next = i + closing;
        if (next < rest.size() && blank_at(rest, next) == 0) continue;
        at = next;
        if (closing > 1) changed = true;
        std::string words(rest.substr(begin, i - begin));
        for (char& c : words)
            if (c == '"') c = '\'', changed = true;
        return words;
    }
    changed = true;
    std::string words(rest.substr(begin));
    std::replace(words.begin(), words.end(), '"', '\'');
    at = rest.size();
    return words;
}

enum class Scheme { safe, dangerous, none };

// What a browser would make of the address: characters it ignores are left out, codes decoded.
Scheme scheme_of(std::string_view address) {
    std::string name;
    const std::string decoded = unescape_html(address);
    for (const char c : decoded) {
        if (static_cast<unsigned char>(c) <= 0x20) continue;
        if (c == ':') {
            if (equals_ignoring_case(name, "javascript") || equals_ignoring_case(name, "data") ||
                equals_ignoring_case(name, "vbscript"))
                return Scheme::dangerous;
            return equals_ignoring_case(name, "http") || equals_ignoring_case(name, "https") ||
                           equals_ignoring_case(name, "mailto")
                       ? Scheme::safe
                       : Scheme::none;
        }
        if (c == '/' || c == '?' || c == '#' || name.size() > 12) break;
        name += c;
    }
    return Scheme::none;
}

}  // namespace

void settle_click(const StyleLine& line, const StyleTargets& targets, Diagram& diagram) {
    const std::string_view rest = line.behind(5);
    std::size_t at = 0;
    std::optional<StyleTarget> node;
    // The longest name at the start: names with blanks are names too.
    bool name_changed = false;
    std::size_t name_end = 0;
    for (std::size_t end = 1; end <= std::min<std::size_t>(rest.size(), 200); ++end) {
        if (end < rest.size() && blank_at(rest, end) == 0) continue;
        if (auto found = targets.find(rest.substr(0, end))) {
            node = found;
            name_end = end;
        }
    }
    if (!node) {
        while (name_end < rest.size() && blank_at(rest, name_end) == 0) ++name_end;
        if (double_quote_at(rest, 0) > 0 || name_end == 0)
            return line.drop("this link names no node and was left out", "write it as: click A \"https://…\"");
    }
    const std::string id = node ? node->id : std::string(rest.substr(0, name_end));
    name_changed = id != rest.substr(0, name_end);
    at = skip_blanks(rest, name_end);
    const bool href = word_at(rest, at, "href");
    if (href) at = skip_blanks(rest, at + 4);
    const bool call = word_at(rest, at, "call");
    const bool quoted = at < rest.size() && (double_quote_at(rest, at) > 0 || single_quote_at(rest, at) > 0);
    const std::string_view first =
        rest.substr(at, std::min(rest.size(), rest.find_first_of(" \t", at)) - std::min(at, rest.size()));
    const bool address_like = first.find("://") != std::string_view::npos || first.find(':') != std::string_view::npos ||
                              first.starts_with('/') || first.starts_with('#') || first.starts_with("www.") ||
                              first.starts_with('[') || first.starts_with('<');
    if (call || (!quoted && !href && !address_like)) {
        // A script's function: nothing to draw, Mermaid ignores it where scripts are not allowed.
        if (at >= rest.size()) return line.drop("this link leads nowhere and was left out", "write it as: click A \"https://…\"");
        if (name_changed || !line.chart.text.substr(line.begin).starts_with("click"))
            line.put("click " + id + ' ' + std::string(rest.substr(at)), "the id of the node has changed");
        return;
    }
    bool changed = name_changed;
    std::string address;
    std::string tooltip;
    if (first.starts_with('[') && rest.find("](", at) != std::string_view::npos) {
        const std::size_t middle = rest.find("](", at);
        const std::size_t close = std::min(rest.size(), rest.find(')', middle));
        tooltip = std::string(rest.substr(at + 1, middle - at - 1));
        address = std::string(rest.substr(middle + 2, close - middle - 2));
        at = std::min(rest.size(), close + 1);
        changed = true;
    } else {
        address = take_words(rest, at, changed);
        if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2), changed = true;
    }
    if (scheme_of(address) == Scheme::dangerous)
        return line.drop("this link runs a script and was left out", "link to a page with https://");
    if (address.empty()) return line.drop("this link leads nowhere and was left out");
    std::string window;
    for (int parts = 0; parts < 3 && skip_blanks(rest, at) < rest.size(); ++parts) {
        const std::size_t next = skip_blanks(rest, at);
        const bool is_quoted = double_quote_at(rest, next) > 0 || single_quote_at(rest, next) > 0;
        bool bare = false;
        std::string words = take_words(rest, at, bare);
        static constexpr std::string_view windows[] = {"_self", "_blank", "_parent", "_top"};
        const bool is_window = std::find(std::begin(windows), std::end(windows), words) != std::end(windows);
        if (is_window && window.empty()) {
            window = words;
            changed = changed || is_quoted;
        } else {
            changed = changed || bare || !tooltip.empty() || !window.empty();
            tooltip += (tooltip.empty() ? "" : " ") + words;
        }
    }
    std::replace(tooltip.begin(), tooltip.end(), '"', '\'');
    std::replace(address.begin(), address.end(), '"', '\'');
    if (!node) line.report("a link for \"" + id + "\", which is no node; Mermaid ignores it");
    std::string written = "click " + id + (href ? " href \"" : " \"") + address + '"';
    if (!tooltip.empty()) written += " \"" + tooltip + '"';
    if (!window.empty()) written += ' ' + window;
    if (node && node->node && scheme_of(address) == Scheme::safe) {
        diagram.nodes[*node->node].link = address;
        diagram.nodes[*node->node].tooltip = tooltip;
    }
    if (changed || line.chart.text.substr(line.begin, line.end - line.begin) != written)
        line.put(written, "a link stands in double quotes");
}

}  // namespace skein::mermaid
