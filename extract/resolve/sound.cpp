#include "extract/resolve/sound.hpp"

#include "base/suggest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t shortest_heard = 4;
constexpr std::size_t longest_heard = 40;

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

struct Respelling {
    std::string_view letters;
    std::string_view sound;
    bool only_at_start = false;
};

// Longest first where one begins another. "ough" is silent more often than not.
constexpr std::array respellings = {
    Respelling{"kn", "n", true}, Respelling{"gn", "n", true},   Respelling{"pn", "n", true}, Respelling{"wr", "r", true},
    Respelling{"ps", "s", true}, Respelling{"wh", "w", true},   Respelling{"x", "s", true},  Respelling{"sch", "x"},
    Respelling{"tch", "x"},      Respelling{"ght", "t"},        Respelling{"ch", "x"},       Respelling{"sh", "x"},
    Respelling{"ph", "f"},       Respelling{"th", "t"},         Respelling{"ck", "k"},       Respelling{"dg", "j"},
    Respelling{"qu", "kw"},      Respelling{"ce", "s"},         Respelling{"ci", "s"},       Respelling{"cy", "s"},
    Respelling{"gh", "g"},       Respelling{"c", "k"},          Respelling{"q", "k"},        Respelling{"z", "s"},
    Respelling{"x", "ks"},       Respelling{"v", "f"},
};

constexpr std::array<bool, 256> respelt_letters = [] {
    std::array<bool, 256> first{};
    for (const Respelling& respelling : respellings) first[static_cast<unsigned char>(respelling.letters.front())] = true;
    return first;
}();
bool may_be_respelt(char c) { return respelt_letters[static_cast<unsigned char>(c)]; }

void append_once(std::string& result, std::string_view sound) {
    for (const char c : sound) {
        if (result.empty() || result.back() != c) result.push_back(c);
    }
}

// Vowels that sound alike, spelled in one way: "gow" and "gou" like "gao".
std::string with_plain_vowels(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> spellings = {{
        {"ow", "ao"},
        {"ou", "ao"},
        {"au", "ao"},
        {"ea", "ee"},
        {"ie", "ee"},
        {"ei", "ai"},
        {"ey", "ai"},
        {"ay", "ai"},
        {"oo", "u"},
        {"ue", "u"},
        {"ew", "u"},
        {"oe", "o"},
    }};
    std::string plain;
    for (std::size_t at = 0; at < word.size();) {
        const auto found = std::find_if(spellings.begin(), spellings.end(),
                                        [&](const auto& pair) { return word.substr(at).starts_with(pair.first); });
        plain += found == spellings.end() ? word.substr(at, 1) : found->second;
        at += found == spellings.end() ? 1 : found->first.size();
    }
    return plain;
}

// Short words beside others that agree: "gow" and "gao".
bool is_short_and_near(std::string_view heard, std::string_view term) {
    constexpr std::size_t shortest_word = 3;
    return heard.size() >= shortest_word && term.size() >= shortest_word && heard.size() <= shortest_heard &&
           term.size() <= shortest_heard && sound_key(heard) == sound_key(term) &&
           (edit_distance(heard, term, 1) <= 1 || with_plain_vowels(heard) == with_plain_vowels(term));
}

// One vowel inside for another: "Ceta" and "Cota", whatever that makes of the consonant before it.
bool is_a_vowel_away(std::string_view heard, std::string_view term) {
    if (heard.size() != term.size()) return false;
    std::size_t others = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (heard[i] == term[i]) continue;
        if (i == 0 || !is_vowel(heard[i]) || !is_vowel(term[i])) return false;
        ++others;
    }
    return others == 1;
}

}  // namespace

std::string sound_key(std::string_view key) {
    std::string result;
    for (std::size_t at = 0; at < key.size();) {
        const std::string_view rest = key.substr(at);
        const auto known = may_be_respelt(rest.front()) ? std::find_if(respellings.begin(), respellings.end(),
                                                                       [&](const Respelling& respelling) {
                                                                           return respelling.letters.front() == rest.front() &&
                                                                                  rest.starts_with(respelling.letters) &&
                                                                                  (!respelling.only_at_start || at == 0);
                                                                       })
                                                        : respellings.end();
        if (known != respellings.end()) {
            append_once(result, known->sound);
            // A vowel that only softened the consonant is still heard, but vowels are left out.
            at += known->letters.size();
            continue;
        }
        const char c = key[at++];
        // "w" after a vowel is a part of it: "gow", "gao".
        const bool glide = c == 'w' && at > 1 && is_vowel(key[at - 2]) && (at == key.size() || !is_vowel(key[at]));
        const bool silent = (is_vowel(c) && at > 1) || (c == 'h' && at > 1) || glide;
        if (!silent) append_once(result, std::string_view(&c, 1));
    }
    // All vowels that open a word sound near enough.
    if (!result.empty() && is_vowel(result.front())) result.front() = 'a';
    return result;
}

bool sounds_like(std::string_view heard, std::string_view term) {
    if (heard.size() < shortest_heard || term.size() < shortest_heard || heard.size() > longest_heard ||
        term.size() > longest_heard)
        return false;
    if (is_a_vowel_away(heard, term)) return true;
    const std::string heard_sound = sound_key(heard);
    const std::string term_sound = sound_key(term);
    if (heard_sound == term_sound) {
        const std::size_t most = (term.size() + 1) / 3;
        return edit_distance(heard, term, most) <= most;
    }
    const std::size_t most = term.size() / 2;
    return term_sound.size() >= 4 && edit_distance(heard_sound, term_sound, 1) == 1 && edit_distance(heard, term, most) <= most;
}

bool sounds_like(std::span<const std::string> heard, std::span<const std::string> term) {
    if (heard.size() == term.size()) {
        for (std::size_t i = 0; i < heard.size(); ++i) {
            if (heard[i] != term[i] && !sounds_like(std::string_view(heard[i]), std::string_view(term[i])) &&
                !is_short_and_near(heard[i], term[i]))
                return false;
        }
        return true;
    }
    std::string whole_heard, whole_term;
    for (const std::string& word : heard) whole_heard += word;
    for (const std::string& word : term) whole_term += word;
    return sounds_like(std::string_view(whole_heard), std::string_view(whole_term));
}

}  // namespace skein
