#pragma once
// What a concept map could draw of documents: phrases, and who of them is tied to whom, by what words.

#include "extract/map/concept_phrase.hpp"
#include "graph/extraction.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace skein {

enum class LinkKind : std::uint8_t { relation, purpose, outcome, contrast, choice, example, condition, possession };

// What a phrase opens with: "the engine" and "this engine" are one that was spoken of before.
enum class Reference : std::uint8_t { none, definite, demonstrative };

struct MapPhrase {
    ConceptPhrase phrase;
    std::string entity = {};  // canonical name, where it names one
    bool decision = false;    // something that may come, or is to be chosen
    bool name = false;        // the phrase is the entity's name and little else
    bool thing = false;       // and the entity is a product or the like
    Reference reference = Reference::none;
    std::size_t sentence = 0;  // counted over all documents
};

struct MapLink {
    std::size_t from = 0;  // in MapMaterial::phrases
    std::size_t to = 0;
    std::string label;
    LinkKind kind = LinkKind::relation;
    double weight = 0;
    std::string lemma = {};     // of what the label inflects, where it is affirmed
    std::string claimant = {};  // whose word it is, where somebody with a name says it
    ByteSpan span = {};         // of the sentence, in its document
    std::uint32_t line = 0;
    double place = 0;  // where in its document, from 0 to 1
    bool negated = false;
    bool plural = false;  // the sentence has it of several, where its subject is a name
};

struct MapMaterial {
    std::vector<MapPhrase> phrases;
    std::vector<MapLink> links;
    // "671 billion parameters" of an entity or phrase: goes into its label.
    std::multimap<std::size_t, std::string> numbers;
    // What an entity is said to have: "approach" of "Acme", how often.
    std::map<std::string, std::map<std::string, std::size_t>> possessions;
    std::map<std::string, std::size_t> mentions;  // of entities
    std::map<std::string, std::size_t> words;     // lower case, singular: in how many sentences
    std::size_t sentences = 0;
};

// Statements of diagrams are left out: the map is of the prose.
[[nodiscard]] MapMaterial map_material(const std::vector<Extraction>& documents);

// Adds what sentences set against each other: "choose between A and B", "A rather than B". A part of map_material.
void add_choices(const Extraction& document, MapMaterial& material);

// Adds what only trees show: what may come of what was spoken of ("it could …"), conditions and reasons, who competes with whom.
// Sentences are parsed anew, so nothing is added where the library was built without a model. A part of map_material.
void add_clauses(const Extraction& document, MapMaterial& material);

// The first statement of the sentence about something named, else the last one before it; null when there is none.
[[nodiscard]] const Statement* last_named(const Extraction& document, const Sentence& sentence);

}  // namespace skein
