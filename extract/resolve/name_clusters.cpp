#include "extract/resolve/name_clusters.hpp"

#include "base/suggest.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/resolve/name_groups.hpp"
#include "extract/resolve/name_links.hpp"
#include "extract/resolve/sound.hpp"
#include "extract/resolve/sound_index.hpp"
#include "graph/entity.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <span>
#include <unordered_map>

namespace skein {

namespace {

using Nodes = std::vector<std::size_t>;
using Blocks = std::unordered_map<std::string, Nodes>;

// Rules in order. Each works on the groups that those before it made.
class Rules {
  public:
    // `known` has an entry for each node.
    Rules(NameGroups& groups, std::vector<std::optional<KnownAnswer>> known, const NameProblem& problem)
        : groups_(groups), nodes_(groups.nodes()), known_(std::move(known)), doubtful_(nodes_.size()),
          within_document_(problem.within_document) {
        for (const auto& [sound, is_hopeless] : problem.crowded_sounds) crowded_.emplace(hash(hash_basis, sound), is_hopeless);
        for (std::size_t i = 0; i < nodes_.size(); ++i) by_key_[nodes_[i].form.key].push_back(i);
    }

    void run(const std::vector<std::pair<std::size_t, std::size_t>>& same) {
        // A person's word comes first, and what was decided to be its name stays it.
        for (const auto& [entity, alias] : same) join(alias, entity, MergeReason::decision);
        join_known(MergeReason::decision);
        spelling();
        legal_form();
        acronyms();
        plural();
        titles();
        full_names();
        surnames();
        if (within_document_) first_names();
        makers();
        misheard();
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (doubtful_[i]) doubtful_[groups_.root(i)] = true;
    }
    [[nodiscard]] bool is_doubtful(std::size_t node) const { return doubtful_[groups_.root(node)]; }

  private:
    [[nodiscard]] bool is_asked(std::size_t node) const { return !known_[node]; }

    // Whose answer is known is joined with nobody: that it was to be is told, and whoever asked asks about it too.
    bool join(std::size_t alias, std::size_t target, MergeReason reason) {
        if (is_asked(alias) && is_asked(target)) return groups_.join(alias, target, reason);
        if (is_asked(alias) != is_asked(target)) doubtful_[is_asked(alias) ? target : alias] = true;
        return false;
    }

    // What is known to follow from a rule, after that rule.
    void join_known(MergeReason reason) {
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (known_[i] && known_[i]->target != i && known_[i]->reason == reason)
                groups_.join_known(i, known_[i]->target, reason);
    }

    // The one group that `candidates` are of, by its best known name; nothing when there are none or several. Groups that
    // `node` cannot be of do not count.
    std::optional<std::size_t> only_group(std::size_t node, const Nodes& candidates, MergeReason reason) const {
        std::optional<std::size_t> best;
        if (candidates.size() > most_in_block) return best;
        for (const std::size_t candidate : candidates) {
            const std::size_t own = groups_.root(node), other = groups_.root(candidate);
            if (own == other || groups_.conflict(own, other, reason)) continue;
            if (best && groups_.root(*best) != other) return std::nullopt;
            if (!best || better_known(nodes_[candidate], nodes_[*best])) best = candidate;
        }
        return best;
    }

    const Nodes* block(const Blocks& blocks, const std::string& key) const {
        const auto found = blocks.find(key);
        return found == blocks.end() ? nullptr : &found->second;
    }

    std::size_t best_of(const Nodes& nodes) const {
        return *std::min_element(nodes.begin(), nodes.end(),
                                 [&](std::size_t a, std::size_t b) { return better_known(nodes_[a], nodes_[b]); });
    }

    // Each node that `alias_of` gives a block for is taken for the only group in it. All are looked up before any is joined,
    // so the names need no order.
    void take(MergeReason reason, const std::function<const Nodes*(std::size_t)>& candidates_of, bool is_last_of_reason = true) {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!is_asked(i)) continue;
            const Nodes* candidates = candidates_of(i);
            if (candidates == nullptr) continue;
            if (const auto target = only_group(i, *candidates, reason)) found.emplace_back(i, *target);
        }
        for (const auto& [alias, target] : found) join(alias, target, reason);
        if (is_last_of_reason) join_known(reason);
    }

    [[nodiscard]] bool is_any_asked(const Nodes& nodes) const {
        return std::any_of(nodes.begin(), nodes.end(), [&](std::size_t i) { return is_asked(i); });
    }

    void spelling() {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const Nodes& same = by_key_.at(nodes_[i].form.key);
            if (same.size() < 2) continue;
            // Looked for once a block, at its first name.
            if (same.front() != i || !is_any_asked(same)) continue;
            const std::size_t best = best_of(same);
            for (const std::size_t other : same) join(other, best, MergeReason::spelling);
        }
        join_known(MergeReason::spelling);
    }

    void legal_form() {
        Blocks by_bare;
        for (std::size_t i = 0; i < nodes_.size(); ++i) by_bare[nodes_[i].form.bare].push_back(i);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const Nodes& same = by_bare.at(nodes_[i].form.bare);
            if (same.front() != i || same.size() < 2 || !is_any_asked(same)) continue;
            Nodes without;
            for (const std::size_t node : same) {
                if (nodes_[node].form.key == nodes_[node].form.bare) without.push_back(node);
            }
            const std::size_t best = best_of(without.empty() ? same : without);
            for (const std::size_t node : same) {
                if (nodes_[node].type != EntityType::Person) join(node, best, MergeReason::legal_form);
            }
        }
        join_known(MergeReason::legal_form);
    }

    void acronyms() {
        Blocks meanings;  // by acronym
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!nodes_[i].facts->defined_as.empty()) meanings[nodes_[i].facts->defined_as].push_back(i);
        }
        take(MergeReason::acronym, [&](std::size_t i) {
            const std::string_view meaning = known_long_form(nodes_[i].form.key);
            return meaning.empty() || nodes_[i].type == EntityType::Person ? nullptr : block(by_key_, std::string(meaning));
        }, false);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const Nodes* found = is_asked(i) ? block(meanings, nodes_[i].form.key) : nullptr;
            if (found == nullptr) continue;
            const auto meaning = only_group(i, *found, MergeReason::acronym);
            if (!meaning) continue;
            const bool long_is_usual = nodes_[*meaning].facts->count > nodes_[i].facts->count;
            join(long_is_usual ? i : *meaning, long_is_usual ? *meaning : i, MergeReason::acronym);
        }
        join_known(MergeReason::acronym);
    }

    void plural() {
        take(MergeReason::plural, [&](std::size_t i) -> const Nodes* {
            const std::string key = singular_key(nodes_[i]);
            const Nodes* found = key.empty() ? nullptr : block(by_key_, key);
            return found == nullptr || nodes_[found->front()].type != nodes_[i].type ? nullptr : found;
        });
    }

    void titles() {
        take(MergeReason::title, [&](std::size_t i) -> const Nodes* {
            const std::string key = untitled_key(nodes_[i]);
            return key.empty() ? nullptr : block(by_key_, key);
        });
    }

    [[nodiscard]] bool is_full_name(std::size_t i) const { return skein::is_full_name(nodes_[i]); }

    // Initials for names, short forms for long ones, and a middle name left out.
    void full_names() {
        Blocks by_names;  // by first letter and last name
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (is_full_name(i)) by_names[nodes_[i].person.front().substr(0, 1) + ' ' + nodes_[i].person.back()].push_back(i);
        }
        // Short forms may begin with another letter ("Bill", "William"): their block is looked at too.
        const auto fuller = [&](std::size_t i, std::size_t other) {
            const std::vector<std::string>&one = nodes_[i].person, &two = nodes_[other].person;
            if (i == other || !given_names_agree(one.front(), two.front())) return false;
            const bool initial = one.front().size() == 1, other_initial = two.front().size() == 1;
            if (initial != other_initial) return initial;
            if (one.size() != two.size()) return one.size() < two.size();
            return better_known(nodes_[other], nodes_[i]);
        };
        std::unordered_map<std::size_t, Nodes> candidates;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!is_asked(i) || !is_full_name(i)) continue;
            for (const char letter : std::string_view("abcdefghijklmnopqrstuvwxyz")) {
                const bool own = nodes_[i].person.front().front() == letter;
                if (!own && (nodes_[i].person.front().size() == 1 || !may_be_short_form(nodes_[i].person.front(), letter)))
                    continue;
                const Nodes* found = block(by_names, std::string(1, letter) + ' ' + nodes_[i].person.back());
                if (found == nullptr || found->size() > most_in_block) continue;
                for (const std::size_t other : *found) {
                    if (fuller(i, other)) candidates[i].push_back(other);
                }
            }
        }
        take(MergeReason::full_name, [&](std::size_t i) {
            const auto found = candidates.find(i);
            return found == candidates.end() ? nullptr : &found->second;
        });
    }

    // A short name that only one person has. Taggers are unsure of single names, so what is hardly ever named may be anything.
    [[nodiscard]] bool may_be_person(std::size_t i) const {
        const EntityType type = groups_.type(groups_.root(i));
        return type == EntityType::Person || type == EntityType::Concept ||
               ((type == EntityType::Organization || type == EntityType::Place) && nodes_[i].facts->count < 2);
    }

    void take_short_names(MergeReason reason, const std::function<const std::string&(const NameNode&)>& word,
                          const std::function<bool(std::size_t)>& may_be) {
        Blocks persons;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (is_full_name(i)) persons[word(nodes_[i])].push_back(i);
        }
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!is_asked(i) || nodes_[i].person.size() != 1 || !may_be(i)) continue;
            const Nodes* same = block(persons, nodes_[i].person.front());
            if (same == nullptr || same->size() > most_in_block) continue;
            // All persons of the name count, those too that it cannot be: "Gao" with "Lao Gao" and "Xiao Gao" about.
            std::set<std::size_t> fitting;
            for (const std::size_t person : *same) fitting.insert(groups_.root(person));
            if (fitting.size() == 1) found.emplace_back(i, best_of(*same));
        }
        for (const auto& [alias, target] : found) join(alias, target, reason);
        join_known(reason);
    }

    void surnames() {
        take_short_names(MergeReason::last_name, [](const NameNode& node) -> const std::string& { return node.person.back(); },
                         [&](std::size_t i) { return may_be_person(i); });
    }

    void first_names() {
        take_short_names(MergeReason::first_name, [](const NameNode& node) -> const std::string& { return node.person.front(); },
                         [&](std::size_t i) { return groups_.type(groups_.root(i)) == EntityType::Person; });
    }

    // "Acme's R1" and "Acme-R1": the maker's name and the product's make a known name.
    void makers() {
        take(MergeReason::maker, [&](std::size_t i) -> const Nodes* {
            const std::set<std::string>& makers = nodes_[i].facts->makers;
            return makers.size() != 1 ? nullptr : block(by_key_, *makers.begin() + nodes_[i].form.key);
        }, false);
        // "R1" with one "Acme R1" about, Acme being known.
        Blocks by_model;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const std::string maker = maker_key(nodes_[i]);
            const Nodes* known = maker.empty() ? nullptr : block(by_key_, maker);
            if (known != nullptr && groups_.type(groups_.root(known->front())) == EntityType::Organization)
                by_model[nodes_[i].form.words.back()].push_back(i);
        }
        take(MergeReason::maker, [&](std::size_t i) -> const Nodes* {
            return is_model(nodes_[i]) ? block(by_model, nodes_[i].form.key) : nullptr;
        });
    }

    void misheard() {
        // Short documents seldom hold a name that may_stand_for would hear as another.
        const bool rough = std::any_of(nodes_.begin(), nodes_.end(), [](const NameNode& node) {
            return !node.facts->careful || node.form.casing < 2 || is_well_attested(node);
        });
        if (!rough) return join_known(MergeReason::misheard);
        std::vector<std::string> sounds(nodes_.size());
        SoundIndex by_sound;  // within a document each name with its sound and that less one letter
        std::vector<std::uint64_t> keys;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!may_be_misheard(nodes_[i])) continue;
            sounds[i] = sound_key(nodes_[i].form.key);
            if (may_be_meant(nodes_[i])) {
                heard_as(sounds[i], keys);
                for (const std::uint64_t key : keys) by_sound.add(key, i);
            }
        }
        by_sound.seal([&](std::uint64_t sound, std::size_t names) { return names > most_in_block || crowded_.contains(sound); },
                      [&](std::size_t i) { return is_well_attested(nodes_[i]); });
        std::unordered_map<std::size_t, Nodes> candidates;
        Nodes near;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (!is_asked(i) || sounds[i].empty()) continue;
            near.clear();
            heard_as(sounds[i], keys);
            for (const std::uint64_t key : keys) {
                const std::span<const SoundIndex::Entry> found = by_sound.find(key);
                const auto crowded = crowded_.find(key);
                if (found.size() > most_in_block || (crowded != crowded_.end() && crowded->second)) {
                    near.clear();
                    break;
                }
                for (const SoundIndex::Entry& entry : found) near.push_back(entry.second);
            }
            std::sort(near.begin(), near.end());
            near.erase(std::unique(near.begin(), near.end()), near.end());
            std::erase_if(near, [&](std::size_t other) {
                return i == other || !may_stand_for(nodes_[i], nodes_[other], sounds[i] == sounds[other]);
            });
            if (!near.empty()) candidates.emplace(i, near);
        }
        take(MergeReason::misheard, [&](std::size_t i) {
            const auto found = candidates.find(i);
            return found == candidates.end() ? nullptr : &found->second;
        });
    }

    // Hashes of a sound and of what is left of it without one letter. Across documents a letter that was not heard is no
    // evidence: too many names are one letter apart.
    void heard_as(std::string_view sound, std::vector<std::uint64_t>& keys) const {
        keys.assign(1, hash(hash_basis, sound));
        if (!within_document_ || sound.size() <= 3) return;
        std::uint64_t before = hash_basis;
        for (std::size_t i = 0; i < sound.size(); ++i) {
            // Of a doubled letter either one may go.
            if (i == 0 || sound[i] != sound[i - 1]) keys.push_back(hash(before, sound.substr(i + 1)));
            before = hash(before, sound.substr(i, 1));
        }
    }

    static constexpr std::uint64_t hash_basis = 0xcbf29ce484222325U;  // FNV-1a
    static std::uint64_t hash(std::uint64_t before, std::string_view letters) {
        for (const char c : letters) before = (before ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        return before;
    }

    NameGroups& groups_;
    const std::vector<NameNode>& nodes_;
    std::vector<std::optional<KnownAnswer>> known_;
    std::vector<bool> doubtful_;  // at one name of a group at least
    bool within_document_;
    std::unordered_map<std::uint64_t, bool> crowded_;  // hashes of sounds; see NameProblem::crowded_sounds
    Blocks by_key_;
};

}  // namespace

std::vector<NameAnswer> cluster_names(const NameProblem& problem) {
    std::vector<std::size_t> order(problem.names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return problem.names[a].name < problem.names[b].name; });
    std::vector<NameNode> nodes;
    std::unordered_map<std::string, std::size_t> by_name;
    nodes.reserve(order.size());
    for (const std::size_t i : order) {
        by_name.emplace(entity_key(problem.names[i].name), nodes.size());
        nodes.push_back(node_of(problem.names[i]));
    }
    std::vector<Decision> decisions = problem.decisions;
    std::sort(decisions.begin(), decisions.end());
    std::vector<std::pair<std::size_t, std::size_t>> same, apart;
    for (const Decision& decision : decisions) {
        const auto entity = by_name.find(entity_key(decision.entity)), alias = by_name.find(entity_key(decision.alias));
        if (entity == by_name.end() || alias == by_name.end() || entity == alias) continue;
        (decision.kind == Decision::Kind::same ? same : apart).emplace_back(entity->second, alias->second);
    }
    std::vector<std::optional<KnownAnswer>> known(order.size());
    if (!problem.known.empty()) {
        std::vector<std::size_t> place(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
        for (std::size_t i = 0; i < order.size(); ++i) {
            known[i] = problem.known[order[i]];
            if (known[i]) known[i]->target = place[known[i]->target];
        }
    }
    NameGroups groups(std::move(nodes), apart);
    Rules rules(groups, std::move(known), problem);
    rules.run(same);

    std::vector<NameAnswer> answers(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        NameAnswer& answer = answers[order[i]];
        const std::size_t root = groups.root(i);
        answer.root = order[root];
        answer.type = groups.type(root);
        answer.via = order[i];
        answer.is_doubtful = rules.is_doubtful(i);
        if (const auto& joint = groups.joint(i)) {
            answer.reason = joint->reason;
            answer.via = order[joint->target];
        }
    }
    return answers;
}

}  // namespace skein
