#include "query/search.hpp"

#include "base/utf8.hpp"
#include "graph/edge_filter.hpp"
#include "query/words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>

namespace skein {

namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;
constexpr double worth_of_beginning = 0.5;
// Of names: a whole name, all words whole, the rest beginnings.
constexpr double whole_name = 3, whole_words = 2, beginnings = 1;

using Terms = std::vector<std::string>;  // folded, each once

Terms terms_of(std::string_view query) {
    Terms terms;
    for (SearchWord& word : search_words(query))
        if (!word.folded.empty() && std::find(terms.begin(), terms.end(), word.folded) == terms.end()) terms.push_back(std::move(word.folded));
    return terms;
}

double match_name(std::string_view name, const Terms& terms, const std::string& whole) {
    if (fold(name) == whole) return whole_name;
    const std::vector<SearchWord> words = search_words(name);
    bool all_whole = true;
    for (const std::string& term : terms) {
        bool begun = false, is_whole = false;
        for (const SearchWord& word : words) {
            begun = begun || word.folded.starts_with(term);
            is_whole = is_whole || word.folded == term;
        }
        if (!begun) return 0;
        all_whole = all_whole && is_whole;
    }
    return all_whole ? whole_words : beginnings;
}

std::vector<EntityHit> find_entities(const FrozenGraph& graph, std::string_view query, const Terms& terms, const EdgeFilter& filter,
                                     bool by_document) {
    std::vector<char> present(graph.entity_count(), by_document ? 0 : 1);
    if (by_document) {
        for (const Mention& mention : graph.mentions())
            if (const auto id = graph.entity_named(mention.entity); id && filter.keeps(mention.document)) present[id->index()] = 1;
        for (std::size_t i = 0; i < present.size(); ++i)
            if (!filter.kept(graph.statements_of(EntityId(i))).empty()) present[i] = 1;
    }
    const std::string whole = fold(query);
    std::vector<EntityHit> hits;
    for (std::size_t i = 0; i < graph.entity_count(); ++i) {
        const Entity& entity = graph.entities()[i];
        if (!present[i] || !filter.keeps(entity.type)) continue;
        EntityHit hit{EntityId(i), 0, 0};
        for (std::size_t a = 0; a < entity.aliases.size(); ++a)
            if (const double score = match_name(entity.aliases[a].text, terms, whole); score > hit.score) {
                hit.alias = a;
                hit.score = score;
            }
        if (hit.score > 0) hits.push_back(hit);
    }
    std::sort(hits.begin(), hits.end(), [&](const EntityHit& x, const EntityHit& y) {
        return std::tuple(-x.score, -static_cast<double>(graph.entity(x.entity).mentions), x.entity) <
               std::tuple(-y.score, -static_cast<double>(graph.entity(y.entity).mentions), y.entity);
    });
    return hits;
}

// A sentence that holds at least one term.
struct Candidate {
    SentenceHit hit;
    std::vector<double> weights;  // by term: how often it occurs, beginnings counted less
    std::size_t terms = 0;
    double length = 0;  // words
};

std::optional<Candidate> match_sentence(SentenceId id, const std::vector<SearchWord>& words, const Terms& terms) {
    Candidate candidate{{id, {}, 0}, std::vector<double>(terms.size(), 0.0), 0, static_cast<double>(words.size())};
    for (const SearchWord& word : words) {
        bool found = false;
        for (std::size_t t = 0; t < terms.size(); ++t) {
            if (!word.folded.starts_with(terms[t])) continue;
            candidate.weights[t] += word.folded == terms[t] ? 1.0 : worth_of_beginning;
            found = true;
        }
        if (found) candidate.hit.words.push_back({word.start, word.end});
    }
    if (candidate.hit.words.empty()) return std::nullopt;
    candidate.terms = static_cast<std::size_t>(std::count_if(candidate.weights.begin(), candidate.weights.end(), [](double w) { return w > 0; }));
    return candidate;
}

std::vector<SentenceHit> find_sentences(const FrozenGraph& graph, const Terms& terms, const EdgeFilter& filter) {
    std::vector<Candidate> candidates;
    double all_words = 0, sentences = 0;
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        if (!filter.keeps(DocumentId(d))) continue;
        std::size_t id = graph.first_sentence(DocumentId(d)).index();
        for (const Sentence& sentence : graph.sentences_of(DocumentId(d))) {
            const std::vector<SearchWord> words = search_words(sentence.text);
            all_words += static_cast<double>(words.size());
            ++sentences;
            if (auto candidate = match_sentence(SentenceId(id++), words, terms)) candidates.push_back(std::move(*candidate));
        }
    }
    std::vector<double> holders(terms.size(), 0.0);
    std::size_t most_terms = 0;
    for (const Candidate& candidate : candidates) {
        most_terms = std::max(most_terms, candidate.terms);
        for (std::size_t t = 0; t < terms.size(); ++t)
            if (candidate.weights[t] > 0) ++holders[t];
    }
    if (most_terms == terms.size()) std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.terms < terms.size(); });

    const double mean_length = all_words / std::max(1.0, sentences);
    for (Candidate& candidate : candidates)
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const double rarity = std::log(1 + (sentences - holders[t] + 0.5) / (holders[t] + 0.5));
            const double weight = candidate.weights[t];
            candidate.hit.score += rarity * weight * (k1 + 1) / (weight + k1 * (1 - b + b * candidate.length / mean_length));
        }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.terms != y.terms ? x.terms > y.terms : x.hit.score > y.hit.score;
    });
    std::vector<SentenceHit> hits;
    hits.reserve(candidates.size());
    for (Candidate& candidate : candidates) hits.push_back(std::move(candidate.hit));
    return hits;
}

}  // namespace

SearchResult search_graph(const FrozenGraph& graph, std::string_view words, std::size_t limit, const Selection& selection) {
    SearchResult result;
    const Terms terms = terms_of(words);
    if (terms.empty()) return result;
    Selection wanted;
    wanted.types = selection.types;
    wanted.documents = selection.documents;
    const EdgeFilter filter(graph, wanted);
    result.entities = find_entities(graph, words, terms, filter, !selection.documents.empty());
    result.sentences = find_sentences(graph, terms, filter);
    result.all_entities = result.entities.size();
    result.all_sentences = result.sentences.size();
    if (result.entities.size() > limit) result.entities.resize(limit);
    if (result.sentences.size() > limit) result.sentences.resize(limit);
    return result;
}

}  // namespace skein
