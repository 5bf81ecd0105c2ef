#include "graph/property_pool.hpp"

#include <algorithm>
#include <atomic>
#include <new>

namespace skein {

struct Properties::Piece {
    std::atomic<std::size_t> holders = 1;  // the pool, while it fills the piece, and the properties in it
};

void Properties::leave(Piece* piece) noexcept {
    if (piece == nullptr || piece->holders.fetch_sub(1, std::memory_order_acq_rel) > 1) return;
    piece->~Piece();
    ::operator delete(piece);
}

PropertyPool::~PropertyPool() { Properties::leave(piece_); }

void PropertyPool::begin_piece() {
    constexpr std::size_t largest = std::size_t{1} << 18;
    auto* const piece = new (::operator new(next_size_)) Properties::Piece;
    Properties::leave(std::exchange(piece_, piece));
    next_ = reinterpret_cast<char*>(piece + 1);
    room_ = next_size_ - sizeof(Properties::Piece);
    next_size_ = std::min(next_size_ * 2, largest);
}

Properties PropertyPool::copy(const Properties& properties) {
    using Block = Properties::Packed::Block;
    constexpr std::size_t largest = std::size_t{1} << 11;  // more would leave pieces half empty
    const std::size_t bytes = properties.packed_.size();
    if (bytes == 0) return {};
    if (bytes > largest) return properties;
    const std::size_t needed = (sizeof(Block) + bytes + alignof(Block) - 1) / alignof(Block) * alignof(Block);
    if (needed > room_) begin_piece();
    Properties copied;
    copied.packed_.block_ = new (next_) Block{piece_, bytes, bytes};
    copy_bytes(next_ + sizeof(Block), properties.packed_.data(), bytes);
    piece_->holders.fetch_add(1, std::memory_order_relaxed);
    next_ += needed;
    room_ -= needed;
    return copied;
}

}  // namespace skein
