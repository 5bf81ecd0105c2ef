#include "cli/merges.hpp"

#include "cli/join_names.hpp"
#include "cli/table.hpp"
#include "graph/documents_of.hpp"
#include "graph/store/graph_file.hpp"

#include <utility>

namespace skein::cli {

namespace {

std::string reason_text(const ListedMerge& merge) {
    if (!merge.reason) return "apart: a decision";
    return std::string(name_of(*merge.reason)) + (merge.evidence.empty() ? "" : " (" + merge.evidence + ")");
}

std::string place_text(const FrozenGraph& graph, const ListedMerge& merge) {
    if (merge.documents.empty()) return !merge.reason || *merge.reason == MergeReason::decision ? "" : "across documents";
    const std::string first = graph.document(merge.documents.front()).uri;
    return merge.documents.size() == 1 ? first : first + " and " + std::to_string(merge.documents.size() - 1) + " more";
}

}  // namespace

void write_merges(ByteSink& out, const FrozenGraph& graph, const std::vector<ListedMerge>& merges) {
    Table table({{"ENTITY", false, Style::entity, true},
                 {"NAME", false, std::nullopt, true},
                 {"WHY"},
                 {"WHERE", false, Style::place, true}});
    for (const ListedMerge& merge : merges) table.add({merge.entity, merge.alias, reason_text(merge), place_text(graph, merge)});
    if (table.empty())
        out << "no names were taken for one\n";
    else
        table.write(out);
}

Json merges_json(const FrozenGraph& graph, const std::vector<ListedMerge>& merges) {
    Json list = Json::array();
    for (const ListedMerge& merge : merges) {
        Json row = {
            {"entity", merge.entity}, {"alias", merge.alias}, {"reason", merge.reason ? name_of(*merge.reason) : "apart"}};
        if (!merge.evidence.empty()) row["evidence"] = merge.evidence;
        if (!merge.documents.empty()) {
            row["documents"] = Json::array();
            for (const DocumentId id : merge.documents) row["documents"].push_back(graph.document(id).uri);
        }
        list.push_back(std::move(row));
    }
    return list;
}

FrozenGraph rejoin(const FrozenGraph& graph, std::vector<Decision> decisions, const std::string& path) {
    FrozenGraph joined = join_documents(documents_of(graph), std::move(decisions));
    save_graph(joined, path, name_rules());
    return joined;
}

}  // namespace skein::cli
