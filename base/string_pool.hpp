#pragma once
// Each distinct string once, named by a small id.

#include "base/strong_id.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skein {

using StringId = StrongId<struct StringTag>;

// Ids count up from 0 in order of first sight. Views stay valid for the pool's life.
class StringPool {
  public:
    StringId intern(std::string_view text);
    [[nodiscard]] StringId find(std::string_view text) const;  // not valid() when never interned
    [[nodiscard]] std::string_view view(StringId id) const { return strings_[id.index()]; }
    [[nodiscard]] std::size_t size() const { return strings_.size(); }

  private:
    std::deque<std::string> strings_;
    std::unordered_map<std::string_view, StringId> ids_;
};

}  // namespace skein
