#pragma once
// The kinds of things Skein tells apart.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace skein {

enum class EntityType : std::uint8_t {
    Person, Organization, Place, Product, Work, Event, Time, Quantity, Group, Concept,
};

inline constexpr std::array<EntityType, 10> all_entity_types = {
    EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Product, EntityType::Work,
    EntityType::Event, EntityType::Time, EntityType::Quantity, EntityType::Group, EntityType::Concept,
};

[[nodiscard]] std::string_view name_of(EntityType type);
[[nodiscard]] std::optional<EntityType> entity_type_from(std::string_view name);  // any case

}  // namespace skein
