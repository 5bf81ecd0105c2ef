#pragma once
// What the network sees of a token: rows of embedding tables, summed. Used alike in training and at run time.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace skein {

// What word lists say of a lower-case form. A form in no list has no entry.
struct LexiconEntry {
    std::uint32_t fingerprint = 0;   // of the form
    std::uint16_t word_row = 0;      // of the vocabulary; 0: not in it
    std::uint8_t forms = 0;          // WordForm bits, see below
    std::uint8_t usual = 0;          // the part of speech of most of its counted senses: 0 unknown, 1 noun, 2 verb, 3 adj, 4 adv
    std::uint8_t noun_class = 0;     // WordNet's lexicographer file of the first noun sense, plus one; 0: none
    std::uint8_t verb_class = 0;     // of the first verb sense
    std::uint8_t names = 0;          // NameList bits
    std::uint8_t reserved = 0;
};
static_assert(sizeof(LexiconEntry) == 12);

enum WordForm : std::uint8_t {
    form_noun = 1,
    form_plural = 2,
    form_verb = 4,
    form_verb_s = 8,
    form_gerund = 16,
    form_past = 32,
    form_adjective = 64,
    form_adverb = 128,
};
enum NameList : std::uint8_t {
    name_first = 1, name_last = 2, name_city = 4, name_country = 8, name_company = 16, very_frequent = 32, frequent = 64,
};

// A read-only hash table over entries that someone else owns.
class Lexicon {
  public:
    Lexicon() = default;
    // `entries` are sorted by fingerprint.
    explicit Lexicon(std::span<const LexiconEntry> entries);
    // `hash` is text_hash of the lower-case form; null when it is in no list.
    [[nodiscard]] const LexiconEntry* find(std::uint64_t hash) const;
    [[nodiscard]] std::span<const LexiconEntry> entries() const { return entries_; }

  private:
    std::span<const LexiconEntry> entries_;
    std::vector<std::uint32_t> buckets_;  // by the top bits of the fingerprint: the first entry not below
    int shift_ = 32;
};

// Forms with a capital that have a row of their own, sorted by fingerprint.
struct CasedWord {
    std::uint32_t fingerprint = 0;
    std::uint32_t row = 0;
};

enum FeatureTable : std::size_t {
    table_word, table_cased, table_suffix4, table_suffix3, table_suffix2, table_prefix3, table_shape, table_forms, table_usual,
    table_noun_class, table_verb_class, table_names, feature_tables,
};

inline constexpr std::uint32_t unknown_word_row = 0;
inline constexpr std::uint32_t root_word_row = 1;  // the artificial root at a sentence's end; all its other rows are 0
inline constexpr std::array<std::uint32_t, feature_tables> hashed_table_sizes = {
    0, 0, 1 << 13, 1 << 12, 1 << 10, 1 << 12, 1 << 9, 256, 8, 64, 64, 256,
};

// Row of each table; row 0 of the hashed tables is a row like any other.
using FeatureRows = std::array<std::uint32_t, feature_tables>;

class FeatureExtractor {
  public:
    FeatureExtractor() = default;
    FeatureExtractor(const Lexicon* lexicon, std::span<const CasedWord> cased) : lexicon_(lexicon), cased_(cased) {}

    // Bytes past the first 64 of a form are not looked at.
    [[nodiscard]] FeatureRows rows(std::string_view form) const;
    [[nodiscard]] static FeatureRows root_rows();

  private:
    const Lexicon* lexicon_ = nullptr;
    std::span<const CasedWord> cased_;
};

inline constexpr std::size_t max_feature_bytes = 64;

// A form as the vocabularies know it: curly apostrophes and quotes made straight, digits made 0; lower-case when asked. Cut at
// `max_feature_bytes`.
class NormalForm {
  public:
    explicit NormalForm(std::string_view form);

    [[nodiscard]] std::string_view cased() const { return {cased_.data(), cased_size_}; }
    [[nodiscard]] std::string_view lower() const { return {lower_.data(), lower_size_}; }
    [[nodiscard]] std::string_view shape() const { return {shape_.data(), shape_size_}; }
    [[nodiscard]] bool has_upper() const { return has_upper_; }

  private:
    void add(char32_t c);

    std::array<char, max_feature_bytes + 8> cased_;
    std::array<char, max_feature_bytes + 8> lower_;
    std::array<char, 16> shape_;
    std::size_t cased_size_ = 0;
    std::size_t lower_size_ = 0;
    std::size_t shape_size_ = 0;
    std::size_t shape_run_ = 0;
    bool has_upper_ = false;
};

// The part of text_hash that vocabularies store.
[[nodiscard]] constexpr std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
[[nodiscard]] std::uint64_t word_hash(std::string_view normal_form);
[[nodiscard]] std::uint64_t cased_hash(std::string_view normal_form);

}  // namespace skein
