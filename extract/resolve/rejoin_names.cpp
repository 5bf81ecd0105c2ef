#include "extract/resolve/rejoin_names.hpp"

#include "base/suggest.hpp"
#include "extract/resolve/changed_names.hpp"
#include "extract/resolve/name_form.hpp"
#include "extract/resolve/name_links.hpp"
#include "extract/resolve/sound.hpp"
#include "graph/entity.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace skein {

namespace {

// Work on more than this share of all names takes longer than joining them all.
constexpr std::size_t fewest_for_all = 4096, share_for_all = 4;

// A name that is at hand.
struct Name {
    std::optional<NameFacts> facts;  // none: nobody uses it any more
    std::optional<Merge> merge;      // as before
    std::vector<std::string> mates;  // names of the same entity, as before
    bool is_asked = false;
    bool is_changed = false;         // its answer, or what it is joined with, may be another
};

class Rejoining {
  public:
    Rejoining(KnownNames& names, const NameChanges& changes, const std::vector<Decision>& decisions)
        : known_(names), changed_(names, changes, std::max(fewest_for_all, names.count() / share_for_all)) {
        for (const Decision& decision : decisions) {
            const std::string entity = entity_key(decision.entity), alias = entity_key(decision.alias);
            decided_with_[entity].insert(alias);
            decided_with_[alias].insert(entity);
        }
        decisions_ = decisions;
    }

    RejoinedNames run() {
        for (const auto& [key, before] : changed_.before()) change(key);
        while (true) {
            work_off();
            const std::vector<std::string> keys = keys_at_hand();
            const std::vector<NameAnswer> answers = cluster_names(problem(keys));
            if (is_done(keys, answers)) return result(keys, answers);
        }
    }

  private:
    Name& name(const std::string& key) {
        const auto [place, is_new] = names_.try_emplace(key);
        Name& name = place->second;
        if (!is_new) return name;
        name.facts = changed_.facts_now(key);
        name.mates = known_.same_entity(key);
        const auto before = changed_.before().find(key);
        const std::optional<NameFacts>& facts = before == changed_.before().end() ? name.facts : before->second;
        if (facts && name.mates.size() > 1) name.merge = known_.merge_of(facts->name);
        return name;
    }

    // At hand with all that goes by the same name.
    void look_at(const std::string& key) {
        if (names_.contains(key) && looked_at_.contains(key)) return;
        bool by_acronym = false;
        const std::vector<std::string> mates = name(key).mates;
        for (const std::string& mate : mates) {
            looked_at_.insert(mate);
            const Name& other = name(mate);
            by_acronym = by_acronym || (other.merge && other.merge->reason == MergeReason::acronym);
        }
        looked_at_.insert(key);
        // That rule has two parts, and only asking tells after which a name was joined.
        if (by_acronym) ask(key);
    }

    void ask(const std::string& key) {
        if (name(key).is_asked) return;
        looked_at_.insert(key);
        name(key).is_asked = true;
        to_ask_.push_back(key);
        const std::vector<std::string> mates = name(key).mates;
        for (const std::string& mate : mates) ask(mate);
    }

    void change(const std::string& key) {
        if (name(key).is_changed) return;
        name(key).is_changed = true;
        ask(key);
        to_tell_.push_back(key);
        const std::vector<std::string> mates = name(key).mates;
        for (const std::string& mate : mates) change(mate);
    }

    void work_off() {
        while (!to_ask_.empty() || !to_tell_.empty()) {
            if (!to_tell_.empty()) {
                const std::string key = std::move(to_tell_.back());
                to_tell_.pop_back();
                std::optional<NameFacts> now = name(key).facts;
                const auto before = changed_.before().find(key);
                const NameFacts* was = before != changed_.before().end() && before->second ? &*before->second : nullptr;
                if (was != nullptr && now && differ_in_count_alone(*was, *now)) {
                    // who looks at it where it stands seldom does where it stands often
                    now->count = std::max(now->count, was->count);
                    was = nullptr;
                }
                if (now) tell(key, *now);
                if (was != nullptr) tell(key, *was);
            } else {
                const std::string key = std::move(to_ask_.back());
                to_ask_.pop_back();
                if (const auto& facts = name(key).facts) gather(key, NameFacts(*facts));
            }
        }
    }

    // For whoever asks what a name is taken for by itself.
    static bool differ_in_count_alone(const NameFacts& one, const NameFacts& other) {
        return one.name == other.name && type_by_votes(one.votes) == type_by_votes(other.votes) && one.careful == other.careful &&
               one.defined_as == other.defined_as && one.makers == other.makers;
    }

    // Whoever looks at the name, by its facts as they are or were, is asked.
    void tell(const std::string& key, const NameFacts& facts) {
        const NameNode node = node_of(facts);
        const auto ask_all = [&](NameLink link, const auto& may_look_at_it) {
            for (const std::string& other : changed_.linked(link))
                if (other != key && may_look_at_it(other)) ask(other);
        };
        const auto any = [](const std::string&) { return true; };
        for (const std::string& own : std::set<std::string>{node.form.key, node.form.bare}) ask_all(key_link(own), any);
        if (!facts.defined_as.empty()) ask_all(key_link(facts.defined_as), any);
        if (is_full_name(node)) {
            ask_all(key_link(node.person.back()), any);
            const bool all = changed_.is_turned(node.person.front().front(), node.person.back());
            for_letters(node.person.front(), [&](char letter) {
                ask_all(full_name_link(letter, node.person.back()), [&](const std::string& other) {
                    return all || given_names_agree(person(changed_.form(other)).front(), node.person.front());
                });
            });
        }
        if (!maker_key(node).empty()) ask_all(key_link(node.form.words.back()), any);
        // What a maker makes is known by its last word.
        for (const std::string& other : changed_.linked(key_link(node.form.key))) {
            const std::vector<std::string>& words = changed_.form(other).words;
            if (words.size() > 1 && !changed_.form(other).numbers.empty()) ask_all(key_link(words.back()), any);
        }
        if (may_be_meant(node)) {
            const std::string heard_as = sound_key(node.form.key);
            const auto& [before, now] = changed_.sound(heard_as);
            ask_all(sound_link(heard_as),
                    [&, all = before != now](const std::string& other) { return all || changed_.may_stand_for(other, node); });
        }
        if (const auto partners = decided_with_.find(key); partners != decided_with_.end())
            for (const std::string& partner : partners->second) ask(partner);
    }

    // All that the rules look at for the name.
    void gather(const std::string& key, const NameFacts& facts) {
        const NameNode node = node_of(facts);
        const auto look_at_key = [&](std::string_view own) {
            if (own.empty()) return;
            for (const std::string& other : changed_.linked(key_link(own)))
                if (changed_.form(other).key == own || changed_.form(other).bare == own) look_at(other);
        };
        const auto look_at_all = [&](NameLink link) {
            for (const std::string& other : changed_.linked(link)) look_at(other);
        };
        for (const std::string_view own : {std::string_view(node.form.key), std::string_view(node.form.bare)}) look_at_key(own);
        look_at_key(singular_key(node));
        look_at_key(untitled_key(node));
        look_at_key(known_long_form(node.form.key));
        for (const std::string& long_form : known_.long_forms_of(node.form.key)) look_at_key(long_form);
        if (is_full_name(node))
            for_letters(node.person.front(), [&](char letter) { look_at_all(full_name_link(letter, node.person.back())); });
        if (node.person.size() == 1) look_at_all(last_name_link(node.person.front()));
        if (is_model(node)) {
            for (const std::string& other : changed_.linked(model_link(node.form.key))) {
                look_at(other);
                std::string maker;
                for (std::size_t w = 0; w + 1 < changed_.form(other).words.size(); ++w) maker += changed_.form(other).words[w];
                look_at_key(maker);
            }
        }
        if (may_be_misheard(node)) look_at_meant(node);
        if (const auto partners = decided_with_.find(key); partners != decided_with_.end())
            for (const std::string& partner : partners->second) look_at(partner);
    }

    // All that the name may be a mishearing of.
    void look_at_meant(const NameNode& node) {
        const std::string heard_as = sound_key(node.form.key);
        const SoundCrowd crowd = changed_.sound(heard_as).now;
        if (crowd.is_many) crowded_sounds_[heard_as] = crowd.is_hopeless;
        if (crowd.is_hopeless) return;
        for (const std::string& other : changed_.linked(sound_link(heard_as))) {
            const NameForm& own = changed_.form(other);
            if (edit_distance(own.key, node.form.key, 1) > 1 && !sounds_like(node.form.words, own.words)) continue;
            const std::optional<NameFacts>& facts = changed_.facts_now(other);
            if (!facts) continue;
            const NameNode term = node_of(*facts);
            if (may_be_meant(term) && may_stand_for(node, term, true)) look_at(other);
        }
    }

    // Letters that a given name or its other forms may begin with.
    template <class Each>
    static void for_letters(const std::string& given, const Each& each) {
        for (char letter = 'a'; letter <= 'z'; ++letter)
            if (given.front() == letter || may_be_short_form(given, letter)) each(letter);
    }

    static std::vector<std::string> person(const NameForm& form) {
        std::vector<std::string> words = form.words;
        while (words.size() > 1 && is_title(words.front())) words.erase(words.begin());
        return words;
    }

    std::vector<std::string> keys_at_hand() const {
        std::vector<std::string> keys;
        for (const auto& [key, name] : names_)
            if (name.facts) keys.push_back(key);
        return keys;
    }

    NameProblem problem(const std::vector<std::string>& keys) {
        NameProblem problem;
        problem.decisions = decisions_;
        problem.crowded_sounds = crowded_sounds_;
        std::unordered_map<std::string, std::size_t> index;
        for (const std::string& key : keys) {
            index.emplace(key, problem.names.size());
            problem.names.push_back(*name(key).facts);
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            auto& known = problem.known.emplace_back();
            const Name& own = name(keys[i]);
            if (own.is_asked) continue;
            known = KnownAnswer{i, MergeReason::spelling};
            if (!own.merge) continue;
            const auto target = index.find(entity_key(own.merge->evidence.empty() ? own.merge->entity : own.merge->evidence));
            if (target == index.end()) throw TooManyNames();  // what is known does not fit together
            known = KnownAnswer{target->second, own.merge->reason};
        }
        return problem;
    }

    std::optional<Merge> merge_for(const std::vector<std::string>& keys, const std::vector<NameAnswer>& answers, std::size_t i) {
        if (answers[i].root == i) return std::nullopt;
        const auto text = [&](std::size_t of) { return name(keys[of]).facts->name; };
        const std::string entity = text(answers[i].root), via = text(answers[i].via);
        return Merge{text(i), entity, answers[i].reason, via == entity ? std::string() : via};
    }

    // Otherwise more names are asked, or more are known to have changed.
    bool is_done(const std::vector<std::string>& keys, const std::vector<NameAnswer>& answers) {
        bool done = true;
        std::set<std::size_t> changed_roots;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Name& own = name(keys[i]);
            if (own.is_changed) changed_roots.insert(answers[i].root);
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Name& own = name(keys[i]);
            if (!own.is_asked && answers[i].is_doubtful) {
                ask(keys[i]);
                done = false;
            } else if (own.is_asked && !own.is_changed &&
                       (changed_roots.contains(answers[i].root) || merge_for(keys, answers, i) != own.merge)) {
                change(keys[i]);
                done = false;
            }
        }
        return done;
    }

    RejoinedNames result(const std::vector<std::string>& keys, const std::vector<NameAnswer>& answers) {
        RejoinedNames rejoined;
        rejoined.examined = names_.size();
        for (const auto& [key, own] : names_) {
            if (!own.is_changed) continue;
            rejoined.meanings.emplace(key, std::nullopt);
            if (own.merge) rejoined.gone.push_back(own.merge->alias);
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!name(keys[i]).is_changed) continue;
            rejoined.meanings[keys[i]] = Resolution::Entity{name(keys[answers[i].root]).facts->name, answers[i].type};
            if (auto merge = merge_for(keys, answers, i)) rejoined.merges.push_back(std::move(*merge));
        }
        return rejoined;
    }

    KnownNames& known_;
    ChangedNames changed_;
    std::vector<Decision> decisions_;
    std::map<std::string, std::set<std::string>> decided_with_;
    std::map<std::string, Name> names_;
    std::map<std::string, bool> crowded_sounds_;  // of names that are asked
    std::set<std::string> looked_at_;
    std::vector<std::string> to_ask_, to_tell_;
};

}  // namespace

std::vector<std::int64_t> links_of(const UsedNames& names) {
    const std::optional<NameFacts> facts = facts_of(names, {});
    return facts ? links_of(node_of(*facts)) : std::vector<std::int64_t>();
}

std::optional<RejoinedNames> rejoin_names(KnownNames& names, const NameChanges& changes, const std::vector<Decision>& decisions) {
    try {
        return Rejoining(names, changes, decisions).run();
    } catch (const TooManyNames&) {
        return std::nullopt;
    }
}

}  // namespace skein
