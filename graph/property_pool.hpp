#pragma once
// Memory for the properties of the nodes and edges of one file, which come together and mostly go together.

#include "graph/properties.hpp"

#include <cstddef>

namespace skein {

// Used by one thread at a time. What it gave out may outlive it, and go anywhere: a piece of its memory is freed with the last
// properties in it.
class PropertyPool {
  public:
    PropertyPool() = default;
    PropertyPool(const PropertyPool&) = delete;
    PropertyPool& operator=(const PropertyPool&) = delete;
    ~PropertyPool();

    // The same properties, in as little memory as they need. What is added to them later takes memory of its own.
    [[nodiscard]] Properties copy(const Properties& properties);

  private:
    void begin_piece();

    Properties::Piece* piece_ = nullptr;  // that is being filled
    char* next_ = nullptr;                // its free room
    std::size_t room_ = 0;
    std::size_t next_size_ = std::size_t{1} << 12;  // of the next piece
};

}  // namespace skein
