#pragma once
// The graph while it is being built: a Boost adjacency list of entities and relations, with the tables they point into.

#include "graph/entity.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein {

// vecS out-edges keep parallel relations of a pair; merging aliases before adding means no vertex is ever removed.
using RelationGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Entity, Relation>;

// The only thing in Skein that mutates. Add each document once; order does not matter to what `freeze` gives.
//
// What an entity is called and what it is are votes: the spelling and the type that most mentions give it (then most
// participants of statements, then most diagram nodes), ties by bytes and by the order of EntityType. So an entity is a pure
// function of the set of documents.
class KnowledgeGraph {
  public:
    // Takes in a document's mentions, statements and diagrams. Statements whose subject and object both have an entity
    // become part of an edge; the others are kept as statements of their subject. Throws Error when the URI was added
    // before or a table is full, and std::invalid_argument when a sentence id is out of range; the graph is then as before.
    DocumentId add(Extraction extraction);
    // Counts mentions that are not held, of an entity whose documents are here in part: its votes are then those of all. With
    // none the entity is there all the same.
    void count_mentions(const std::string& entity, const std::string& text, EntityType type, std::uint32_t count);
    // What joined the names of the documents, and what a person decided. Sorts it.
    void set_ledger(Ledger ledger);

    [[nodiscard]] const RelationGraph& relations() const { return graph_; }
    [[nodiscard]] const std::vector<DocumentRecord>& documents() const { return documents_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
    [[nodiscard]] const std::vector<Mention>& mentions() const { return mentions_; }
    [[nodiscard]] const std::vector<Diagram>& diagrams() const { return diagrams_; }
    [[nodiscard]] std::optional<EntityId> find(std::string_view name) const;  // by `fold`ed canonical name

  private:
    friend class FrozenGraph;

    enum Voter : std::size_t { by_mention, by_participant, by_diagram };
    using Count = std::array<std::uint32_t, 3>;  // by Voter; compared in that order
    struct Votes {
        std::map<std::string, Count> names;
        std::array<Count, all_entity_types.size()> types{};
        std::map<std::string, std::uint32_t> aliases;
    };
    struct EdgeKey {
        EntityId source, target;
        Polarity polarity;
        std::string label;
        friend bool operator==(const EdgeKey&, const EdgeKey&) = default;
    };
    struct EdgeKeyHash {
        std::size_t operator()(const EdgeKey& key) const noexcept;
    };
    // Where a document's rows begin; they end where the next document's begin.
    struct Extent {
        std::size_t sentences, statements, mentions, diagrams;
    };

    EntityId vote(const std::string& name, std::optional<EntityType> type, Voter voter);
    void settle(EntityId id);
    void connect(StatementId id);

    RelationGraph graph_;
    std::vector<DocumentRecord> documents_;
    std::vector<Sentence> sentences_;
    std::vector<Statement> statements_;
    std::vector<Mention> mentions_;
    std::vector<Diagram> diagrams_;
    std::vector<DocumentId> diagram_documents_;
    std::vector<std::vector<Merge>> document_merges_;  // by document
    Ledger ledger_;
    std::vector<Extent> extents_;
    std::unordered_map<std::string, DocumentId> document_by_uri_;
    std::unordered_map<std::string, EntityId> entity_by_name_;      // by entity_key
    std::unordered_map<std::string, EntityId> entity_by_spelling_;  // as written: saves folding each name again and again
    std::unordered_map<EdgeKey, RelationGraph::edge_descriptor, EdgeKeyHash> edge_by_key_;
    std::vector<Votes> votes_;  // by vertex
};

}  // namespace skein
