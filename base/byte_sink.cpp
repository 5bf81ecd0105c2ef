#include "base/byte_sink.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
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
}

DescriptorSink::DescriptorSink(int descriptor, std::string name)
    : ByteSink(descriptor_buffer_bytes), descriptor_(descriptor), name_(std::move(name)) {}

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
    }
}

}  // namespace skein
