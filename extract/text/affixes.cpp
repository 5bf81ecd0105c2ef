#include "extract/text/affixes.hpp"

namespace skein {

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string_view suffix(std::string_view text, std::size_t characters) {
    std::size_t at = text.size();
    for (; characters > 0 && at > 0; --characters) {
        do --at;
        while (at > 0 && continues(text[at]));
    }
    return text.substr(at);
}

std::string_view prefix(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters) {
        do ++at;
        while (at < text.size() && continues(text[at]));
    }
    return text.substr(0, at);
}

}  // namespace skein
