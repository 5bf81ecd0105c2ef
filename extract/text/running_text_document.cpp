#include "extract/text/running_text_document.hpp"

namespace skein {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Where the paragraph that `at` stands in ends: before the first line end that an empty line follows.
std::size_t paragraph_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) return text.size();
        std::size_t next = end + 1;
        while (next < text.size() && text[next] != '\n' && is_blank(text[next])) ++next;
        if (next >= text.size() || text[next] == '\n') return end;
        at = end + 1;
    }
    return text.size();
}

}  // namespace

Document running_text_document(const std::shared_ptr<const SourceText>& source) {
    Document document;
    document.record.uri = source->uri();
    document.source = source;
    const std::string_view text = source->text();
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_blank(text[at])) ++at;
        if (at == text.size()) break;
        const std::size_t end = paragraph_end(text, at);
        document.blocks.emplace_back().text.append_slice(*source, at, end);
        at = end;
    }
    return document;
}

}  // namespace skein
