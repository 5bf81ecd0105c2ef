#pragma once
// A file that stays where it is: what is wanted of it is read when it is wanted, for what need not lie in memory whole.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace skein {

class StoredFile {
  public:
    // Null for what is not a regular file (standard input, which is "-", FIFOs, folders). Throws Error: missing, unreadable.
    [[nodiscard]] static std::shared_ptr<const StoredFile> open(const std::filesystem::path& path);
    ~StoredFile();
    StoredFile(const StoredFile&) = delete;
    StoredFile& operator=(const StoredFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }  // when it was opened
    // As many bytes from `offset` on, fewer only where the file ends. Safe to call from several threads. Throws Error when
    // reading fails.
    [[nodiscard]] std::string bytes(std::uint64_t offset, std::size_t count) const;

  private:
    StoredFile(std::filesystem::path path, int descriptor, std::uint64_t size);

    std::filesystem::path path_;
    int descriptor_;
    std::uint64_t size_;
};

}  // namespace skein
