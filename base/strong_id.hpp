#pragma once
// Index types that cannot be mixed up. A room names its own: `using EntityId = StrongId<struct EntityTag>;`

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace skein {

// A 32-bit index into a table. Default-constructed ids name nothing and are not `valid()`.
template <class Tag>
class StrongId {
  public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::size_t index) : value_(static_cast<std::uint32_t>(index)) {}

    [[nodiscard]] constexpr std::uint32_t index() const { return value_; }
    [[nodiscard]] constexpr bool valid() const { return value_ != none; }

    friend constexpr auto operator<=>(StrongId, StrongId) = default;

  private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t value_ = none;
};

}  // namespace skein

template <class Tag>
struct std::hash<skein::StrongId<Tag>> {
    std::size_t operator()(skein::StrongId<Tag> id) const noexcept { return id.index(); }
};
