#include "query/search.hpp"

#include "base/error.hpp"
#include "query/words.hpp"

#include <algorithm>

namespace skein {

std::vector<SearchTerm> search_terms(std::string_view query) {
    std::vector<SearchTerm> terms;
    std::size_t end = 0;
    for (const SearchWord& word : search_words(query)) {
        const std::string_view text = query.substr(word.start, word.end - word.start);
        // Characters that are words by themselves make one term as long as they follow each other.
        if (word.stands_alone && !terms.empty() && terms.back().inside && word.start == end) terms.back().text += text;
        else terms.push_back({std::string(text), word.stands_alone});
        end = word.end;
    }
    std::vector<SearchTerm> once;
    for (SearchTerm& term : terms) {
        const bool known =
            std::any_of(once.begin(), once.end(), [&](const SearchTerm& other) { return other.text == term.text; });
        if (!known) once.push_back(std::move(term));
        if (once.size() > most_search_words)
            throw Error("that is more than " + std::to_string(most_search_words) + " words to look for", "look for fewer");
    }
    return once;
}

SearchResult search_file(const std::filesystem::path& path, std::string_view query, std::size_t limit,
                         const Selection& selection) {
    SearchResult result;
    const std::vector<SearchTerm> terms = search_terms(query);
    if (terms.empty()) return result;
    TextSearch search(path, selection);
    search.find_entities(query, terms, limit, result);
    search.find_sentences(terms, limit, result);
    return result;
}

std::vector<std::string> near_words(const std::filesystem::path& path, std::string_view query) {
    const std::vector<SearchTerm> terms = search_terms(query);
    return terms.empty() ? std::vector<std::string>() : TextSearch(path, {}).near(terms);
}

}  // namespace skein
