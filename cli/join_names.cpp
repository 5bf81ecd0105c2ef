#include "cli/join_names.hpp"

#include "extract/extractor_version.hpp"
#include "extract/pipeline.hpp"
#include "extract/resolve/corpus_names.hpp"
#include "extract/resolve/rejoin_names.hpp"
#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <map>
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

NameRules name_rules() {
    return {std::string(extractor_version()), [](const UsedNames& names) { return links_of(names); },
            [](const Merge& merge) { return definition_of(merge); }};
}

namespace {

class NamesInFile : public KnownNames {
  public:
    explicit NamesInFile(const GraphUpdate& update) : update_(update) {}
    std::size_t count() override { return update_.greatest_name(); }
    UsedNames uses(const std::string& key) override { return update_.uses(key); }
    std::vector<std::string> linked(std::int64_t link) override { return update_.linked(link); }
    std::vector<std::string> same_entity(const std::string& key) override { return update_.same_entity(key); }
    std::optional<Merge> merge_of(const std::string& alias) override { return update_.merge_of(alias); }
    std::vector<std::string> acronyms_of(const std::string& long_form) override { return update_.acronyms_of(long_form); }
    std::vector<std::string> long_forms_of(const std::string& acronym) override { return update_.long_forms_of(acronym); }

  private:
    const GraphUpdate& update_;
};

std::optional<std::size_t> join_some(GraphUpdate& update, const std::vector<Decision>& decisions) {
    const GraphUpdate::Changes* changes = update.changes();
    if (changes == nullptr || needs_documents(decisions)) return std::nullopt;
    NamesInFile names(update);
    std::optional<RejoinedNames> rejoined;
    update.read_at_once([&] { rejoined = rejoin_names(names, {changes->before, changes->acronyms_before}, decisions); });
    if (!rejoined) return std::nullopt;
    std::map<std::string, std::optional<NameMeaning>> meanings;
    for (const auto& [key, entity] : rejoined->meanings) {
        std::optional<NameMeaning>& meaning = meanings[key];
        if (entity) meaning = NameMeaning{entity->name, entity->type};
    }
    update.settle(meanings, rejoined->gone, rejoined->merges);
    return rejoined->examined;
}

}  // namespace

std::optional<std::size_t> join_names(GraphUpdate& update) {
    const std::vector<Decision> decisions = update.decisions();
    if (const auto examined = join_some(update, decisions)) return examined;
    join_all_names(update, decisions);
    return std::nullopt;
}

void join_all_names(GraphUpdate& update, const std::vector<Decision>& decisions) {
    CorpusNames names;
    for (const auto& [name, uses] : update.names()) names.add(name, uses);
    for (const Merge& merge : update.acronyms()) names.add(merge);
    const Resolution resolution = resolve(names, decisions);
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
    return std::any_of(decisions.begin(), decisions.end(),
                       [](const Decision& decision) { return decision.kind == Decision::Kind::apart; });
}

}  // namespace skein::cli
