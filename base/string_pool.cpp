#include "base/string_pool.hpp"

namespace skein {

StringId StringPool::intern(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    const StringId id(strings_.size());
    strings_.emplace_back(text);
    ids_.emplace(strings_.back(), id);
    return id;
}

StringId StringPool::find(std::string_view text) const {
    const auto found = ids_.find(text);
    return found == ids_.end() ? StringId() : found->second;
}

}  // namespace skein
