#include "base/byte_sink.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace skein {

ByteSink::ByteSink(std::size_t capacity)
    : buffer_(std::make_unique_for_overwrite<char[]>(std::max(capacity, least_capacity))),
      at_(buffer_.get()),
      end_(at_ + std::max(capacity, least_capacity)) {}

void ByteSink::flush() {
    const std::string_view waiting(buffer_.get(), static_cast<std::size_t>(at_ - buffer_.get()));
    if (waiting.empty()) return;
    drain(waiting);
    at_ = buffer_.get();
}

void ByteSink::append_slowly(std::string_view bytes) {
    flush();
    if (bytes.size() >= room()) return drain(bytes);
    at_ = std::copy(bytes.begin(), bytes.end(), at_);
}

std::string StringSink::take() {
    flush();
    return std::exchange(text_, {});
}

namespace {

constexpr std::size_t descriptor_buffer_bytes = std::size_t{1} << 20;
constexpr std::uint64_t write_behind_bytes = std::uint64_t{32} << 20;

}  // namespace

DescriptorSink::DescriptorSink(int descriptor, std::string name)
    : ByteSink(descriptor_buffer_bytes), descriptor_(descriptor), name_(std::move(name)) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
    if (const off_t at = ::lseek(descriptor, 0, SEEK_CUR); at >= 0) start_ = static_cast<std::uint64_t>(at);
}

void DescriptorSink::drain(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            if (errno == EPIPE) throw ClosedPipe("cannot write " + name_ + ": nobody reads it");
            throw Error("cannot write " + name_ + ": " + std::strerror(errno),
                        errno == ENOSPC ? "free some space and run the command again" : "");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        written_ += static_cast<std::uint64_t>(written);
        if (start_) write_behind();
    }
}

// The stretch just written begins to go out; the one before it has had its time, and its memory takes what comes next: that is
// faster than to fill all memory, and leaves other files in it. These are hints: whether the file is safe is fsync's to say.
void DescriptorSink::write_behind() {
    while (written_ - settled_ >= 2 * write_behind_bytes) {
        const auto at = static_cast<off_t>(*start_ + settled_);
        constexpr auto length = static_cast<off_t>(write_behind_bytes);
        ::sync_file_range(descriptor_, at + length, length, SYNC_FILE_RANGE_WRITE);
        ::sync_file_range(descriptor_, at, length,
                          SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
        ::posix_fadvise(descriptor_, at, length, POSIX_FADV_DONTNEED);
        settled_ += write_behind_bytes;
    }
}

}  // namespace skein
