#include "graph/properties.hpp"

#include <cstdint>
#include <cstring>

namespace skein {

namespace {

// A size below this is one byte; a longer one is this byte and eight more.
constexpr unsigned char long_size = 0xFF;

void append_size(std::string& packed, std::uint64_t size) {
    if (size < long_size) {
        packed += static_cast<char>(size);
        return;
    }
    packed += static_cast<char>(long_size);
    char bytes[sizeof size];
    std::memcpy(bytes, &size, sizeof size);
    packed.append(bytes, sizeof size);
}

std::size_t take_size(const char*& at) {
    std::uint64_t size = static_cast<unsigned char>(*at++);
    if (size == long_size) {
        std::memcpy(&size, at, sizeof size);
        at += sizeof size;
    }
    return size;
}

}  // namespace

Properties::Iterator& Properties::Iterator::operator++() {
    if (next_ == end_) {
        start_ = nullptr;
        return *this;
    }
    start_ = next_;
    const std::size_t name = take_size(next_);
    const std::size_t value = take_size(next_);
    property_ = {{next_, name}, {next_ + name, value}};
    next_ += name + value;
    return *this;
}

std::size_t Properties::size() const {
    std::size_t count = 0;
    for (Iterator i = begin(); i != end(); ++i) ++count;
    return count;
}

Properties::Iterator Properties::place_of(std::string_view name) const {
    Iterator i = begin();
    while (i != end() && i->first != name) ++i;
    return i;
}

std::optional<std::string_view> Properties::find(std::string_view name) const {
    const Iterator found = place_of(name);
    return found == end() ? std::nullopt : std::optional(found->second);
}

void Properties::append(std::string_view name, std::string_view value) {
    append_size(packed_, name.size());
    append_size(packed_, value.size());
    packed_.append(name);
    packed_.append(value);
}

void Properties::set(std::string_view name, std::string_view value) {
    const Iterator found = place_of(name);
    if (found == end()) return append(name, value);
    Properties changed;
    changed.append(name, value);
    packed_.replace(offset(found.start_), static_cast<std::size_t>(found.next_ - found.start_), changed.packed_);
}

std::optional<std::string> Properties::take(std::string_view name) {
    const Iterator found = place_of(name);
    if (found == end()) return std::nullopt;
    std::string value(found->second);
    packed_.erase(offset(found.start_), static_cast<std::size_t>(found.next_ - found.start_));
    return value;
}

}  // namespace skein
