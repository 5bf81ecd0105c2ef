// Styles and classes of a flowchart: every line as Mermaid takes it, and what it says in the diagram.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/resolution.hpp"
#include "extract/mermaid/style.hpp"
#include "extract/mermaid/style_targets.hpp"
#include "graph/mermaid_names.hpp"

#include <algorithm>
#include <charconv>

namespace skein::mermaid {

namespace {

std::string joined(const std::vector<std::string>& items, std::string_view between) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
    return out;
}

class StyleSettler {
  public:
    StyleSettler(Flowchart& chart, Resolution& out)
        : chart_(chart), text_(chart.text), out_(out), diagram_(out.diagram), targets_(chart, out), line_{chart} {}

    void settle() {
        std::size_t edges_so_far = 0;
        for (const Statement& statement : chart_.statements) {
            line_.begin = statement.begin;
            line_.end = statement.end;
            switch (statement.kind) {
                case StatementKind::chain: edges_so_far += edges_of(chart_.chains[statement.index]); break;
                case StatementKind::style: style(); break;
                case StatementKind::class_def: class_def(); break;
                case StatementKind::class_list: class_list(); break;
                case StatementKind::link_style: link_style(edges_so_far); break;
                case StatementKind::click: settle_click(line_, targets_, diagram_); break;
                default: break;
            }
        }
        if (!at_end_.empty()) {
            const bool newline = text_.empty() || is_line_end(text_.back());
            chart_.edit(text_.size(), text_.size(), (newline ? "" : "\n") + joined(at_end_, "\n") + "\n");
        }
    }

  private:
    static std::size_t edges_of(const Chain& chain) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < chain.links.size(); ++i) count += chain.groups[i].size() * chain.groups[i + 1].size();
        return count;
    }
    void report_dropped(const MendedStyle& style) {
        for (const std::string& property : style.dropped)
            line_.report("the property \"" + property + "\" cannot be written in Mermaid and was left out");
    }

    void style() {
        const std::string_view rest = line_.behind(5);
        const std::size_t at = style_begin(rest);
        if (at == std::string_view::npos)
            return line_.drop("this style names no property and was left out", "write it as: style A fill:#f9f,stroke:#333");
        MendedStyle style = mend_style(rest.substr(at));
        report_dropped(style);
        std::vector<std::string> unknown;
        const std::vector<StyleTarget> nodes = targets_.find_all(rest.substr(0, at), unknown);
        for (const std::string& name : unknown) {
            if (nodes.empty() && unknown.size() == 1)
                return line_.drop("a style for \"" + name + "\", which is no node; it was left out");
            line_.report("a style for \"" + name + "\", which is no node; it was left out");
        }
        if (nodes.empty() || style.properties.empty()) {
            chart_.remove_statement(line_.begin, line_.end);
            if (unknown.empty() && style.dropped.empty()) line_.report("this style is empty and was left out");
            return;
        }
        std::vector<std::string> lines;
        for (const StyleTarget& node : nodes) {
            lines.push_back("style " + node.id + ' ' + style.source);
            (node.group ? diagram_.groups[*node.group].style : diagram_.nodes[*node.node].style).append(style.properties);
        }
        line_.put(joined(lines, "\n" + chart_.indent_of(line_.begin)),
                  "a style is an id, a blank, and properties with colons between commas");
    }

    void class_def() {
        const std::string_view rest = line_.behind(8);
        const std::size_t at = style_begin(rest);
        if (at == std::string_view::npos)
            return line_.drop("this class has no property and was left out", "write it as: classDef name fill:#f9f,stroke:#333");
        MendedStyle style = mend_style(rest.substr(at));
        report_dropped(style);
        if (style.properties.empty()) return line_.drop("this class has no property that Mermaid can hold and was left out");
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
        if (names.empty()) return line_.drop("this class has no name and was left out");
        for (const std::string& name : names) diagram_.classes.push_back({name, style.properties});
        line_.put("classDef " + joined(names, ",") + ' ' + style.source,
                  "a class is a name, a blank, and properties with colons between commas");
    }

    std::string class_name(std::string_view written) {
        if (written == "default" || is_mermaid_id(written)) return std::string(written);
        auto [place, fresh] = class_names_.emplace(std::string(written), "");
        if (fresh) place->second = out_.fresh.make(written, "class");
        return place->second;
    }

    void class_list() {
        std::string_view rest = line_.behind(5);
        while (rest.ends_with(',')) rest = trim_blanks(rest.substr(0, rest.size() - 1));
        std::size_t cut = rest.size();
        while (cut > 0 && blank_at(rest, cut - 1) == 0) --cut;
        std::string_view name = rest.substr(cut);
        std::string_view ids = trim_blanks(rest.substr(0, cut));
        if (cut == 0) {
            const std::size_t mark = rest.find(":::");
            if (mark == std::string_view::npos)
                return line_.drop("this line gives no class to any node and was left out", "write it as: class A,B name");
            name = rest.substr(mark + 3);
            ids = rest.substr(0, mark);
        }
        while (name.starts_with(':') || name.starts_with('"') || name.starts_with('.')) name.remove_prefix(1);
        while (name.ends_with('"')) name.remove_suffix(1);
        while (ids.ends_with(',') || ids.ends_with(':')) ids = trim_blanks(ids.substr(0, ids.size() - 1));
        std::vector<std::string> unknown;
        const std::vector<StyleTarget> nodes = targets_.find_all(ids, unknown);
        for (const std::string& id : unknown) line_.report("a class for \"" + id + "\", which is no node; it was left out");
        if (nodes.empty() || name.empty()) return chart_.remove_statement(line_.begin, line_.end);
        const std::string class_of = class_name(name);
        std::vector<std::string> written;
        for (const StyleTarget& node : nodes) {
            written.push_back(node.id);
            auto& classes = node.group ? diagram_.groups[*node.group].classes : diagram_.nodes[*node.node].classes;
            if (std::find(classes.begin(), classes.end(), class_of) == classes.end()) classes.push_back(class_of);
        }
        line_.put("class " + joined(written, ",") + ' ' + class_of,
                  "a class line is ids with commas and no blanks, then one class");
    }

    void link_style(std::size_t edges_so_far) {
        const std::string_view rest = line_.behind(9);
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
            const bool separated = at < rest.size() && (rest[at] == ',' || rest[at] == '&');
            if (separated || (stop < rest.size() && rest[stop] == '-')) ++at;
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
            return line_.drop("this line styles no arrow and was left out", "write it as: linkStyle 0,1 stroke:#f66");
        }
        std::vector<std::string> kept;
        bool too_early = false;
        for (const std::uint32_t number : numbers) {
            if (number >= out_.counted.size() || !out_.counted[number]) {
                line_.report("there is no arrow number " + std::to_string(number) +
                             " (they count from 0); its style was left out");
                continue;
            }
            const std::uint32_t edge = *out_.counted[number];
            too_early = too_early || edge >= edges_so_far;
            kept.push_back(std::to_string(edge));
            diagram_.edges[edge].style.append(style.properties);
        }
        if (!all && kept.empty()) return chart_.remove_statement(line_.begin, line_.end);
        std::string line = "linkStyle " + (all ? std::string("default") : joined(kept, ","));
        if (!interpolate.empty()) line += ' ' + interpolate;
        if (!style.source.empty()) line += ' ' + style.source;
        if (!too_early)
            return line_.put(line, "an arrow's style is its number, a blank, and properties with colons between commas");
        at_end_.push_back(chart_.indent_of(line_.begin) + line);
        chart_.remove_statement(line_.begin, line_.end);
        chart_.mended(line_.begin, "the style of an arrow stands behind the arrow");
    }

    Flowchart& chart_;
    std::string_view text_;
    Resolution& out_;
    Diagram& diagram_;
    StyleTargets targets_;
    StyleLine line_;
    std::unordered_map<std::string, std::string> class_names_;
    std::vector<std::string> at_end_;
};

}  // namespace

void settle_styles(Flowchart& chart, Resolution& out) { StyleSettler(chart, out).settle(); }

}  // namespace skein::mermaid
