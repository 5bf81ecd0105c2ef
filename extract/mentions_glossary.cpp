// The glossary of a document, and which of its terms a misheard word stands for.

#include "base/utf8.hpp"
#include "extract/mentions.hpp"

#include <algorithm>

namespace skein {

namespace {

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// Consonants by sound, doubles once: "deepseek" → "dpsk", "quick" → "kk".
std::string consonants(std::string_view key) {
    std::string result;
    for (char c : key) {
        if (is_vowel(c)) continue;
        if (c == 'c' || c == 'q') c = 'k';
        if (c == 'z') c = 's';
        if (result.empty() || result.back() != c) result.push_back(c);
    }
    return result;
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

// Spelled alike and sounding alike: the same consonants and at most one other letter in three, or one consonant lost out of four.
bool sounds_like(std::string_view heard, std::string_view term) {
    constexpr std::size_t longest = 24;
    if (heard.size() < 4 || term.size() < 4 || heard.size() > longest || term.size() > longest) return false;
    const std::string heard_consonants = consonants(heard);
    const std::string term_consonants = consonants(term);
    const std::size_t distance = edit_distance(heard, term);
    if (heard_consonants == term_consonants) return distance * 3 <= term.size() + 1;
    return term_consonants.size() >= 4 && edit_distance(heard_consonants, term_consonants) == 1 && distance * 2 <= term.size();
}

}  // namespace

std::string join_key(std::string_view name) {
    std::string key;
    const std::string folded = fold(name);
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode_at(folded, at);
        if (is_letter(point.value) || is_digit(point.value)) key.append(folded, at, point.size);
        if (point.value == '+' || point.value == '#') key.push_back(static_cast<char>(point.value));  // C++, C#
        at += point.size;
    }
    return key.empty() ? folded : key;
}

void Glossary::add(std::string_view name, EntityType type) {
    const std::string key = join_key(name);
    if (key.size() < 2) return;
    const auto [term, is_new] = terms_.try_emplace(key, Term{std::string(name), type, 0});
    ++term->second.count;
    if (is_new) by_initial_[key.substr(0, 1)].push_back(key);
}

void Glossary::add_concept(std::string_view phrase) {
    constexpr std::size_t shortest = 8;
    constexpr std::size_t longest = 60;
    std::string key = en::singular(join_key(phrase));
    if (key.size() < shortest || key.size() > longest || phrase.find(' ') == std::string_view::npos) return;
    concepts_.try_emplace(std::move(key), phrase);
}

const std::string* Glossary::find_concept(std::string_view phrase) const {
    const auto found = concepts_.find(en::singular(join_key(phrase)));
    return found == concepts_.end() ? nullptr : &found->second;
}

const Glossary::Term* Glossary::find(std::string_view name) const {
    const auto found = terms_.find(join_key(name));
    return found == terms_.end() ? nullptr : &found->second;
}

const Glossary::Term* Glossary::find_misheard(std::string_view heard) const {
    const std::string key = join_key(heard);
    const auto candidates = by_initial_.find(key.substr(0, 1));
    // A glossary of thousands of names is no context any more, and comparing with each of them would take too long.
    constexpr std::size_t most = 200;
    if (candidates == by_initial_.end() || candidates->second.size() > most) return nullptr;
    const Term* best = nullptr;
    for (const std::string& candidate : candidates->second) {
        if (!sounds_like(key, candidate)) continue;
        if (best != nullptr) return nullptr;
        best = &terms_.find(candidate)->second;
    }
    return best;
}

}  // namespace skein
