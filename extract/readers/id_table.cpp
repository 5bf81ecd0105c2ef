#include "extract/readers/id_table.hpp"

#include "base/plain_run.hpp"

#include <functional>

namespace skein {

namespace {

constexpr std::size_t least_slots = 64;

std::uint32_t hash_of(std::string_view id) {
    const std::size_t hash = std::hash<std::string_view>()(id);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

// The number that is written after `prefix_size` bytes, where it is written as a program does: without a zero in front.
std::optional<std::uint64_t> number_after(std::string_view id, std::size_t prefix_size) {
    constexpr std::size_t surely_in_range = 18;
    const std::size_t digits = id.size() - prefix_size;
    if (digits == 0 || digits > surely_in_range || (digits > 1 && id[prefix_size] == '0')) return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t i = prefix_size; i < id.size(); ++i) {
        if (id[i] < '0' || id[i] > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(id[i] - '0');
    }
    return number;
}

}  // namespace

std::optional<std::uint32_t> IdTable::counted(std::string_view id) const {
    if (counted_ == 0 || id.size() < prefix_.size() || !same_bytes(id.data(), prefix_.data(), prefix_.size()))
        return std::nullopt;
    const auto number = number_after(id, prefix_.size());
    if (!number || *number < first_ || *number - first_ >= counted_) return std::nullopt;
    return static_cast<std::uint32_t>(*number - first_);
}

bool IdTable::counts_on(std::string_view id) {
    if (!slots_.empty() || counted_ == free) return false;
    if (counted_ == 0) {
        const std::size_t last_letter = id.find_last_not_of("0123456789");
        const std::size_t size = last_letter == std::string_view::npos ? 0 : last_letter + 1;
        const auto number = number_after(id, size);
        if (!number) return false;
        prefix_ = id.substr(0, size);
        first_ = *number;
    } else if (!id.starts_with(prefix_) || number_after(id, prefix_.size()) != first_ + counted_) {
        return false;
    }
    ++counted_;
    return true;
}

std::string_view IdTable::id_of(std::uint32_t number) const {
    const std::size_t at = number - counted_;
    const std::size_t start = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(ids_).substr(start, ends_[at] - start);
}

std::size_t IdTable::slot_of(std::string_view id, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != free && (slots_[at].hash != hash || id_of(slots_[at].number) != id)) at = (at + 1) & mask;
    return at;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
    if (const auto number = counted(id)) return number;
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(id, hash_of(id))];
    return slot.number == free ? std::nullopt : std::optional(slot.number);
}

void IdTable::expect(std::string_view id) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(id) & (slots_.size() - 1)]);
}

std::pair<std::uint32_t, bool> IdTable::add(std::string_view id) {
    if (const auto number = counted(id)) return {*number, false};
    if (counts_on(id)) return {counted_ - 1, true};
    if ((ends_.size() + 1) * 3 > slots_.size() * 2) grow();
    const std::uint32_t hash = hash_of(id);
    Slot& slot = slots_[slot_of(id, hash)];
    if (slot.number != free) return {slot.number, false};
    slot = {hash, counted_ + static_cast<std::uint32_t>(ends_.size())};
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
