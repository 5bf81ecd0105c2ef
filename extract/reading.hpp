#pragma once
// One sentence read again and shown whole: words, tree, and what rules find in it. For `skein why --explain`; reading a document
// is pipeline.hpp.

#include "extract/document.hpp"
#include "extract/text/annotation.hpp"
#include "graph/entity_type.hpp"
#include "graph/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

// A name that is known to stand at bytes [start, end) of the sentence.
struct NamedPlace {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string name;
    EntityType type = EntityType::Concept;
};

struct ReadWord {
    std::size_t start = 0;  // bytes of the sentence
    std::size_t end = 0;
    std::string lemma;
    Upos upos = Upos::X;
    std::optional<std::size_t> head;  // by index; none: the root
    std::string relation;             // Universal Dependencies
    bool mended = false;              // a repair gave it another head or relation than the parser
};

struct WordRange {
    std::size_t first = 0;  // words [first, last)
    std::size_t last = 0;
};

// What a rule found. The claimants are as they stand in the sentence, outermost first.
struct FoundStatement {
    std::string_view rule;
    std::string lemma;
    WordRange subject;
    std::vector<WordRange> relation;  // empty pieces: no word says it
    std::optional<WordRange> object;
    std::vector<std::pair<Role, WordRange>> arguments;
    std::vector<WordRange> claimants;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::asserted;
    double reading = 0;  // see relations/confidence.hpp
    double worth = 0;
    std::vector<std::pair<std::string_view, double>> signs;  // what moved `reading`, the strongest first
};

struct SentenceReading {
    std::vector<ReadWord> words;  // each has its head among them; the tree is projective
    std::vector<FoundStatement> statements;
};

// Reads `text` as one sentence of a block of this kind. `names` replace those that the sentence alone would show.
[[nodiscard]] SentenceReading read_sentence(std::string_view text, BlockKind kind, std::span<const NamedPlace> names);

// What a rule looks for, in a few words with an example; empty for a name that is no rule's.
[[nodiscard]] std::string_view rule_description(std::string_view rule);

}  // namespace skein
