#include "extract/lang/en/lexicon.hpp"

#include "extract/lang/en/word_lists.hpp"
#include "extract/text/hash.hpp"

#include <algorithm>
#include <array>

namespace skein::en {

namespace {

// Calls `use(word)` for each blank-separated word.
template <class Use>
void each_word(std::string_view words, Use use) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t start = words.find_first_not_of(' ', at);
        if (start == std::string_view::npos) return;
        at = std::min(words.find(' ', start), words.size());
        use(words.substr(start, at - start));
    }
}

constexpr std::uint32_t bit(Upos tag) {
    return 1U << static_cast<unsigned>(tag);
}
constexpr std::uint64_t bit(Trait trait) {
    return std::uint64_t{1} << static_cast<unsigned>(trait);
}
constexpr std::uint8_t bit(VerbForm form) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(form));
}

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}
bool ends_in(std::string_view word, std::string_view end) {
    return word.ends_with(end);
}

bool consonant_y(std::string_view base) {
    return base.size() > 1 && base.back() == 'y' && !is_vowel(base[base.size() - 2]);
}

std::string with_s(std::string_view base) {
    if (consonant_y(base)) return std::string(base.substr(0, base.size() - 1)) + "ies";
    for (const std::string_view end : {"s", "x", "z", "ch", "sh", "o"}) {
        if (ends_in(base, end)) return std::string(base) + "es";
    }
    return std::string(base) + "s";
}

std::string with_ed(std::string_view base, bool doubles) {
    if (base.back() == 'e') return std::string(base) + "d";
    if (consonant_y(base)) return std::string(base.substr(0, base.size() - 1)) + "ied";
    return (doubles ? std::string(base) + base.back() : std::string(base)) + "ed";
}

std::string with_ing(std::string_view base, bool doubles) {
    if (ends_in(base, "ie")) return std::string(base.substr(0, base.size() - 2)) + "ying";
    if (base.back() == 'e' && !ends_in(base, "ee") && !ends_in(base, "oe") && base != "be") {
        return std::string(base.substr(0, base.size() - 1)) + "ing";
    }
    return (doubles ? std::string(base) + base.back() : std::string(base)) + "ing";
}

// consonant-vowel-consonant in a word of one syllable: stop, plan, win.
bool doubles_by_shape(std::string_view base) {
    if (base.size() < 3 || base.size() > 4) return false;
    const char last = base.back();
    return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(base[base.size() - 2]) &&
           !is_vowel(base[base.size() - 3]);
}

}  // namespace

Lexicon::Lexicon() {
    entries_.reserve(12000);
    const auto tagged = [&](Upos tag) { return [this, tag](std::string_view word) { at(word).tags |= bit(tag); }; };
    const VerbLists &verbs = verb_lists();
    const auto regular = [&](bool also_noun) {
        return [this, also_noun](std::string_view word) {
            const bool doubles = word.back() == '+';
            if (doubles) word.remove_suffix(1);
            add_verb(word, {}, {}, also_noun, doubles);
        };
    };
    each_word(verbs.regular, regular(false));
    each_word(verbs.also_nouns, regular(true));
    each_word(verbs.irregular, [&](std::string_view row) {
        const std::size_t first = row.find('/');
        const std::size_t second = row.rfind('/');
        std::string_view base = row.substr(0, first);
        const bool also_noun = base.back() == '*';
        if (also_noun) base.remove_suffix(1);
        add_verb(base, row.substr(first + 1, second - first - 1), row.substr(second + 1), also_noun, doubles_by_shape(base));
    });
    for (const TagList &list : tag_lists()) each_word(list.words, tagged(list.tag));
    const auto traited = [&](std::span<const TraitList> lists) {
        for (const TraitList &list : lists) {
            each_word(list.words, [&](std::string_view word) {
                std::string name(word);
                for (char &c : name) {
                    if (c == '_') c = ' ';
                }
                at(name).traits |= bit(list.trait);
            });
        }
    };
    traited(trait_lists());
    traited(name_lists());
    for (const Trait noun : {Trait::role, Trait::group, Trait::organization_noun, Trait::product_noun, Trait::place_noun,
                             Trait::event_noun, Trait::work_noun, Trait::time_noun, Trait::claim_noun, Trait::unit}) {
        for (auto &[word, entry] : entries_) {
            if (entry.has(noun)) entry.tags |= bit(Upos::NOUN);
        }
    }
    for (auto &[word, entry] : entries_) {
        if (entry.has(Trait::demonym)) entry.tags |= bit(Upos::ADJ);
    }
    // Forms of be, have and do that carry a verb's role as well.
    struct Auxiliary {
        std::string_view words;
        std::string_view lemma;
    };
    static constexpr Auxiliary auxiliaries[] = {
        {"be am is are was were been being 're 'm", "be"}, {"have has had having 've", "have"}, {"do does did done doing", "do"}};
    for (const Auxiliary &row : auxiliaries) {
        each_word(row.words, [&](std::string_view word) {
            Entry &entry = at(word);
            entry.verb_lemma = row.lemma;
            entry.tags |= bit(Upos::VERB);
            VerbForm form = VerbForm::present;
            if (word == "be" || word == "have" || word == "do") entry.forms |= bit(VerbForm::base);
            if (word.ends_with("ing")) form = VerbForm::gerund;
            if (word == "been" || word == "done") form = VerbForm::participle;
            if (word == "was" || word == "were" || word == "had" || word == "did") form = VerbForm::past;
            if (word == "had") entry.forms |= bit(VerbForm::participle);
            if (word != "be") entry.forms |= bit(form);
        });
    }
    mark_openings();
    make_index();
}

void Lexicon::mark_openings() {
    std::vector<std::string> openings;
    for (const auto &[name, entry] : entries_) {
        if (const std::size_t blank = name.find(' '); blank != std::string::npos) openings.push_back(name.substr(0, blank));
    }
    for (const std::string &word : openings) at(word).opens_name = true;
}

Entry &Lexicon::at(std::string_view word) {
    const auto found = entries_.find(word);
    return found != entries_.end() ? found->second : entries_.emplace(std::string(word), Entry{}).first->second;
}

void Lexicon::make_index() {
    std::size_t slots = 2;
    while (slots < 3 * entries_.size()) slots *= 2;
    index_.assign(slots, Slot{});
    for (const auto &entry : entries_) {
        const std::uint64_t hash = text_hash(entry.first, 0);
        std::size_t at = (hash >> 32) & (slots - 1);
        while (index_[at].entry != nullptr) at = (at + 1) & (slots - 1);
        index_[at] = {hash, &entry};
    }
}

const Entry &Lexicon::find(std::string_view lower) const {
    const std::uint64_t hash = text_hash(lower, 0);
    for (std::size_t at = (hash >> 32) & (index_.size() - 1); index_[at].entry != nullptr; at = (at + 1) & (index_.size() - 1)) {
        if (index_[at].hash == hash && index_[at].entry->first == lower) return index_[at].entry->second;
    }
    return unknown_;
}

void Lexicon::add_verb(std::string_view base, std::string_view past, std::string_view participle, bool also_noun, bool doubles) {
    const std::string regular_past = with_ed(base, doubles);
    if (past.empty()) past = regular_past;
    if (participle.empty()) participle = regular_past;
    const std::string third_person = with_s(base);
    const std::string gerund = with_ing(base, doubles);
    const auto add = [&](std::string_view form, VerbForm kind, bool noun) {
        Entry &entry = at(form);
        entry.tags |= bit(Upos::VERB) | (noun ? bit(Upos::NOUN) : 0U);
        entry.forms |= bit(kind);
        if (entry.verb_lemma.empty() || form == base) entry.verb_lemma = base;
    };
    add(base, VerbForm::base, also_noun);
    add(base, VerbForm::present, also_noun);
    add(third_person, VerbForm::present, also_noun);
    add(past, VerbForm::past, false);
    add(participle, VerbForm::participle, false);
    add(gerund, VerbForm::gerund, true);
}

std::string singular(std::string_view noun) {
    if (noun == "people") return "person";
    if (noun.empty() || noun.back() != 's') return std::string(noun);
    for (const std::string_view plural : {"gpus", "cpus", "tpus", "menus", "gurus"}) {
        if (noun == plural) return std::string(noun.substr(0, noun.size() - 1));
    }
    if (noun.size() > 4 && ends_in(noun, "ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
    for (const std::string_view end : {"sses", "xes", "ches", "shes"}) {
        if (noun.size() > end.size() + 1 && ends_in(noun, end)) return std::string(noun.substr(0, noun.size() - 2));
    }
    if (noun.size() > 3 && !ends_in(noun, "ss") && !ends_in(noun, "us") && !ends_in(noun, "is")) {
        return std::string(noun.substr(0, noun.size() - 1));
    }
    return std::string(noun);
}

}  // namespace skein::en
