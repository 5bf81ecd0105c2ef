#include "tests/bench/graph_generator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace skein::bench {

namespace {

constexpr unsigned name_bits = 24;
constexpr std::uint32_t most_entities = 1U << name_bits;
constexpr double unit = 1.0 / 9007199254740992.0;  // 2^-53: 53 random bits become a number in [0, 1)

// splitmix64 (Steele, Lea & Flood 2014) at a place in its sequence: no state, so any statement can be had alone.
std::uint64_t mixed(std::uint64_t number) {
    number = (number + 1) * 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9U;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBU;
    return number ^ (number >> 31);
}

// A number of `bits` bits for each number of as many bits: an odd factor and a shift can both be undone.
std::uint32_t shuffled(std::uint32_t number, unsigned bits) {
    const std::uint32_t mask = (1U << bits) - 1;
    number = (number * 0x9E3779B1U) & mask;
    number ^= number >> (bits / 2);
    return (number * 0x85EBCA6BU) & mask;
}

// Two syllables of six bits each. First and last words draw from different vowels, so that none of one is one of the other.
std::string word(std::uint32_t bits, std::string_view vowels, std::string_view end) {
    constexpr std::string_view consonants = "bdfgklmnprstvzhj";
    std::string text;
    for (int syllable = 0; syllable < 2; ++syllable) {
        text += consonants[bits & 15U];
        text += vowels[bits >> 4 & 3U];
        bits >>= 6;
    }
    text += end;
    return text;
}

std::string capitalised(std::string text) {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace

GraphShape shape_of(std::size_t statements) {
    GraphShape shape;
    shape.statements = statements;
    shape.entities = std::max<std::size_t>(2, statements / 10);
    shape.documents = std::max<std::size_t>(1, statements / 1000);
    return shape;
}

GraphGenerator::GraphGenerator(const GraphShape& shape) : shape_(shape) {
    if (shape.entities < 2 || shape.entities > most_entities)
        throw std::invalid_argument("a graph is made of 2 to 16,777,216 entities");
    if (shape.documents == 0 || shape.relations == 0) throw std::invalid_argument("a graph needs a document and a relation");
}

std::string GraphGenerator::entity_name(std::size_t entity) const {
    const std::uint32_t bits = shuffled(static_cast<std::uint32_t>(entity), name_bits);
    return capitalised(word(bits & 4095U, "aoiu", "ra")) + ' ' + capitalised(word(bits >> 12, "eyau", "m"));
}

EntityType GraphGenerator::entity_type(std::size_t entity) const {
    constexpr std::array likely = {EntityType::Person, EntityType::Organization, EntityType::Product, EntityType::Place,
                                   EntityType::Concept, EntityType::Concept, EntityType::Person, EntityType::Organization};
    return likely[mixed(shape_.seed ^ (entity << 8)) % likely.size()];
}

std::string GraphGenerator::relation(std::size_t relation) const {
    constexpr std::array<std::string_view, 4> prepositions = {"", " of", " on", " with"};
    const auto number = static_cast<std::uint32_t>(relation);
    return word((number / 4 * 29) & 4095U, "eoia", "k") + std::string(prepositions[number % 4]) +
           (relation < 16384 ? "" : std::to_string(relation));
}

std::string GraphGenerator::document_uri(std::size_t document) const {
    char text[64];
    std::snprintf(text, sizeof text, "corpus/%03zu/%06zu.txt", document / 1000, document);
    return text;
}

std::uint32_t GraphGenerator::drawn_entity(std::uint64_t random) const {
    const double even = static_cast<double>(random >> 11) * unit;
    const auto count = static_cast<double>(shape_.entities);
    const bool skewed = static_cast<double>(mixed(random) >> 11) * unit < shape_.skew;
    const double drawn = skewed ? std::exp(even * std::log(count + 1)) - 1 : even * count;
    return static_cast<std::uint32_t>(std::min(drawn, count - 1));
}

GeneratedStatement GraphGenerator::statement(std::size_t index) const {
    const std::uint64_t base = mixed(shape_.seed) ^ (static_cast<std::uint64_t>(index) << 3);
    const std::uint64_t rest = mixed(base);
    GeneratedStatement result;
    result.source = drawn_entity(mixed(base + 1));
    result.target = drawn_entity(mixed(base + 2));
    if (result.target == result.source) result.target = (result.source + 1) % static_cast<std::uint32_t>(shape_.entities);
    result.relation = static_cast<std::uint32_t>(rest % shape_.relations);
    result.document = static_cast<std::uint32_t>(index * shape_.documents / std::max<std::size_t>(1, shape_.statements));
    result.polarity = (rest >> 20) % 16 == 0 ? Polarity::negated : Polarity::affirmed;
    if ((rest >> 24) % 4 == 0) result.claimant = drawn_entity(mixed(base + 3));
    result.confidence = static_cast<std::uint8_t>(40 + (rest >> 32) % 60);
    return result;
}

std::pair<std::size_t, std::size_t> GraphGenerator::statements_of(std::size_t document) const {
    const auto first = [&](std::size_t d) { return (d * shape_.statements + shape_.documents - 1) / shape_.documents; };
    return {first(document), first(document + 1)};
}

Extraction GraphGenerator::document(std::size_t document) const {
    Extraction extraction;
    extraction.document.uri = document_uri(document);
    extraction.document.format = "text";
    std::uint64_t at = 0;
    const auto [first, last] = statements_of(document);
    for (std::size_t index = first; index < last; ++index) {
        const GeneratedStatement made = statement(index);
        Sentence sentence;
        sentence.line = static_cast<std::uint32_t>(index - first + 1);
        const auto put = [&](const std::string& words) {
            const std::uint64_t start = at + sentence.text.size();
            sentence.text += words;
            return ByteSpan{start, start + words.size()};
        };
        Statement said;
        said.sentence = SentenceId(extraction.sentences.size());
        const auto name = [&](std::uint32_t entity) {
            const std::string words = entity_name(entity);
            const Participant participant{words, put(words), words, entity_type(entity)};
            if (shape_.mentions)
                extraction.mentions.push_back({said.sentence, {}, words, participant.span, words, participant.type});
            return participant;
        };
        if (made.claimant != GeneratedStatement::none) {
            said.claimants.push_back(entity_name(made.claimant));
            put(said.claimants.back() + " says that ");
        }
        said.subject = name(made.source);
        put(" ");
        said.relation.lemma = relation(made.relation);
        said.relation.text = (made.polarity == Polarity::negated ? "did not " : "did ") + said.relation.lemma;
        said.relation.span = put(said.relation.text);
        put(" ");
        said.object = name(made.target);
        put(".");
        said.polarity = made.polarity;
        said.confidence = made.confidence / 100.0;
        said.rule = "verb";
        sentence.span = {at, at + sentence.text.size()};
        at = sentence.span.end + 1;
        extraction.sentences.push_back(std::move(sentence));
        extraction.statements.push_back(std::move(said));
    }
    extraction.document.size = at;
    char hash[33];
    std::snprintf(hash, sizeof hash, "%016llx%016llx", static_cast<unsigned long long>(mixed(shape_.seed + document)),
                  static_cast<unsigned long long>(mixed(document ^ (at << 32))));
    extraction.document.content_hash = hash;
    return extraction;
}

}  // namespace skein::bench
