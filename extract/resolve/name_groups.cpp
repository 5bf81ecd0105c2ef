#include "extract/resolve/name_groups.hpp"

#include <algorithm>
#include <tuple>

namespace skein {

namespace {

// More different given names than this in one group: something is wrong with it, and it takes no more.
constexpr std::size_t most_given_names = 8;

bool all_agree(const std::set<std::string>& one, const std::set<std::string>& other) {
    if (one.empty() || other.empty()) return true;
    if (one.size() > most_given_names || other.size() > most_given_names) return false;
    return std::all_of(one.begin(), one.end(), [&](const std::string& a) {
        return std::all_of(other.begin(), other.end(), [&](const std::string& b) { return given_names_agree(a, b); });
    });
}

// Concept says nothing of what a thing is.
bool types_agree(EntityType one, EntityType other, MergeReason reason) {
    if (one == other) return true;
    if (reason == MergeReason::decision || reason == MergeReason::acronym) return true;
    const auto either = [&](EntityType type) { return one == type || other == type; };
    if (either(EntityType::Quantity) || either(EntityType::Time)) return false;
    // Taggers are unsure of single names; the rule has seen to it that it is hardly ever named.
    if (either(EntityType::Concept) || reason == MergeReason::last_name) return true;
    // The same letters: taggers differ, and few names are a person's and a place's.
    if (reason == MergeReason::spelling) return !(either(EntityType::Person) && either(EntityType::Place));
    if (either(EntityType::Person) || either(EntityType::Place)) return false;
    // A maker's name often stands for its product and the other way round.
    const auto made = [](EntityType type) {
        return type == EntityType::Organization || type == EntityType::Product || type == EntityType::Group ||
               type == EntityType::Work;
    };
    return made(one) && made(other);
}

template <class Container>
void absorb(Container& into, Container& from) {
    if (into.size() < from.size()) std::swap(into, from);
    if constexpr (requires { into.push_back(from.front()); })
        into.insert(into.end(), from.begin(), from.end());
    else
        into.merge(from);
    from.clear();
}

}  // namespace

NameNode node_of(const NameFacts& facts) {
    NameNode node;
    node.facts = &facts;
    node.form = form_of(facts.name);
    node.type = type_by_votes(facts.votes);
    node.person = node.form.words;
    while (node.person.size() > 1 && is_title(node.person.front())) node.person.erase(node.person.begin());
    return node;
}

EntityType type_by_votes(std::span<const std::uint32_t> votes) {
    std::size_t best = static_cast<std::size_t>(EntityType::Concept);
    for (std::size_t type = 0; type < votes.size(); ++type) {
        if (votes[type] > votes[best]) best = type;
    }
    return static_cast<EntityType>(best);
}

bool better_known(const NameNode& one, const NameNode& other) {
    return std::make_tuple(one.form.casing, one.facts->count, std::string_view(other.facts->name)) >
           std::make_tuple(other.form.casing, other.facts->count, std::string_view(one.facts->name));
}

NameGroups::NameGroups(std::vector<NameNode> nodes, const std::vector<std::pair<std::size_t, std::size_t>>& apart)
    : nodes_(std::move(nodes)), groups_(nodes_.size()), joints_(nodes_.size()) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const NameNode& node = nodes_[i];
        roots_.push_back(i);
        parents_.push_back(i);
        groups_[i].votes = node.facts->votes;
        groups_[i].numbers.insert(node.form.numbers);
        if (node.type == EntityType::Person && node.person.size() > 1) {
            groups_[i].given.insert(node.person.front());
            for (std::size_t w = 1; w + 1 < node.person.size(); ++w) groups_[i].middle.insert(node.person[w]);
        }
    }
    for (const auto& [one, other] : apart) {
        groups_[one].apart.push_back(other);
        groups_[other].apart.push_back(one);
    }
}

std::size_t NameGroups::root(std::size_t node) const {
    while (roots_[node] != node) {
        roots_[node] = roots_[roots_[node]];
        node = roots_[node];
    }
    return node;
}

bool NameGroups::conflict(std::size_t one_root, std::size_t other_root, MergeReason reason) const {
    const Group &one = groups_[one_root], &other = groups_[other_root];
    const std::vector<std::size_t>& apart = one.apart.size() < other.apart.size() ? one.apart : other.apart;
    const std::size_t partner = one.apart.size() < other.apart.size() ? other_root : one_root;
    if (std::any_of(apart.begin(), apart.end(), [&](std::size_t node) { return root(node) == partner; })) return true;
    if (reason == MergeReason::decision) return false;
    if (!types_agree(type(one_root), type(other_root), reason)) return true;
    if (reason != MergeReason::acronym && reason != MergeReason::spelling && one.numbers != other.numbers) return true;
    return !all_agree(one.given, other.given) || !all_agree(one.middle, other.middle);
}

bool NameGroups::join(std::size_t alias, std::size_t target, MergeReason reason) {
    const std::size_t from = root(alias), to = root(target);
    if (from == to || conflict(from, to, reason)) return false;
    unite(from, target, reason);
    return true;
}

void NameGroups::join_known(std::size_t alias, std::size_t target, MergeReason reason) {
    if (root(alias) != root(target)) unite(root(alias), target, reason);
}

void NameGroups::unite(std::size_t from, std::size_t target, MergeReason reason) {
    const std::size_t to = root(target);
    Group &into = groups_[to], &gone = groups_[from];
    for (std::size_t i = 0; i < into.votes.size(); ++i) into.votes[i] += gone.votes[i];
    absorb(into.numbers, gone.numbers);
    absorb(into.given, gone.given);
    absorb(into.middle, gone.middle);
    absorb(into.apart, gone.apart);
    roots_[from] = to;
    parents_[from] = to;
    joints_[from] = Joint{reason, target};
}

}  // namespace skein
