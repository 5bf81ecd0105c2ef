// Names that only their surroundings explain.

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/label.hpp"
#include "extract/mermaid/resolution.hpp"

#include <unordered_set>

namespace skein::mermaid {

namespace {

using Names = std::unordered_set<std::string>;

bool bare(const NodeMention& node) { return !node.shape && !node.quoted && node.classes.empty() && node.attributes.empty(); }

// Names that stand clear of any doubt.
Names clear_names(const Flowchart& chart) {
    Names names;
    for (const Chain& chain : chart.chains)
        for (std::size_t i = 0; i < chain.groups.size(); ++i)
            for (std::size_t j = 0; j < chain.groups[i].size(); ++j)
                if (i == 0 || j > 0 || chain.links[i - 1].glued_head == '\0') names.insert(chain.groups[i][j].name);
    return names;
}

// "---oxygen": is the 'o' the head of the arrow (then the node is "xygen") or the first letter of the name?
void settle_glued_head(Flowchart& chart, Chain& chain, std::size_t index, Names& names) {
    Link& link = chain.links[index];
    NodeMention& node = chain.groups[index + 1].front();
    const char head = link.glued_head;
    if (node.begin != link.end || node.quoted) return;
    const std::string with = head + node.name;
    const bool complete = link.length > 1 || link.stroke == EdgeStroke::dotted;  // an arrow even without the letter
    const char first = node.name.front();
    const bool word = first >= 'a' && first <= 'z' && node.name.size() > 1;
    const bool split =
        names.contains(with) || (!names.contains(node.name) && word && complete && link.source_end == ArrowEnd::none);
    if (!split) return;
    names.insert(with);
    link.glued_head = '\0';
    link.target_end = link.source_end = ArrowEnd::none;
    link.end -= 1;
    if (link.stroke != EdgeStroke::dotted && link.length > 1) link.length -= 1;
    link.text = arrow_text(link.stroke, link.source_end, link.target_end, link.length) + ' ';
    link.changed = true;
    node.begin -= 1;
    node.name = with;
    chart.mended(link.end, "a blank keeps the first letter of \"" + with + "\" from becoming the arrow's head");
}

// "A&B": two nodes, when both are known.
void settle_ampersand(Flowchart& chart, Chain& chain, std::vector<NodeMention>& group, std::size_t index, const Names& names) {
    const NodeMention node = group[index];
    const std::size_t mark = node.name.find('&');
    if (!bare(node) || mark == std::string::npos || node.name.find(' ') != std::string::npos ||
        node.name.size() != node.name_end - node.begin)
        return;
    const std::string left = node.name.substr(0, mark);
    const std::string right = node.name.substr(mark + 1);
    if (!names.contains(left) || !names.contains(right)) return;
    NodeMention second = node;
    second.name = right;
    second.begin = node.begin + mark + 1;
    group[index].name = left;
    group[index].name_end = group[index].end = node.begin + mark;
    group.insert(group.begin() + static_cast<std::ptrdiff_t>(index) + 1, second);
    chain.edits.push_back({node.begin + mark, node.begin + mark + 1, " & "});
    chart.mended(node.begin + mark, "nodes of one arrow are joined by & between blanks");
}

// "A --> B:text": the text belongs to the arrow, when B is known.
void settle_colon(Flowchart& chart, Chain& chain, const Names& names) {
    if (chain.links.empty() || chain.groups.back().size() != 1) return;
    NodeMention& node = chain.groups.back().front();
    Link& link = chain.links.back();
    const std::size_t mark = node.name.find(':');
    if (!bare(node) || mark == std::string::npos || mark == 0 || mark + 1 >= node.name.size() || !link.label.empty()) return;
    const std::string before = node.name.substr(0, mark);
    const std::string_view written = chart.text.substr(node.begin, node.name_end - node.begin);
    if (!names.contains(before) || written.substr(0, mark) != before) return;
    link.label = mend_label(node.name.substr(mark + 1)).source;
    link.text = arrow_text(link.stroke, link.source_end, link.target_end, link.length) + '|' + link.label + '|';
    link.changed = true;
    chain.edits.push_back({node.begin + mark, node.name_end, ""});
    chart.mended(node.begin + mark, "a label behind a colon belongs to the arrow");
    node.name = before;
    node.name_end = node.end = node.begin + mark;
}

}  // namespace

void settle_ambiguous_names(Flowchart& chart) {
    Names names = clear_names(chart);
    // Twice: a name that one line makes clear is known to the lines before it.
    for (int round = 0; round < 2; ++round)
        for (Chain& chain : chart.chains)
            for (std::size_t i = 0; i < chain.links.size(); ++i)
                if (chain.links[i].glued_head != '\0') settle_glued_head(chart, chain, i, names);
    for (Chain& chain : chart.chains) {
        for (auto& group : chain.groups)
            for (std::size_t j = 0; j < group.size(); ++j) settle_ampersand(chart, chain, group, j, names);
        settle_colon(chart, chain, names);
    }
}

}  // namespace skein::mermaid
