#pragma once
// The graph once built: compressed sparse rows over tables in canonical order. What queries, algorithms and exports read.

#include "graph/entity.hpp"
#include "graph/extraction.hpp"
#include "graph/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

class KnowledgeGraph;
struct CsrRows;

struct FoundName {
    EntityId entity;
    bool by_alias = false;
};

// Immutable and safe to share between threads. Canonical order, whatever the order of building: documents by URI, entities
// by name, edges by (source, label, target, polarity), statements and mentions by (document, sentence, place), sentences and
// diagrams by document and there as they were given. `entity` of participants, mentions and diagram nodes is the canonical
// name, a participant's `type` the entity's; a mention keeps the type it was given, which is its vote.
class FrozenGraph {
  public:
    FrozenGraph();  // empty
    explicit FrozenGraph(KnowledgeGraph graph);

    [[nodiscard]] std::size_t entity_count() const { return entities_.size(); }
    [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }

    [[nodiscard]] const Entity& entity(EntityId id) const { return entities_[id.index()]; }
    [[nodiscard]] const Relation& edge(EdgeId id) const { return edges_[id.index()]; }
    [[nodiscard]] const Statement& statement(StatementId id) const { return statements_[id.index()]; }
    [[nodiscard]] const Sentence& sentence(SentenceId id) const { return sentences_[id.index()]; }
    [[nodiscard]] const DocumentRecord& document(DocumentId id) const { return documents_[id.index()]; }

    [[nodiscard]] std::span<const Entity> entities() const { return entities_; }
    [[nodiscard]] std::span<const Relation> edges() const { return edges_; }
    [[nodiscard]] std::span<const Statement> statements() const { return statements_; }
    [[nodiscard]] std::span<const Sentence> sentences() const { return sentences_; }
    [[nodiscard]] std::span<const DocumentRecord> documents() const { return documents_; }
    [[nodiscard]] std::span<const Mention> mentions() const { return mentions_; }
    [[nodiscard]] std::span<const Diagram> diagrams() const { return diagrams_; }
    // What the document alone takes for one.
    [[nodiscard]] std::span<const Merge> merges_of(DocumentId id) const { return document_merges_[id.index()]; }
    // What joined names across documents, and what a person decided.
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] DocumentId diagram_document(std::size_t diagram) const { return diagram_documents_[diagram]; }
    [[nodiscard]] DocumentId document_of(SentenceId id) const;
    [[nodiscard]] SentenceId first_sentence(DocumentId id) const { return SentenceId(sentence_offsets_[id.index()]); }
    [[nodiscard]] std::span<const Sentence> sentences_of(DocumentId id) const;

    // Edges out of and into an entity, in canonical order.
    [[nodiscard]] std::span<const EdgeId> out_edges(EntityId id) const;
    [[nodiscard]] std::span<const EdgeId> in_edges(EntityId id) const;
    // Every statement with the entity as subject, object or argument, edges or not.
    [[nodiscard]] std::span<const StatementId> statements_of(EntityId id) const;

    // By canonical name exactly as it stands in a statement, mention or diagram node of this graph.
    [[nodiscard]] std::optional<EntityId> entity_named(std::string_view canonical_name) const;
    // By canonical name or alias, compared by `fold`; the canonical name wins, then the entity with most mentions so named.
    [[nodiscard]] std::optional<FoundName> find(std::string_view name) const;
    // Whether another edge between the same two says the opposite (graph/disputed_edges.hpp).
    [[nodiscard]] bool disputed(EdgeId id) const { return disputed_[id.index()] != 0; }
    // Of its best statement.
    [[nodiscard]] double confidence(EdgeId id) const;

    // The same graph with those of its statements alone for which `kept` is not 0, by id, and the edges that have any. Entities,
    // documents, sentences, mentions and diagrams stay, and so do their ids; statements and edges are numbered anew in the same
    // order.
    [[nodiscard]] FrozenGraph with_statements(std::span<const char> kept) const;

    [[nodiscard]] const CsrRows& csr() const { return *csr_; }  // graph/csr_graph.hpp

  private:
    // Each takes rows over from the builder, puts them in canonical order and gives the new ids by the old.
    std::vector<EntityId> take_entities(KnowledgeGraph& graph);
    std::vector<StatementId> take_documents(KnowledgeGraph& graph, std::span<const EntityId> new_entities);
    void take_edges(KnowledgeGraph& graph, std::span<const EntityId> new_entities, std::span<const StatementId> new_statements);
    void index_edges();
    void index_statements();
    void index_names();

    std::vector<Entity> entities_;
    std::vector<Relation> edges_;
    std::vector<Statement> statements_;
    std::vector<Sentence> sentences_;
    std::vector<DocumentRecord> documents_;
    std::vector<Mention> mentions_;
    std::vector<Diagram> diagrams_;
    std::vector<DocumentId> diagram_documents_;
    std::vector<std::vector<Merge>> document_merges_;  // by document
    Ledger ledger_;
    std::vector<std::uint32_t> sentence_offsets_;  // by document, and one past the last
    std::vector<std::uint32_t> out_offsets_, in_offsets_, statement_offsets_;  // by entity, and one past the last
    std::vector<EdgeId> out_edges_, in_edges_;
    std::vector<char> disputed_;  // by edge
    std::vector<StatementId> statement_ids_;
    std::unordered_map<std::string, EntityId> by_name_, by_alias_;  // by entity_key
    std::shared_ptr<const CsrRows> csr_;
};

// Whether the graph has one statement of a document before another of it. Equal ones keep the order in which the document gives
// them.
[[nodiscard]] bool stands_before(const Statement& a, const Statement& b);

// Adds every document and freezes: the whole graph of these documents. Throws Error when two have the same URI.
[[nodiscard]] FrozenGraph freeze(std::vector<Extraction> documents);

}  // namespace skein
