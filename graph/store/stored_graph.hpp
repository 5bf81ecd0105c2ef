#pragma once
// A graph file asked where it lies: who is linked to whom is held in memory, about 36 bytes a statement, and every word stays in
// the file until it is asked for. For graphs whose words are too many to load.

#include "graph/frozen_graph.hpp"
#include "graph/ids.hpp"
#include "graph/link_graph.hpp"
#include "graph/provenance.hpp"
#include "graph/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

// How many statements the file has; nothing when it is of an older version, which can only be loaded. Throws Error as
// `load_graph` does.
[[nodiscard]] std::optional<std::size_t> count_stored_statements(const std::filesystem::path& path);

// What a statement says, read from the file.
struct StoredStatement {
    std::string text, subject, object;  // as they stand
    std::vector<std::string> claimants;
    Modality modality = Modality::asserted;
    double confidence = 0;
    std::string document;
    std::uint32_t line = 0;
    std::string rule;
    std::optional<CueTime> cue;
    std::vector<std::pair<Role, std::string>> arguments;
};

// Some of its statements and entities as a graph.
struct StoredPart {
    FrozenGraph graph;
    std::vector<StatementId> statements;  // by the part's StatementId: the stored graph's
};

// EntityId{i} is the i-th entity by name; StatementId{i} the i-th statement with two entities, in the file's order. For one
// thread, as it holds the queries that it asks the file. It sees the file as it was when it was opened.
class StoredGraph {
  public:
    struct Link {
        EntityId other;
        StatementId statement;
    };

    // Throws Error as `load_graph` does, and for a file of an older version.
    explicit StoredGraph(const std::filesystem::path& path);
    ~StoredGraph();
    StoredGraph(const StoredGraph&) = delete;
    StoredGraph& operator=(const StoredGraph&) = delete;

    [[nodiscard]] std::size_t entity_count() const { return names_.size(); }
    [[nodiscard]] std::size_t statement_count() const { return sources_.size(); }
    [[nodiscard]] std::span<const std::string> relations() const { return relation_names_; }

    [[nodiscard]] const std::string& name(EntityId id) const { return names_[id.index()]; }
    [[nodiscard]] EntityType type(EntityId id) const { return types_[id.index()]; }
    [[nodiscard]] EntityId source(StatementId id) const { return sources_[id.index()]; }
    [[nodiscard]] EntityId target(StatementId id) const { return targets_[id.index()]; }
    [[nodiscard]] std::size_t relation(StatementId id) const { return relations_[id.index()] >> 1; }  // an index of relations()
    [[nodiscard]] Polarity polarity(StatementId id) const { return static_cast<Polarity>(relations_[id.index()] & 1U); }
    [[nodiscard]] bool disputed(StatementId id) const;  // as FrozenGraph has it of the statement's edge
    // Statements out of and into an entity, in order of id.
    [[nodiscard]] std::span<const Link> out(EntityId id) const { return row(out_offsets_, out_, id); }
    [[nodiscard]] std::span<const Link> in(EntityId id) const { return row(in_offsets_, in_, id); }

    // Each of these asks the file. By name or alias as `FrozenGraph::find`.
    [[nodiscard]] std::optional<EntityId> find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> aliases(EntityId id) const;  // by mentions, then by bytes
    [[nodiscard]] std::size_t mentions(EntityId id) const;
    [[nodiscard]] std::string evidence(StatementId id) const;
    [[nodiscard]] StoredStatement statement(StatementId id) const;

    // All statements with the subject, relation and object of this one, affirmed or negated.
    [[nodiscard]] std::vector<StatementId> alike(StatementId id) const;
    // Edges out of it and into it: statements that differ in more than who says them where.
    [[nodiscard]] std::size_t edge_count(EntityId id) const;
    // Loads these with their words, the entities with their aliases and counts; of other entities that take part, their names and
    // types.
    [[nodiscard]] StoredPart part(std::span<const EntityId> entities, std::span<const StatementId> statements) const;
    [[nodiscard]] LinkGraph link_graph() const;

  private:
    struct File;

    static std::span<const Link> row(const std::vector<std::uint32_t>& offsets, const std::vector<Link>& links, EntityId id) {
        return std::span(links).subspan(offsets[id.index()], offsets[id.index() + 1] - offsets[id.index()]);
    }

    std::unique_ptr<File> file_;
    std::vector<std::string> names_;
    std::vector<EntityType> types_;
    std::vector<std::uint32_t> name_ids_;  // by entity: in the file
    std::vector<std::string> relation_names_;
    std::vector<EntityId> sources_, targets_;    // by statement, as the next four
    std::vector<std::uint32_t> relations_;       // twice the index, one more where it is negated
    std::vector<bool> takes_side_;
    std::vector<std::uint32_t> statement_ids_;   // in the file
    std::vector<std::uint32_t> sentence_ids_;    // in the file: evidence is then one look-up away
    std::vector<std::uint32_t> out_offsets_, in_offsets_;  // by entity, and one past the last
    std::vector<Link> out_, in_;
};

}  // namespace skein
