#pragma once
// Where writers put their bytes: one buffer, numbers by to_chars, drained to a file descriptor or a string.

#include "base/error.hpp"

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace skein {

// Bytes come out in order. Errors of the device throw `Error` from `append` or `flush`; the destructor never writes.
class ByteSink {
  public:
    static constexpr std::size_t least_capacity = 64;  // any number fits
    explicit ByteSink(std::size_t capacity = 1 << 16);
    virtual ~ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;

    void append(std::string_view bytes) {
        if (bytes.size() > room()) return append_slowly(bytes);
        std::char_traits<char>::copy(at_, bytes.data(), bytes.size());
        at_ += bytes.size();
    }
    void append(char byte) {
        if (room() == 0) flush();
        *at_++ = byte;
    }
    // The shortest decimal form that reads back as the same number.
    template <class Number>
        requires(std::integral<Number> || std::floating_point<Number>)
    void append_number(Number number) {
        constexpr std::size_t longest = 32;
        if (room() < longest) flush();
        at_ = std::to_chars(at_, at_ + longest, number).ptr;
    }
    void flush();

    ByteSink& operator<<(std::string_view bytes) {
        append(bytes);
        return *this;
    }

  protected:
    virtual void drain(std::string_view bytes) = 0;

  private:
    [[nodiscard]] std::size_t room() const { return static_cast<std::size_t>(end_ - at_); }
    void append_slowly(std::string_view bytes);

    std::unique_ptr<char[]> buffer_;
    char* at_;  // bytes before it wait to be drained
    char* end_;
};

// Collects everything in a string.
class StringSink final : public ByteSink {
  public:
    [[nodiscard]] std::string take();

  private:
    void drain(std::string_view bytes) override { text_.append(bytes); }
    std::string text_;
};

// Whoever was reading has gone away (`| head`): no failure worth a message.
class ClosedPipe : public Error {
  public:
    using Error::Error;
};

// Writes to an open file descriptor, which stays the caller's. `name` is for error messages. A long file goes out to the disk
// while it is written, and no more than the last tens of megabytes of it stay in the system's memory.
class DescriptorSink final : public ByteSink {
  public:
    DescriptorSink(int descriptor, std::string name);

  private:
    void drain(std::string_view bytes) override;
    void write_behind();
    int descriptor_;
    std::string name_;
    std::optional<std::uint64_t> start_;  // where it began in a regular file
    std::uint64_t written_ = 0, settled_ = 0;  // bytes since then; those at the front that have left memory
};

}  // namespace skein
