#pragma once
// How documents use a name: what the graph file keeps of it, so that names can be joined anew without reading the documents.

#include "graph/document_view.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace skein {

// All are numbers of rows, but `alone` counts documents. A sum over documents, so a document can be taken out again.
struct NameTally {
    std::map<std::pair<std::string, EntityType>, std::int64_t> spellings;  // mentions, by their text and what they take it for
    std::int64_t participants = 0;  // subjects, objects and arguments
    std::int64_t nodes = 0;         // of diagrams
    std::int64_t alone = 0;         // documents that use the name without mentioning it: in a diagram, a statement, as a claimant

    [[nodiscard]] bool is_none() const {
        return participants == 0 && nodes == 0 && alone == 0 &&
               std::all_of(spellings.begin(), spellings.end(), [](const auto& spelling) { return spelling.second == 0; });
    }
};

// What a document alone calls it: `name` where other documents made it another name, else `entity`.
[[nodiscard]] inline const std::string& own_name(const std::string& entity, const std::string& name) {
    return name.empty() ? entity : name;
}
[[nodiscard]] inline const std::vector<std::string>& own_names(const Statement& statement) {
    return statement.claimant_names.empty() ? statement.claimants : statement.claimant_names;
}

// Who is said to say something may be no name that was found ("lao gow"); a single word there may be anything ("experts").
[[nodiscard]] inline bool may_be_name(const std::string& claimant) { return claimant.find(' ') != std::string::npos; }

// Calls `tally_of(entity, own name)` → NameTally& for every use of a name in `document`, and adds `sign` there.
template <class TallyOf>
void tally(const DocumentView& document, const TallyOf& tally_of, std::int64_t sign = 1) {
    std::unordered_set<std::string_view> named;
    for (const Mention& mention : document.mentions) {
        if (mention.entity.empty()) continue;
        tally_of(mention.entity, mention.name).spellings[{mention.text, mention.type}] += sign;
        named.insert(own_name(mention.entity, mention.name));
    }
    const auto use = [&](const std::string& entity, const std::string& name, std::int64_t NameTally::*count) {
        if (entity.empty()) return;
        NameTally& of = tally_of(entity, name);
        of.*count += sign;
        if (named.insert(own_name(entity, name)).second) of.alone += sign;
    };
    for (const Diagram& diagram : document.diagrams)
        for (const DiagramNode& node : diagram.nodes) use(node.entity, node.name, &NameTally::nodes);
    for (const Statement& statement : document.statements) {
        use(statement.subject.entity, statement.subject.name, &NameTally::participants);
        if (statement.object) use(statement.object->entity, statement.object->name, &NameTally::participants);
        for (const Argument& argument : statement.arguments)
            use(argument.participant.entity, argument.participant.name, &NameTally::participants);
        const std::vector<std::string>& own = own_names(statement);
        for (std::size_t i = 0; i < own.size(); ++i)
            if (may_be_name(own[i]) && named.insert(own[i]).second)
                tally_of(statement.claimants[i], own[i]).alone += sign;
    }
}

}  // namespace skein
