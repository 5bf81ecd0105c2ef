#include "extract/map/same_phrases.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace skein {

namespace {

class Union {
  public:
    explicit Union(std::size_t count) : root_(count) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }
    std::size_t find(std::size_t i) {
        while (root_[i] != i) i = root_[i] = root_[root_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t first = find(a);
        const std::size_t second = find(b);
        root_[std::max(first, second)] = std::min(first, second);
    }

  private:
    std::vector<std::size_t> root_;
};

bool holds(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Phrases that the words, or one more, stand in. By their words, each once.
class PhraseIndex {
  public:
    PhraseIndex(const std::vector<MapPhrase>& phrases, const std::vector<bool>& resolved, Union& same) {
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            if (resolved[i]) continue;
            same.join(i, by_words_.try_emplace(phrases[i].phrase.words, i).first->second);
            sentences_[phrases[i].phrase.words].insert(phrases[i].sentence);
        }
        for (const auto& [words, first] : by_words_)
            for (const std::string& word : words) by_word_[word].push_back(first);
    }
    // The first phrase of each other set of words that holds `words`.
    [[nodiscard]] std::vector<std::size_t> wider_than(const std::vector<MapPhrase>& phrases,
                                                      const std::vector<std::string>& words) const {
        std::vector<std::size_t> wider;
        for (const std::size_t other : by_word_.at(words.front())) {
            const auto& others = phrases[other].phrase.words;
            if (others.size() > words.size() && holds(others, words)) wider.push_back(other);
        }
        return wider;
    }
    [[nodiscard]] const std::map<std::vector<std::string>, std::size_t>& by_words() const { return by_words_; }
    // Whether they stand at most so many sentences apart anywhere.
    [[nodiscard]] bool near(const std::vector<std::string>& words, const std::vector<std::string>& others,
                            std::size_t most) const {
        const std::set<std::size_t>& there = sentences_.at(others);
        return std::ranges::any_of(sentences_.at(words), [&](std::size_t here) {
            const auto next = there.lower_bound(here < most ? 0 : here - most);
            return next != there.end() && *next <= here + most;
        });
    }

  private:
    std::map<std::vector<std::string>, std::size_t> by_words_;
    std::map<std::vector<std::string>, std::set<std::size_t>> sentences_;
    std::map<std::string, std::vector<std::size_t>> by_word_;
};

// "the engine", "these engines": the one that was last spoken of more fully, if that is not long ago.
// Which phrases it found so: another "engine" is another matter.
std::vector<bool> join_references(const std::vector<MapPhrase>& phrases, Union& same) {
    std::vector<bool> resolved(phrases.size());
    std::map<std::string, std::vector<std::size_t>> by_head;  // those that say more than their head, in the order of the text
    for (std::size_t i = 0; i < phrases.size(); ++i)
        if (phrases[i].phrase.words.size() > 1) by_head[phrases[i].phrase.head].push_back(i);
    for (auto& [head, those] : by_head)
        std::stable_sort(those.begin(), those.end(),
                         [&](std::size_t a, std::size_t b) { return phrases[a].sentence < phrases[b].sentence; });
    constexpr std::size_t near = 3;  // sentences
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const MapPhrase& phrase = phrases[i];
        if (phrase.reference == Reference::none || phrase.phrase.words.size() != 1 || phrase.name) continue;
        const auto those = by_head.find(phrase.phrase.head);
        if (those == by_head.end()) continue;
        const auto after =
            std::upper_bound(those->second.begin(), those->second.end(), phrase.sentence,
                             [&](std::size_t sentence, std::size_t other) { return sentence < phrases[other].sentence; });
        if (after == those->second.begin()) continue;
        const std::size_t before = *std::prev(after);
        if (phrases[before].sentence + near < phrase.sentence || phrases[before].decision != phrase.decision) continue;
        same.join(i, before);
        resolved[i] = true;
    }
    return resolved;
}

void join_phrases(const std::vector<MapPhrase>& phrases, Union& same) {
    std::map<std::string, std::size_t> by_entity;
    std::set<std::vector<std::string>> products;  // whose name is one word
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (!phrases[i].name) continue;
        same.join(i, by_entity.try_emplace(phrases[i].entity, i).first->second);
        if (phrases[i].thing && phrases[i].phrase.words.size() == 1) products.insert(phrases[i].phrase.words);
    }
    const PhraseIndex index(phrases, join_references(phrases, same), same);
    // "H800 chips" are the H800: the kind of thing stands behind a product's name.
    constexpr std::size_t longest = 3;
    for (const auto& name : products)
        for (const std::size_t other : index.wider_than(phrases, name)) {
            const ConceptPhrase& phrase = phrases[other].phrase;
            if (phrase.words.size() <= longest && phrase.head != name.front() && is_product_noun(phrase.head))
                same.join(index.by_words().at(name), other);
        }
    // "closed models for profit" are the closed models that are spoken of elsewhere.
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (phrases[i].name || phrases[i].decision) continue;
        const auto core = core_of(phrases[i].phrase);
        if (!core || core->words.size() < 2) continue;
        if (const auto plain = index.by_words().find(core->words); plain != index.by_words().end() &&
                                                                   !phrases[plain->second].decision &&
                                                                   phrases[plain->second].sentence != phrases[i].sentence)
            same.join(i, plain->second);
    }
    std::set<std::size_t> things;
    for (std::size_t i = 0; i < phrases.size(); ++i)
        if (phrases[i].thing) things.insert(same.find(i));
    // "approach" is "innovative approach" where there is no other approach and that one not far; of several, longer phrases are
    // told apart.
    constexpr std::size_t not_far = 12;  // sentences
    for (const auto& [words, first] : index.by_words()) {
        if (phrases[first].name) continue;  // "Acme" is not "the better Acme"
        std::set<std::size_t> wider, named;
        bool close = false;
        for (const std::size_t other : index.wider_than(phrases, words)) {
            if (phrases[other].phrase.head != phrases[first].phrase.head || phrases[other].decision != phrases[first].decision)
                continue;
            // "engineers" are not the old engineer.
            if (is_plural(phrases[other].phrase.label) != is_plural(phrases[first].phrase.label)) continue;
            wider.insert(same.find(other));
            close = close || index.near(words, phrases[other].phrase.words, not_far);
            if (things.contains(same.find(other))) named.insert(same.find(other));
        }
        if (wider.size() == 1 && close && (words.size() == 1 || phrases[first].reference != Reference::none))
            same.join(first, *wider.begin());
        // Of several the one with a name.
        if (wider.size() > 1 && named.size() == 1 && words.size() == 1) same.join(first, *named.begin());
    }
}

// "Acme's closed model" is the closed model, where nobody else is said to have one.
void join_owned(const MapMaterial& material, Union& same) {
    struct Owner {
        std::size_t phrase = 0;
        bool only = true;
    };
    std::map<std::vector<std::string>, Owner> owners;  // by the words of what they have
    for (const MapLink& link : material.links) {
        const ConceptPhrase& owned = material.phrases[link.to].phrase;
        if (link.kind != LinkKind::possession || link.label != "has" || owned.words.size() < 2) continue;
        const auto [place, fresh] = owners.try_emplace(owned.words, Owner{link.from});
        if (!fresh && material.phrases[place->second.phrase].entity != material.phrases[link.from].entity)
            place->second.only = false;
    }
    std::map<std::vector<std::string>, std::size_t> first;
    for (std::size_t i = 0; i < material.phrases.size(); ++i) first.try_emplace(material.phrases[i].phrase.words, i);
    for (const auto& [words, owner] : owners) {
        std::vector<std::string> with_owner = words;
        const auto& name = material.phrases[owner.phrase].phrase.words;
        with_owner.insert(with_owner.end(), name.begin(), name.end());
        std::ranges::sort(with_owner);
        with_owner.erase(std::unique(with_owner.begin(), with_owner.end()), with_owner.end());
        if (const auto whole = first.find(with_owner); owner.only && whole != first.end())
            same.join(first.at(words), whole->second);
    }
}

// "Acme's bold approach" and Acme's "unusual approach" are one: the words before it judge it, they do not tell it from another.
void join_judged(const MapMaterial& material, Union& same) {
    struct Owned {
        std::string entity;
        std::vector<std::string> owner;  // words of its name
        std::string head;
        std::size_t first = 0;
    };
    const auto judged = [](const ConceptPhrase& phrase, const std::vector<std::string>& owner) {
        return std::ranges::all_of(phrase.words, [&](const std::string& word) {
            return word == phrase.head || std::ranges::binary_search(owner, word) || is_judgement(word);
        });
    };
    std::vector<Owned> known;
    for (const MapLink& link : material.links) {
        const bool has = (link.kind == LinkKind::possession && link.label == "has") || link.lemma == "have";
        const MapPhrase& owner = material.phrases[link.from];
        const ConceptPhrase& owned = material.phrases[link.to].phrase;
        if (!has || owner.entity.empty() || is_product_noun(owned.head) || !judged(owned, owner.phrase.words)) continue;
        const auto place = std::ranges::find_if(
            known, [&](const Owned& each) { return each.entity == owner.entity && each.head == owned.head; });
        if (place == known.end())
            known.push_back({owner.entity, owner.phrase.words, owned.head, link.to});
        else
            same.join(link.to, place->first);
    }
    join_owned(material, same);
    for (std::size_t i = 0; i < material.phrases.size(); ++i)
        for (const Owned& each : known) {
            const ConceptPhrase& phrase = material.phrases[i].phrase;
            if (phrase.head == each.head && holds(phrase.words, each.owner) && judged(phrase, each.owner))
                same.join(i, each.first);
        }
}

// Choices are one when a word of each side is in the other's.
void join_choices(const MapMaterial& material, Union& same) {
    struct Choice {
        std::size_t node = 0;
        std::vector<std::size_t> ways;
    };
    std::vector<Choice> choices;
    for (const MapLink& link : material.links) {
        if (link.kind != LinkKind::choice) continue;
        if (choices.empty() || choices.back().node != link.to) choices.push_back({link.to, {}});
        choices.back().ways.push_back(link.from);
    }
    const auto share = [&](std::size_t a, std::size_t b) {
        for (const std::string& word : material.phrases[a].phrase.words)
            for (const std::string& other : material.phrases[b].phrase.words) {
                constexpr std::size_t stem = 5;
                if (word.size() >= stem && other.size() >= stem && word.compare(0, stem, other, 0, stem) == 0) return true;
            }
        return false;
    };
    for (std::size_t i = 0; i < choices.size(); ++i)
        for (std::size_t k = i + 1; k < choices.size(); ++k) {
            const auto& a = choices[i].ways;
            const auto& b = choices[k].ways;
            if (a.size() != 2 || b.size() != 2) continue;
            const bool straight = share(a[0], b[0]) && share(a[1], b[1]);
            const bool crossed = share(a[0], b[1]) && share(a[1], b[0]);
            if (!straight && !crossed) continue;
            same.join(choices[i].node, choices[k].node);
            same.join(a[0], straight ? b[0] : b[1]);
            same.join(a[1], straight ? b[1] : b[0]);
        }
}

}  // namespace

std::vector<std::size_t> same_phrases(const MapMaterial& material) {
    Union same(material.phrases.size());
    join_phrases(material.phrases, same);
    join_judged(material, same);
    join_choices(material, same);
    std::vector<std::size_t> first(material.phrases.size());
    for (std::size_t i = 0; i < first.size(); ++i) first[i] = same.find(i);
    return first;
}

}  // namespace skein
