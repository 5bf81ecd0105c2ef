#pragma once
// What identifies the bytes of a file: FNV-1a of 128 bits; of hashes of words where there is more than a mebibyte.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace skein {

// FNV-1a, 128 bits: https://www.rfc-editor.org/rfc/rfc9923 (section 5). Identifies content; guards against nothing. Byte by byte
// it is slower than reading a graph file, so a large file is first taken in words of eight bytes, in turn by four hashes of 64
// bits, each of whose steps can be undone: what differs in one word alone never has the same hash. Those four and the rest are
// then hashed as they should be.
class ContentHash {
  public:
    // `size`: of all the bytes that will be added.
    explicit ContentHash(std::uint64_t size) : large_(size > (std::uint64_t{1} << 20)) {}

    // The bytes may come in parts of any size.
    void add(std::string_view bytes);
    // After all were added.
    [[nodiscard]] std::string hexadecimal();

  private:
    __extension__ using Wide = unsigned __int128;
    static constexpr std::size_t step = 4 * sizeof(std::uint64_t);
    static constexpr std::uint64_t word_basis = 0xCBF29CE484222325;

    void add_byte(std::uint64_t byte);
    void add_words(const char* at);

    bool large_;
    std::array<char, step> begun_{};  // what is too little for a step yet
    std::size_t begun_size_ = 0;
    std::array<std::uint64_t, 4> lanes_ = {word_basis, word_basis + 1, word_basis + 2, word_basis + 3};
    Wide hash_ = (Wide{0x6C62272E07BB0142} << 64) | 0x62B821756295C58D;
};

[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace skein
