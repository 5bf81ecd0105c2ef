#include "extract/resolve/name_links.hpp"

#include "base/suggest.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/resolve/sound.hpp"

#include <algorithm>

namespace skein {

namespace {

// FNV-1a, 32 bits (Fowler, Noll & Vo): what is kept in files must not change with the machine.
NameLink link(char kind, std::string_view text) {
    std::uint32_t hash = 2166136261U;
    const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U; };
    add(kind);
    for (const char c : text) add(c);
    return static_cast<std::int32_t>(hash);
}

std::string all_but_last(const std::vector<std::string>& words) {
    std::string key;
    for (std::size_t w = 0; w + 1 < words.size(); ++w) key += words[w];
    return key;
}

}  // namespace

std::string singular_key(const NameNode& node) {
    const std::string one = en::singular(node.form.words.back());
    if (one == node.form.words.back() || one.size() < 2 || node.type == EntityType::Person) return {};
    const bool kind = node.type == EntityType::Product || node.type == EntityType::Concept || node.type == EntityType::Group;
    if (node.form.words.size() < 2 && !kind) return {};
    return all_but_last(node.form.words) + one;
}

std::string untitled_key(const NameNode& node) {
    if (node.person.size() < 2 || node.person.size() == node.form.words.size()) return {};
    return all_but_last(node.person) + node.person.back();
}

std::string maker_key(const NameNode& node) {
    const std::vector<std::string>& words = node.form.words;
    if (words.size() < 2 || node.form.numbers.empty() || node.type == EntityType::Quantity) return {};
    return all_but_last(words);
}

bool is_full_name(const NameNode& node) { return node.type == EntityType::Person && node.person.size() > 1; }

bool is_model(const NameNode& node) {
    return node.form.words.size() == 1 && !node.form.numbers.empty() && node.form.numbers != node.form.key;
}

bool may_be_heard(const NameForm& form) {
    constexpr std::size_t fewest_letters = 4, most_letters = 40;
    return form.numbers.empty() && form.key.size() >= fewest_letters && form.key.size() <= most_letters;
}

bool may_be_misheard(const NameNode& node) {
    return node.type != EntityType::Quantity && node.type != EntityType::Time && may_be_heard(node.form);
}

bool may_be_meant(const NameNode& node) { return may_be_misheard(node) && node.facts->careful && node.form.casing == 2; }

bool is_well_attested(const NameNode& node) {
    constexpr std::uint32_t fewest = 3;
    return node.facts->count >= fewest;
}

bool may_stand_for(const NameNode& heard, const NameNode& term, bool same_sound) {
    if (!heard.facts->careful || heard.form.casing < 2) return sounds_like(heard.form.words, term.form.words);
    constexpr std::size_t shortest = 7;
    constexpr std::uint32_t times = 3;
    return same_sound && heard.form.key.size() >= shortest && heard.form.words.size() == term.form.words.size() &&
           term.facts->count >= times * std::max(heard.facts->count, 1U) && edit_distance(heard.form.key, term.form.key, 1) == 1;
}

bool may_be_short_form(std::string_view given, char letter) {
    constexpr std::string_view pairs = "bw wb br rb td dt ck kc jc cj be eb le el dr rd";
    const char pair[] = {given.front(), letter};
    return pairs.find(std::string_view(pair, 2)) != std::string_view::npos;
}

NameLink key_link(std::string_view key) { return link('k', key); }
NameLink last_name_link(std::string_view last) { return link('l', last); }
NameLink full_name_link(char first_letter, std::string_view last) { return link('n', first_letter + std::string(last)); }
NameLink model_link(std::string_view model) { return link('m', model); }
NameLink sound_link(std::string_view sound) { return link('s', sound); }

std::vector<NameLink> links_of(const NameNode& node) {
    const NameForm& form = node.form;
    std::vector<NameLink> links = {key_link(form.key), key_link(form.bare)};
    const auto add_key = [&](std::string_view key) {
        if (!key.empty()) links.push_back(key_link(key));
    };
    add_key(singular_key(node));
    add_key(untitled_key(node));
    add_key(known_long_form(form.key));
    if (node.person.size() == 1) add_key(node.person.front());
    if (is_full_name(node)) {
        links.push_back(last_name_link(node.person.back()));
        links.push_back(full_name_link(node.person.front().front(), node.person.back()));
    }
    if (const std::string maker = maker_key(node); !maker.empty()) {
        add_key(maker);
        links.push_back(model_link(form.words.back()));
    }
    if (may_be_heard(form)) links.push_back(sound_link(sound_key(form.key)));
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    return links;
}

}  // namespace skein
