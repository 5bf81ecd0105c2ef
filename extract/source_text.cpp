#include "extract/source_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <cstring>
#include <limits>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t checkpoint_bytes = 64;
constexpr const char* encoding_advice = "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW";

enum class Encoding { utf8, utf16_little, utf16_big };

struct Start {
    Encoding encoding = Encoding::utf8;
    std::size_t bom_size = 0;
};

Start detect(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
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
    else if ((even + odd) * 10 > head.size() * 3 && std::min(even, odd) * 10 < std::max(even, odd)) name = odd > even ? "UTF-16LE" : "UTF-16BE";
    if (!name) return "binary files are not read; convert the document to text first";
    return std::string("it looks like ") + name + " without its mark; convert it first: iconv -f " + name + " -t UTF-8 FILE > NEW";
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

// The line around a byte of an undecoded file, as far as it can be shown.
SourcePlace raw_place(const std::string& uri, std::string_view bytes, std::size_t offset) {
    SourcePlace place;
    place.file = uri;
    const std::size_t begin = offset == 0 ? 0 : bytes.rfind('\n', offset - 1) + 1;
    place.line = 1 + static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    const std::string_view before = bytes.substr(begin, offset - begin);
    place.column = static_cast<std::uint32_t>(column_of(before, before.size()));
    place.line_text = std::string(before) + "\uFFFD";
    return place;
}

// FNV-1a, 128 bits: https://www.rfc-editor.org/rfc/rfc9923 (section 5). Identifies content; guards against nothing. Byte by byte it is
// slower than reading a graph file, so a large file is first taken in words of eight bytes, in turn by four hashes of 64 bits, each of whose
// steps can be undone: what differs in one word alone never has the same hash. Those four and the rest are then hashed as they should be.
class ContentHash {
  public:
    explicit ContentHash(std::size_t size) : large_(size > (std::size_t{1} << 20)) {}

    // Of a large file every part but the last is a whole number of `step`s.
    void add(std::string_view bytes) {
        std::size_t at = 0;
        if (large_)
            for (; bytes.size() - at >= step; at += step) add_words(bytes.data() + at);
        if (large_ && at < bytes.size()) end_words();
        for (; at < bytes.size(); ++at) add_byte(static_cast<unsigned char>(bytes[at]));
    }

    std::string hexadecimal() {
        if (large_) end_words();
        std::array<char, 33> text{};
        std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(hash_ >> 64),
                      static_cast<unsigned long long>(hash_));
        return text.data();
    }

    static constexpr std::size_t step = 4 * sizeof(std::uint64_t);

  private:
    __extension__ using Wide = unsigned __int128;

    void add_byte(std::uint64_t byte) {
        constexpr Wide prime = (Wide{1} << 88) + 0x13B;
        hash_ = (hash_ ^ (byte & 0xFF)) * prime;
    }

    void add_words(const char* at) {
        constexpr std::uint64_t prime = 0x100000001B3;
        for (std::uint64_t& lane : lanes_) {
            std::uint64_t word;
            std::memcpy(&word, at, sizeof word);
            if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
            lane = (lane ^ word) * prime;
            lane ^= lane >> 32;
            at += sizeof word;
        }
    }

    void end_words() {
        for (const std::uint64_t lane : lanes_)
            for (unsigned shift = 0; shift < 64; shift += 8) add_byte(lane >> shift);
        large_ = false;
    }

    static constexpr std::uint64_t word_basis = 0xCBF29CE484222325;
    bool large_;
    std::array<std::uint64_t, 4> lanes_ = {word_basis, word_basis + 1, word_basis + 2, word_basis + 3};
    Wide hash_ = (Wide{0x6C62272E07BB0142} << 64) | 0x62B821756295C58D;
};

std::string fnv1a_128(std::string_view bytes) {
    ContentHash hash(bytes.size());
    hash.add(bytes);
    return hash.hexadecimal();
}

}  // namespace

std::string content_hash(std::string_view bytes) { return fnv1a_128(bytes); }

SourceText::SourceText(Source source)
    : uri_(std::move(source.uri)), original_size_(source.bytes.size()) {
    const auto [encoding, bom_size] = detect(source.bytes);
    bom_size_ = bom_size;
    if (encoding == Encoding::utf8)
        take_utf8(std::move(source.bytes));
    else
        take_utf16(source.bytes, encoding == Encoding::utf16_big);
}

void SourceText::take_utf8(std::string bytes) {
    const std::string_view text = std::string_view(bytes).substr(bom_size_);
    // A piece that the processor's cache holds after another, so that a large file comes through memory once.
    constexpr std::size_t piece_size = 2048 * ContentHash::step;
    ContentHash hash(bytes.size());
    BytesSeen seen;
    line_starts_ = {0};
    for (std::size_t start = 0; start < bytes.size(); start += piece_size) {
        const std::string_view piece = std::string_view(bytes).substr(start, piece_size);
        hash.add(piece);
        seen.add(start == 0 ? piece.substr(bom_size_) : piece);
        for (std::size_t i = piece.find('\n'); i != std::string_view::npos; i = piece.find('\n', i + 1))
            line_starts_.push_back(start + i + 1 - bom_size_);
    }
    content_hash_ = hash.hexadecimal();
    if (seen.nul) {
        const std::size_t nul = text.find('\0');
        throw Error("this is no text: byte " + std::to_string(nul + bom_size_) + " is NUL", advice_on_nul(text), {uri_, 0, 0, {}});
    }
    if (const auto bad = seen.high ? find_invalid_utf8(text) : std::nullopt) {
        const std::size_t offset = *bad + bom_size_;
        throw Error("not UTF-8: byte " + std::to_string(offset) + " is " +
                        hexadecimal(static_cast<unsigned char>(bytes[offset]), 2),
                    encoding_advice, raw_place(uri_, bytes, offset));
    }
    bytes.erase(0, bom_size_);
    text_ = std::move(bytes);
    if (seen.returns) find_lines();
}

void SourceText::take_utf16(std::string_view bytes, bool big_endian) {
    utf16_ = true;
    content_hash_ = fnv1a_128(bytes);
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
    for (std::size_t offset = bom_size_; offset < bytes.size();) {
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

std::string SourceText::content_hash(std::size_t start, std::size_t end) const {
    return fnv1a_128(std::to_string(original(start)) + ":" + text_.substr(start, end - start));
}

void SourceText::find_lines() {
    line_starts_ = {0};
    const std::string_view text = text_;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) line_starts_.push_back(i + 1);
}

std::uint64_t SourceText::original(std::size_t text_offset) const {
    if (!utf16_) return text_offset + bom_size_;
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

std::uint32_t SourceText::line_of(std::size_t text_offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), text_offset);
    return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t SourceText::line_of(std::size_t text_offset, std::uint32_t near) const {
    constexpr std::uint32_t looked_at = 8;
    if (near == 0 || near > line_starts_.size() || line_starts_[near - 1] > text_offset) return line_of(text_offset);
    for (std::uint32_t line = near; line < near + looked_at; ++line)
        if (line == line_starts_.size() || line_starts_[line] > text_offset) return line;
    return line_of(text_offset);
}

std::size_t SourceText::line_start(std::uint32_t line) const { return line_starts_[line - 1]; }

std::string_view SourceText::line_text(std::uint32_t line) const {
    const std::size_t begin = line_starts_[line - 1];
    std::size_t end = line < line_starts_.size() ? line_starts_[line] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
    return std::string_view(text_).substr(begin, end - begin);
}

SourcePlace SourceText::place(std::size_t text_offset) const {
    SourcePlace place;
    place.file = uri_;
    place.line = line_of(std::min(text_offset, text_.size()));
    place.line_text = std::string(line_text(place.line));
    place.column = static_cast<std::uint32_t>(column_of(place.line_text, text_offset - line_starts_[place.line - 1]));
    return place;
}

std::uint32_t SourceText::line_of_original(std::uint64_t byte_offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte_offset,
                                        [&](std::uint64_t offset, std::size_t start) { return offset < original(start); });
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(after - line_starts_.begin()));
}

}  // namespace skein
