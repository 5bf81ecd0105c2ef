#include "graph/statement.hpp"

#include "base/utf8.hpp"

#include <cstddef>
#include <string>

namespace skein {

namespace {

// Names in the order of the enumerators.
constexpr std::string_view entity_types[] = {"Person", "Organization", "Place", "Product", "Work",
                                             "Event", "Time", "Quantity", "Group", "Concept"};
constexpr std::string_view polarities[] = {"affirmed", "negated"};
constexpr std::string_view modalities[] = {"asserted", "possible", "planned", "hypothetical", "questioned"};
constexpr std::string_view roles[] = {"other", "time", "place", "manner", "instrument", "recipient",
                                      "cost", "purpose", "cause", "source", "topic", "extent"};

template <class Enum, std::size_t Count>
std::optional<Enum> find_name(const std::string_view (&names)[Count], std::string_view name) {
    for (std::size_t i = 0; i < Count; ++i)
        if (to_lower(names[i]) == to_lower(name)) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name_of(EntityType type) { return entity_types[static_cast<std::size_t>(type)]; }
std::string_view name_of(Polarity polarity) { return polarities[static_cast<std::size_t>(polarity)]; }
std::string_view name_of(Modality modality) { return modalities[static_cast<std::size_t>(modality)]; }
std::string_view name_of(Role role) { return roles[static_cast<std::size_t>(role)]; }

std::optional<EntityType> entity_type_from(std::string_view name) { return find_name<EntityType>(entity_types, name); }
std::optional<Polarity> polarity_from(std::string_view name) { return find_name<Polarity>(polarities, name); }
std::optional<Modality> modality_from(std::string_view name) { return find_name<Modality>(modalities, name); }
std::optional<Role> role_from(std::string_view name) { return find_name<Role>(roles, name); }

}  // namespace skein
