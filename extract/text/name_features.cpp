#include "extract/text/name_features.hpp"

#include "base/utf8.hpp"
#include "extract/text/affixes.hpp"
#include "extract/text/features.hpp"
#include "extract/text/hash.hpp"

#include <algorithm>

namespace skein {
namespace {

enum HashSeed : std::uint64_t { seed_cased = 21, seed_suffix4, seed_suffix3, seed_prefix3, seed_shape };

std::uint32_t hashed(std::string_view text, HashSeed seed, std::uint32_t rows) {
    return fingerprint_of(text_hash(text, seed)) & (rows - 1);
}

NameWord::Case case_of(const NormalForm& normal) {
    const std::string_view shape = normal.shape();
    if (shape.empty()) return NameWord::other;
    if (shape.front() == 'x') return normal.has_upper() ? NameWord::capital : NameWord::lower;
    if (!normal.has_upper()) return NameWord::other;
    return shape.find('x') == std::string_view::npos && shape.starts_with("XX") ? NameWord::upper : NameWord::capital;
}

// How the whole sentence is written: 0 with small letters and capitals, 1 small throughout, 2 capitals throughout, 3 as titles
// are.
std::uint32_t writing_of(std::span<const NameWord> words) {
    std::size_t lower = 0, capital = 0, upper = 0;
    for (const NameWord& word : words) {
        lower += word.letters == NameWord::lower;
        capital += word.letters == NameWord::capital;
        upper += word.letters == NameWord::upper;
    }
    if (capital + upper == 0) return 1;
    if (lower + capital <= upper && upper > 2) return 2;
    return capital >= 3 && 2 * lower < capital ? 3 : 0;
}

}  // namespace

NameWord NameFeatures::word(std::string_view form) const {
    const NormalForm normal(form);
    NameWord word;
    word.hash = word_hash(normal.lower());
    word.lists = static_cast<std::uint16_t>(phrases_.find(word.hash).value_or(0));
    word.letters = case_of(normal);
    return word;
}

NameFeatures::Match NameFeatures::longest_match(std::span<const NameWord> words, std::size_t first) const {
    constexpr std::uint16_t lists = opens_phrase - 1;
    Match best{static_cast<std::uint16_t>(words[first].lists & lists), 1};
    if (best.lists == 0) best.words = 0;
    if ((words[first].lists & opens_phrase) == 0) return best;
    std::uint64_t phrase = words[first].hash;
    const std::size_t last = std::min(words.size(), first + max_phrase_words);
    for (std::size_t i = first + 1; i < last; ++i) {
        phrase = join_phrase(phrase, words[i].hash);
        const auto found = phrases_.find(phrase);
        if (!found) continue;
        if (const auto value = static_cast<std::uint16_t>(*found & lists); value != 0)
            best = {value, static_cast<std::uint32_t>(i - first + 1)};
    }
    return best;
}

void NameFeatures::own_rows(std::string_view form, NameWord& word, NameRows& row) const {
    const NormalForm normal(form);
    const std::string_view lower = normal.lower();
    word.hash = word_hash(lower);
    word.lists = static_cast<std::uint16_t>(phrases_.find(word.hash).value_or(0));
    word.letters = case_of(normal);
    row.count = 0;
    row.add(name_word_base + static_cast<std::uint32_t>(words_.find(word.hash).value_or(0)));
    if (normal.has_upper()) row.add(name_cased_base + hashed(normal.cased(), seed_cased, name_cased_rows));
    row.add(name_suffix4_base + hashed(suffix(lower, 4), seed_suffix4, name_suffix4_rows));
    row.add(name_suffix3_base + hashed(suffix(lower, 3), seed_suffix3, name_suffix3_rows));
    row.add(name_prefix3_base + hashed(prefix(lower, 3), seed_prefix3, name_prefix3_rows));
    row.add(name_shape_base + hashed(normal.shape(), seed_shape, name_shape_rows));
    row.add(name_frequency_base + (static_cast<std::uint32_t>(word.lists) >> frequency_shift));
}

void NameFeatures::rows(std::span<const std::string_view> sentence, std::vector<NameWord>& words,
                        std::vector<NameRows>& rows) const {
    words.resize(std::max(words.size(), sentence.size()));
    rows.resize(std::max(rows.size(), sentence.size()));
    for (std::size_t i = 0; i < sentence.size(); ++i) own_rows(sentence[i], words[i], rows[i]);
    add_context_rows({words.data(), sentence.size()}, {rows.data(), sentence.size()});
}

void NameFeatures::add_context_rows(std::span<const NameWord> all, std::span<NameRows> rows) const {
    const std::uint32_t writing = writing_of(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        rows[i].add(name_case_base + 8 * writing + 4 * (i == 0) + all[i].letters);
    }
    for (std::size_t i = 0; i < all.size();) {
        const Match match = longest_match(all, i);
        for (std::size_t kind = 0; match.words > 0 && kind < name_list_kinds; ++kind) {
            if ((match.lists >> kind & 1U) == 0) continue;
            for (std::uint32_t k = 0; k < match.words; ++k) {
                const std::uint32_t place = match.words == 1 ? 0 : k == 0 ? 1 : 2;
                rows[i + k].add(name_list_base + 3 * static_cast<std::uint32_t>(kind) + place);
            }
        }
        i += std::max<std::uint32_t>(match.words, 1);
    }
}

}  // namespace skein
