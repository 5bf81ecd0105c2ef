#include "extract/resolve/aliases.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/mentions.hpp"

#include <algorithm>
#include <vector>

namespace skein {

namespace {

// What is left of a name for comparison: folded, the article and the possessive gone.
std::string plain(std::string_view name) {
    std::string folded = fold(name);
    for (std::size_t at = folded.find("\u2019"); at != std::string::npos; at = folded.find("\u2019", at + 1))
        folded.replace(at, 3, "'");
    if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
    for (const std::string_view article : {"the ", "a ", "an "}) {
        if (folded.starts_with(article) && folded.size() > article.size()) {
            folded.erase(0, article.size());
            break;
        }
    }
    return folded;
}

std::size_t capitals_in(std::string_view name) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_at(name, at);
        if (is_upper(point.value)) ++count;
        at += point.size;
    }
    return count;
}

std::string last_word(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    return blank == std::string_view::npos ? std::string() : std::string(name.substr(blank + 1));
}

// Well-cased before not, frequent before rare, then by bytes.
std::string best_spelling(const std::map<std::string, std::uint32_t>& spellings) {
    std::string best;
    std::uint32_t most = 0;
    for (const auto& [spelling, count] : spellings) {
        const bool better = best.empty() || (capitals_in(spelling) > 0) > (capitals_in(best) > 0) ||
                            ((capitals_in(spelling) > 0) == (capitals_in(best) > 0) && count > most);
        if (better) {
            best = spelling;
            most = count;
        }
    }
    return best;
}

}  // namespace

std::string NameTable::key(std::string_view name) {
    return join_key(plain(name));
}

void NameTable::add(std::string_view name, EntityType type, std::uint32_t weight, bool well_cased, std::string_view maker) {
    Group& group = groups_[key(name)];
    ++(well_cased ? group.spellings : group.others)[std::string(name)];
    group.votes[static_cast<std::size_t>(type)] += weight;
    ++group.count;
    if (!maker.empty()) ++group.makers[key(maker)];
}

void NameTable::define(std::string_view acronym, std::string_view meaning) {
    const std::string meaning_key = key(meaning);
    const auto [entry, is_new] = definitions_.try_emplace(meaning_key, key(acronym));
    if (!is_new && entry->second != key(acronym)) entry->second.clear();  // two acronyms for one phrase: neither
}

EntityType NameTable::type_of(const Group& group) {
    std::size_t best = static_cast<std::size_t>(EntityType::Concept);
    for (std::size_t type = 0; type < group.votes.size(); ++type) {
        if (group.votes[type] > group.votes[best]) best = type;
    }
    return static_cast<EntityType>(best);
}

std::map<std::string, NameTable::Canonical, std::less<>> NameTable::resolve() const {
    // key → the key of the group it belongs to.
    std::map<std::string, std::string> parent;
    for (const auto& [name, group] : groups_) parent[name] = name;
    // A definition joins, when both are named.
    for (const auto& [meaning, acronym] : definitions_) {
        if (!acronym.empty() && groups_.count(meaning) != 0 && groups_.count(acronym) != 0) parent[meaning] = acronym;
    }
    // A person's last name alone, when only one person has it.
    std::map<std::string, std::vector<std::string>> by_last_name;
    for (const auto& [name, group] : groups_) {
        if (type_of(group) != EntityType::Person) continue;
        const auto& spellings = group.spellings.empty() ? group.others : group.spellings;
        const std::string last = last_word(spellings.begin()->first);
        if (!last.empty()) by_last_name[key(last)].push_back(name);
    }
    for (const auto& [last, persons] : by_last_name) {
        const auto group = groups_.find(last);
        if (group == groups_.end() || persons.size() != 1) continue;
        const EntityType type = type_of(group->second);
        if (type == EntityType::Person || type == EntityType::Concept ||
            (type == EntityType::Organization && group->second.count < 2)) {
            parent[last] = persons.front();
        }
    }
    // "Acme's R1" and "Acme-R1": the maker's name and the product's make one of the known names.
    for (const auto& [name, group] : groups_) {
        if (parent[name] != name || group.makers.size() != 1) continue;
        const std::string full = group.makers.begin()->first + name;
        if (groups_.count(full) != 0 && parent[full] == full) parent[name] = full;
    }
    // "NVIDIA GPUs" and "NVIDIA GPU"; a product with its maker in front: "NVIDIA H800" and "H800".
    for (const auto& [name, group] : groups_) {
        if (parent[name] != name) continue;
        const std::string one = en::singular(name);
        if (one != name && groups_.count(one) != 0 && type_of(group) == type_of(groups_.at(one)) && one.size() >= 3)
            parent[name] = one;
    }
    std::map<std::string, Group> joined;
    const auto root = [&](std::string name) {
        for (std::size_t steps = 0; steps < 4 && parent[name] != name; ++steps) name = parent[name];
        return name;
    };
    std::map<std::string, std::uint32_t> home_count;
    for (const auto& [name, group] : groups_) {
        Group& target = joined[root(name)];
        for (std::size_t type = 0; type < group.votes.size(); ++type) target.votes[type] += group.votes[type];
        target.count += group.count;
        // A person is called by the full name, other things by their own group's spelling.
        const bool own = root(name) == name;
        for (const auto& [spelling, count] : group.spellings) {
            if (own) target.spellings[spelling] += count;
        }
        for (const auto& [spelling, count] : group.others) {
            if (own) target.others[spelling] += count;
        }
    }
    std::map<std::string, Canonical, std::less<>> result;
    for (const auto& [name, group] : groups_) {
        const Group& home = joined[root(name)];
        Canonical canonical;
        canonical.name = best_spelling(home.spellings.empty() ? home.others : home.spellings);
        canonical.type = type_of(home);
        result.emplace(name, std::move(canonical));
    }
    return result;
}

}  // namespace skein
