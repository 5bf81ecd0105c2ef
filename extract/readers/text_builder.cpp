#include "extract/readers/text_builder.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace skein {
namespace {

enum class Look { visible, blank, hidden };

Look look_of(char32_t c) {
    if (c < 0x80) return c > 0x20 && c != 0x7F ? Look::visible : is_space(c) ? Look::blank : Look::hidden;
    if (c < 0xA0) return c == 0x85 ? Look::blank : Look::hidden;
    if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF) return Look::hidden;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return Look::hidden;
    if (c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
        c == 0x205F || c == 0x3000)
        return Look::blank;
    return Look::visible;
}

// Bytes that begin no blank or hidden character: skipped without decoding.
constexpr std::array<bool, 256> plainly_visible = [] {
    std::array<bool, 256> visible{};
    for (std::size_t byte = 0x21; byte < visible.size(); ++byte)
        visible[byte] = byte != 0x7F && byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF;
    return visible;
}();
bool is_plainly_visible(char byte) { return plainly_visible[static_cast<unsigned char>(byte)]; }

// Calls back once a maximal run of one look. A single blank between visible characters stays what it is, so it counts as visible.
template <class Callback>
void for_each_run(std::string_view text, std::size_t start, std::size_t end, Callback&& run) {
    std::size_t begin = start;
    Look look = Look::visible;
    for (std::size_t i = start; i < end;) {
        std::size_t size = 1;
        Look here = Look::visible;
        const bool lone_blank =
            text[i] == ' ' && look == Look::visible && i > begin && i + 1 < end && is_plainly_visible(text[i + 1]);
        if (!lone_blank && !is_plainly_visible(text[i])) {
            const CodePoint c = decode_at(text, i);
            size = std::min(c.size, end - i);
            here = look_of(c.value);
        }
        if (here != look) {
            if (i > begin) run(look, begin, i);
            begin = i;
            look = here;
        }
        i += size;
    }
    if (end > begin) run(look, begin, end);
}

}  // namespace

void TextBuilder::add(std::size_t start, std::size_t end) {
    for_each_run(source_->text(), start, end, [&](Look look, std::size_t from, std::size_t to) {
        if (look == Look::visible) add_visible(from, to);
        if (look == Look::blank) add_blank(from, to);
    });
}

void TextBuilder::add_decoded(std::string_view decoded, std::size_t start, std::size_t end) {
    for_each_run(decoded, 0, decoded.size(), [&](Look look, std::size_t from, std::size_t to) {
        if (look == Look::blank) add_blank(start, end);
        if (look != Look::visible) return;
        flush_slice();
        flush_blank();
        text_.append_replacement(*source_, decoded.substr(from, to - from), start, end);
        size_ += to - from;
    });
}

void TextBuilder::add_blank(std::size_t start, std::size_t end) {
    if (blank_)
        blank_->end = std::max(blank_->end, end);
    else
        blank_ = Range{start, end};
}

void TextBuilder::add_visible(std::size_t start, std::size_t end) {
    const bool one_plain_blank = blank_ && blank_->end - blank_->start == 1 && source_->text()[blank_->start] == ' ';
    if (slice_ && blank_ && one_plain_blank && slice_->end == blank_->start && blank_->end == start) {
        size_ += end - slice_->end;
        slice_->end = end;
        blank_.reset();
        return;
    }
    if (slice_ && !blank_ && slice_->end == start) {
        size_ += end - start;
        slice_->end = end;
        return;
    }
    flush_slice();
    flush_blank();
    slice_ = Range{start, end};
    size_ += end - start;
}

void TextBuilder::flush_slice() {
    if (slice_) text_.append_slice(*source_, slice_->start, slice_->end);
    slice_.reset();
}

void TextBuilder::flush_blank() {
    if (blank_ && size_ > 0) {
        text_.append_replacement(*source_, " ", blank_->start, blank_->end);
        ++size_;
    }
    blank_.reset();
}

MappedText TextBuilder::take() {
    flush_slice();
    blank_.reset();
    size_ = 0;
    return std::exchange(text_, MappedText());
}

}  // namespace skein
