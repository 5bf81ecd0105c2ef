#pragma once
// The entities of a stored graph numbered in order of name, as the frozen graph of the same file numbers them. Only for
// graph/store.

#include "graph/entity_type.hpp"
#include "graph/store/sqlite.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace skein::store {

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

struct EntityNumbers {
    std::vector<std::uint32_t> of_name;  // by the name's id in the file; `nobody` where there is no such name
    std::vector<std::uint32_t> names;    // by entity: the id of the name it goes by
    std::vector<EntityType> types;       // by entity

    // Throws Error when `name` is none of the file's.
    [[nodiscard]] std::uint32_t entity(const Database& database, std::uint64_t name) const;
};

// `names`, where it is given, gets the names themselves, by entity.
[[nodiscard]] EntityNumbers number_entities(const Database& database, std::vector<std::string>* texts = nullptr);

}  // namespace skein::store
