#pragma once
// `skein search`: entities and sentences of a graph file by words.

#include "graph/store/text_search.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// More words than these are no search.
inline constexpr std::size_t most_search_words = 64;

// Words are runs of letters and digits, compared without regard to case and accents; a word of the query finds words that begin
// with it. Runs of Han, Kana or Hangul, which are written without blanks, are found wherever they stand. All else in the query
// only parts words. Throws Error for more than `most_search_words` different ones.
[[nodiscard]] std::vector<SearchTerm> search_terms(std::string_view query);

// How an entity and a sentence are found, and in which order they come, is said at TextSearch. Of entities, `selection` keeps
// those of its types that take part in a statement it keeps, of sentences those that say one; with documents alone, all sentences
// of these, and whom they mention.
[[nodiscard]] SearchResult search_file(const std::filesystem::path& path, std::string_view query, std::size_t limit,
                                       const Selection& selection = {});

// Words of the file near those of the query that it does not have.
[[nodiscard]] std::vector<std::string> near_words(const std::filesystem::path& path, std::string_view query);

}  // namespace skein
