#pragma once
// A file that appears whole or not at all: written beside its place, fsynced, renamed, the folder fsynced.

#include "base/byte_sink.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace skein {

class AtomicFile {
  public:
    // Opens a temporary file in the folder of `target`; a symbolic link stays one, what it leads to is replaced. Throws Error
    // when the folder cannot be written.
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();  // without commit(): the temporary file is removed and `target` is as it was
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    [[nodiscard]] ByteSink& sink() { return *sink_; }
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }
    [[nodiscard]] const std::filesystem::path& temporary_path() const { return temporary_; }
    // Flushes, fsyncs and renames over the target. Throws Error, leaving the target untouched, when any step fails.
    void commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
    std::unique_ptr<DescriptorSink> sink_;
};

// Removes temporary files of programs that ended before they could: who writes one holds a lock on it, and that goes with the
// program.
void remove_abandoned_files(const std::filesystem::path& folder);

// The whole content of a regular file, a FIFO or standard input ("-"). Throws Error: missing, a folder, unreadable,
// or larger than `limit` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace skein
