#pragma once
// One program at a time writes a file: an advisory lock beside it, which goes with the program that holds it, however that ends.

#include <filesystem>

namespace skein {

class FileLock {
  public:
    // Waits for whoever holds the lock of `target`, at most `patience_ms`; then throws Error that says which process it is. A
    // symbolic link and what it leads to have one lock. Throws Error when the folder cannot be written.
    explicit FileLock(const std::filesystem::path& target, int patience_ms = 10'000);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

}  // namespace skein
