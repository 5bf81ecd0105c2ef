#include "extract/mermaid/style_targets.hpp"

#include "extract/mermaid/characters.hpp"

#include <algorithm>
#include <utility>

namespace skein::mermaid {

StyleTargets::StyleTargets(const Flowchart& chart, const Resolution& names) : names_(names) {
    for (std::uint32_t i = 0; i < names.group_ids.size(); ++i)
        if (!names.group_ids[i].empty()) groups_.emplace(names.group_ids[i], i);
    for (std::uint32_t i = 0; i < chart.groups.size(); ++i)
        if (!chart.groups[i].id.empty() && !names.names.contains(chart.groups[i].id)) groups_.emplace(chart.groups[i].id, i);
}

std::optional<StyleTarget> StyleTargets::find(std::string_view written) const {
    std::string name;
    std::string_view words = trim_blanks(written);
    while (words.ends_with(':')) words = trim_blanks(words.substr(0, words.size() - 1));
    if (words.size() > 2 && words.front() == '"' && words.back() == '"') words = words.substr(1, words.size() - 2);
    name = std::string(words);
    // A name whose only mention was left out is drawn nowhere.
    if (const auto use = names_.names.find(name); use != names_.names.end() && (use->second.node || use->second.group))
        return StyleTarget{use->second.id, use->second.node, use->second.group};
    if (const auto group = groups_.find(name); group != groups_.end() && !names_.group_ids[group->second].empty())
        return StyleTarget{names_.group_ids[group->second], std::nullopt, group->second};
    return std::nullopt;
}

std::vector<StyleTarget> StyleTargets::find_all(std::string_view words, std::vector<std::string>& unknown) const {
    if (auto whole = find(words)) return {*whole};
    std::vector<StyleTarget> out;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t comma = std::min(words.size(), words.find_first_of(",&", at));
        const std::string_view item = trim_blanks(words.substr(at, comma - at));
        at = comma + 1;
        if (item.empty()) continue;
        if (auto found = find(item)) {
            out.push_back(*found);
            continue;
        }
        for (std::size_t i = 0; i < item.size();) {
            std::size_t end = i;
            while (end < item.size() && blank_at(item, end) == 0) ++end;
            const std::string_view word = item.substr(i, end - i);
            if (auto found = find(word)) out.push_back(*found);
            else if (!word.empty()) unknown.emplace_back(word);
            i = skip_blanks(item, end);
        }
    }
    return out;
}

std::string_view StyleLine::behind(std::size_t word) const {
    const std::size_t from = std::min(end, begin + word);
    return trim_blanks(chart.text.substr(from, end - from));
}

void StyleLine::put(const std::string& words, std::string_view why) const {
    if (chart.text.substr(begin, end - begin) == words) return;
    chart.edit(begin, end, words);
    chart.mended(begin, std::string(why));
}

void StyleLine::drop(std::string message, std::string advice) const {
    chart.reported(begin, std::move(message), std::move(advice));
    chart.remove_statement(begin, end);
}

}  // namespace skein::mermaid
