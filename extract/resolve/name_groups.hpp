#pragma once
// Names joined into entities under guard: the union-find that the rules of name_clusters.cpp work on. Only for extract/resolve.

#include "extract/resolve/name_clusters.hpp"

#include <cstddef>
#include <optional>
#include <utility>

namespace skein {

// A name with what the rules ask of it.
struct NameNode {
    const NameFacts* facts = nullptr;
    NameForm form;
    EntityType type = EntityType::Concept;
    std::vector<std::string> person;  // words without titles
};

[[nodiscard]] NameNode node_of(const NameFacts& facts);  // `facts` must outlive it

// Better known first: written as a name is, then frequent, then by bytes.
[[nodiscard]] bool better_known(const NameNode& one, const NameNode& other);

class NameGroups {
  public:
    NameGroups(std::vector<NameNode> nodes, const std::vector<std::pair<std::size_t, std::size_t>>& apart);

    [[nodiscard]] const std::vector<NameNode>& nodes() const { return nodes_; }
    [[nodiscard]] std::size_t root(std::size_t node) const;
    [[nodiscard]] EntityType type(std::size_t root) const { return type_by_votes(groups_[root].votes); }

    // Takes the group of `alias` for the group of `target`, unless the two are one already or cannot be: then false.
    bool join(std::size_t alias, std::size_t target, MergeReason reason);
    // The same for names of which it is known: nothing is asked.
    void join_known(std::size_t alias, std::size_t target, MergeReason reason);
    // What the group of `node` would be against: types, numbers, given names, a person's decision.
    [[nodiscard]] bool conflict(std::size_t one_root, std::size_t other_root, MergeReason reason) const;

    struct Joint {
        MergeReason reason;
        std::size_t target;
    };
    // How a root became none; nothing for a root.
    [[nodiscard]] const std::optional<Joint>& joint(std::size_t node) const { return joints_[node]; }
    [[nodiscard]] std::size_t parent(std::size_t node) const { return parents_[node]; }

  private:
    void unite(std::size_t from, std::size_t target, MergeReason reason);

    struct Group {
        std::array<std::uint32_t, all_entity_types.size()> votes{};
        std::set<std::string> numbers;
        std::set<std::string> given, middle;  // of persons with two names or more
        std::vector<std::size_t> apart;       // names that a person took from names of this group
    };
    std::vector<NameNode> nodes_;
    std::vector<Group> groups_;  // by root
    mutable std::vector<std::size_t> roots_;  // with paths halved as they are walked
    std::vector<std::size_t> parents_;
    std::vector<std::optional<Joint>> joints_;
};

}  // namespace skein
