#include "extract/readers/id_table.hpp"

#include <functional>

namespace skein {

namespace {

constexpr std::size_t least_slots = 64;

std::uint32_t hash_of(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>()(id);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

std::string_view IdTable::id_of(std::uint32_t number) const {
    const std::size_t start = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(ids_).substr(start, ends_[number] - start);
}

std::size_t IdTable::slot_of(std::string_view id, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != free && (slots_[at].hash != hash || id_of(slots_[at].number) != id)) at = (at + 1) & mask;
    return at;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(id, hash_of(id))];
    return slot.number == free ? std::nullopt : std::optional(slot.number);
}

void IdTable::expect(std::string_view id) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(id) & (slots_.size() - 1)]);
}

std::pair<std::uint32_t, bool> IdTable::add(std::string_view id) {
    if ((ends_.size() + 1) * 3 > slots_.size() * 2) grow();
    const std::uint32_t hash = hash_of(id);
    Slot& slot = slots_[slot_of(id, hash)];
    if (slot.number != free) return {slot.number, false};
    slot = {hash, static_cast<std::uint32_t>(ends_.size())};
    ids_ += id;
    ends_.push_back(ids_.size());
    return {slot.number, true};
}

void IdTable::grow() {
    std::vector<Slot> slots(slots_.empty() ? least_slots : slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.number == free) continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].number != free) at = (at + 1) & mask;
        slots[at] = slot;
    }
    slots_ = std::move(slots);
}

}  // namespace skein
