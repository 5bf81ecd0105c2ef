#include "base/stored_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace skein {

namespace {

[[noreturn]] void fail_to_read(const std::filesystem::path& path) {
    const int code = errno;
    throw Error("cannot read " + path.string() + ": " + std::strerror(code));
}

}  // namespace

StoredFile::StoredFile(std::filesystem::path path, int descriptor, std::uint64_t size)
    : path_(std::move(path)), descriptor_(descriptor), size_(size) {}

StoredFile::~StoredFile() { ::close(descriptor_); }

std::shared_ptr<const StoredFile> StoredFile::open(const std::filesystem::path& path) {
    struct stat status {};
    // Before it is opened: opening a FIFO would wait for its writer.
    if (path == "-" || (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))) return nullptr;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail_to_read(path);
    ::fstat(descriptor, &status);
    return std::shared_ptr<const StoredFile>(new StoredFile(path, descriptor, static_cast<std::uint64_t>(status.st_size)));
}

std::string StoredFile::bytes(std::uint64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    std::size_t size = 0;
    while (size < count) {
        const ssize_t got = ::pread(descriptor_, bytes.data() + size, count - size, static_cast<off_t>(offset + size));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_to_read(path_);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace skein
