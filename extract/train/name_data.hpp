#pragma once
// Sets of sentences with named mentions → one set of types, with what each set says nothing about kept open. The table of what
// becomes what is in name_data.cpp.

#include "graph/entity_type.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// A set of types, a bit for each EntityType.
using TypeSet = std::uint16_t;
[[nodiscard]] constexpr TypeSet type_bit(EntityType type) { return static_cast<TypeSet>(1U << static_cast<unsigned>(type)); }
inline constexpr TypeSet every_type = (1U << all_entity_types.size()) - 1;

// Tokens [first, last) name something of one of `types`. No types: the set says that a name is here, but not one of ours.
struct NamedSpan {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    TypeSet types = 0;
};

// What a treebank says of a token, as it names things ("NNP", "nsubj:pass").
struct TokenLabels {
    std::string tag;
    std::string relation;
};

// The sets that are known; a label that a set's table lacks is an error. `none`: text alone.
enum class NameSet : std::uint8_t { none, uner, crossner, wnut17, btc, wikigold, sec_filings, redocred, gum };
inline constexpr std::size_t name_set_count = 9;

struct NamedSentence {
    std::vector<std::string> tokens;
    std::vector<NamedSpan> spans;
    TypeSet open = 0;          // outside the spans, names of these types may stand unmarked
    bool opens_document = false;  // the first of a document, where the set knows documents
    NameSet set = NameSet::none;
    std::uint8_t copies = 1;           // how often an epoch shows it
    std::vector<TokenLabels> grammar;  // one a token, or none
};

[[nodiscard]] std::optional<NameSet> name_set_from(std::string_view name);  // "sec-filings"; the sets in columns alone
// The types a set marks with certainty: what can be scored on it.
[[nodiscard]] TypeSet types_marked_in(NameSet set);

// Reads IOB1 or IOB2 in columns, the token first (UNER: second), the tag last (UNER: third). Throws Error.
[[nodiscard]] std::vector<NamedSentence> read_named_columns(const std::filesystem::path& path, NameSet set);
// Reads a JSON file of DocRED's form. Throws Error.
[[nodiscard]] std::vector<NamedSentence> read_named_documents(const std::filesystem::path& path);

// The training part of GUM: the proper nouns at the heads of its entities. Throws Error.
[[nodiscard]] std::vector<NamedSentence> read_gum_names(const std::filesystem::path& data);
// Sentences of the sets that mark no names of ours. Throws Error.
[[nodiscard]] std::vector<NamedSentence> read_plain_texts(const std::filesystem::path& data);

struct NameData {
    std::vector<NamedSentence> training;
    std::vector<NamedSentence> text;         // no names marked, but words to learn from
    std::vector<NamedSentence> development;  // UNER EWT's development part
};
// Throws Error when a set is missing.
[[nodiscard]] NameData read_name_data(const std::filesystem::path& data);
// The sets trained on and their licences, for the model file.
[[nodiscard]] std::string_view describe_name_data();

}  // namespace skein
