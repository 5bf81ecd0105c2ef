#pragma once
// `skein diff`: what one graph says and another does not.

#include "graph/disputes.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein {

// What came is in the second graph alone, what went in the first; ids belong to the one or the other.
template <class Thing>
struct Change {
    std::vector<Thing> came, went;
    [[nodiscard]] bool none() const { return came.empty() && went.empty(); }
    [[nodiscard]] std::size_t size() const { return came.size() + went.size(); }
};

struct ChangedEntity {
    EntityId entity;
    std::string
        now;  // the entity of the other graph that has its name as an alias: it was joined to that one, or taken out of it
};

struct GraphDiff {
    Change<DocumentId> documents;
    std::vector<DocumentId> edited;  // of the second graph: same URI, other bytes
    Change<ChangedEntity> entities;
    Change<StatementId> statements;
    Change<Dispute> disputes;
    [[nodiscard]] bool none() const {
        return documents.none() && edited.empty() && entities.none() && statements.none() && disputes.none();
    }
};

// Compared is what is said, not where: a statement is the same when its document, sentence, entities (words, where they name
// none), relation, arguments, polarity, modality and claimants are, wherever it stands and however sure it is. As many as are
// alike cancel out. A name that the second graph joined to another is that other's in the first one's statements too, so that
// only the entity counts as gone. Entities are compared by name and type, disputes by what they are about and their values. All
// in canonical order of their graph.
//
// `selection` chooses from both: what occurs in neither throws as `select` does, what occurs in one of them is not in the other.
// Of it, `top` and `around` do not matter.
[[nodiscard]] GraphDiff diff_graphs(const FrozenGraph& first, const FrozenGraph& second, const Selection& selection = {});

}  // namespace skein
