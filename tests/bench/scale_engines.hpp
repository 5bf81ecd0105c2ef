#pragma once
// Ways to ask one generated graph the same questions: Skein's own and others, so that both speed and answers can be compared.

#include "tests/bench/graph_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace skein::bench {

// What an answer amounts to: enough to see that two engines say the same.
struct Hops {
    std::size_t statements = 0;
    std::size_t name_bytes = 0;      // of the entities at the other ends
    std::size_t evidence_bytes = 0;  // of the sentences
    friend bool operator==(const Hops&, const Hops&) = default;
};

// Entities go by their number in the generator; looking the name up is part of each question.
class Engine {
  public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual const char* name() const = 0;
    // Every statement out of the entity, with the other's name and the sentence.
    [[nodiscard]] virtual Hops one_hop(std::size_t entity) = 0;
    // How many entities are two statements away, forwards.
    [[nodiscard]] virtual std::size_t two_hops(std::size_t entity) = 0;
    // Steps of the shortest chain, either way; nothing when there is none.
    [[nodiscard]] virtual std::optional<std::size_t> path(std::size_t from, std::size_t to) = 0;
};

// Over `skein::FrozenGraph`: by its own functions, and by the query language.
struct FrozenEngines {
    std::unique_ptr<Engine> functions, language;
    std::shared_ptr<void> graph;  // which both need
};
[[nodiscard]] FrozenEngines frozen_engines(const GraphGenerator& generator);

// The query language over a graph file, which is made anew, opened once.
struct StoredEngine {
    std::unique_ptr<Engine> engine;
    double load_seconds = 0, open_seconds = 0, file_bytes = 0;
    std::shared_ptr<void> graph;
};
[[nodiscard]] StoredEngine stored_engine(const GraphGenerator& generator, const std::filesystem::path& file);

// A table of names, one of statements with rowids and three indexes, nothing tuned; the file is made anew.
[[nodiscard]] std::unique_ptr<Engine> sqlite_engine(const GraphGenerator& generator, const std::filesystem::path& file);

}  // namespace skein::bench
