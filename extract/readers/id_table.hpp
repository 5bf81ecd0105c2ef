#pragma once
// Numbers for ids in the order they come: 0, 1, 2 … A file has as many ids as nodes and edges, and an edge asks for two of them,
// so they lie in one piece of memory behind a table of open addresses instead of in a node of the heap each. Ids that most
// programs write, which count up ("n0", "n1" …), are not even kept: how many there are says all of it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

class IdTable {
  public:
    // The id's number, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::string_view id);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    // Says that the id will be asked for soon: its place is fetched from memory meanwhile.
    void expect(std::string_view id) const;
    void clear() { *this = IdTable(); }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = free;
    };
    static constexpr std::uint32_t free = ~std::uint32_t{0};

    // The number of one of those that count up.
    [[nodiscard]] std::optional<std::uint32_t> counted(std::string_view id) const;
    // Whether the id is the next of those.
    bool counts_on(std::string_view id);
    // Where one of the others is, or would be.
    [[nodiscard]] std::size_t slot_of(std::string_view id, std::uint32_t hash) const;
    [[nodiscard]] std::string_view id_of(std::uint32_t number) const;
    void grow();

    // The first ids, as long as they count up: `prefix_` and a number from `first_` on.
    std::string prefix_;
    std::uint64_t first_ = 0;
    std::uint32_t counted_ = 0;
    // The ids from the first that does not.
    std::vector<Slot> slots_;  // a power of two; at most two thirds are taken
    std::vector<std::size_t> ends_;
    std::string ids_;
};

}  // namespace skein
