#include "base/file_lock.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace skein {

namespace {

constexpr int step_ms = 20;

std::filesystem::path lock_of(const std::filesystem::path& target) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(target, error);
    const std::filesystem::path& file = error ? target : real;
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    return folder / ("." + file.filename().string() + ".lock");
}

// A lock file that its holder has removed meanwhile locks nothing.
bool still_there(int descriptor, const std::filesystem::path& path) {
    struct stat opened {}, named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

std::string holder(int descriptor) {
    std::array<char, 24> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    std::string digits(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    digits = digits.substr(0, digits.find('\n'));
    const bool is_number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "process " + digits : "another process";
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& target, int patience_ms) : path_(lock_of(target)) {
    for (int waited = 0;; waited += step_ms) {
        descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor_ < 0)
            throw Error("cannot write into the folder of " + target.string() + ": " + std::strerror(errno),
                        "choose a folder that exists and may be written to");
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
            if (still_there(descriptor_, path_)) break;
        } else if (errno != EWOULDBLOCK && errno != EINTR) {
            // A file system without locks: nothing can be promised there.
            return;
        } else if (waited >= patience_ms) {
            const std::string who = holder(descriptor_);
            ::close(descriptor_);
            descriptor_ = -1;
            throw Error(target.string() + " is being written by " + who, "try again when that is done");
        } else {
            std::this_thread::sleep_for(std::chrono::milliseconds(step_ms));
        }
        ::close(descriptor_);
        descriptor_ = -1;
    }
    const std::string own = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, own.data(), own.size(), 0) < 0) {
        // A full device: the lock holds all the same, only its holder has no name.
    }
}

FileLock::~FileLock() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

}  // namespace skein
