#include "extract/mermaid/working_text.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/entities.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace skein::mermaid {

namespace {

// Blanks of at most `columns`, a tab counting as four.
std::size_t skip_indent(std::string_view text, std::size_t at, std::size_t columns) {
    for (std::size_t column = 0; column < columns && at < text.size(); ++at) {
        if (text[at] == ' ') ++column;
        else if (text[at] == '\t') column += 4;
        else break;
    }
    return at;
}

bool has_escaped_arrow(std::string_view text) {
    constexpr std::array escaped = {"-&gt;", "=&gt;", "-&#62;", "-&amp;gt;", "&lt;-", "-&#x3E;", "-&#x3e;", "=&amp;gt;"};
    return std::any_of(escaped.begin(), escaped.end(),
                       [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

WorkingText::WorkingText(const SourceText& source, const FoundDiagram& found) : source_(&source) {
    const std::string_view text = source.text();
    std::size_t at = found.begin;
    while (at < found.end) {
        std::size_t begin = at;
        if (found.quoted) {
            const std::size_t mark = skip_indent(text, begin, 3);
            if (mark < found.end && text[mark] == '>')
                begin = std::min(found.end, mark + (mark + 1 < text.size() && text[mark + 1] == ' ' ? 2 : 1));
        }
        begin = std::min(found.end, skip_indent(text, begin, found.indent));
        std::size_t end = std::min(found.end, line_end(text, begin));
        if (end < found.end) ++end;
        put(text.substr(begin, end - begin), begin, true);
        at = end;
    }
    end_origin_ = found.end;
    unescape();
}

WorkingText::WorkingText(const SourceText& source, const MappedText& text) : source_(&source), mapped_(&text) {
    put(text.text(), 0, true);
    end_origin_ = text.text().size();
    unescape();
}

WorkingText WorkingText::edited(std::vector<Edit> edits) const {
    WorkingText out(*source_, mapped_);
    out.end_origin_ = end_origin_;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        out.text_.append(text_, begin, end - begin);
        out.origins_.insert(out.origins_.end(), origins_.begin() + static_cast<std::ptrdiff_t>(begin),
                            origins_.begin() + static_cast<std::ptrdiff_t>(end));
    };
    std::size_t at = 0;
    for (const Edit& edit : edits_to_make(std::move(edits), 0, text_.size())) {
        keep(at, edit.begin);
        const std::size_t first = edit.begin < origins_.size() ? origins_[edit.begin] : end_origin_;
        out.put(edit.text, first, false);
        if (edit.end > edit.begin && !edit.text.empty()) out.origins_.back() = origins_[edit.end - 1];
        at = edit.end;
    }
    keep(at, text_.size());
    out.unescape();
    return out;
}

void WorkingText::put(std::string_view bytes, std::size_t origin, bool verbatim) {
    text_ += bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) origins_.push_back(verbatim ? origin + i : origin);
}

void WorkingText::unescape() {
    // Text that went through HTML twice is escaped twice.
    for (int round = 0; round < 2 && has_escaped_arrow(text_); ++round) {
        escaped_ = true;
        const std::string before = std::move(text_);
        const std::vector<std::size_t> origins = std::move(origins_);
        text_.clear();
        origins_.clear();
        for (std::size_t at = 0; at < before.size();) {
            const CharacterCode code = before[at] == '&' ? character_code_at(before, at) : CharacterCode();
            const bool decodes = code.size > 0 && !code.decoded.empty();
            put(decodes ? std::string_view(code.decoded) : std::string_view(before).substr(at, 1), origins[at], false);
            at += decodes ? code.size : 1;
        }
    }
}

ByteSpan WorkingText::original(std::size_t begin, std::size_t end) const {
    const auto origin = [&](std::size_t offset) { return offset < origins_.size() ? origins_[offset] : end_origin_; };
    const std::size_t first = origin(begin);
    const std::size_t last = end > begin ? std::max(first, std::min(end_origin_, origin(end - 1) + 1)) : first;
    return mapped_ != nullptr ? mapped_->original(first, last) : source_->original(first, last);
}

std::uint32_t WorkingText::line_of(std::size_t offset) const {
    if (mapped_ != nullptr) return source_->line_of_original(original(offset, offset + 1).start);
    return source_->line_of(offset < origins_.size() ? origins_[offset] : end_origin_);
}

SourcePlace WorkingText::place(std::size_t offset) const {
    if (mapped_ == nullptr) return source_->place(offset < origins_.size() ? origins_[offset] : end_origin_);
    SourcePlace place;
    place.file = source_->uri();
    place.line = line_of(offset);
    place.line_text = std::string(source_->line_text(place.line));
    return place;
}

}  // namespace skein::mermaid
