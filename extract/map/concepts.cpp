#include "extract/map/concepts.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/map/same_phrases.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace skein {

namespace {

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
    const std::vector<std::size_t> same = same_phrases(material);
    ConceptGraph graph;
    std::vector<std::size_t> concept_of(count);
    std::map<std::size_t, std::size_t> by_root;
    std::vector<std::map<std::string, std::vector<std::size_t>>> labels;
    std::vector<std::set<std::size_t>> sentences;
    for (std::size_t i = 0; i < count; ++i) {
        const auto [place, fresh] = by_root.try_emplace(same[i], graph.concepts.size());
        if (fresh) {
            graph.concepts.emplace_back();
            labels.emplace_back();
            sentences.emplace_back();
        }
        concept_of[i] = place->second;
        Concept& which = graph.concepts[place->second];
        const MapPhrase& phrase = material.phrases[i];
        if (which.entity.empty() && phrase.name) which.entity = phrase.entity;
        which.actor = which.actor || (phrase.name && !phrase.thing);
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
                if (things.contains(en::singular(to_lower(which.label)))) {
                    owner = entity;
                    ++owners;
                }
            if (owners == 1) which.label = of_owner(owner, which.label);
        }
        if (const auto mentions = material.mentions.find(which.entity); mentions != material.mentions.end()) {
            which.weight += 0.5 * std::log1p(static_cast<double>(mentions->second));
            which.salience = std::max(which.salience, salience.of_name(mentions->second));
        }
        // What is said in the same words again is meant to be noticed.
        which.bare = which.entity.empty() && !which.decision && which.label.find(' ') == std::string::npos;
        const double again = which.label.find(' ') == std::string::npos ? 0.1 : 0.3;
        which.salience = std::min(1.0, which.salience + again * static_cast<double>(sentences[c].size() - 1));
    }
    std::map<std::tuple<std::size_t, std::size_t, LinkKind, bool, std::string>, std::size_t> known;
    for (const MapLink& each : material.links) {
        MapLink link = each;
        link.from = concept_of[each.from];
        link.to = concept_of[each.to];
        if (link.from == link.to || tells_the_same(graph.concepts[link.from].label, graph.concepts[link.to].label, link.kind))
            continue;
        graph.concepts[link.from].weight += link.weight;
        graph.concepts[link.to].weight += link.weight;
        // Who says it, and whether it is denied, matters where something is said of things.
        const std::string claimant = link.kind == LinkKind::relation ? link.claimant : std::string();
        const auto [place, fresh] =
            known.try_emplace({link.from, link.to, link.kind, link.negated, claimant}, graph.links.size());
        if (fresh) {
            graph.links.push_back(link);
            continue;
        }
        MapLink& heaviest = graph.links[place->second];
        const double sum = heaviest.weight + 0.5 * link.weight;
        if (link.weight > heaviest.weight) heaviest = link;
        heaviest.weight = sum;
    }
    // Ways that turned out to be one leave nothing to choose.
    std::map<std::size_t, std::set<std::size_t>> ways;
    for (const MapLink& link : graph.links)
        if (link.kind == LinkKind::choice) ways[link.to].insert(link.from);
    std::erase_if(graph.links, [&](const MapLink& link) { return link.kind == LinkKind::choice && ways[link.to].size() < 2; });
    // A label that is no bare name tells whether several do it: "the GPUs free up", said of "it"; of a name any sentence does.
    std::vector<bool> several(graph.concepts.size());
    for (const MapLink& link : graph.links)
        if (link.plural) several[link.from] = true;
    for (MapLink& link : graph.links) {
        const Concept& from = graph.concepts[link.from];
        const bool plural = from.label == from.entity ? several[link.from] : is_plural(from.label);
        if (!link.lemma.empty() && (plural || from.label != from.entity)) link.label = arrow_words(link.lemma, plural, false);
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
