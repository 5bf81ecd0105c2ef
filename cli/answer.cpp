#include "cli/answer.hpp"

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "export/statement_json.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace skein::cli {

int answer(bool json, const std::function<Json()>& as_json, const std::function<void(ByteSink&)>& as_text) {
    DescriptorSink out = standard_output();
    if (json)
        write_json(out, as_json());
    else
        as_text(out);
    out.flush();
    return exit_done;
}

Json entity_json(const FrozenGraph& graph, EntityId id) {
    return entity_json(graph.entity(id), graph.out_edges(id).size() + graph.in_edges(id).size());
}

Json entity_json(const Entity& entity, std::size_t relations) {
    Json aliases = Json::array();
    for (const Alias& alias : entity.aliases) aliases.push_back({{"text", alias.text}, {"count", alias.count}});
    return {{"name", entity.name},
            {"type", name_of(entity.type)},
            {"mentions", entity.mentions},
            {"relations", relations},
            {"aliases", std::move(aliases)}};
}

Json statement_json(const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    const Sentence& sentence = graph.sentence(statement.sentence);
    StringSink text;
    append_statement_json(text, statement, sentence, graph.document(statement.document));
    Json json = Json::parse(text.take());
    json["sentence"]["text"] = sentence.text;
    if (sentence.cue) json["sentence"]["time_ms"] = {{"start", sentence.cue->start_ms}, {"end", sentence.cue->end_ms}};
    return json;
}

std::vector<std::string> claimants_of(const FrozenGraph& graph, std::span<const StatementId> statements) {
    std::set<std::string> claimants;
    for (const StatementId id : statements) {
        if (const std::string_view claimant = graph.statement(id).claimant(); !claimant.empty()) claimants.emplace(claimant);
    }
    return {claimants.begin(), claimants.end()};
}

bool said_by_document(const FrozenGraph& graph, std::span<const StatementId> statements) {
    return std::any_of(statements.begin(), statements.end(),
                       [&](StatementId id) { return graph.statement(id).claimants.empty(); });
}

}  // namespace skein::cli
