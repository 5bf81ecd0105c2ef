#include "extract/map/concepts.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

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
        for (std::size_t i = 0; i < phrases.size(); ++i)
            if (!resolved[i]) same.join(i, by_words_.try_emplace(phrases[i].phrase.words, i).first->second);
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

  private:
    std::map<std::vector<std::string>, std::size_t> by_words_;
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
    std::set<std::size_t> things;
    for (std::size_t i = 0; i < phrases.size(); ++i)
        if (phrases[i].thing) things.insert(same.find(i));
    // "approach" is "innovative approach" where there is no other approach; of several, longer phrases are told apart.
    for (const auto& [words, first] : index.by_words()) {
        std::set<std::size_t> wider, named;
        for (const std::size_t other : index.wider_than(phrases, words)) {
            if (phrases[other].phrase.head != phrases[first].phrase.head || phrases[other].decision != phrases[first].decision)
                continue;
            wider.insert(same.find(other));
            if (things.contains(same.find(other))) named.insert(same.find(other));
        }
        if (wider.size() == 1 && (words.size() == 1 || phrases[first].reference != Reference::none))
            same.join(first, *wider.begin());
        // Of several the one with a name.
        if (wider.size() > 1 && named.size() == 1 && words.size() == 1) same.join(first, *named.begin());
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

// Words that the text writes with capitals of their own ("GPUs"), by lower case: speech loses them.
std::map<std::string, std::string> capitals_of(const std::vector<MapPhrase>& phrases) {
    std::map<std::string, std::string> capitals;
    for (const MapPhrase& phrase : phrases) {
        const std::string& label = phrase.phrase.label;
        for (std::size_t start = 0; start < label.size();) {
            const std::size_t end = std::min(label.find(' ', start), label.size());
            const std::string word = label.substr(start, end - start);
            if (std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1)
                capitals.try_emplace(to_lower(word), word);
            start = end + 1;
        }
    }
    return capitals;
}

std::string with_capitals(const std::string& label, const std::map<std::string, std::string>& capitals) {
    std::string text;
    for (std::size_t start = 0; start <= label.size();) {
        const std::size_t end = std::min(label.find(' ', start), label.size());
        const std::string word = label.substr(start, end - start);
        const auto known = capitals.find(to_lower(word));
        text += (start == 0 ? "" : " ") + (known == capitals.end() ? word : known->second);
        start = end + 1;
    }
    return text;
}

// How much the text keeps coming back to a phrase: the mean over its words of how many sentences hold them, against the word that
// most do.
class Salience {
  public:
    explicit Salience(const MapMaterial& material) : material_(material) {
        for (const MapPhrase& each : material.phrases)
            for (const std::string& word : each.phrase.words) most_ = std::max(most_, count(word));
        for (const auto& [entity, mentions] : material.mentions)
            most_mentions_ = std::max(most_mentions_, static_cast<double>(mentions));
    }
    [[nodiscard]] double of(const ConceptPhrase& phrase) const {
        double sum = 0;
        for (const std::string& word : phrase.words) sum += std::log(std::max(count(word), 1.0));
        return most_ <= 1 ? 1 : sum / static_cast<double>(phrase.words.size()) / std::log(most_);
    }

    [[nodiscard]] double of_name(std::size_t mentions) const {
        return std::log1p(static_cast<double>(mentions)) / std::log1p(most_mentions_);
    }

  private:
    [[nodiscard]] double count(const std::string& word) const {
        const auto known = material_.words.find(word);
        return known == material_.words.end() ? 0 : static_cast<double>(known->second);
    }
    const MapMaterial& material_;
    double most_ = 1;
    double most_mentions_ = 1;
};

// How well a phrase names its concept: as written text has it, in two to four words.
double fitness(const MapPhrase& phrase, std::size_t count) {
    const std::string& label = phrase.phrase.label;
    const auto words = static_cast<double>(std::count(label.begin(), label.end(), ' ') + 1);
    const double odd = phrase.entity.empty() ? std::abs(words - 3) : std::max(words - 3, 0.0);
    double fit = std::log1p(static_cast<double>(count)) - odd * 0.35;
    const std::string first = to_lower(label.substr(0, label.find(' ')));
    // "h800" says less than "Nvidia h800 GPUs".
    if (words < 2 && is_lower(decode_at(phrase.entity.empty() ? label : phrase.entity, 0).value)) fit -= 2;
    if (phrase.entity.empty() && first.ends_with("ing")) fit -= 0.5;
    if (!phrase.entity.empty() && first.ends_with("ing")) fit -= 1.5;
    return fit;
}

// "analyst at the firm" is at the firm: the one's words hold the other's.
bool tells_the_same(std::string_view from, std::string_view to, LinkKind kind) {
    if (kind != LinkKind::relation && kind != LinkKind::contrast && kind != LinkKind::purpose) return false;
    const std::string a = " " + to_lower(from) + " ", b = " " + to_lower(to) + " ";
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

}  // namespace

ConceptGraph concepts_of(const MapMaterial& material) {
    const std::size_t count = material.phrases.size();
    Union same(count);
    join_phrases(material.phrases, same);
    join_choices(material, same);
    ConceptGraph graph;
    std::vector<std::size_t> concept_of(count);
    std::map<std::size_t, std::size_t> by_root;
    std::vector<std::map<std::string, std::vector<std::size_t>>> labels;
    std::vector<std::set<std::size_t>> sentences;
    for (std::size_t i = 0; i < count; ++i) {
        const auto [place, fresh] = by_root.try_emplace(same.find(i), graph.concepts.size());
        if (fresh) {
            graph.concepts.emplace_back();
            labels.emplace_back();
            sentences.emplace_back();
        }
        concept_of[i] = place->second;
        Concept& which = graph.concepts[place->second];
        const MapPhrase& phrase = material.phrases[i];
        if (which.entity.empty() && phrase.name) which.entity = phrase.entity;
        which.decision = which.decision || phrase.decision;
        labels[place->second][phrase.phrase.label].push_back(i);
        sentences[place->second].insert(phrase.sentence);
    }
    const auto capitals = capitals_of(material.phrases);
    const Salience salience(material);
    for (std::size_t c = 0; c < graph.concepts.size(); ++c) {
        Concept& which = graph.concepts[c];
        double best = -1e9;
        for (const auto& [label, uses] : labels[c]) {
            const double fit = fitness(material.phrases[uses.front()], uses.size());
            if (fit > best) {
                best = fit;
                which.label = label;
                which.salience = salience.of(material.phrases[uses.front()].phrase);
            }
        }
        which.label = with_capitals(which.label, capitals);
        // A name as the whole text spells it, unless a phrase says more.
        if (!which.entity.empty() && which.label.find(' ') == std::string::npos) which.label = which.entity;
        // "customers" of a name that is none: as other phrases are written.
        if (which.label == to_lower(which.label) && which.label.find_first_of("0123456789") == std::string::npos)
            which.label = title_case(which.label);
        // "breakthrough": whose, where only one is said to have it.
        if (which.entity.empty() && !which.decision && which.label.find(' ') == std::string::npos) {
            std::string owner;
            std::size_t owners = 0;
            for (const auto& [entity, things] : material.possessions)
                if (things.contains(to_lower(which.label))) {
                    owner = entity;
                    ++owners;
                }
            if (owners == 1) which.label = owner + "'s " + which.label;
        }
        if (const auto mentions = material.mentions.find(which.entity); mentions != material.mentions.end()) {
            which.weight += 0.5 * std::log1p(static_cast<double>(mentions->second));
            which.salience = std::max(which.salience, salience.of_name(mentions->second));
        }
        // What is said in the same words again is meant to be noticed.
        const double again = which.label.find(' ') == std::string::npos ? 0.1 : 0.3;
        which.salience = std::min(1.0, which.salience + again * static_cast<double>(sentences[c].size() - 1));
    }
    std::map<std::tuple<std::size_t, std::size_t, LinkKind>, std::size_t> known;
    for (const MapLink& each : material.links) {
        MapLink link = each;
        link.from = concept_of[each.from];
        link.to = concept_of[each.to];
        if (link.from == link.to || tells_the_same(graph.concepts[link.from].label, graph.concepts[link.to].label, link.kind))
            continue;
        graph.concepts[link.from].weight += link.weight;
        graph.concepts[link.to].weight += link.weight;
        const auto [place, fresh] = known.try_emplace({link.from, link.to, link.kind}, graph.links.size());
        if (fresh) {
            graph.links.push_back(link);
            continue;
        }
        MapLink& heaviest = graph.links[place->second];
        const double sum = heaviest.weight + 0.5 * link.weight;
        if (link.weight > heaviest.weight) heaviest = link;
        heaviest.weight = sum;
    }
    // A label that is no bare name tells whether several do it: "the GPUs free up", said of "it".
    for (MapLink& link : graph.links) {
        const Concept& from = graph.concepts[link.from];
        if (!link.lemma.empty() && from.label != from.entity) link.label = arrow_words(link.lemma, is_plural(from.label), false);
    }
    // Numbers go into labels, the first of each concept.
    std::set<std::size_t> numbered;
    for (const auto& [phrase, number] : material.numbers) {
        Concept& which = graph.concepts[concept_of[phrase]];
        if (numbered.insert(concept_of[phrase]).second && which.label.find('(') == std::string::npos)
            which.label += " (" + number + ")";
    }
    return graph;
}

}  // namespace skein
