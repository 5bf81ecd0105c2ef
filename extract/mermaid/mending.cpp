#include "extract/mermaid/mending.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"

#include <algorithm>
#include <type_traits>

namespace skein::mermaid {

namespace {

// Fields of unequal length never run together: each is told with its size.
class FactLine {
  public:
    explicit FactLine(std::string_view kind) : words_(kind) {}
    FactLine& add(std::string_view field) {
        words_ += ' ' + std::to_string(field.size()) + ':';
        words_ += field;
        return *this;
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    FactLine& add(Enum value) { return add(std::to_string(static_cast<int>(value))); }
    FactLine& add(const Properties& properties) {
        for (const auto& [name, value] : properties) add(name).add(value);
        return add("");
    }
    FactLine& add(const std::vector<std::string>& items) {
        for (const std::string& item : items) add(item);
        return add("");
    }
    [[nodiscard]] std::string take() { return std::move(words_); }

  private:
    std::string words_;
};

std::vector<std::string> facts_of(const Diagram& diagram) {
    std::vector<std::string> lines;
    const auto name = [&](DiagramEndpoint end) {
        return end.is_group ? "group " + diagram.groups[end.index].id + ' ' + diagram.groups[end.index].title
                            : diagram.nodes[end.index].id;
    };
    lines.push_back(FactLine("diagram").add(diagram.name).add(diagram.direction).take());
    for (const DiagramNode& node : diagram.nodes)
        lines.push_back(FactLine("node")
                            .add(node.id)
                            .add(node.label)
                            .add(node.markup)
                            .add(node.shape)
                            .add(node.style)
                            .add(node.classes)
                            .add(node.link)
                            .add(node.tooltip)
                            .take());
    for (const DiagramEdge& edge : diagram.edges)
        lines.push_back(FactLine("edge")
                            .add(name(edge.source))
                            .add(name(edge.target))
                            .add(edge.id)
                            .add(edge.label)
                            .add(edge.markup)
                            .add(edge.stroke)
                            .add(edge.source_end)
                            .add(edge.target_end)
                            .add(std::to_string(edge.length))
                            .add(edge.style)
                            .take());
    for (const DiagramGroup& group : diagram.groups) {
        std::vector<std::string> members;
        members.reserve(group.nodes.size());
        for (const std::uint32_t node : group.nodes) members.push_back(diagram.nodes[node].id);
        std::sort(members.begin(), members.end());
        lines.push_back(FactLine("group")
                            .add(group.id)
                            .add(group.title)
                            .add(group.markup)
                            .add(group.parent ? name({true, *group.parent}) : "")
                            .add(group.direction ? std::to_string(static_cast<int>(*group.direction)) : "")
                            .add(members)
                            .add(group.style)
                            .add(group.classes)
                            .take());
    }
    for (const DiagramClass& entry : diagram.classes) lines.push_back(FactLine("class").add(entry.name).add(entry.style).take());
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

void RoundFindings::add(const std::vector<Remark>& remarks, const WorkingText& text, Outcome outcome) {
    std::set<std::uint32_t> warned;
    for (const Remark& remark : remarks) {
        if (outcome != Outcome::mended && remark.repaired) continue;
        const std::uint32_t line = text.line_of(remark.at);
        // What a line is warned of, later rounds see again in other words.
        if (!remark.repaired && warned_.contains(line)) continue;
        if (!told_.emplace(line, remark.message).second) continue;
        const bool told = outcome != Outcome::refused && !remark.outcome.empty();
        if (!remark.repaired) warned.insert(line);
        found_.push_back({text.original(remark.at, remark.at).start,
                          {remark.repaired ? Severity::repaired : Severity::warning, text.place(remark.at),
                           told ? remark.message + "; " + remark.outcome : remark.message, remark.advice}});
    }
    warned_.merge(warned);
}

void RoundFindings::give(Diagnostics& diagnostics) const {
    std::vector<const Found*> sorted;
    sorted.reserve(found_.size());
    for (const Found& found : found_) sorted.push_back(&found);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Found* a, const Found* b) { return a->at < b->at; });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i == max_findings) {
            diagnostics.note("more than " + std::to_string(max_findings) + " findings in one diagram; the rest is not listed",
                             sorted[i]->finding.place);
            return;
        }
        diagnostics.add(sorted[i]->finding);
    }
}

std::vector<Edit> leave_out(const Flowchart& chart, const std::vector<Edit>& edits, std::vector<Remark>& remarks) {
    std::vector<Edit> out;
    std::size_t passed = 0;
    for (const Edit& edit : edits) {
        // What is put in at the end belongs to the last line.
        std::size_t from = std::max(passed, chart.line_begin(edit.begin));
        if (from == chart.text.size() && from > passed && edit.begin == edit.end)
            from = std::max(passed, chart.line_begin(from - 1));
        const std::size_t stop = std::max(edit.end, from);
        while (from < chart.text.size()) {
            const std::size_t end = line_end(chart.text, from);
            const std::string_view line = trim_blanks(chart.text.substr(from, end - from));
            if (!line.empty()) {
                const bool comment = line.starts_with("%%");
                const std::string words = comment ? "" : comment_words(chart.text, from, end);
                out.push_back({from, end, words.empty() ? "" : chart.indent_of(end) + "%% " + words});
                if (!comment)
                    remarks.push_back(
                        {from, false, "this line could not be mended", "write it anew", "it was kept as a comment"});
            }
            passed = from = std::min(chart.text.size(), end + 1);
            if (from >= stop) break;
        }
    }
    return out;
}

bool same_drawing(const Diagram& a, const Diagram& b) { return facts_of(a) == facts_of(b); }

}  // namespace skein::mermaid
