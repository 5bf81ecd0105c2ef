#include "graph/attribute_list.hpp"

#include <cstddef>

namespace skein {

namespace {

void append_item(std::string& joined, std::string_view text, bool first) {
    if (!first) joined += "; ";
    if (!text.empty() && text.front() != ' ' && text.back() != ' ' && text.find_first_of(";\\") == std::string_view::npos) {
        joined += text;
        return;
    }
    // Blanks at a text's ends would be taken for layout.
    const bool blank_start = text.starts_with(' ');
    const bool blank_end = text.size() > 1 && text.ends_with(' ');
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool edge_blank = (i == 0 && blank_start) || (i + 1 == text.size() && blank_end);
        if (text[i] == ';' || text[i] == '\\' || edge_blank) joined += '\\';
        joined += text[i];
    }
}

template <class Texts>
void append_items(std::string& joined, const Texts& texts) {
    bool first = true;
    for (const auto& text : texts) {
        append_item(joined, text, first);
        first = false;
    }
}

template <class Texts>
std::string joined_list(const Texts& texts) {
    std::string joined;
    append_items(joined, texts);
    return joined;
}

}  // namespace

std::string join_list(std::span<const std::string> texts) { return joined_list(texts); }
std::string join_list(std::span<const std::string_view> texts) { return joined_list(texts); }
void join_list(std::span<const std::string_view> texts, std::string& into) {
    into.clear();
    append_items(into, texts);
}

std::vector<std::string> split_list(std::string_view joined) {
    std::vector<std::string> texts;
    if (joined.empty()) return texts;
    std::string text;
    std::size_t kept = 0;  // bytes of `text` that are not blanks for layout
    const auto finish = [&] {
        text.resize(kept);
        texts.push_back(std::move(text));
        text.clear();
        kept = 0;
    };
    for (std::size_t i = 0; i < joined.size(); ++i) {
        const char c = joined[i];
        if (c == ';') {
            finish();
        } else if (c == '\\' && i + 1 < joined.size()) {
            text += joined[++i];
            kept = text.size();
        } else if (c != ' ') {
            text += c;
            kept = text.size();
        } else if (!text.empty()) {
            text += c;
        }
    }
    finish();
    return texts;
}

}  // namespace skein
