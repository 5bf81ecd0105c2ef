// Styles, classes and links of a flowchart.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/entities.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/resolution.hpp"
#include "extract/mermaid/style.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace skein::mermaid {

namespace {

std::string joined(const std::vector<std::string>& items, std::string_view between) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
    return out;
}

class StyleSettler {
  public:
    StyleSettler(Flowchart& chart, Resolution& out) : chart_(chart), text_(chart.text), out_(out), diagram_(out.diagram) {
        for (const auto& [name, use] : out.names) by_id_.emplace(use.id, &use);
        for (std::uint32_t i = 0; i < out.group_ids.size(); ++i)
            if (!out.group_ids[i].empty()) groups_.emplace(out.group_ids[i], i);
        for (std::uint32_t i = 0; i < chart.groups.size(); ++i)
            if (!chart.groups[i].id.empty() && !out.names.contains(chart.groups[i].id)) groups_.emplace(chart.groups[i].id, i);
    }

    void settle() {
        std::size_t edges_so_far = 0;
        for (const Statement& statement : chart_.statements) {
            begin_ = statement.begin;
            end_ = statement.end;
            switch (statement.kind) {
                case StatementKind::chain: edges_so_far += edges_of(chart_.chains[statement.index]); break;
                case StatementKind::style: style(); break;
                case StatementKind::class_def: class_def(); break;
                case StatementKind::class_list: class_list(); break;
                case StatementKind::link_style: link_style(edges_so_far); break;
                case StatementKind::click: click(); break;
                default: break;
            }
        }
        if (!at_end_.empty()) {
            const bool newline = text_.empty() || is_line_end(text_.back());
            chart_.edit(text_.size(), text_.size(), (newline ? "" : "\n") + joined(at_end_, "\n") + "\n");
        }
    }

  private:
    struct Target {
        std::string id;
        std::optional<std::uint32_t> node;
        std::optional<std::uint32_t> group;
    };

    static std::size_t edges_of(const Chain& chain) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < chain.links.size(); ++i) count += chain.groups[i].size() * chain.groups[i + 1].size();
        return count;
    }
    [[nodiscard]] std::string_view behind(std::size_t word) const {
        const std::size_t from = std::min(end_, begin_ + word);
        return trim_blanks(text_.substr(from, end_ - from));
    }
    void put(const std::string& words, std::string_view why) {
        if (text_.substr(begin_, end_ - begin_) == words) return;
        chart_.edit(begin_, end_, words);
        chart_.mended(begin_, std::string(why));
    }
    void drop(std::string message, std::string advice = {}) {
        chart_.reported(begin_, std::move(message), std::move(advice));
        chart_.remove_statement(begin_, end_);
    }
    void report_dropped(const MendedStyle& style) {
        for (const std::string& property : style.dropped)
            chart_.reported(begin_, "the property \"" + property + "\" cannot be written in Mermaid and was left out");
    }

    [[nodiscard]] std::optional<Target> target(std::string_view written) const {
        std::string name;
        std::string_view words = trim_blanks(written);
        while (words.ends_with(':')) words = trim_blanks(words.substr(0, words.size() - 1));
        if (words.size() > 2 && words.front() == '"' && words.back() == '"') words = words.substr(1, words.size() - 2);
        name = std::string(words);
        // A name whose only mention was left out is drawn nowhere.
        if (const auto use = out_.names.find(name); use != out_.names.end() && (use->second.node || use->second.group)) return Target{use->second.id, use->second.node, use->second.group};
        if (const auto group = groups_.find(name); group != groups_.end() && !out_.group_ids[group->second].empty())
            return Target{out_.group_ids[group->second], std::nullopt, group->second};
        return std::nullopt;
    }

    // "A", "A,B", "A B", "Solar System": the nodes and groups that are meant; unknown ones go to `unknown`.
    std::vector<Target> targets(std::string_view words, std::vector<std::string>& unknown) const {
        if (auto whole = target(words)) return {*whole};
        std::vector<Target> out;
        std::size_t at = 0;
        while (at < words.size()) {
            const std::size_t comma = std::min(words.size(), words.find_first_of(",&", at));
            const std::string_view item = trim_blanks(words.substr(at, comma - at));
            at = comma + 1;
            if (item.empty()) continue;
            if (auto found = target(item)) {
                out.push_back(*found);
                continue;
            }
            for (std::size_t i = 0; i < item.size();) {
                std::size_t end = i;
                while (end < item.size() && blank_at(item, end) == 0) ++end;
                const std::string_view word = item.substr(i, end - i);
                if (auto found = target(word)) out.push_back(*found);
                else if (!word.empty()) unknown.emplace_back(word);
                i = skip_blanks(item, end);
            }
        }
        return out;
    }

    void style() {
        const std::string_view rest = behind(5);
        const std::size_t at = style_begin(rest);
        if (at == std::string_view::npos) return drop("this style names no property and was left out", "write it as: style A fill:#f9f,stroke:#333");
        MendedStyle style = mend_style(rest.substr(at));
        report_dropped(style);
        std::vector<std::string> unknown;
        const std::vector<Target> nodes = targets(rest.substr(0, at), unknown);
        for (const std::string& name : unknown) {
            if (nodes.empty() && unknown.size() == 1) return drop("a style for \"" + name + "\", which is no node; it was left out");
            chart_.reported(begin_, "a style for \"" + name + "\", which is no node; it was left out");
        }
        if (nodes.empty() || style.properties.empty()) {
            chart_.remove_statement(begin_, end_);
            if (unknown.empty() && style.dropped.empty()) chart_.reported(begin_, "this style is empty and was left out");
            return;
        }
        std::vector<std::string> lines;
        for (const Target& node : nodes) {
            lines.push_back("style " + node.id + ' ' + style.source);
            Properties& properties = node.group ? diagram_.groups[*node.group].style : diagram_.nodes[*node.node].style;
            properties.insert(properties.end(), style.properties.begin(), style.properties.end());
        }
        put(joined(lines, "\n" + chart_.indent_of(begin_)), "a style is an id, a blank, and properties with colons between commas");
    }

    void class_def() {
        const std::string_view rest = behind(8);
        const std::size_t at = style_begin(rest);
        if (at == std::string_view::npos) return drop("this class has no property and was left out", "write it as: classDef name fill:#f9f,stroke:#333");
        MendedStyle style = mend_style(rest.substr(at));
        report_dropped(style);
        if (style.properties.empty()) return drop("this class has no property that Mermaid can hold and was left out");
        std::vector<std::string> names;
        std::string_view words = trim_blanks(rest.substr(0, at));
        while (words.ends_with('{') || words.ends_with(':')) words = trim_blanks(words.substr(0, words.size() - 1));
        for (std::size_t i = 0; i < words.size();) {
            const std::size_t end = std::min(words.size(), words.find_first_of(", \t", i));
            std::string_view name = words.substr(i, end - i);
            while (name.starts_with('.')) name.remove_prefix(1);
            if (!name.empty()) names.push_back(class_name(name));
            i = end + 1;
        }
        if (names.empty()) return drop("this class has no name and was left out");
        for (const std::string& name : names) diagram_.classes.push_back({name, style.properties});
        put("classDef " + joined(names, ",") + ' ' + style.source, "a class is a name, a blank, and properties with colons between commas");
    }

    std::string class_name(std::string_view written) {
        if (written == "default" || is_safe_id(written)) return std::string(written);
        auto [place, fresh] = class_names_.emplace(std::string(written), "");
        if (fresh) place->second = out_.fresh.make(written, "class");
        return place->second;
    }

    void class_list() {
        std::string_view rest = behind(5);
        while (rest.ends_with(',')) rest = trim_blanks(rest.substr(0, rest.size() - 1));
        std::size_t cut = rest.size();
        while (cut > 0 && blank_at(rest, cut - 1) == 0) --cut;
        std::string_view name = rest.substr(cut);
        std::string_view ids = trim_blanks(rest.substr(0, cut));
        if (cut == 0) {
            const std::size_t mark = rest.find(":::");
            if (mark == std::string_view::npos) return drop("this line gives no class to any node and was left out", "write it as: class A,B name");
            name = rest.substr(mark + 3);
            ids = rest.substr(0, mark);
        }
        while (name.starts_with(':') || name.starts_with('"') || name.starts_with('.')) name.remove_prefix(1);
        while (name.ends_with('"')) name.remove_suffix(1);
        while (ids.ends_with(',') || ids.ends_with(':')) ids = trim_blanks(ids.substr(0, ids.size() - 1));
        std::vector<std::string> unknown;
        const std::vector<Target> nodes = targets(ids, unknown);
        for (const std::string& id : unknown) chart_.reported(begin_, "a class for \"" + id + "\", which is no node; it was left out");
        if (nodes.empty() || name.empty()) return chart_.remove_statement(begin_, end_);
        const std::string class_of = class_name(name);
        std::vector<std::string> written;
        for (const Target& node : nodes) {
            written.push_back(node.id);
            auto& classes = node.group ? diagram_.groups[*node.group].classes : diagram_.nodes[*node.node].classes;
            if (std::find(classes.begin(), classes.end(), class_of) == classes.end()) classes.push_back(class_of);
        }
        put("class " + joined(written, ",") + ' ' + class_of, "a class line is ids with commas and no blanks, then one class");
    }

    void link_style(std::size_t edges_so_far) {
        const std::string_view rest = behind(9);
        std::size_t at = 0;
        std::vector<std::uint32_t> numbers;
        const bool all = word_at(rest, 0, "default");
        if (all) at = 7;
        while (!all && at < rest.size()) {
            const std::size_t next = skip_blanks(rest, at);
            std::uint32_t number = 0;
            const auto parsed = std::from_chars(rest.data() + next, rest.data() + rest.size(), number);
            if (parsed.ec != std::errc()) break;
            const auto stop = static_cast<std::size_t>(parsed.ptr - rest.data());
            numbers.push_back(number);
            at = skip_blanks(rest, stop);
            if (at < rest.size() && (rest[at] == ',' || rest[at] == '&')) ++at;
            else if (stop < rest.size() && rest[stop] == '-') ++at;
        }
        std::string_view words = trim_blanks(rest.substr(std::min(at, rest.size())));
        std::string interpolate;
        if (word_at(words, 0, "interpolate")) {
            std::size_t begin = skip_blanks(words, 11);
            std::size_t end = begin;
            while (end < words.size() && is_ascii_word(words[end])) ++end;
            interpolate = "interpolate " + std::string(words.substr(begin, end - begin));
            words = trim_blanks(words.substr(end));
        }
        const std::size_t properties = style_begin(words);
        MendedStyle style;
        if (properties != std::string_view::npos) style = mend_style(words.substr(properties));
        report_dropped(style);
        if ((!all && numbers.empty()) || (style.properties.empty() && interpolate.empty())) {
            return drop("this line styles no arrow and was left out", "write it as: linkStyle 0,1 stroke:#f66");
        }
        std::vector<std::string> kept;
        bool too_early = false;
        for (const std::uint32_t number : numbers) {
            if (number >= out_.counted.size() || !out_.counted[number]) {
                chart_.reported(begin_, "there is no arrow number " + std::to_string(number) + " (they count from 0); its style was left out");
                continue;
            }
            const std::uint32_t edge = *out_.counted[number];
            too_early = too_early || edge >= edges_so_far;
            kept.push_back(std::to_string(edge));
            Properties& of = diagram_.edges[edge].style;
            of.insert(of.end(), style.properties.begin(), style.properties.end());
        }
        if (!all && kept.empty()) return chart_.remove_statement(begin_, end_);
        std::string line = "linkStyle " + (all ? std::string("default") : joined(kept, ","));
        if (!interpolate.empty()) line += ' ' + interpolate;
        if (!style.source.empty()) line += ' ' + style.source;
        if (!too_early) return put(line, "an arrow's style is its number, a blank, and properties with colons between commas");
        at_end_.push_back(chart_.indent_of(begin_) + line);
        chart_.remove_statement(begin_, end_);
        chart_.mended(begin_, "the style of an arrow stands behind the arrow");
    }

    // A quoted string at `at`, or a word; moves `at` behind it. Inner double quotes become single ones.
    static std::string take_words(std::string_view rest, std::size_t& at, bool& changed) {
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
    static Scheme scheme_of(std::string_view address) {
        std::string name;
        const std::string decoded = unescape_html(address);
        for (const char c : decoded) {
            if (static_cast<unsigned char>(c) <= 0x20) continue;
            if (c == ':') {
                if (equals_ignoring_case(name, "javascript") || equals_ignoring_case(name, "data") || equals_ignoring_case(name, "vbscript")) return Scheme::dangerous;
                return equals_ignoring_case(name, "http") || equals_ignoring_case(name, "https") || equals_ignoring_case(name, "mailto") ? Scheme::safe : Scheme::none;
            }
            if (c == '/' || c == '?' || c == '#' || name.size() > 12) break;
            name += c;
        }
        return Scheme::none;
    }

    void click() {
        const std::string_view rest = behind(5);
        std::size_t at = 0;
        std::optional<Target> node;
        // The longest name at the start: names with blanks are names too.
        bool name_changed = false;
        std::size_t name_end = 0;
        for (std::size_t end = 1; end <= std::min<std::size_t>(rest.size(), 200); ++end) {
            if (end < rest.size() && blank_at(rest, end) == 0) continue;
            if (auto found = target(rest.substr(0, end))) {
                node = found;
                name_end = end;
            }
        }
        if (!node) {
            while (name_end < rest.size() && blank_at(rest, name_end) == 0) ++name_end;
            if (double_quote_at(rest, 0) > 0 || name_end == 0) return drop("this link names no node and was left out", "write it as: click A \"https://…\"");
        }
        const std::string id = node ? node->id : std::string(rest.substr(0, name_end));
        name_changed = id != rest.substr(0, name_end);
        at = skip_blanks(rest, name_end);
        const bool href = word_at(rest, at, "href");
        if (href) at = skip_blanks(rest, at + 4);
        const bool call = word_at(rest, at, "call");
        const bool quoted = at < rest.size() && (double_quote_at(rest, at) > 0 || single_quote_at(rest, at) > 0);
        const std::string_view first = rest.substr(at, std::min(rest.size(), rest.find_first_of(" \t", at)) - std::min(at, rest.size()));
        const bool address_like = first.find("://") != std::string_view::npos || first.find(':') != std::string_view::npos || first.starts_with('/') ||
                                  first.starts_with('#') || first.starts_with("www.") || first.starts_with('[') || first.starts_with('<');
        if (call || (!quoted && !href && !address_like)) {
            // A script's function: nothing to draw, Mermaid ignores it where scripts are not allowed.
            if (at >= rest.size()) return drop("this link leads nowhere and was left out", "write it as: click A \"https://…\"");
            if (name_changed || !text_.substr(begin_).starts_with("click")) put("click " + id + ' ' + std::string(rest.substr(at)), "the id of the node has changed");
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
        if (scheme_of(address) == Scheme::dangerous) return drop("this link runs a script and was left out", "link to a page with https://");
        if (address.empty()) return drop("this link leads nowhere and was left out");
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
        if (!node) chart_.reported(begin_, "a link for \"" + id + "\", which is no node; Mermaid ignores it");
        std::string line = "click " + id + (href ? " href \"" : " \"") + address + '"';
        if (!tooltip.empty()) line += " \"" + tooltip + '"';
        if (!window.empty()) line += ' ' + window;
        if (node && node->node && scheme_of(address) == Scheme::safe) {
            diagram_.nodes[*node->node].link = address;
            diagram_.nodes[*node->node].tooltip = tooltip;
        }
        if (changed || text_.substr(begin_, end_ - begin_) != line) put(line, "a link stands in double quotes");
    }

    Flowchart& chart_;
    std::string_view text_;
    Resolution& out_;
    Diagram& diagram_;
    std::unordered_map<std::string, const NameUse*> by_id_;
    std::unordered_map<std::string, std::uint32_t> groups_;
    std::unordered_map<std::string, std::string> class_names_;
    std::vector<std::string> at_end_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

void settle_styles(Flowchart& chart, Resolution& out) { StyleSettler(chart, out).settle(); }

}  // namespace skein::mermaid
