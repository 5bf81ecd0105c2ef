#include "extract/map/link_selection.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
constexpr std::size_t parts_of_text = 12;  // that are to be covered
constexpr double least_gain = 0.05;
constexpr std::size_t enough = 14;  // concepts: up to there less is worth drawing
constexpr double least_of_few = 0.015;

double worth(LinkKind kind) {
    switch (kind) {
        case LinkKind::relation:
            return 1;
        case LinkKind::purpose:
            return 1.25;
        case LinkKind::outcome:
            return 1.5;
        case LinkKind::contrast:
            return 1.1;
        case LinkKind::choice:
            return 1.6;
        case LinkKind::example:
            return 1.4;
        case LinkKind::condition:
            return 1.3;
        case LinkKind::possession:
            return 0;  // ties what would lie apart, says little by itself
    }
    return 1;
}

class Selection {
  public:
    Selection(const ConceptGraph& graph, std::size_t most)
        : graph_(graph),
          most_(most),
          ties_(graph.concepts.size()),
          kinds_(graph.concepts.size()),
          chosen_(graph.concepts.size()),
          links_of_(graph.concepts.size()) {
        for (std::size_t i = 0; i < graph.links.size(); ++i) {
            links_of_[graph.links[i].from].push_back(i);
            links_of_[graph.links[i].to].push_back(i);
        }
    }

    std::vector<std::size_t> run() {
        if (getenv("MAPDEBUG"))
            for (auto& l : graph_.links)
                fprintf(stderr, "%.3f w%.2f p%.2f k%d [%s %.2f %.1f] %s (%s) [%s %.2f %.1f]\n", gain_of(l, false), l.weight,
                        l.place, int(l.kind), graph_.concepts[l.from].label.c_str(), graph_.concepts[l.from].salience,
                        graph_.concepts[l.from].weight, l.label.c_str(), l.claimant.c_str(), graph_.concepts[l.to].label.c_str(),
                        graph_.concepts[l.to].salience, graph_.concepts[l.to].weight);
        grow(false);
        tie();
        // What stays apart makes room for more of the rest.
        if (drop_small_parts()) {
            grow(true);
            tie();
        }
        drop_shortcuts();
        add_contradictions();
        return {taken_.begin(), taken_.end()};
    }

  private:
    void grow(bool attached) {
        while (true) {
            std::size_t best = none;
            double most = count_ < enough ? least_of_few : least_gain;
            for (std::size_t i = 0; i < graph_.links.size(); ++i) {
                if (taken_.contains(i)) continue;
                const double gain = gain_of(graph_.links[i], attached);
                if (gain > most) {
                    most = gain;
                    best = i;
                }
            }
            if (best == none) return;
            take(best);
        }
    }

    [[nodiscard]] std::size_t part_of(const MapLink& link) const {
        return std::min(static_cast<std::size_t>(link.place * parts_of_text), parts_of_text - 1);
    }
    // "Acme is a startup"
    [[nodiscard]] static bool is_kind(const MapLink& link) {
        return link.kind == LinkKind::relation && (link.label == "is" || link.label == "are");
    }
    [[nodiscard]] std::size_t fresh(const MapLink& link) const {
        return (chosen_[link.from] ? 0U : 1U) + (chosen_[link.to] ? 0U : 1U);
    }
    // A pair that is tied needs no second arrow.
    [[nodiscard]] bool may_take(const MapLink& link) const {
        return count_ + fresh(link) <= most_ && !pairs_.contains(std::minmax(link.from, link.to));
    }

    [[nodiscard]] double gain_of(const MapLink& link, bool attached) const {
        if (!may_take(link) || (attached && fresh(link) == 2)) return 0;
        const Concept& from = graph_.concepts[link.from];
        const Concept& to = graph_.concepts[link.to];
        double gain = link.weight * worth(link.kind);
        gain *= (0.2 + from.salience) * (0.2 + to.salience);
        if (from.bare || to.bare) gain *= 0.5;
        gain *= 1 + 0.15 * std::log1p(from.weight + to.weight);
        gain *= 1 + 0.3 * std::exp(-4 * link.place);  // what a text is about it tends to say first
        gain /= 1 + 0.15 * static_cast<double>(ties_[link.from]) + 0.3 * static_cast<double>(ties_[link.to]);
        gain /= 1 + 0.12 * static_cast<double>(covered_[part_of(link)]);
        if (is_kind(link)) gain /= 1 + 0.5 * static_cast<double>(kinds_[link.from]);          // once is enough
        if (link.kind == LinkKind::outcome) gain /= 1 + static_cast<double>(ties_[link.to]);  // it is seen already
        // What stands apart has to be worth it: two ways of a choice, or much said.
        if (fresh(link) == 2 && count_ > 0 && link.kind != LinkKind::choice) gain *= 0.45;
        return gain;
    }

    void take(std::size_t number) {
        const MapLink& link = graph_.links[number];
        taken_.insert(number);
        pairs_.insert(std::minmax(link.from, link.to));
        ++ties_[link.from];
        ++ties_[link.to];
        ++covered_[part_of(link)];
        kinds_[link.from] += is_kind(link) ? 1U : 0U;
        for (const std::size_t end : {link.from, link.to}) {
            count_ += chosen_[end] ? 0U : 1U;
            chosen_[end] = true;
        }
        // Of a choice both ways are drawn.
        if (link.kind != LinkKind::choice) return;
        for (const std::size_t i : links_of_[link.to])
            if (graph_.links[i].kind == LinkKind::choice && graph_.links[i].to == link.to && !taken_.contains(i)) take(i);
    }

    // The part of the picture that each chosen concept is in; `none` for the others.
    [[nodiscard]] std::vector<std::size_t> parts() const {
        std::vector<std::size_t> part(graph_.concepts.size(), none);
        for (std::size_t start = 0; start < part.size(); ++start) {
            if (!chosen_[start] || part[start] != none) continue;
            std::vector<std::size_t> open = {start};
            part[start] = start;
            while (!open.empty()) {
                const std::size_t at = open.back();
                open.pop_back();
                for (const std::size_t i : links_of_[at]) {
                    if (!taken_.contains(i)) continue;
                    const std::size_t other = graph_.links[i].from == at ? graph_.links[i].to : graph_.links[i].from;
                    if (part[other] != none) continue;
                    part[other] = start;
                    open.push_back(other);
                }
            }
        }
        return part;
    }

    [[nodiscard]] double sureness(const MapLink& link) const {
        return link.weight * (0.2 + graph_.concepts[link.from].salience) * (0.2 + graph_.concepts[link.to].salience);
    }

    // One tie after the other between what lies apart: by a link of theirs, else by two over a concept that is not drawn yet.
    void tie() {
        while (true) {
            const std::vector<std::size_t> part = parts();
            std::size_t best = none;
            for (std::size_t i = 0; i < graph_.links.size(); ++i) {
                const MapLink& link = graph_.links[i];
                if (part[link.from] == none || part[link.to] == none || part[link.from] == part[link.to]) continue;
                if (best == none || sureness(link) > sureness(graph_.links[best])) best = i;
            }
            if (best != none) {
                take(best);
                continue;
            }
            std::pair<std::size_t, std::size_t> both{none, none};
            double most = 0;
            for (std::size_t between = 0; between < part.size() && count_ < most_; ++between) {
                if (chosen_[between]) continue;
                std::map<std::size_t, std::size_t> to;  // the surest link to each part
                for (const std::size_t i : links_of_[between]) {
                    const MapLink& link = graph_.links[i];
                    const std::size_t other = part[link.from == between ? link.to : link.from];
                    if (other == none || link.kind == LinkKind::choice) continue;
                    const auto [place, added] = to.try_emplace(other, i);
                    if (!added && sureness(link) > sureness(graph_.links[place->second])) place->second = i;
                }
                if (to.size() < 2) continue;
                const auto first = to.begin(), second = std::next(first);
                const double sure = std::min(sureness(graph_.links[first->second]), sureness(graph_.links[second->second]));
                if (sure > most) {
                    most = sure;
                    both = {first->second, second->second};
                }
            }
            if (both.first == none) return;
            take(both.first);
            take(both.second);
        }
    }

    // Leaves the largest part and those that tell something by themselves.
    bool drop_small_parts() {
        constexpr std::size_t telling = 3;
        constexpr std::size_t few = 10;  // concepts: so many are seen at a glance, together or not
        if (count_ <= few) return false;
        const std::vector<std::size_t> part = parts();
        std::map<std::size_t, std::size_t> sizes;
        for (const std::size_t each : part)
            if (each != none) ++sizes[each];
        if (sizes.size() < 2) return false;
        const std::size_t largest =
            std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
        std::set<std::size_t> kept = {largest};
        // Who somebody is alone tells nothing of the rest.
        std::set<std::size_t> telling_parts;
        for (const std::size_t number : taken_)
            if (const MapLink& link = graph_.links[number]; !is_kind(link) && (!link.lemma.empty() || link.negated))
                telling_parts.insert(part[graph_.links[number].from]);
        std::map<std::size_t, double> salience;
        for (std::size_t i = 0; i < part.size(); ++i)
            if (part[i] != none) salience[part[i]] += graph_.concepts[i].salience;
        constexpr double recurring = 0.35;  // the mean: the text keeps coming back to it
        for (const auto& [which, size] : sizes)
            if (size >= telling || (telling_parts.contains(which) && salience[which] / static_cast<double>(size) >= recurring))
                kept.insert(which);
        for (const std::size_t number : std::set<std::size_t>(taken_))
            if (graph_.links[number].kind == LinkKind::choice || graph_.links[number].kind == LinkKind::condition)
                kept.insert(part[graph_.links[number].to]);
        bool dropped = false;
        for (const std::size_t number : std::set<std::size_t>(taken_)) {
            const MapLink& link = graph_.links[number];
            if (kept.contains(part[link.from])) continue;
            dropped = true;
            taken_.erase(number);
            --ties_[link.from];
            --ties_[link.to];
            --covered_[part_of(link)];
            kinds_[link.from] -= is_kind(link) ? 1U : 0U;
            for (const std::size_t end : {link.from, link.to}) {
                count_ -= chosen_[end] ? 1U : 0U;
                chosen_[end] = false;
            }
        }
        return dropped;
    }

    // What may come of something is said of who did it, too: where one arrow leads from them to that and another on to the
    // outcome, a third says nothing more.
    void drop_shortcuts() {
        std::set<std::pair<std::size_t, std::size_t>> arrows;
        for (const std::size_t number : taken_) arrows.emplace(graph_.links[number].from, graph_.links[number].to);
        for (const std::size_t number : std::set<std::size_t>(taken_)) {
            const MapLink& link = graph_.links[number];
            // What a thing of theirs stands for needs no arrow from themselves.
            if (link.kind == LinkKind::example && std::ranges::any_of(links_of_[link.to], [&](std::size_t i) {
                    const MapLink& other = graph_.links[i];
                    return taken_.contains(i) && other.kind == link.kind && other.to == link.to && other.from != link.from &&
                           graph_.concepts[other.from].label.starts_with(graph_.concepts[link.from].label + "'s ");
                }))
                taken_.erase(number);
            if (link.kind != LinkKind::outcome) continue;
            const bool detour = std::ranges::any_of(links_of_[link.to], [&](std::size_t i) {
                const MapLink& last = graph_.links[i];
                const bool leads = last.kind == LinkKind::outcome || last.kind == LinkKind::purpose;
                return taken_.contains(i) && leads && last.to == link.to && last.from != link.from &&
                       arrows.contains({link.from, last.from});
            });
            if (detour) taken_.erase(number);
        }
    }

    // Where one says this of a pair and another that, or denies it, both are drawn.
    void add_contradictions() {
        constexpr std::size_t most_of_pair = 3;
        constexpr double least = 0.15;  // weight
        for (const std::size_t number : std::set<std::size_t>(taken_)) {
            const MapLink& drawn = graph_.links[number];
            if (drawn.kind != LinkKind::relation) continue;
            std::size_t count = 1;
            std::set<std::pair<std::string, bool>> voices = {{drawn.claimant, drawn.negated}};
            for (const std::size_t i : links_of_[drawn.from]) {
                const MapLink& link = graph_.links[i];
                if (link.kind != LinkKind::relation || link.from != drawn.from || link.to != drawn.to || link.weight < least)
                    continue;
                const bool denied = link.negated != drawn.negated && link.claimant != drawn.claimant;
                const bool other = !link.claimant.empty() && !drawn.claimant.empty() && link.claimant != drawn.claimant;
                if ((!denied && !other) || count >= most_of_pair || !voices.emplace(link.claimant, link.negated).second) continue;
                taken_.insert(i);
                ++count;
            }
        }
    }

    const ConceptGraph& graph_;
    std::size_t most_;
    std::vector<std::size_t> ties_;
    std::vector<std::size_t> kinds_;  // how often it is said what it is
    std::vector<bool> chosen_;
    std::vector<std::vector<std::size_t>> links_of_;
    std::size_t count_ = 0;
    std::set<std::size_t> taken_;
    std::set<std::pair<std::size_t, std::size_t>> pairs_;
    std::size_t covered_[parts_of_text] = {};
};

}  // namespace

std::vector<std::size_t> select_links(const ConceptGraph& graph, std::size_t most) {
    return Selection(graph, most).run();
}

}  // namespace skein
