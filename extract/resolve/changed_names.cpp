#include "extract/resolve/changed_names.hpp"

#include "base/suggest.hpp"
#include "extract/resolve/sound.hpp"
#include "graph/entity.hpp"

#include <set>

namespace skein {

ChangedNames::ChangedNames(KnownNames& names, const NameChanges& changes, std::size_t most) : known_(names), most_(most) {
    std::set<std::string> keys;
    for (const auto& [key, uses] : changes.before) keys.insert(key);
    for (const auto& [long_form, acronyms] : changes.acronyms_before)
        for (const std::string& key : known_.linked(key_link(long_form)))
            if (name_key(key) == long_form) keys.insert(key);
    for (const std::string& key : keys) {
        const auto uses = changes.before.find(key);
        const std::string long_form = name_key(key);
        const auto acronyms = changes.acronyms_before.find(long_form);
        before_[key] = facts_of(uses == changes.before.end() ? known_.uses(key) : uses->second,
                                acronyms == changes.acronyms_before.end() ? known_.acronyms_of(long_form) : acronyms->second);
    }
    for (const auto& [key, facts] : before_) {
        const std::optional<NameFacts>& now = facts_now(key);
        if (!now) continue;
        for (const NameLink link : links_of(node_of(*now))) now_linked_[link].push_back(key);
    }
}

const std::optional<NameFacts>& ChangedNames::facts_now(const std::string& key) {
    const auto [place, is_new] = facts_.try_emplace(key);
    if (!is_new) return place->second;
    if (facts_.size() > most_) throw TooManyNames();
    return place->second = facts_of(known_.uses(key), known_.acronyms_of(name_key(key)));
}

const NameForm& ChangedNames::form(const std::string& key) {
    const auto [place, is_new] = forms_.try_emplace(key);
    if (is_new) place->second = form_of(key);
    return place->second;
}

const ChangedNames::Linked& ChangedNames::at_link(NameLink link) {
    const auto [place, is_new] = linked_.try_emplace(link);
    Linked& at = place->second;
    if (!is_new) return at;
    for (std::string& key : known_.linked(link)) (before_.contains(key) ? at.changed_before : at.keys).push_back(std::move(key));
    if (const auto now = now_linked_.find(link); now != now_linked_.end())
        at.keys.insert(at.keys.end(), now->second.begin(), now->second.end());
    return at;
}

template <class In>
std::pair<std::size_t, std::size_t> ChangedNames::count_at(NameLink link, const In& is_in) {
    const Linked& at = at_link(link);
    std::size_t before = 0, now = 0;
    for (const std::string& key : at.keys) {
        const std::optional<NameFacts>& facts = facts_now(key);
        if (!facts || !is_in(*facts)) continue;
        ++now;
        if (!before_.contains(key)) ++before;
    }
    for (const std::string& key : at.changed_before)
        if (const auto& facts = before_.at(key); facts && is_in(*facts)) ++before;
    return {before, now};
}

bool ChangedNames::may_be_crowded(NameLink link) {
    const Linked& at = at_link(link);
    return at.keys.size() + at.changed_before.size() > most_in_block;
}

bool ChangedNames::is_turned(char first_letter, const std::string& last) {
    const NameLink link = full_name_link(first_letter, last);
    if (!may_be_crowded(link)) return false;
    const auto [before, now] = count_at(link, [&](const NameFacts& facts) {
        const NameNode node = node_of(facts);
        return is_full_name(node) && node.person.front().front() == first_letter && node.person.back() == last;
    });
    return (before > most_in_block) != (now > most_in_block);
}

const ChangedNames::Sound& ChangedNames::sound(const std::string& heard_as) {
    const auto [place, is_new] = sounds_.try_emplace(heard_as);
    Sound& sound = place->second;
    const NameLink link = sound_link(heard_as);
    if (!is_new || !may_be_crowded(link)) return sound;
    const auto is_meant = [&](const NameNode& node) { return may_be_meant(node) && sound_key(node.form.key) == heard_as; };
    const auto meant = count_at(link, [&](const NameFacts& facts) { return is_meant(node_of(facts)); });
    const auto attested = count_at(link, [&](const NameFacts& facts) {
        const NameNode node = node_of(facts);
        return is_well_attested(node) && is_meant(node);
    });
    const auto crowd = [](std::size_t names, std::size_t well) {
        return SoundCrowd{names > most_in_block, names > most_in_block && well > most_in_block};
    };
    return sound = {crowd(meant.first, attested.first), crowd(meant.second, attested.second)};
}

bool ChangedNames::may_stand_for(const std::string& heard, const NameNode& term) {
    const NameForm& own = form(heard);
    if (edit_distance(own.key, term.form.key, 1) > 1 && !sounds_like(own.words, term.form.words)) return false;
    const std::optional<NameFacts>& facts = facts_now(heard);
    return facts && skein::may_stand_for(node_of(*facts), term, true);
}

}  // namespace skein
