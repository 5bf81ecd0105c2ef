#pragma once
// A synthetic graph of any size, as documents that say it or as numbers alone. The same shape gives the same bytes, and each
// document and statement can be asked for by itself: nothing is kept but the shape.

#include "graph/extraction.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace skein::bench {

struct GraphShape {
    std::size_t entities = 1'000'000;  // at most 16,777,216
    std::size_t statements = 10'000'000;
    std::size_t documents = 10'000;    // that share the statements evenly, in order
    std::size_t relations = 200;
    // 0: every entity is as likely. 1: the logarithm of an entity's number is drawn evenly, so that few have most of the
    // statements (Zipf), as in text. Between: this share of all ends is drawn so.
    double skew = 0;
    bool mentions = true;              // whether documents hold a mention for each subject and object
    std::uint64_t seed = 1;
};

// Small enough to make again in every test, and in the same proportions.
[[nodiscard]] GraphShape shape_of(std::size_t statements);

// Ends are entities, by number; there are no loops.
struct GeneratedStatement {
    std::uint32_t source = 0;
    std::uint32_t relation = 0;
    std::uint32_t target = 0;
    std::uint32_t document = 0;
    std::uint32_t claimant = none;  // an entity, or the document itself: three of four times
    Polarity polarity = Polarity::affirmed;  // one in sixteen is negated
    std::uint8_t confidence = 0;    // in hundredths

    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

class GraphGenerator {
  public:
    // Throws std::invalid_argument for a shape that cannot be.
    explicit GraphGenerator(const GraphShape& shape);

    [[nodiscard]] const GraphShape& shape() const { return shape_; }

    // Two capitalised words, different for each number in any case and order of words ("Bakora Zelum").
    [[nodiscard]] std::string entity_name(std::size_t entity) const;
    [[nodiscard]] EntityType entity_type(std::size_t entity) const;
    [[nodiscard]] std::string relation(std::size_t relation) const;  // a lemma: "kerom", "kerom of"
    [[nodiscard]] std::string document_uri(std::size_t document) const;
    [[nodiscard]] GeneratedStatement statement(std::size_t index) const;
    // Statements [first, second) are the document's.
    [[nodiscard]] std::pair<std::size_t, std::size_t> statements_of(std::size_t document) const;

    // A sentence a statement, with its words where the spans say: reading the text again finds them.
    [[nodiscard]] Extraction document(std::size_t document) const;

  private:
    [[nodiscard]] std::uint32_t drawn_entity(std::uint64_t random) const;

    GraphShape shape_;
};

}  // namespace skein::bench
