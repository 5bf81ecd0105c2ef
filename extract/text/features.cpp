#include "extract/text/features.hpp"

#include "base/utf8.hpp"
#include "extract/text/affixes.hpp"
#include "extract/text/hash.hpp"

#include <algorithm>
#include <bit>

namespace skein {
namespace {

enum HashSeed : std::uint64_t { seed_word = 1, seed_cased, seed_suffix4, seed_suffix3, seed_suffix2, seed_prefix3, seed_shape };

std::size_t put_utf8(char* out, char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return out[0] = byte(c), 1;
    if (c < 0x800) return out[0] = byte(0xC0 | (c >> 6)), out[1] = byte(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000) {
        out[0] = byte(0xE0 | (c >> 12)), out[1] = byte(0x80 | ((c >> 6) & 0x3F)), out[2] = byte(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = byte(0xF0 | (c >> 18)), out[1] = byte(0x80 | ((c >> 12) & 0x3F));
    out[2] = byte(0x80 | ((c >> 6) & 0x3F)), out[3] = byte(0x80 | (c & 0x3F));
    return 4;
}

char32_t straight(char32_t c) {
    switch (c) {
        case 0x2018: case 0x2019: case 0x201A: case 0x02BC: case 0x0060: case 0x00B4: return U'\'';
        case 0x201C: case 0x201D: case 0x201E: return U'"';
        case 0x2010: case 0x2011: return U'-';
        case 0x2012: case 0x2013: case 0x2015: return 0x2014;  // dashes
        case 0x00A0: case 0x202F: return U' ';
        default: return c;
    }
}

std::uint32_t hashed_row(std::string_view text, HashSeed seed, FeatureTable table) {
    return fingerprint_of(text_hash(text, seed)) & (hashed_table_sizes[table] - 1);
}

}  // namespace

std::uint64_t word_hash(std::string_view normal_form) { return text_hash(normal_form, seed_word); }
std::uint64_t cased_hash(std::string_view normal_form) { return text_hash(normal_form, seed_cased); }

Lexicon::Lexicon(std::span<const LexiconEntry> entries) : entries_(entries) {
    const int bits = std::clamp(static_cast<int>(std::bit_width(entries.size() + 1)), 1, 20);
    shift_ = 32 - bits;
    buckets_.resize((std::size_t{1} << bits) + 1);
    std::size_t at = 0;
    for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
        while (at < entries.size() && (entries[at].fingerprint >> shift_) < bucket) ++at;
        buckets_[bucket] = static_cast<std::uint32_t>(at);
    }
}

const LexiconEntry* Lexicon::find(std::uint64_t hash) const {
    if (entries_.empty()) return nullptr;
    const std::uint32_t fingerprint = fingerprint_of(hash);
    const std::size_t bucket = fingerprint >> shift_;
    for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
        if (entries_[i].fingerprint == fingerprint) return &entries_[i];
    }
    return nullptr;
}

NormalForm::NormalForm(std::string_view form) {
    for (std::size_t at = 0; at < form.size() && cased_size_ < max_feature_bytes;) {
        const auto byte = static_cast<unsigned char>(form[at]);
        if (byte < 0x80) {
            add(byte == '`' ? U'\'' : byte);
            ++at;
        } else {
            const CodePoint point = decode_at(form, at);
            add(straight(point.value));
            at += point.size;
        }
    }
}

void NormalForm::add(char32_t c) {
    char kind;
    if (c < 0x80) {
        const auto byte = static_cast<char>(c);
        const bool upper = byte >= 'A' && byte <= 'Z';
        const bool digit = byte >= '0' && byte <= '9';
        has_upper_ |= upper;
        cased_[cased_size_++] = digit ? '0' : byte;
        lower_[lower_size_++] = digit ? '0' : upper ? static_cast<char>(byte + ('a' - 'A')) : byte;
        kind = upper ? 'X' : digit ? 'd' : byte >= 'a' && byte <= 'z' ? 'x' : byte;
    } else {
        const bool upper = is_upper(c);
        has_upper_ |= upper;
        cased_size_ += put_utf8(cased_.data() + cased_size_, c);
        lower_size_ += put_utf8(lower_.data() + lower_size_, upper ? lower_of(c) : c);
        lower_size_ = std::min(lower_size_, max_feature_bytes + 4);
        kind = upper ? 'X' : is_lower(c) ? 'x' : is_letter(c) ? 'l' : is_digit(c) ? 'd' : 'o';
    }
    const bool repeats = shape_size_ > 0 && shape_[shape_size_ - 1] == kind;
    shape_run_ = repeats ? shape_run_ + 1 : 1;
    if (shape_run_ <= 2 && shape_size_ < shape_.size() - 4) shape_[shape_size_++] = kind;
}

FeatureRows FeatureExtractor::rows(std::string_view form) const {
    const NormalForm normal(form);
    const std::string_view lower = normal.lower();
    FeatureRows rows{};
    if (const LexiconEntry* entry = lexicon_->find(word_hash(lower))) {
        rows[table_word] = entry->word_row;
        rows[table_forms] = entry->forms;
        rows[table_usual] = entry->usual;
        rows[table_noun_class] = entry->noun_class & 63U;
        rows[table_verb_class] = entry->verb_class & 63U;
        rows[table_names] = entry->names;
    }
    if (normal.has_upper()) {
        const std::uint32_t fingerprint = fingerprint_of(cased_hash(normal.cased()));
        const auto at = std::ranges::lower_bound(cased_, fingerprint, {}, &CasedWord::fingerprint);
        rows[table_cased] = at != cased_.end() && at->fingerprint == fingerprint ? at->row : 1;
    }
    rows[table_suffix4] = hashed_row(suffix(lower, 4), seed_suffix4, table_suffix4);
    rows[table_suffix3] = hashed_row(suffix(lower, 3), seed_suffix3, table_suffix3);
    rows[table_suffix2] = hashed_row(suffix(lower, 2), seed_suffix2, table_suffix2);
    rows[table_prefix3] = hashed_row(prefix(lower, 3), seed_prefix3, table_prefix3);
    rows[table_shape] = hashed_row(normal.shape(), seed_shape, table_shape);
    return rows;
}

FeatureRows FeatureExtractor::root_rows() {
    FeatureRows rows{};
    rows[table_word] = root_word_row;
    return rows;
}

}  // namespace skein
