#include "base/atomic_file.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace skein {

namespace {

[[noreturn]] void fail(const std::string& action, const std::filesystem::path& path, const std::string& advice = {}) {
    const int code = errno;
    throw Error("cannot " + action + " " + path.string() + ": " + std::strerror(code), advice);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

mode_t permitted_mode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

// A rename would replace a link instead of the file it leads to, which need not be there yet.
std::filesystem::path followed(std::filesystem::path path) {
    constexpr int most_links = 40;
    std::error_code error;
    for (int i = 0; i < most_links && std::filesystem::is_symlink(path, error); ++i) {
        const std::filesystem::path target = std::filesystem::read_symlink(path, error);
        if (error) break;
        path = folder_of(path) / target;  // an absolute target replaces the folder
    }
    return path;
}

constexpr std::string_view temporary_prefix = ".skein-new-";

// Whoever looks for abandoned files may have come between opening and locking: then the file has no name any more.
bool lock_new(int descriptor) {
    struct stat status {};
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? ::fstat(descriptor, &status) == 0 && status.st_nlink > 0
                                                       : errno != EWOULDBLOCK;
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;  // a folder that may not be read cannot be synced; the rename has happened
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(followed(std::move(target))) {
    if (std::filesystem::is_directory(target_))
        throw Error("cannot write " + target_.string() + ": it is a folder", "name a file");
    while (descriptor_ < 0) {
        std::string pattern = (folder_of(target_) / (std::string(temporary_prefix) + "XXXXXX")).string();
        descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
        if (descriptor_ < 0) fail("write into the folder of", target_, "choose a folder that exists and may be written to");
        temporary_ = pattern;
        if (lock_new(descriptor_)) break;
        ::close(std::exchange(descriptor_, -1));
    }
    ::fchmod(descriptor_, permitted_mode());
    sink_ = std::make_unique<DescriptorSink>(descriptor_, target_.string());
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::commit() {
    sink_->flush();
    if (::fsync(descriptor_) != 0) fail("write", target_);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail("write", target_);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("replace", target_);
    temporary_.clear();
    sync_folder(folder_of(target_));
}

void remove_abandoned_files(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> found;
    for (std::filesystem::directory_iterator entry(folder.empty() ? std::filesystem::path(".") : folder, error), end;
         !error && entry != end; entry.increment(error))
        if (entry->path().filename().string().starts_with(temporary_prefix)) found.push_back(entry->path());
    // What lies beside a temporary file goes with it, and so after it.
    std::sort(found.begin(), found.end());
    for (const std::filesystem::path& path : found) {
        const std::string name = path.filename().string();
        constexpr std::size_t random_letters = 6;
        if (name.size() > temporary_prefix.size() + random_letters &&
            std::filesystem::exists(path.parent_path() / name.substr(0, temporary_prefix.size() + random_letters), error))
            continue;
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (descriptor < 0) continue;
        struct stat status {};
        if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            ::unlink(path.c_str());
        ::close(descriptor);
    }
}

namespace {

// Memory of a large file is given a page at a time, which takes as long as reading the file does; in pages of 2 MiB it takes
// none. Where the system has no such pages, nothing happens.
void ask_for_large_pages(std::string& room) {
    constexpr std::size_t worth_it = std::size_t{8} << 20, page = std::size_t{2} << 20;
    if (room.capacity() < worth_it) return;
    const std::size_t first = (page - reinterpret_cast<std::uintptr_t>(room.data()) % page) % page;
    ::madvise(room.data() + first, (room.capacity() - first) / page * page, MADV_HUGEPAGE);
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    const bool standard_input = path == "-";
    const int descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("read", path);
    struct Closer {
        int descriptor;
        bool close;
        ~Closer() {
            if (close) ::close(descriptor);
        }
    } const closer{descriptor, !standard_input};
    struct stat status {};
    if (::fstat(descriptor, &status) == 0) {
        if (S_ISDIR(status.st_mode)) throw Error("cannot read " + path.string() + ": it is a folder");
        if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) > limit)
            throw Error(
                path.string() + " holds " + std::to_string(status.st_size) + " bytes; the limit is " + std::to_string(limit),
                "split it into smaller files");
    }
    std::string bytes;
    // Little at a time, which is still in the processor's cache when it is filled with what was read.
    constexpr std::size_t step = std::size_t{1} << 17;
    if (S_ISREG(status.st_mode)) {
        bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);  // one more, to see the end
        ask_for_large_pages(bytes);
    }
    for (std::size_t size = 0;;) {
        if (size == bytes.size())
            bytes.resize(size < bytes.capacity() ? std::min(size + step, bytes.capacity()) : size + std::max(step, size / 2));
        const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (count < 0) {
            if (errno == EINTR) continue;
            fail("read", path);
        }
        size += static_cast<std::size_t>(count);
        if (count == 0) {
            bytes.resize(size);
            return bytes;
        }
        if (size > limit)
            throw Error(path.string() + " holds more than " + std::to_string(limit) + " bytes", "split it into smaller files");
    }
}

}  // namespace skein
