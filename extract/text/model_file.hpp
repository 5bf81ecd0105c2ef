#pragma once
// The file of a language model: named tables of numbers and text, compressed as one zstd frame. What is inside is little-endian
// and laid out on 64-byte boundaries, so tables are used where they lie.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

enum class TensorType : std::uint32_t { bytes = 1, int8 = 2, int16 = 3, int32 = 4, float32 = 5 };

// One table; row-major. `scale` is what its user makes of it.
struct Tensor {
    std::string_view name;
    TensorType type = TensorType::bytes;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    float scale = 1;
    const std::byte* data = nullptr;

    [[nodiscard]] std::size_t size() const { return std::size_t{rows} * columns; }
    template <class Number>
    [[nodiscard]] std::span<const Number> values() const { return {reinterpret_cast<const Number*>(data), size()}; }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(data), size()}; }
};

inline constexpr std::uint32_t model_file_version = 1;
inline constexpr std::size_t max_model_bytes = std::size_t{256} << 20;  // unpacked

// A model file, unpacked and checked: every table lies inside, none overlaps.
class ModelFile {
  public:
    ModelFile() = default;
    // Throws Error when `packed` is not a whole model file of this version, or its checksum is wrong. `name` is for messages.
    ModelFile(std::string_view packed, const std::string& name);
    // What was put into the program: a packed file, or the tables of one (`bytes()`), which are used where they lie, unread: they
    // must begin on a 64-byte boundary and outlive this. Throws Error.
    [[nodiscard]] static ModelFile embedded(std::string_view bytes, const std::string& name);
    // The unpacked file: what `embedded` takes.
    [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(tables_.data()), tables_.size()}; }

    // Throws Error when the table is missing or of another type or shape; 0 rows or columns: any.
    [[nodiscard]] const Tensor& tensor(std::string_view name, TensorType type, std::size_t rows = 0,
                                       std::size_t columns = 0) const;
    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] std::span<const Tensor> tensors() const { return tensors_; }
    // The lines of a table of text.
    [[nodiscard]] std::vector<std::string> lines(std::string_view name) const;

  private:
    struct Free {
        void operator()(std::byte* bytes) const;
    };
    void read_directory();

    std::string name_;
    std::unique_ptr<std::byte[], Free> own_;  // what was unpacked here
    std::span<const std::byte> tables_;
    std::vector<Tensor> tensors_;
};

class ModelFileBuilder {
  public:
    template <class Number>
    void add(std::string name, TensorType type, std::size_t rows, std::size_t columns, std::span<const Number> values,
             float scale = 1) {
        add_bytes(std::move(name), type, rows, columns, scale, std::as_bytes(values));
    }
    void add_text(std::string name, std::string_view text);
    void add_lines(std::string name, const std::vector<std::string>& lines);
    // Takes over a table of another file, as it stands.
    void add(const Tensor& tensor);

    // `level` is zstd's: what is shipped is packed once and well, what a test throws away quickly.
    [[nodiscard]] std::string pack(int level = 19) const;

  private:
    struct Entry {
        std::string name;
        TensorType type;
        std::uint32_t rows, columns;
        float scale;
        std::string data;
    };
    void add_bytes(std::string name, TensorType type, std::size_t rows, std::size_t columns, float scale,
                   std::span<const std::byte> bytes);
    std::vector<Entry> entries_;
};

}  // namespace skein
