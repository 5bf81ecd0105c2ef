#include "cli/merge_graphs.hpp"

#include "cli/join_names.hpp"
#include "graph/documents_of.hpp"

#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace skein::cli {

namespace {

auto edition_of(const Extraction& document) {
    return std::tie(document.document.extractor, document.document.content_hash, document.document.format);
}

}  // namespace

MergedGraph merge_graphs(std::span<const FrozenGraph> graphs) {
    std::map<std::string, Extraction> by_uri;
    std::set<std::string> differing;
    std::vector<Decision> decisions;
    for (const FrozenGraph& graph : graphs) {
        decisions.insert(decisions.end(), graph.ledger().decisions.begin(), graph.ledger().decisions.end());
        for (Extraction& document : documents_of(graph)) {
            const std::string uri = document.document.uri;
            const auto [place, is_new] = by_uri.try_emplace(uri);
            if (!is_new && edition_of(place->second) != edition_of(document)) differing.insert(uri);
            if (is_new || edition_of(place->second) < edition_of(document)) place->second = std::move(document);
        }
    }
    std::vector<Extraction> documents;
    documents.reserve(by_uri.size());
    for (auto& [uri, document] : by_uri) documents.push_back(std::move(document));
    return {join_documents(std::move(documents), std::move(decisions)), {differing.begin(), differing.end()}};
}

}  // namespace skein::cli
