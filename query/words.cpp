#include "query/words.hpp"

#include "base/utf8.hpp"

namespace skein {

namespace {

bool stands_alone(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view text) {
    std::vector<SearchWord> words;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_at(text, i);
        const std::size_t next = i + c.size;
        if (stands_alone(c.value)) {
            words.push_back({i, next, {}, true});
            inside = false;
        } else if (is_letter(c.value) || is_digit(c.value)) {
            if (!inside) words.push_back({i, next, {}, false});
            words.back().end = next;
            inside = true;
        } else if (inside && c.value >= 0x300 && display_width(text.substr(i, c.size)) == 0) {
            words.back().end = next;  // a combining mark takes no column
        } else {
            inside = false;
        }
        i = next;
    }
    for (SearchWord& word : words) word.folded = fold(text.substr(word.start, word.end - word.start));
    return words;
}

}  // namespace skein
