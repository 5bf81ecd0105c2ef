#pragma once
// A small table of the forms met lately, so that what was worked out for a word need not be worked out again: most words of a
// text are few. It gives places; what is kept at a place is the user's matter.

#include "extract/text/hash.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace skein {

class RecentForms {
  public:
    static constexpr std::size_t places = 4096;
    static constexpr std::size_t unkept = places;  // the place of forms that are too long to be kept

    struct Found {
        std::size_t place;
        bool known;  // the place still holds what its user put there for this form and kind
    };
    // The place of a form, which may push out another. `kind` tells apart what differs though the form is the same.
    [[nodiscard]] Found find(std::string_view form, std::uint16_t kind = 0) {
        if (form.size() > longest) return {unkept, false};
        if (slots_.empty()) slots_.resize(places);
        const std::size_t place = static_cast<std::size_t>(text_hash(form, kind) >> 40) % places;
        Slot& slot = slots_[place];
        const bool known =
            slot.size == form.size() && slot.kind == kind && std::memcmp(slot.form.data(), form.data(), form.size()) == 0;
        if (!known) {
            slot.size = static_cast<std::uint16_t>(form.size());
            slot.kind = kind;
            form.copy(slot.form.data(), form.size());
        }
        return {place, known};
    }
    void forget() { slots_.assign(slots_.size(), Slot{}); }

  private:
    static constexpr std::size_t longest = 28;
    static constexpr std::uint16_t empty = 0xFFFF;

    struct Slot {
        std::uint16_t size = empty;
        std::uint16_t kind = 0;
        std::array<char, longest> form;
    };
    std::vector<Slot> slots_;
};

}  // namespace skein
