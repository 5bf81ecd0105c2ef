#include "extract/mermaid/edits.hpp"

#include <algorithm>
#include <utility>

namespace skein::mermaid {

std::vector<Edit> edits_to_make(std::vector<Edit> edits, std::size_t begin, std::size_t end) {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return a.begin != b.begin ? a.begin < b.begin : (a.begin == a.end) > (b.begin == b.end);
    });
    std::vector<Edit> out;
    std::size_t at = begin;
    for (Edit& edit : edits) {
        if (edit.begin < at || edit.end > end) continue;
        at = edit.end;
        out.push_back(std::move(edit));
    }
    return out;
}

std::string apply_edits(std::string_view text, std::vector<Edit> edits, std::size_t begin, std::size_t end) {
    std::string out;
    std::size_t at = begin;
    for (const Edit& edit : edits_to_make(std::move(edits), begin, end)) {
        out += text.substr(at, edit.begin - at);
        out += edit.text;
        at = edit.end;
    }
    return out += text.substr(at, end - at);
}

}  // namespace skein::mermaid
