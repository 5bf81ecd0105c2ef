// The glossary of a document, and which of its terms a misheard word stands for.

#include "base/utf8.hpp"
#include "extract/mentions.hpp"
#include "extract/resolve/name_form.hpp"
#include "extract/resolve/sound.hpp"

#include <algorithm>

namespace skein {

std::string join_key(std::string_view name) {
    std::string key;
    if (is_ascii(name)) {  // as below, without decoding
        key.reserve(name.size());
        for (const char c : name) {
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
            if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#') key.push_back(lower);
        }
        return key.empty() ? fold(name) : key;
    }
    const std::string folded = fold(name);
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode_at(folded, at);
        if (is_letter(point.value) || is_digit(point.value)) key.append(folded, at, point.size);
        if (point.value == '+' || point.value == '#') key.push_back(static_cast<char>(point.value));  // C++, C#
        at += point.size;
    }
    return key.empty() ? folded : key;
}

namespace {

// The sounds under which a word is looked for. A "c" that a wrong vowel follows sounds like another letter.
std::vector<std::string> initials_of(std::string_view key) {
    std::vector<std::string> initials = {sound_key(key).substr(0, 1)};
    if (key.starts_with('c')) initials.emplace_back("c");
    return initials;
}

}  // namespace

void Glossary::add(std::string_view name, EntityType type) {
    const std::string key = join_key(name);
    if (key.size() < 2) return;
    const auto [term, is_new] = terms_.try_emplace(key, Term{std::string(name), type, 0});
    ++term->second.count;
    if (!is_new) return;
    for (const std::string& initial : initials_of(key)) by_initial_[initial].push_back(key);
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

bool Glossary::may_open_concept(std::string_view lower) const {
    if (!std::ranges::all_of(lower, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); })) return true;
    // The ending may be a plural's, which keys do without.
    constexpr std::size_t shortest = 5, ending = 3;
    if (lower.size() > shortest) lower.remove_suffix(ending);
    const auto next = concepts_.lower_bound(lower);
    return next != concepts_.end() && next->first.starts_with(lower);
}

bool Glossary::may_open_term(std::string_view lower) const {
    const auto next = terms_.lower_bound(lower);
    return next != terms_.end() && next->first.starts_with(lower);
}

const Glossary::Term* Glossary::find(std::string_view name) const {
    const auto found = terms_.find(join_key(name));
    return found == terms_.end() ? nullptr : &found->second;
}

const Glossary::Term* Glossary::find_misheard(std::string_view heard) const {
    const std::string key = join_key(heard);
    const Term* best = nullptr;
    for (const std::string& initial : initials_of(key)) {
        const auto candidates = by_initial_.find(initial);
        if (candidates == by_initial_.end()) continue;
        // A glossary of thousands of names is no context any more, and comparing with each of them would take too long.
        constexpr std::size_t most = 200;
        if (candidates->second.size() > most) return nullptr;
        for (const std::string& candidate : candidates->second) {
            if (!sounds_like(key, candidate)) continue;
            const Term* term = &terms_.find(candidate)->second;
            if (best != nullptr && best != term) return nullptr;
            best = term;
        }
    }
    return best;
}

}  // namespace skein
