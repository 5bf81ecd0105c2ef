// What stands behind "subgraph": an id, a title, or both, and what people write instead.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/flowchart.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/names.hpp"
#include "extract/mermaid/shapes.hpp"
#include "graph/mermaid_names.hpp"

namespace skein::mermaid {

// "id[title]", "title", "\"title\"" and what people write instead.
void read_group_title(std::string_view text, GroupStatement& group) {
    std::string_view head = text.substr(group.head_begin, group.head_end - group.head_begin);
    if (head.ends_with('{')) {
        group.braced = group.rewrite = true;
        group.why = "a subgraph has no braces";
        head = trim_blanks(head.substr(0, head.size() - 1));
    }
    if (head.ends_with(':')) {
        group.rewrite = true;
        group.why = "no colon behind a subgraph's title";
        head = trim_blanks(head.substr(0, head.size() - 1));
    }
    if (head.empty()) return;
    const std::size_t base = static_cast<std::size_t>(head.data() - text.data());
    const std::size_t open = head.find_first_of("[({");
    if (open != std::string_view::npos && double_quote_at(head, 0) == 0) {
        const std::string_view id = trim_blanks(head.substr(0, open));
        const auto shape = read_shape(text.substr(0, base + head.size()), base + open);
        const bool whole = shape && shape->end == base + head.size();
        const bool attached = open == id.size();
        const bool square = head[open] == '[';
        if (whole && (square || (attached && id.size() <= 3 && is_mermaid_id(id)))) {
            const std::string_view raw = text.substr(shape->label_begin, shape->label_end - shape->label_begin);
            const MendedLabel title = mend_label(raw);
            const bool plain = square && shape->form->shape == NodeShape::rectangle;
            group.title = title.source;
            if (is_mermaid_id(id) || (!id.empty() && is_plain_title(id))) group.id = std::string(id);
            group.rewrite = group.rewrite || title.changed || !plain || (group.id.empty());
            if (group.rewrite && group.why.empty())
                group.why = title.changed ? title.why : "a subgraph is an id and a title in square brackets";
            return;
        }
    }
    // All of it is the title.
    const MendedLabel quoted = mend_label(head);
    const bool whole_quoted = head.front() == '"' && !quoted.changed;
    if (whole_quoted) {
        group.title = std::string(head);
        const std::string_view words = head.substr(1, head.size() - 2);
        if (is_mermaid_id(words)) group.id = std::string(words);
        return;
    }
    if (is_plain_title(head)) {
        group.title = std::string(head);
        if (head.find(' ') == std::string_view::npos) group.id = std::string(head);
        if (head.find("  ") != std::string_view::npos || head.find('\t') != std::string_view::npos) group.rewrite = true;
        return;
    }
    group.rewrite = true;
    if (group.why.empty()) group.why = "a title with special characters stands in quotes behind an id";
    group.title = quoted.source.starts_with('"') ? quoted.source : quoted_label(head);
}

}  // namespace skein::mermaid
