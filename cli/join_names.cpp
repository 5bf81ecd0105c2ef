#include "cli/join_names.hpp"

#include "extract/pipeline.hpp"
#include "extract/resolve/corpus_names.hpp"
#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace skein::cli {

FrozenGraph join_documents(std::vector<Extraction> documents, std::vector<Decision> decisions) {
    Ledger ledger = resolve_entities(documents, std::move(decisions));
    KnowledgeGraph graph;
    graph.set_ledger(std::move(ledger));
    for (Extraction& document : documents) graph.add(std::move(document));
    return FrozenGraph(std::move(graph));
}

void join_names(GraphUpdate& update) {
    CorpusNames names;
    for (const auto& [name, uses] : update.names()) names.add(name, uses);
    for (const Merge& merge : update.acronyms()) names.add(merge);
    const Resolution resolution = resolve(names, update.decisions());
    std::unordered_map<std::string, NameMeaning> meanings;
    meanings.reserve(resolution.entities.size());
    for (const auto& [key, entity] : resolution.entities) meanings.emplace(key, NameMeaning{entity.name, entity.type});
    update.settle(
        [&](const std::string& key) {
            const auto found = meanings.find(key);
            return found == meanings.end() ? nullptr : &found->second;
        },
        resolution.ledger.merges);
}

bool needs_documents(const std::vector<Decision>& decisions) {
    return std::any_of(decisions.begin(), decisions.end(), [](const Decision& decision) { return decision.kind == Decision::Kind::apart; });
}

}  // namespace skein::cli
