#include "extract/map/concept_phrase.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/map/phrase_words.hpp"

#include <algorithm>
#include <array>

namespace skein {

namespace {

using namespace map_words;

constexpr std::size_t most_words = 6;

// Blank-separated, without marks around them; what stands in parentheses is left out.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    std::size_t depth = 0;
    std::string word;
    bool ended = false;
    const auto finish = [&] {
        const std::string marks = "\"'*,.;:!?`-/";
        while (!word.empty() && marks.find(word.back()) != std::string::npos &&
               !(word.size() > 1 && word.back() == '.' && word.find('.') + 1 < word.size())) {
            ended = ended || std::string_view(",.;:!?").find(word.back()) != std::string_view::npos;
            word.pop_back();
        }
        while (!word.empty() && marks.find(word.front()) != std::string::npos) word.erase(0, 1);
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_at(text, at);
        if (c.value == U'(' || c.value == U'[')
            ++depth;
        else if ((c.value == U')' || c.value == U']') && depth > 0)
            --depth;
        else if (depth > 0 || c.value == U'\u201C' || c.value == U'\u201D' || c.value == U'\u2018') {
        } else if (is_space(c.value)) {
            const bool comma = !word.empty() && (word.back() == ';' || word.back() == ':');
            finish();
            if (comma && !words.empty()) return words;
        } else if (c.value == U'\u2014') {  // what stands behind a dash tells more
            finish();
            if (!words.empty()) return words;
        } else if (c.value == U'\u2019')
            word += '\'';
        else
            word += text.substr(at, c.size);
        at += c.size;
    }
    finish();
    return words;
}

bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

const en::Lexicon& lexicon() {
    static const en::Lexicon known;
    return known;
}

// "You cannot escape", "Acme copied Zeta": something is said, nothing named.
bool is_clause(const std::vector<std::string>& words) {
    constexpr auto subjects =
        std::to_array<std::string_view>({"you", "we", "they", "i", "it", "he", "she", "there", "who", "what", "how", "why"});
    if (in(subjects, to_lower(words.front()))) return true;
    // "Feels imprudent": a verb that has lost its subject.
    if (words.size() > 1 && words.front().ends_with("s") && is_lower(decode_at(words.front(), 0).value)) {
        const en::Entry& first = lexicon().find(words.front());
        if (first.can_be(VerbForm::present) && !first.can_be(Upos::NOUN) && !first.can_be(Upos::ADJ)) return true;
    }
    // "Acme Ignited"
    if (words.size() == 2 && is_upper(decode_at(words[0], 0).value) && words[1].ends_with("ed")) {
        const en::Entry& last = lexicon().find(words[1]);
        if (last.can_be(VerbForm::past) && !last.can_be(Upos::NOUN) && !last.can_be(Upos::ADJ)) return true;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (in(prepositions, to_lower(words[i]))) return false;
        const en::Entry& entry = lexicon().find(to_lower(words[i]));
        const bool finite = entry.can_be(VerbForm::past) || entry.can_be(VerbForm::present);
        const bool other = entry.can_be(Upos::NOUN) || entry.can_be(Upos::ADJ) || entry.can_be(VerbForm::base);
        // "Acme copied Zeta", not "newly copied files".
        const bool of_name =
            is_upper(decode_at(words[i - 1], 0).value) && i + 1 < words.size() && is_upper(decode_at(words[i + 1], 0).value);
        if (entry.has(en::Trait::modal) || (finite && !other && (of_name || !entry.can_be(VerbForm::participle)))) return true;
    }
    return false;
}

// "privately": how something is done.
bool is_adverb(const std::string& word) {
    const en::Entry& entry = lexicon().find(word);
    return word.ends_with("ly") && word.size() > 4 && !entry.can_be(Upos::NOUN) && !entry.can_be(Upos::ADJ) &&
           !entry.can_be(VerbForm::base) && is_lower(decode_at(word, 0).value);
}

// "cheaper to run than …": words before `end` compare.
bool is_comparative(const std::vector<std::string>& words, std::size_t end) {
    for (std::size_t i = 0; i < end; ++i) {
        const std::string word = to_lower(words[i]);
        if (word == "more" || word == "less" || word == "fewer") return true;
        const en::Entry& entry = lexicon().find(word);
        if (word.size() > 4 && word.ends_with("er") && !entry.can_be(Upos::NOUN) && !entry.can_be(VerbForm::base)) return true;
    }
    return false;
}

// "three", "two hundred": how many of what is not said.
bool counts_only(const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        const std::string lower = to_lower(word);
        return lower == "and" || lower == "hundred" || lower == "thousand" || lower == "million" || lower == "billion" ||
               lexicon().find(lower).only(Upos::NUM);
    });
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// "LLMs" for the "llms" of speech; nothing for "app" and "it", which are words, and for what has capitals.
std::string as_acronym(std::string_view word) {
    if (word.empty() || !is_lower(decode_at(word, 0).value)) return {};
    const std::string one = en::singular(word);
    if (!word.starts_with(one) || !lexicon().find(one).has(en::Trait::generic_acronym) || (one.size() < 3 && one != "ai") ||
        one == "app")
        return {};
    std::string upper;
    for (const char c : one) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return upper + std::string(word.substr(one.size()));
}

// "one of the old mills" is an old mill.
void make_single(std::vector<std::string>& words) {
    std::size_t head = 0;
    while (head + 1 < words.size() && !in(prepositions, to_lower(words[head + 1])) && !in(closing, to_lower(words[head + 1])))
        ++head;
    const std::string lower = to_lower(words[head]);
    const std::string single = en::singular(lower);
    // The letters that stay keep their case.
    if (to_lower(std::string_view(words[head]).substr(0, single.size())) == single)
        words[head].resize(std::min(single.size(), words[head].size()));
    else if (words[head] == lower)
        words[head] = single;
}

std::string third_person(std::string_view verb) {
    if (verb == "be") return "is";
    if (verb == "have") return "has";
    std::string form(verb);
    const auto ends = [&](std::string_view end) { return verb.ends_with(end); };
    if (ends("y") && verb.size() > 1 && std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos) {
        form.back() = 'i';
        return form + "es";
    }
    return form + (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh") || ends("o") ? "es" : "s");
}

}  // namespace

std::string with_acronyms(std::string_view text) {
    std::string result;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string_view word = text.substr(start, end - start);
        const std::string acronym = as_acronym(word);
        result += (start == 0 ? "" : " ") + (acronym.empty() ? std::string(word) : acronym);
        start = end + 1;
    }
    return result;
}

std::string title_case(std::string_view text) {
    std::string title;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = std::min(text.find_first_of(" -/", start), text.size());
        const std::string_view word = text.substr(start, end - start);
        const CodePoint first = word.empty() ? CodePoint{} : decode_at(word, 0);
        const std::string acronym = as_acronym(word);
        if (!acronym.empty()) {
            title += acronym;
        } else if (!word.empty() && (title.empty() || !in(small, to_lower(word))) && is_lower(first.value) && !has_digit(word)) {
            const std::string upper = [&] {
                if (first.value >= U'a' && first.value <= U'z') return std::string(1, static_cast<char>(first.value - 32));
                return std::string(word.substr(0, first.size));
            }();
            title += upper;
            title += word.substr(first.size);
        } else {
            title += word;
        }
        if (end < text.size()) title += text[end++];
        start = end;
    }
    return title;
}

std::optional<ConceptPhrase> concept_phrase(std::string_view text) {
    std::vector<std::string> words = split(text);
    std::size_t first = 0;
    while (first < words.size() &&
           (in(opening, to_lower(words[first])) || (first + 1 < words.size() && in(prepositions, to_lower(words[first])))))
        ++first;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
    if (!words.empty() && in(finite_verbs, words.front())) return std::nullopt;
    if (words.size() > 1 && to_lower(words.back()) == "one") {
        const en::Entry& before = lexicon().find(en::singular(to_lower(words[words.size() - 2])));
        // "another way to grow crops, one that …" is not of the crops; "the red one" is red.
        if (words.size() > 2 && (before.can_be(Upos::NOUN) || !before.known()) && !before.can_be(Upos::ADJ)) return std::nullopt;
        words.pop_back();
    }
    // "one of the masters"
    const bool one_of_several = words.size() > 2 && to_lower(words[0]) == "one";
    if (words.size() > 2 && to_lower(words[1]) == "of" && in(of_several, to_lower(words[0]))) {
        std::size_t rest = 2;
        while (rest < words.size() && in(opening, to_lower(words[rest]))) ++rest;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(rest));
        if (one_of_several && !words.empty()) make_single(words);
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool quantity = to_lower(words[i]) == "than" && i + 1 < words.size() &&
                              (has_digit(words[i + 1]) || (words.size() <= most_words && is_comparative(words, i)));
        const std::string lower = to_lower(words[i]);
        const bool contracted = lower.find('\'') != std::string::npos && !lower.ends_with("'s") && !lower.ends_with("s'");
        const bool of_pronoun = lower == "it's" || lower == "that's" || lower == "there's" || lower == "he's" ||
                                lower == "she's" || lower == "what's" || lower == "let's";
        // Two phrases that stand side by side by mistake: "deep the article". "Between" needs both sides.
        const bool open_between =
            lower == "between" && std::none_of(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                               [](const std::string& word) { return to_lower(word) == "and"; });
        if (open_between && i == 1) return std::nullopt;
        if (open_between || (in(articles, lower) && !in(prepositions, to_lower(words[i - 1])) &&
                             !in(small, to_lower(words[i - 1])) && !in(opening, to_lower(words[i - 1]))))
            words.resize(i);
        if (i >= words.size()) break;
        if (in(finite_verbs, lower) && words[i] == lower) return std::nullopt;  // not "May"
        if ((in(closing, lower) || contracted || of_pronoun) && !quantity) words.resize(i);
    }
    std::erase_if(words, [](const std::string& word) { return in(owners, to_lower(word)); });
    // Too long: without its last further part.
    while (words.size() > most_words) {
        std::size_t cut = 0;
        for (std::size_t i = 1; i < words.size(); ++i)
            if (in(prepositions, to_lower(words[i]))) cut = i;
        if (cut == 0) return std::nullopt;
        words.resize(cut);
    }
    while (!words.empty() &&
           (in(small, to_lower(words.back())) || in(opening, to_lower(words.back())) || is_adverb(words.back())))
        words.pop_back();
    if (words.empty() || counts_only(words) || is_clause(words) || in(pronouns, to_lower(words.back()))) return std::nullopt;
    if (std::none_of(words.begin(), words.end(), [](const std::string& word) {
            return std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0 || (c | 0x20) >= 'a'; });
        }))
        return std::nullopt;  // "20"
    ConceptPhrase phrase;
    bool before_preposition = true;
    bool digits = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string lower = to_lower(words[i]);
        if (i > 0 && in(prepositions, lower)) before_preposition = false;
        if (in(small, lower) || in(opening, lower)) continue;
        std::string word = en::singular(lower.ends_with("'s") ? lower.substr(0, lower.size() - 2) : lower);
        digits = digits || has_digit(word);
        if (before_preposition) phrase.head = word;
        // "server-to-server" is "server to server".
        for (std::size_t start = 0; start <= word.size();) {
            const std::size_t end = std::min(word.find('-', start), word.size());
            const std::string_view part = std::string_view(word).substr(start, end - start);
            if (!part.empty() && (!in(small, part) || part.size() == word.size())) phrase.words.emplace_back(part);
            start = end + 1;
        }
    }
    std::sort(phrase.words.begin(), phrase.words.end());
    phrase.words.erase(std::unique(phrase.words.begin(), phrase.words.end()), phrase.words.end());
    if (phrase.words.empty() || phrase.head.empty()) return std::nullopt;
    if (phrase.words.size() == 1 &&
        (in(vague, phrase.head) || (phrase.head.size() < 2 && !is_upper(decode_at(words[0], 0).value))))
        return std::nullopt;
    if (in(vague, phrase.head) &&
        std::all_of(phrase.words.begin(), phrase.words.end(), [](const std::string& w) { return in(vague, w); }))
        return std::nullopt;
    // "advanced" alone names nothing.
    const en::Entry& entry = lexicon().find(phrase.head);
    const bool quality = (entry.can_be(Upos::ADJ) || (entry.forms != 0 && !entry.can_be(VerbForm::base))) &&
                         !entry.can_be(Upos::NOUN) && !entry.can_be(Upos::PROPN);
    if (phrase.words.size() == 1 && quality) return std::nullopt;
    // "open-source" is said of something, too.
    if (words.size() == 1)
        if (const std::size_t hyphen = words[0].rfind('-');
            hyphen != std::string::npos && in(adjectival, words[0].substr(hyphen + 1)))
            return std::nullopt;
    phrase.label = title_case(joined(words));
    // "a staggering 671 billion parameters"
    const auto number = std::find_if(words.begin(), words.end(), has_digit);
    if (digits && number - words.begin() <= 1 && words.end() - number > 1 && words.end() - number <= 4 &&
        is_digit(decode_at(*number, 0).value))
        phrase.number = title_case(joined({number, words.end()}));
    return phrase;
}

std::optional<ConceptPhrase> core_of(const ConceptPhrase& phrase) {
    const std::string lower = to_lower(phrase.label);
    for (std::size_t at = lower.find(' '); at != std::string::npos; at = lower.find(' ', at + 1)) {
        const std::string_view next = std::string_view(lower).substr(at + 1, lower.find(' ', at + 1) - at - 1);
        if (next != "of" && in(prepositions, next)) return concept_phrase(std::string_view(phrase.label).substr(0, at));
    }
    return std::nullopt;
}

bool is_plural(std::string_view text) {
    // Of "speed of the lamps" the speed tells.
    const std::string lower = to_lower(text);
    std::size_t end = lower.size();
    for (std::size_t at = lower.find(' '); at != std::string::npos && end == lower.size(); at = lower.find(' ', at + 1))
        if (in(prepositions, std::string_view(lower).substr(at + 1, lower.find(' ', at + 1) - at - 1))) end = at;
    const std::string head = lower.substr(0, end);
    std::string last = head.substr(head.rfind(' ') + 1);
    // "decisions taken by the state"
    const en::Entry& entry = lexicon().find(last);
    if (last.size() < head.size() && entry.can_be(VerbForm::participle) && !entry.can_be(Upos::NOUN)) {
        const std::string before = head.substr(0, head.size() - last.size() - 1);
        last = before.substr(before.rfind(' ') + 1);
    }
    constexpr auto irregular =
        std::to_array<std::string_view>({"they", "people", "children", "men", "women", "police", "feet", "teeth", "mice"});
    return en::singular(last) != last || in(irregular, last) || head.find(" and ") != std::string::npos;
}

std::string of_owner(std::string_view owner, std::string_view owned) {
    const bool plural = owner.ends_with("s") && en::singular(to_lower(owner)) != to_lower(owner);
    return title_case(std::string(owner) + (plural ? "' " : "'s ") + std::string(owned));
}

bool is_judgement(std::string_view adjective) {
    return in(judgements, adjective);
}

bool is_product_noun(std::string_view noun) {
    return lexicon().find(noun).has(en::Trait::product_noun);
}

ConceptPhrase outcome_phrase(std::string_view verb, const ConceptPhrase& object) {
    ConceptPhrase phrase = object;
    phrase.label = title_case(verb) + " " + object.label;
    phrase.head = verb.substr(0, verb.find(' '));
    phrase.words.emplace_back(phrase.head);
    std::sort(phrase.words.begin(), phrase.words.end());
    phrase.words.erase(std::unique(phrase.words.begin(), phrase.words.end()), phrase.words.end());
    phrase.number.clear();
    return phrase;
}

std::string arrow_words(std::string_view lemma, bool plural, bool negated, std::string_view modal) {
    const std::string_view verb = lemma.substr(0, lemma.find(' '));
    const std::string rest(lemma.substr(verb.size()));
    if (!modal.empty()) return std::string(modal) + (negated ? " not " : " ") + std::string(lemma);
    if (verb == "be") return (plural ? "are" : "is") + std::string(negated ? " not" : "") + rest;
    if (negated) return (plural ? "do not " : "does not ") + std::string(lemma);
    return (plural ? std::string(verb) : third_person(verb)) + rest;
}

}  // namespace skein
