#include "extract/mermaid/names.hpp"

#include "base/utf8.hpp"
#include "extract/mermaid/characters.hpp"
#include "graph/mermaid_names.hpp"

#include <algorithm>
#include <cstddef>

namespace skein::mermaid {

namespace {

constexpr std::size_t longest_made_id = 32;

}  // namespace

bool is_plain_title(std::string_view title) {
    if (title.empty() || title.find("--") != std::string_view::npos || title.starts_with("%%")) return false;
    for (std::size_t at = 0; at < title.size();) {
        std::size_t stop = at;
        while (stop < title.size() && title[stop] != ' ') ++stop;
        const std::string_view word = title.substr(at, stop - at);
        if (word != "-" && word != "&" && !word.empty() && (!is_mermaid_id(word) || word.find(',') != std::string_view::npos))
            return false;
        at = stop + 1;
    }
    return true;
}

std::string FreshNames::numbered(std::string_view stem) {
    for (;; ++next_) {
        std::string candidate = std::string(stem) + std::to_string(next_);
        if (taken_.insert(candidate).second) return candidate;
    }
}

std::string FreshNames::make(std::string_view name, std::string_view fallback) {
    std::string id;
    for (std::size_t at = 0; at < name.size() && id.size() < longest_made_id;) {
        const CodePoint point = decode_at(name, at);
        const bool ascii_name = point.value < 0x80 && is_ascii_word(static_cast<char>(point.value));
        if (ascii_name || is_mermaid_letter(point.value))
            id.append(name.substr(at, point.size));
        else if (!id.empty() && id.back() != '_')
            id += '_';
        at += point.size;
    }
    while (id.ends_with('_')) id.pop_back();
    const bool speaks = std::any_of(id.begin(), id.end(), [](char c) { return !is_ascii_digit(c) && c != '_'; });
    if (id.size() + 3 > longest_made_id || !speaks) return numbered(fallback);
    if (!is_mermaid_id(id) || id == "o" || id == "x") id += '_';
    if (!is_mermaid_id(id)) return numbered(fallback);
    if (taken_.insert(id).second) return id;
    for (int tries = 0; tries < 3; ++tries) {
        id += '_';
        if (taken_.insert(id).second) return id;
    }
    return numbered(fallback);
}

}  // namespace skein::mermaid
