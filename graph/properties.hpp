#pragma once
// Named texts of a node, an edge or a style, in the order they were given: {"fill", "#f9f"}. All of them lie in one piece of
// memory, because an edge of a graph file has a dozen and a file has millions of edges.

#include "base/plain_run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <new>
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
        Iterator& operator++() {
            start_ = next_ == end_ ? nullptr : next_;
            if (start_ == nullptr) return *this;
            const std::size_t name = take_size(next_);
            const std::size_t value = take_size(next_);
            property_ = {{next_, name}, {next_ + name, value}};
            next_ += name + value;
            return *this;
        }
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
    [[nodiscard]] bool empty() const { return packed_.size() == 0; }
    [[nodiscard]] std::size_t size() const;  // walks over all

    // The first of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    // Adds one at the end, whether there is one of that name or not.
    void append(std::string_view name, std::string_view value) {
        if (name.size() >= long_size || value.size() >= long_size) return append_long(name, value);
        char* const to = packed_.extend(2 + name.size() + value.size());
        to[0] = static_cast<char>(name.size());
        to[1] = static_cast<char>(value.size());
        copy_bytes(to + 2, name.data(), name.size());
        copy_bytes(to + 2 + name.size(), value.data(), value.size());
    }
    void append(const Properties& others);
    // Gives the one of that name another value, or adds it.
    void set(std::string_view name, std::string_view value);
    // Removes the first of that name and gives what it was.
    std::optional<std::string> take(std::string_view name);
    void clear() { packed_.clear(); }  // and keeps the memory
    void reserve_bytes(std::size_t bytes) { packed_.reserve(bytes); }

    friend bool operator==(const Properties& a, const Properties& b) { return a.packed_.view() == b.packed_.view(); }

  private:
    friend class PropertyPool;
    struct Piece;  // of a pool's memory
    static void leave(Piece* piece) noexcept;  // by one of those who hold it; the last one frees it

    // A size below this is one byte; a longer one is this byte and eight more.
    static constexpr unsigned char long_size = 0xFF;

    // A single pointer, and no memory where there is nothing, for an edge has two of these. Unlike a string it does not clear
    // what will be written to.
    class Packed {
      public:
        Packed() = default;
        Packed(const Packed& other) { copy_bytes(extend(other.size()), other.data(), other.size()); }
        Packed(Packed&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
        Packed& operator=(Packed other) noexcept {
            std::swap(block_, other.block_);
            return *this;
        }
        ~Packed() { free(block_); }

        [[nodiscard]] const char* data() const { return block_ == nullptr ? nullptr : reinterpret_cast<const char*>(block_ + 1); }
        [[nodiscard]] std::size_t size() const { return block_ == nullptr ? 0 : block_->size; }
        [[nodiscard]] std::string_view view() const { return {data(), size()}; }
        // Room for that many more bytes at the end, to be written to.
        [[nodiscard]] char* extend(std::size_t bytes) {
            const std::size_t before = size();
            if (bytes > (block_ == nullptr ? 0 : block_->capacity) - before) reserve(before + std::max(bytes, before));
            if (block_ == nullptr) return nullptr;
            block_->size += bytes;
            return reinterpret_cast<char*>(block_ + 1) + before;
        }
        void replace(std::size_t start, std::size_t size, std::string_view with);
        void reserve(std::size_t bytes);
        void clear() {
            if (block_ != nullptr) block_->size = 0;
        }

      private:
        friend class PropertyPool;
        struct Block {  // the bytes follow
            Piece* piece = nullptr;  // what it lies in; null where it has memory of its own
            std::size_t size = 0, capacity = 0;
        };
        static void free(Block* block) noexcept {
            if (block != nullptr && block->piece != nullptr)
                leave(block->piece);
            else
                ::operator delete(block);
        }
        Block* block_ = nullptr;
    };

    static std::size_t take_size(const char*& at) {
        std::uint64_t size = static_cast<unsigned char>(*at++);
        if (size != long_size) return size;
        std::memcpy(&size, at, sizeof size);
        at += sizeof size;
        return size;
    }
    void append_size(std::size_t size);
    void append_long(std::string_view name, std::string_view value);
    [[nodiscard]] Iterator place_of(std::string_view name) const;
    [[nodiscard]] std::size_t offset(const char* place) const { return static_cast<std::size_t>(place - packed_.data()); }

    Packed packed_;  // of each: the sizes of name and value, name, value
};

}  // namespace skein
