#pragma once
// Named texts of a node, an edge or a style, in the order they were given: {"fill", "#f9f"}. All of them lie in one piece of memory,
// because an edge of a graph file has a dozen and a file has millions of edges.

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace skein {

// A name may be given more than once by `append` alone. Views that are handed out are valid until the next change, and may not be
// given to it.
class Properties {
  public:
    using Property = std::pair<std::string_view, std::string_view>;

    Properties() = default;
    Properties(std::initializer_list<Property> properties) {
        for (const auto& [name, value] : properties) append(name, value);
    }

    class Iterator {
      public:
        using value_type = Property;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using pointer = const Property*;
        using reference = const Property&;

        Iterator() = default;
        explicit Iterator(const char* at, const char* end) : next_(at), end_(end) { ++*this; }
        reference operator*() const { return property_; }
        pointer operator->() const { return &property_; }
        Iterator& operator++();
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.start_ == b.start_; }

      private:
        friend class Properties;
        const char* start_ = nullptr;  // of this property
        const char* next_ = nullptr;
        const char* end_ = nullptr;
        Property property_;
    };

    [[nodiscard]] Iterator begin() const { return Iterator(packed_.data(), packed_.data() + packed_.size()); }
    [[nodiscard]] Iterator end() const { return {}; }
    [[nodiscard]] bool empty() const { return packed_.empty(); }
    [[nodiscard]] std::size_t size() const;  // walks over all

    // The first of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    // Adds one at the end, whether there is one of that name or not.
    void append(std::string_view name, std::string_view value);
    void append(const Properties& others) { packed_ += others.packed_; }
    // Gives the one of that name another value, or adds it.
    void set(std::string_view name, std::string_view value);
    // Removes the first of that name and gives what it was.
    std::optional<std::string> take(std::string_view name);
    void clear() { packed_.clear(); }  // and keeps the memory
    void reserve_bytes(std::size_t bytes) { packed_.reserve(bytes); }

    friend bool operator==(const Properties&, const Properties&) = default;

  private:
    [[nodiscard]] Iterator place_of(std::string_view name) const;
    [[nodiscard]] std::size_t offset(const char* place) const { return static_cast<std::size_t>(place - packed_.data()); }

    std::string packed_;  // of each: the sizes of name and value, name, value
};

}  // namespace skein
