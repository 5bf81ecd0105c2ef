#pragma once
// `skein search`: entities and sentences by words.

#include "graph/subgraph.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

struct EntityHit {
    EntityId entity;
    std::size_t alias = 0;  // the best of its aliases, by index
    double score = 0;
};

// Bytes [start, end) of a sentence's text.
struct FoundWord {
    std::size_t start = 0;
    std::size_t end = 0;
    friend bool operator==(const FoundWord&, const FoundWord&) = default;
};

struct SentenceHit {
    SentenceId sentence;
    std::vector<FoundWord> words;  // in order and apart
    double score = 0;
};

// Best first. What lies beyond the limit is counted, not kept.
struct SearchResult {
    std::vector<EntityHit> entities;
    std::vector<SentenceHit> sentences;
    std::size_t all_entities = 0;
    std::size_t all_sentences = 0;
};

// Words are runs of letters and digits (each Han, Kana or Hangul character by itself), compared by `fold`; a word of the query
// finds words that begin with it. An entity is found by a name or alias that holds every word: whole names come first, then whole
// words, then beginnings, ties by mentions. Sentences are ranked by how many of the query's words they hold, then by
// BM25 (Robertson & Walker 1994; k1 1.2, b 0.75) in which a beginning counts half a whole word, then by document and place. Only sentences
// that hold all words are given, if there are such. Of `selection`, `types` and `documents` matter.
[[nodiscard]] SearchResult search_graph(const FrozenGraph& graph, std::string_view words, std::size_t limit, const Selection& selection = {});

}  // namespace skein
