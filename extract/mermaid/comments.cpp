#include "extract/mermaid/comments.hpp"

#include "extract/mermaid/characters.hpp"

namespace skein::mermaid {

bool comment_mark_at(std::string_view text, std::size_t at, bool after_blank) {
    if (at >= text.size()) return false;
    if (text.substr(at, 2) == "%%" || text.substr(at, 4) == "<!--") return true;
    if (!after_blank) return false;
    if (text.substr(at, 2) == "//" || text.substr(at, 2) == "/*") return true;
    return text[at] == '#' && (at + 1 >= text.size() || blank_at(text, at + 1) > 0);
}

std::size_t comment_begin(std::string_view text, std::size_t at, std::size_t end) {
    bool quoted = false;
    for (std::size_t i = at; i < end; ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && i > at && comment_mark_at(text, i, blank_at(text, i - 1) > 0)) return i;
    }
    return end;
}

std::string comment_words(std::string_view text, std::size_t at, std::size_t end) {
    std::string_view words = text.substr(at, end - at);
    if (words.starts_with("<!--")) {
        words.remove_prefix(4);
        if (const std::size_t close = words.find("-->"); close != std::string_view::npos) words = words.substr(0, close);
    } else if (words.starts_with("/*")) {
        words.remove_prefix(2);
        if (const std::size_t close = words.find("*/"); close != std::string_view::npos) words = words.substr(0, close);
    } else {
        while (!words.empty() && (words.front() == '%' || words.front() == '/' || words.front() == '#')) words.remove_prefix(1);
    }
    std::string out(trim_blanks(words));
    // A directive inside a comment would still be one.
    for (std::size_t i = out.find("%%{"); i != std::string::npos; i = out.find("%%{")) out.erase(i, 2);
    return out;
}

}  // namespace skein::mermaid
