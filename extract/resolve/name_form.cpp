#include "extract/resolve/name_form.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace skein {

namespace {

constexpr std::string_view legal_forms[] = {"inc",  "incorporated", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc",
                                            "gmbh", "ag",           "sa",   "co",          "company", "nv",  "bv",  "oy",  "ab",
                                            "spa",  "srl",          "kg",   "pty"};
constexpr std::string_view titles[] = {"mr",
                                       "mrs",
                                       "ms",
                                       "miss",
                                       "dr",
                                       "doctor",
                                       "prof",
                                       "professor",
                                       "sir",
                                       "lord",
                                       "lady",
                                       "dame",
                                       "judge",
                                       "justice",
                                       "captain",
                                       "colonel",
                                       "general",
                                       "sergeant",
                                       "lieutenant",
                                       "president",
                                       "senator",
                                       "governor",
                                       "mayor",
                                       "minister",
                                       "king",
                                       "queen",
                                       "prince",
                                       "princess",
                                       "pope",
                                       "rev",
                                       "reverend",
                                       "ceo",
                                       "youtuber",
                                       "secretary",
                                       "chancellor",
                                       "chairman",
                                       "representative",
                                       "congressman"};
constexpr std::string_view roman_numerals[] = {"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"};
constexpr std::string_view small_words[] = {"of",  "and", "the", "for", "in", "on", "de", "la",
                                            "von", "van", "der", "to",  "a",  "an", "s"};

// Short forms with the full name, each line one name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 46> short_forms = {{
    {"abby", "abigail"},   {"al", "albert"},       {"alex", "alexander"}, {"alex", "alexandra"}, {"andy", "andrew"},
    {"ben", "benjamin"},   {"beth", "elizabeth"},  {"bill", "william"},   {"bob", "robert"},     {"cathy", "catherine"},
    {"chris", "christopher"}, {"chuck", "charles"}, {"dan", "daniel"},    {"dave", "david"},     {"dick", "richard"},
    {"don", "donald"},     {"ed", "edward"},       {"fred", "frederick"}, {"greg", "gregory"},   {"jack", "john"},
    {"jeff", "jeffrey"},   {"jen", "jennifer"},    {"jim", "james"},      {"joe", "joseph"},     {"josh", "joshua"},
    {"kate", "katherine"}, {"ken", "kenneth"},     {"larry", "lawrence"}, {"liz", "elizabeth"},  {"matt", "matthew"},
    {"mike", "michael"},   {"nick", "nicholas"},   {"pam", "pamela"},     {"pat", "patricia"},   {"pete", "peter"},
    {"ray", "raymond"},    {"rick", "richard"},    {"rob", "robert"},     {"ron", "ronald"},     {"sam", "samuel"},
    {"steve", "steven"},   {"sue", "susan"},       {"ted", "theodore"},   {"tim", "timothy"},    {"tom", "thomas"},
    {"tony", "anthony"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> long_forms = {{
    {"eu", "europeanunion"}, {"uae", "unitedarabemirates"}, {"uk", "unitedkingdom"}, {"un", "unitednations"},
    {"us", "unitedstates"},  {"usa", "unitedstates"},       {"unitedstatesofamerica", "unitedstates"}, {"ussr", "sovietunion"},
}};

template <std::size_t Count>
bool holds(const std::string_view (&list)[Count], std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Folded, with straight apostrophes.
std::string straightened(std::string_view name) {
    std::string folded = fold(name);
    for (std::size_t at = folded.find("\u2019"); at != std::string::npos; at = folded.find("\u2019", at + 1))
        folded.replace(at, 3, "'");
    return folded;
}

std::vector<std::string> words_of(std::string_view name) {
    std::string folded = straightened(name);
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    else if (folded.ends_with("s'")) folded.pop_back();
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < folded.size();) {
        if (const char c = folded[at]; (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            words.back().push_back(c);
            ++at;
            continue;
        }
        const CodePoint point = decode_at(folded, at);
        // C++ and C# are other names than C; points and apostrophes join ("U.S.", "O'Neill").
        if (is_letter(point.value) || is_digit(point.value) || point.value == '+' || point.value == '#')
            words.back().append(folded, at, point.size);
        else if (point.value == '&')
            words.insert(words.end(), {"and", ""});
        else if (point.value != '.' && point.value != '\'' && !words.back().empty())
            words.emplace_back();
        at += point.size;
    }
    std::erase(words, "");
    if (words.size() > 1 && (words.front() == "the" || words.front() == "a" || words.front() == "an")) words.erase(words.begin());
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string key;
    for (const std::string& word : words) key += word;
    return key;
}

// joined(words_of(name)), without making the words.
std::string ascii_key(std::string_view name) {
    std::string folded = fold(name);
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    else if (folded.ends_with("s'")) folded.pop_back();
    std::string key;
    key.reserve(folded.size());
    std::size_t words = 0, first_word = 0;  // bytes of the first word
    bool inside = false;
    const auto begin_word = [&] {
        if (++words == 2) first_word = key.size();
    };
    for (const char c : folded) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#') {
            if (!inside) begin_word();
            inside = true;
            key.push_back(c);
        } else if (c == '&') {
            begin_word();
            key += "and";
            inside = false;
        } else if (c != '.' && c != '\'') {
            inside = false;
        }
    }
    const std::string_view first(key.data(), first_word);
    if (first == "the" || first == "a" || first == "an") key.erase(0, first_word);
    return key;
}

bool has_capital_in(std::string_view word) {
    if (!is_ascii(word)) return to_lower(word) != word;
    return std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

int casing_of(std::string_view name) {
    bool all = true;
    bool any = false;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
        const std::string_view word = name.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const bool has_capital = has_capital_in(word);
        any = any || has_capital;
        if (!has_capital && !is_digit(decode_at(word, 0).value) && !holds(small_words, word)) all = false;
    }
    return any ? (all ? 2 : 1) : 0;
}

std::string without_vowels(std::string_view word) {
    std::string result;
    for (const char c : word) {
        if (std::string_view("aeiouy").find(c) == std::string_view::npos) result.push_back(c);
    }
    return result;
}

bool is_short_form(std::string_view one, std::string_view other) {
    return std::any_of(short_forms.begin(), short_forms.end(),
                       [&](const auto& pair) { return pair.first == one && pair.second == other; });
}

// One more vowel inside: not at the end, where it makes another name ("Daniel", "Daniela").
bool drops_a_vowel(std::string_view shorter, std::string_view longer) {
    return shorter.size() >= 5 && longer.size() == shorter.size() + 1 && shorter.back() == longer.back() &&
           without_vowels(shorter) == without_vowels(longer);
}

}  // namespace

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80;
}

NameForm form_of(std::string_view name) {
    NameForm form;
    form.words = words_of(name);
    if (form.words.empty()) form.words.push_back(straightened(name));
    form.key = joined(form.words);
    std::vector<std::string> bare = form.words;
    while (bare.size() > 1 && holds(legal_forms, bare.back())) bare.pop_back();
    if (bare.size() > 1) std::erase(bare, "and");
    form.bare = joined(bare);
    for (const std::string& word : form.words) {
        for (const char c : word) {
            if (c >= '0' && c <= '9') form.numbers += c;
        }
        if (form.words.size() > 1 && holds(roman_numerals, word)) form.numbers += word;
    }
    form.casing = casing_of(name);
    return form;
}

std::string name_key(std::string_view name) {
    const std::string key = is_ascii(name) ? ascii_key(name) : joined(words_of(name));
    return key.empty() ? straightened(name) : key;
}

bool is_title(std::string_view word) { return holds(titles, word); }

bool given_names_agree(std::string_view one, std::string_view other) {
    if (one == other) return true;
    if (one.empty() || other.empty()) return false;
    if (one.size() == 1 || other.size() == 1) return one.front() == other.front();
    return is_short_form(one, other) || is_short_form(other, one) || drops_a_vowel(one, other) || drops_a_vowel(other, one);
}

std::string_view known_long_form(std::string_view key) {
    const auto found = std::find_if(long_forms.begin(), long_forms.end(), [&](const auto& pair) { return pair.first == key; });
    return found == long_forms.end() ? std::string_view() : found->second;
}

}  // namespace skein
