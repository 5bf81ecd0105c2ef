#pragma once
// Which names sound alike.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace skein {

// Names by hashes of what they sound like: sorted once, as most documents hold few.
class SoundIndex {
  public:
    using Entry = std::pair<std::uint64_t, std::size_t>;
    void add(std::uint64_t sound, std::size_t node) { entries_.emplace_back(sound, node); }
    // After the last was added. Of those that sound alike, where `is_many(sound, number)`, only those stay for which
    // `is_kept(node)`.
    template <class Many, class Kept>
    void seal(Many is_many, Kept is_kept) {
        std::sort(entries_.begin(), entries_.end());
        std::size_t to = 0;
        for (std::size_t first = 0, last = 0; first < entries_.size(); first = last) {
            while (last < entries_.size() && entries_[last].first == entries_[first].first) ++last;
            const bool many = is_many(entries_[first].first, last - first);
            for (std::size_t i = first; i < last; ++i)
                if (!many || is_kept(entries_[i].second)) entries_[to++] = entries_[i];
        }
        entries_.resize(to);
    }
    [[nodiscard]] std::span<const Entry> find(std::uint64_t sound) const {
        const auto first = std::lower_bound(entries_.begin(), entries_.end(), Entry(sound, 0));
        auto last = first;
        if (last != entries_.end() && last->first == sound)
            last = std::upper_bound(first, entries_.end(), Entry(sound, std::size_t(-1)));
        return {first, last};
    }

  private:
    std::vector<Entry> entries_;
};

}  // namespace skein
