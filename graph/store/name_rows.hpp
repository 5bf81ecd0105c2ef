#pragma once
// Names, their spellings and the entities they mean, as rows. Only for graph/store.

#include "graph/frozen_graph.hpp"
#include "graph/name_tally.hpp"
#include "graph/store/document_rows.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skein::store {

// The names of a whole graph, numbered from 1: its entities in their order, then the other names in order of bytes.
class GraphNames {
  public:
    // `graph` and `documents`, views of it, must outlive this.
    GraphNames(const FrozenGraph& graph, std::span<const DocumentView> documents);

    [[nodiscard]] NameRef ref(const std::string& entity, const std::string& own) const;
    void write(const Database& database) const;

  private:
    [[nodiscard]] std::size_t index(std::string_view name) const { return index_.at(name); }

    const FrozenGraph& graph_;
    std::span<const DocumentView> documents_;
    std::vector<std::string_view> names_;
    std::vector<std::size_t> entities_;  // of each name, by index
    std::unordered_map<std::string_view, std::size_t> index_;
};

// The type of an entity, as KnowledgeGraph::settle has it: what most mentions take it for. `said`, which all participants of
// statements take it for, decides between equals when there are any.
using TypeVotes = std::array<std::int64_t, all_entity_types.size()>;
[[nodiscard]] EntityType voted_type(const TypeVotes& mentions, std::int64_t participants, EntityType said);

// Binds what the table of names keeps of a name's key: nothing where it computes that from the name.
void bind_key(Query& query, int parameter, std::string_view key, std::string_view text);

// Writes a name's row and those of its spellings, one at least. Numbers spellings on from `spelling_id`.
class NewNameRows {
  public:
    explicit NewNameRows(const Database& database);
    void insert(std::int64_t id, std::string_view name, std::int64_t entity, const NameTally& uses);
    void insert_entity(std::int64_t id, EntityType type, std::int64_t mentions);

  private:
    std::int64_t spelling_id_ = 0;
    Query name_, spelling_, entity_;
};

// Spellings of a file that is at hand, searched as they come and go.
class SpellingRows {
  public:
    explicit SpellingRows(const Database& database);
    // Counts `mentions` more (or, below 0, fewer). A row that counts none is deleted, but the name's own spelling stays: it is
    // what the name is found by.
    void add(std::int64_t name, std::string_view name_text, std::string_view text, EntityType type, std::int64_t mentions);
    void remove_all(std::int64_t name);

  private:
    void index(std::int64_t id, std::string_view text);
    void unindex(std::int64_t id, std::string_view text);

    std::int64_t next_;
    Query insert_, find_, update_, remove_, list_, index_, unindex_;
};

}  // namespace skein::store
