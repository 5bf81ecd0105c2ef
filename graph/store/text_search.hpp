#pragma once
// Names and sentences of a graph file by their words, through its full-text indexes: nothing else of the file is read.

#include "graph/entity.hpp"
#include "graph/provenance.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// A word to look for: letters, digits and combining marks alone, so that it cannot be taken for an operator of the index.
struct SearchTerm {
    std::string text;
    bool inside = false;  // it may stand within a word of the index: of scripts that are written without blanks
};

struct EntityHit {
    std::string name;
    EntityType type = EntityType::Concept;
    std::size_t mentions = 0;
    std::size_t relations = 0;  // edges out of it and into it
    std::vector<Alias> aliases;
};

// Bytes [start, end) of a sentence's text.
struct FoundWord {
    std::size_t start = 0;
    std::size_t end = 0;
    friend bool operator==(const FoundWord&, const FoundWord&) = default;
};

struct SentenceHit {
    std::string document;  // URI
    Sentence sentence;
    std::vector<FoundWord> words;  // in order and apart
};

// Best first. What lies beyond the limit is counted, not kept.
struct SearchResult {
    std::vector<EntityHit> entities;
    std::vector<SentenceHit> sentences;
    std::size_t all_entities = 0;
    std::size_t all_sentences = 0;
};

class TextSearch {
  public:
    // Throws Error as `load_graph` and EdgeFilter do, and for a file of version 2, whose indexes are others.
    TextSearch(const std::filesystem::path& path, const Selection& selection);
    ~TextSearch();
    TextSearch(const TextSearch&) = delete;
    TextSearch& operator=(const TextSearch&) = delete;

    // Entities with a name or spelling that holds every term, or the beginning of a word for it: those called `whole` first, then
    // whole words, then beginnings, ties by mentions, then by name. If there are none, those that hold any of the words.
    void find_entities(std::string_view whole, std::span<const SearchTerm> terms, std::size_t limit, SearchResult& result);
    // Sentences that hold every term: whole words first, then beginnings, each by BM25 (Robertson & Walker 1994, as FTS5 has it),
    // ties by document and place. If none holds all, those that hold any whole word; if none does, the beginning of one.
    void find_sentences(std::span<const SearchTerm> terms, std::size_t limit, SearchResult& result);
    // Words of names and sentences near the terms that nothing in the file begins with.
    [[nodiscard]] std::vector<std::string> near(std::span<const SearchTerm> terms);

  private:
    struct File;
    std::unique_ptr<File> file_;
};

}  // namespace skein
