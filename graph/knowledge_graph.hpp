#pragma once
// The graph while it is being built: a Boost adjacency list of entities and relations, with the tables they point into.

#include "graph/entity.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein {

// vecS out-edges keep parallel relations of a pair; merging aliases before adding means no vertex is ever removed.
using RelationGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Entity, Relation>;

// The only thing in Skein that mutates. Add each document once; order does not matter to what `freeze` gives.
class KnowledgeGraph {
  public:
    // Takes in a document's mentions, statements and diagrams. Statements whose subject and object both have an entity
    // become part of an edge; the others are kept as statements of their subject. Throws Error when the URI was added
    // before.
    DocumentId add(Extraction extraction);

    [[nodiscard]] const RelationGraph& relations() const { return graph_; }
    [[nodiscard]] const std::vector<DocumentRecord>& documents() const { return documents_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    [[nodiscard]] const std::vector<Mention>& mentions() const { return mentions_; }
    [[nodiscard]] const std::vector<Diagram>& diagrams() const { return diagrams_; }
    [[nodiscard]] std::optional<EntityId> find(std::string_view name) const;  // by `fold`ed canonical name

  private:
    friend class FrozenGraph;

    RelationGraph graph_;
    std::vector<DocumentRecord> documents_;
    std::vector<Sentence> sentences_;
    std::vector<Statement> statements_;
    std::vector<Mention> mentions_;
    std::vector<Diagram> diagrams_;
    std::vector<DocumentId> diagram_documents_;
    std::unordered_map<std::string, EntityId> entity_by_name_;
};

}  // namespace skein
