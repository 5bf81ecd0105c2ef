#include "query/word_places.hpp"

#include <algorithm>
#include <optional>

namespace skein {

namespace {

bool is_verbatim(const Sentence& sentence) { return sentence.text.size() == sentence.span.size(); }

// The occurrence of `words` within [begin, end) that is nearest to `expected`.
std::optional<WordPlace> nearest(std::string_view text, std::string_view words, std::size_t expected, std::size_t begin,
                                 std::size_t end) {
    std::optional<WordPlace> best;
    if (words.empty()) return best;
    const auto distance = [&](std::size_t at) { return at > expected ? at - expected : expected - at; };
    for (std::size_t at = text.find(words, begin); at != std::string_view::npos && at + words.size() <= end;
         at = text.find(words, at + 1))
        if (!best || distance(at) < distance(best->start)) best = WordPlace{at, at + words.size()};
    return best;
}

}  // namespace

std::vector<WordPlace> place_in_order(std::string_view text, std::string_view phrase, std::size_t begin, std::size_t end) {
    std::vector<WordPlace> pieces;
    std::size_t at = begin;
    for (std::size_t i = 0; i < phrase.size();) {
        const std::size_t blank = std::min(phrase.find(' ', i), phrase.size());
        const std::string_view word = phrase.substr(i, blank - i);
        i = blank + 1;
        if (word.empty()) continue;
        const std::size_t found = text.find(word, at);
        if (found == std::string_view::npos || found + word.size() > end) return {};
        const bool adjoins =
            !pieces.empty() &&
            text.substr(pieces.back().end, found - pieces.back().end).find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (adjoins) pieces.back().end = found + word.size();
        else pieces.push_back({found, found + word.size()});
        at = found + word.size();
    }
    return pieces;
}

std::vector<WordPlace> place_in_sentence(const Sentence& sentence, ByteSpan span, std::string_view words) {
    const std::string_view text = sentence.text;
    if (!sentence.span.contains(span) || span.end < span.start) {
        const auto place = nearest(text, words, 0, 0, text.size());
        return place ? std::vector{*place} : std::vector<WordPlace>{};
    }
    const auto offset = static_cast<std::size_t>(span.start - sentence.span.start);
    if (is_verbatim(sentence)) {
        const std::size_t end = offset + static_cast<std::size_t>(span.size());
        if (text.substr(offset, end - offset) == words) return {{offset, end}};
        const std::vector<WordPlace> pieces = place_in_order(text, words, offset, end);
        if (!pieces.empty() || span.empty()) return pieces;
        return {{offset, end}};
    }
    // Cleaning mostly shortens: the words stand at about the same share of the way.
    const std::size_t expected = sentence.span.empty()
                                     ? 0
                                     : static_cast<std::size_t>(static_cast<double>(offset) * static_cast<double>(text.size()) /
                                                                static_cast<double>(sentence.span.size()));
    if (const auto place = nearest(text, words, expected, 0, text.size())) return {*place};
    return place_in_order(text, words, 0, text.size());
}

}  // namespace skein
