#include "extract/resolve/aliases.hpp"

#include "extract/resolve/name_form.hpp"

#include <functional>
#include <tuple>

namespace skein {

namespace {

// Cased as names are, then frequent, then by bytes.
std::string best_spelling(const std::map<std::string, std::uint32_t, std::less<>>& spellings) {
    if (spellings.size() == 1) return spellings.begin()->first;
    const std::string* best = nullptr;
    std::tuple<int, std::uint32_t> most;
    for (const auto& [spelling, count] : spellings) {
        const std::tuple own(form_of(spelling).casing, count);
        if (best != nullptr && own <= most) continue;
        best = &spelling;
        most = own;
    }
    return best == nullptr ? std::string() : *best;
}

// map[key] that makes no string for a key that is there.
template <class Map>
auto& at(Map& map, std::string_view key) {
    const auto found = map.find(key);
    return found != map.end() ? found->second : map.emplace(std::string(key), typename Map::mapped_type{}).first->second;
}

}  // namespace

std::string NameTable::key(std::string_view name) { return name_key(name); }

void NameTable::add(std::string_view name, EntityType type, std::uint32_t weight, bool well_cased, std::string_view maker) {
    add(key(name), name, type, weight, well_cased, maker);
}

void NameTable::add(std::string_view key, std::string_view name, EntityType type, std::uint32_t weight, bool well_cased,
                    std::string_view maker) {
    Group& group = at(groups_, key);
    ++at(well_cased ? group.spellings : group.others, name);
    group.votes[static_cast<std::size_t>(type)] += weight;
    ++group.count;
    if (!maker.empty()) group.makers.insert(name_key(maker));
}

void NameTable::define(std::string_view acronym, std::string_view meaning) {
    const auto [entry, is_new] = definitions_.try_emplace(key(meaning), key(acronym));
    if (!is_new && entry->second != key(acronym)) entry->second.clear();  // two acronyms for one phrase: neither
}

Canonicals NameTable::resolve() const {
    NameProblem problem;
    problem.within_document = true;
    for (const auto& [name_key, group] : groups_) {
        NameFacts& facts = problem.names.emplace_back();
        facts.name = best_spelling(group.spellings.empty() ? group.others : group.spellings);
        facts.votes = group.votes;
        facts.count = group.count;
        facts.careful = !group.spellings.empty();
        facts.makers = group.makers;
        if (const auto defined = definitions_.find(name_key); defined != definitions_.end()) facts.defined_as = defined->second;
    }
    const std::vector<NameAnswer> answers = cluster_names(problem);
    Canonicals result;
    std::size_t i = 0;
    for (const auto& [name_key, group] : groups_) {
        const NameAnswer& answer = answers[i++];
        Canonical canonical{problem.names[answer.root].name, answer.type, answer.reason};
        if (answer.via != answer.root) canonical.via = problem.names[answer.via].name;
        result.emplace(name_key, std::move(canonical));
    }
    return result;
}

}  // namespace skein
