#include "extract/source_text.hpp"

#include "base/utf8.hpp"
#include "extract/content_hash.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t checkpoint_bytes = 64;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr const char* encoding_advice = "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW";

enum class Encoding { utf8, utf16_little, utf16_big };

struct Start {
    Encoding encoding = Encoding::utf8;
    std::size_t bom_size = 0;
};

Start detect(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) return {Encoding::utf8, utf8_mark.size()};
    if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2};
    if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2};
    return {};
}

std::string hexadecimal(unsigned value, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "0x%0*X", digits, value);
    return text;
}

// UTF-16 and UTF-32 without their mark hold a NUL beside every Latin letter.
std::string advice_on_nul(std::string_view text) {
    std::size_t even = 0, odd = 0;
    const std::string_view head = text.substr(0, 4096);
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    const char* name = nullptr;
    if ((even + odd) * 3 > head.size() * 2) name = head[0] == '\0' ? "UTF-32BE" : "UTF-32LE";
    else if ((even + odd) * 10 > head.size() * 3 && std::min(even, odd) * 10 < std::max(even, odd))
        name = odd > even ? "UTF-16LE" : "UTF-16BE";
    if (!name) return "binary files are not read; convert the document to text first";
    return std::string("it looks like ") + name + " without its mark; convert it first: iconv -f " + name +
           " -t UTF-8 FILE > NEW";
}

// What of a text must be looked at more closely: in most it is nothing, found in one pass.
struct BytesSeen {
    bool nul = false, high = false, returns = false;

    void add(std::string_view text) {
        using Bytes = unsigned char __attribute__((vector_size(16)));
        using Matches = signed char __attribute__((vector_size(16)));
        Bytes highs{};
        Matches nuls{}, all_returns{};
        std::size_t i = 0;
        for (; text.size() - i >= sizeof(Bytes); i += sizeof(Bytes)) {
            Bytes bytes;
            std::memcpy(&bytes, text.data() + i, sizeof bytes);
            highs |= bytes;
            nuls |= bytes == static_cast<unsigned char>(0);
            all_returns |= bytes == static_cast<unsigned char>('\r');
        }
        for (std::size_t k = 0; k < sizeof(Bytes); ++k) {
            high = high || highs[k] >= 0x80;
            nul = nul || nuls[k] != 0;
            returns = returns || all_returns[k] != 0;
        }
        for (; i < text.size(); ++i) {
            high = high || static_cast<unsigned char>(text[i]) >= 0x80;
            nul = nul || text[i] == '\0';
            returns = returns || text[i] == '\r';
        }
    }
};

// The line around a byte of undecoded text, as far as it can be shown.
SourcePlace raw_place(const std::string& uri, std::string_view bytes, std::size_t offset, std::uint32_t lines_before) {
    SourcePlace place;
    place.file = uri;
    const std::size_t begin = offset == 0 ? 0 : bytes.rfind('\n', offset - 1) + 1;
    place.line = lines_before + 1 +
                 static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    const std::string_view before = bytes.substr(begin, offset - begin);
    place.column = static_cast<std::uint32_t>(column_of(before, before.size()));
    place.line_text = std::string(before) + "\uFFFD";
    return place;
}

}  // namespace

SourceText::SourceText(Source source)
    : uri_(std::move(source.uri)), original_size_(source.bytes.size()) {
    const auto [encoding, bom_size] = detect(source.bytes);
    shift_ = bom_size;
    hash_is_late_ = encoding == Encoding::utf8;
    if (encoding == Encoding::utf8)
        take_utf8(std::move(source.bytes), bom_size);
    else
        take_utf16(source.bytes, bom_size, encoding == Encoding::utf16_big);
}

SourceText::SourceText(Source piece, const PiecePlace& place)
    : uri_(std::move(piece.uri)), original_size_(place.file_size), lines_before_(place.lines_before) {
    const std::size_t bom_size = place.offset == 0 ? detect(piece.bytes).bom_size : 0;
    shift_ = place.offset + bom_size;
    take_utf8(std::move(piece.bytes), bom_size);
}

void SourceText::take_utf8(std::string bytes, std::size_t bom_size) {
    const std::string_view text = std::string_view(bytes).substr(bom_size);
    // A part that the processor's cache holds after another, so that a large file comes through memory once.
    constexpr std::size_t part_size = std::size_t{1} << 16;
    BytesSeen seen;
    line_starts_ = {0};
    for (std::size_t start = 0; start < bytes.size(); start += part_size) {
        const std::string_view part = std::string_view(bytes).substr(start, part_size);
        seen.add(start == 0 ? part.substr(bom_size) : part);
        for (std::size_t i = part.find('\n'); i != std::string_view::npos; i = part.find('\n', i + 1))
            line_starts_.push_back(start + i + 1 - bom_size);
    }
    if (seen.nul) {
        const std::size_t nul = text.find('\0');
        throw Error("this is no text: byte " + std::to_string(nul + shift_) + " is NUL", advice_on_nul(text), {uri_, 0, 0, {}});
    }
    if (const auto bad = seen.high ? find_invalid_utf8(text) : std::nullopt) {
        throw Error(
            "not UTF-8: byte " + std::to_string(*bad + shift_) + " is " + hexadecimal(static_cast<unsigned char>(text[*bad]), 2),
            encoding_advice, raw_place(uri_, bytes, *bad + bom_size, lines_before_));
    }
    bytes.erase(0, bom_size);
    text_ = std::move(bytes);
    if (seen.returns) find_lines();
}

void SourceText::take_utf16(std::string_view bytes, std::size_t bom_size, bool big_endian) {
    utf16_ = true;
    content_hash_ = skein::content_hash(bytes);
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
        throw Error("a UTF-16 file of more than 4 GiB is not read", "convert it to UTF-8 first", {uri_, 0, 0, {}});
    const auto unit_at = [&](std::size_t offset) {
        const auto first = static_cast<unsigned char>(bytes[offset]);
        const auto second = static_cast<unsigned char>(bytes[offset + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    const auto fail = [&](const std::string& what, std::size_t offset) {
        throw Error("not UTF-16: " + what + " at byte " + std::to_string(offset), "save the file as UTF-8", {uri_, 0, 0, {}});
    };
    text_.reserve(bytes.size());
    for (std::size_t offset = bom_size; offset < bytes.size();) {
        if (offset + 1 >= bytes.size()) fail("half a character", offset);
        char32_t c = unit_at(offset);
        std::size_t size = 2;
        if (c >= 0xDC00 && c <= 0xDFFF) fail("a low surrogate without its high one", offset);
        if (c >= 0xD800 && c <= 0xDBFF) {
            const char32_t low = offset + 3 < bytes.size() ? unit_at(offset + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF) fail("a high surrogate without its low one", offset);
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            size = 4;
        }
        if (c == 0) fail("NUL", offset);
        append_utf8(text_, c);
        while (utf16_offsets_.size() * checkpoint_bytes < text_.size()) {
            // The checkpoint's text offset may fall inside this character; it then maps to the character's start.
            utf16_offsets_.push_back(static_cast<std::uint32_t>(offset));
        }
        offset += size;
    }
    find_lines();
}

const std::string& SourceText::content_hash() const {
    if (hash_is_late_)
        std::call_once(hashed_, [&] {
            ContentHash hash(original_size_);
            hash.add(utf8_mark.substr(0, original_size_ - text_.size()));
            hash.add(text_);
            content_hash_ = hash.hexadecimal();
        });
    return content_hash_;
}

std::string SourceText::content_hash(std::size_t start, std::size_t end) const {
    return skein::content_hash(std::to_string(original(start)) + ":" + text_.substr(start, end - start));
}

void SourceText::find_lines() {
    line_starts_ = {0};
    const std::string_view text = text_;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) line_starts_.push_back(i + 1);
}

std::uint64_t SourceText::original(std::size_t text_offset) const {
    if (!utf16_) return text_offset + shift_;
    if (text_offset >= text_.size()) return original_size_;
    const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80; };
    // From the checkpoint's character on, every UTF-8 character is two bytes of UTF-16, four when it has four.
    std::size_t at = text_offset / checkpoint_bytes * checkpoint_bytes;
    std::uint64_t offset = utf16_offsets_[at / checkpoint_bytes];
    while (at > 0 && inside(at)) --at;
    for (;;) {
        const std::size_t size = decode_at(text_, at).size;
        if (text_offset < at + size) return offset;
        offset += size == 4 ? 4 : 2;
        at += size;
    }
}

ByteSpan SourceText::original(std::size_t text_start, std::size_t text_end) const {
    return {original(text_start), original(text_end)};
}

std::optional<std::string_view> SourceText::words(ByteSpan span) const {
    if (utf16_ || span.start < shift_ || span.end < span.start || span.end - shift_ > text_.size()) return std::nullopt;
    return std::string_view(text_).substr(static_cast<std::size_t>(span.start - shift_), static_cast<std::size_t>(span.size()));
}

std::uint32_t SourceText::line_of(std::size_t text_offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), text_offset);
    return lines_before_ + static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t SourceText::line_of(std::size_t text_offset, std::uint32_t near) const {
    constexpr std::uint32_t looked_at = 8;
    if (near <= lines_before_ || near - lines_before_ > line_starts_.size() ||
        line_starts_[near - lines_before_ - 1] > text_offset)
        return line_of(text_offset);
    near -= lines_before_;
    for (std::uint32_t line = near; line < near + looked_at; ++line)
        if (line == line_starts_.size() || line_starts_[line] > text_offset) return lines_before_ + line;
    return line_of(text_offset);
}

std::size_t SourceText::line_start(std::uint32_t line) const { return line_starts_[line - lines_before_ - 1]; }

std::string_view SourceText::line_text(std::uint32_t line) const {
    const std::size_t begin = line_start(line);
    const std::size_t next = line - lines_before_;
    std::size_t end = next < line_starts_.size() ? line_starts_[next] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
    return std::string_view(text_).substr(begin, end - begin);
}

SourcePlace SourceText::place(std::size_t text_offset) const {
    SourcePlace place;
    place.file = uri_;
    place.line = line_of(std::min(text_offset, text_.size()));
    place.line_text = std::string(line_text(place.line));
    place.column = static_cast<std::uint32_t>(column_of(place.line_text, text_offset - line_start(place.line)));
    return place;
}

std::uint32_t SourceText::line_of_original(std::uint64_t byte_offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte_offset,
                                        [&](std::uint64_t offset, std::size_t start) { return offset < original(start); });
    return lines_before_ + std::max<std::uint32_t>(1, static_cast<std::uint32_t>(after - line_starts_.begin()));
}

}  // namespace skein
