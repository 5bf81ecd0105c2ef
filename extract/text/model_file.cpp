#include "extract/text/model_file.hpp"

#include "base/error.hpp"
#include "extract/text/hash.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <new>
#include <zstd.h>

namespace skein {
namespace {

// On disk: Outer, one zstd frame. Unpacked: Inner, an Entry for each table, the tables on 64-byte boundaries.
constexpr std::array<char, 8> magic = {'S', 'k', 'e', 'i', 'n', 'L', 'M', '\n'};
constexpr std::size_t alignment = 64;

struct Outer {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t reserved;
    std::uint64_t unpacked_size;
};
struct Inner {
    std::uint64_t checksum;  // of everything after this number
    std::uint32_t tables;
    std::uint32_t reserved;
};
struct TableEntry {
    std::array<char, 40> name;
    std::uint32_t type;
    std::uint32_t rows;
    std::uint32_t columns;
    float scale;
    std::uint64_t offset;
};
static_assert(sizeof(Outer) == 24 && sizeof(Inner) == 16 && sizeof(TableEntry) == 64);

std::size_t bytes_of(TensorType type) {
    switch (type) {
        case TensorType::bytes: case TensorType::int8: return 1;
        case TensorType::int16: return 2;
        case TensorType::int32: case TensorType::float32: return 4;
    }
    return 0;
}

std::size_t aligned(std::size_t offset) { return (offset + alignment - 1) / alignment * alignment; }

std::uint64_t checksum_of(const std::byte* bytes, std::size_t size) {
    return text_hash({reinterpret_cast<const char*>(bytes) + sizeof(std::uint64_t), size - sizeof(std::uint64_t)}, 99);
}

[[noreturn]] void fail(const std::string& name, const std::string& what) {
    throw Error("The language model " + name + " " + what + ".", "make it again with `skein train`, or install Skein again");
}

}  // namespace

void ModelFile::Free::operator()(std::byte* bytes) const { ::operator delete[](bytes, std::align_val_t{alignment}); }

ModelFile::ModelFile(std::string_view packed, const std::string& name) : name_(name) {
    Outer outer;
    if (packed.size() < sizeof outer) fail(name, "is cut short");
    std::memcpy(&outer, packed.data(), sizeof outer);
    if (outer.magic != magic) fail(name, "is not a language model of Skein");
    if (outer.version != model_file_version) {
        fail(name, "has version " + std::to_string(outer.version) + "; this program reads version " +
                       std::to_string(model_file_version));
    }
    if (outer.unpacked_size < sizeof(Inner) || outer.unpacked_size > max_model_bytes) fail(name, "gives an impossible size");
    const auto size = static_cast<std::size_t>(outer.unpacked_size);
    const std::string_view frame = packed.substr(sizeof outer);
    // The frame must promise the same size before memory is taken for it.
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != outer.unpacked_size) fail(name, "is damaged");
    own_.reset(static_cast<std::byte*>(::operator new[](aligned(size), std::align_val_t{alignment})));
    const std::size_t unpacked = ZSTD_decompress(own_.get(), size, frame.data(), frame.size());
    if (ZSTD_isError(unpacked) != 0 || unpacked != size) fail(name, "is damaged or cut short");
    tables_ = {own_.get(), size};
    Inner inner;
    std::memcpy(&inner, tables_.data(), sizeof inner);
    if (inner.checksum != checksum_of(tables_.data(), size)) fail(name, "is damaged: its checksum is wrong");
    read_directory();
}

ModelFile ModelFile::embedded(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with(std::string_view(magic.data(), magic.size()))) return {bytes, name};
    ModelFile file;
    file.name_ = name;
    file.tables_ = std::as_bytes(std::span(bytes));
    if (bytes.size() < sizeof(Inner) || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignment != 0)
        fail(name, "lies in the program askew");
    file.read_directory();
    return file;
}

void ModelFile::read_directory() {
    const std::size_t size = tables_.size();
    Inner inner;
    std::memcpy(&inner, tables_.data(), sizeof inner);
    if (inner.tables > (size - sizeof inner) / sizeof(TableEntry)) fail(name_, "is damaged: its list of tables does not fit");
    std::size_t end = sizeof inner + inner.tables * sizeof(TableEntry);
    for (std::uint32_t i = 0; i < inner.tables; ++i) {
        TableEntry entry;
        const std::byte* const at = tables_.data() + sizeof inner + i * sizeof entry;
        std::memcpy(&entry, at, sizeof entry);
        const std::size_t width = bytes_of(static_cast<TensorType>(entry.type));
        const bool inside = width != 0 && entry.offset % alignment == 0 && entry.offset >= end && entry.offset <= size &&
                            std::uint64_t{entry.rows} * entry.columns <= (size - entry.offset) / width;
        if (!inside || entry.name.back() != 0) fail(name_, "is damaged: a table lies outside");
        tensors_.push_back({std::string_view(reinterpret_cast<const char*>(at)), static_cast<TensorType>(entry.type), entry.rows,
                            entry.columns, entry.scale, tables_.data() + entry.offset});
        end = static_cast<std::size_t>(entry.offset) + tensors_.back().size() * width;
    }
}

bool ModelFile::contains(std::string_view name) const {
    return std::ranges::find(tensors_, name, &Tensor::name) != tensors_.end();
}

const Tensor& ModelFile::tensor(std::string_view name, TensorType type, std::size_t rows, std::size_t columns) const {
    const auto found = std::ranges::find(tensors_, name, &Tensor::name);
    if (found == tensors_.end()) fail(name_, "lacks the table " + std::string(name));
    if (found->type != type || (rows != 0 && found->rows != rows) || (columns != 0 && found->columns != columns)) {
        fail(name_, "has a table " + std::string(name) + " of another shape");
    }
    return *found;
}

std::vector<std::string> ModelFile::lines(std::string_view name) const {
    const std::string_view text = tensor(name, TensorType::bytes).text();
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

void ModelFileBuilder::add_bytes(std::string name, TensorType type, std::size_t rows, std::size_t columns, float scale,
                                 std::span<const std::byte> bytes) {
    if (name.size() >= std::tuple_size_v<decltype(TableEntry::name)> || bytes.size() != rows * columns * bytes_of(type)) {
        throw Error("The table " + name + " cannot be written to a model file.",
                    "shorten its name, or give it rows times columns values");
    }
    entries_.push_back({std::move(name), type, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns), scale,
                        std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size())});
}

void ModelFileBuilder::add_text(std::string name, std::string_view text) {
    add_bytes(std::move(name), TensorType::bytes, 1, text.size(), 1, std::as_bytes(std::span(text)));
}

void ModelFileBuilder::add_lines(std::string name, const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    add_text(std::move(name), text);
}

void ModelFileBuilder::add(const Tensor& tensor) {
    add_bytes(std::string(tensor.name), tensor.type, tensor.rows, tensor.columns, tensor.scale,
              std::span(tensor.data, tensor.size() * bytes_of(tensor.type)));
}

std::string ModelFileBuilder::pack(int level) const {
    std::string bytes(sizeof(Inner) + entries_.size() * sizeof(TableEntry), '\0');
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        bytes.resize(aligned(bytes.size()), '\0');
        TableEntry row{};
        std::ranges::copy(entry.name, row.name.begin());
        row.type = static_cast<std::uint32_t>(entry.type);
        row.rows = entry.rows;
        row.columns = entry.columns;
        row.scale = entry.scale;
        row.offset = bytes.size();
        std::memcpy(bytes.data() + sizeof(Inner) + i * sizeof row, &row, sizeof row);
        bytes += entry.data;
    }
    Inner inner{0, static_cast<std::uint32_t>(entries_.size()), 0};
    std::memcpy(bytes.data(), &inner, sizeof inner);
    inner.checksum = checksum_of(reinterpret_cast<const std::byte*>(bytes.data()), bytes.size());
    std::memcpy(bytes.data(), &inner, sizeof inner);
    const Outer outer{magic, model_file_version, 0, bytes.size()};
    std::string packed(sizeof outer + ZSTD_compressBound(bytes.size()), '\0');
    std::memcpy(packed.data(), &outer, sizeof outer);
    const std::size_t size =
        ZSTD_compress(packed.data() + sizeof outer, packed.size() - sizeof outer, bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0) throw Error("The model cannot be compressed.");
    packed.resize(sizeof outer + size);
    return packed;
}

}  // namespace skein
