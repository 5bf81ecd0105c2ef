#include "graph/properties.hpp"

namespace skein {

void Properties::Packed::reserve(std::size_t bytes) {
    if (bytes <= (block_ == nullptr ? 0 : block_->capacity)) return;
    auto* const larger = new (::operator new(sizeof(Block) + bytes)) Block{nullptr, size(), bytes};
    copy_bytes(reinterpret_cast<char*>(larger + 1), data(), size());
    free(std::exchange(block_, larger));
}

void Properties::Packed::replace(std::size_t start, std::size_t size, std::string_view with) {
    const std::size_t after = this->size() - start - size;
    if (with.size() > size) static_cast<void>(extend(with.size() - size));
    if (block_ == nullptr) return;
    char* const at = reinterpret_cast<char*>(block_ + 1) + start;
    std::memmove(at + with.size(), at + size, after);
    copy_bytes(at, with.data(), with.size());
    block_->size = start + with.size() + after;
}

void Properties::append_size(std::size_t size) {
    if (size < long_size) {
        *packed_.extend(1) = static_cast<char>(size);
        return;
    }
    char* const to = packed_.extend(1 + sizeof(std::uint64_t));
    *to = static_cast<char>(long_size);
    const std::uint64_t bytes = size;
    std::memcpy(to + 1, &bytes, sizeof bytes);
}

void Properties::append_long(std::string_view name, std::string_view value) {
    append_size(name.size());
    append_size(value.size());
    copy_bytes(packed_.extend(name.size()), name.data(), name.size());
    copy_bytes(packed_.extend(value.size()), value.data(), value.size());
}

void Properties::append(const Properties& others) {
    const std::size_t size = others.packed_.size();
    char* const to = packed_.extend(size);  // first, for it may be the same object
    copy_bytes(to, others.packed_.data(), size);
}

std::size_t Properties::size() const {
    std::size_t count = 0;
    for (Iterator i = begin(); i != end(); ++i) ++count;
    return count;
}

Properties::Iterator Properties::place_of(std::string_view name) const {
    Iterator i = begin();
    while (i != end() && (i->first.size() != name.size() || !same_bytes(i->first.data(), name.data(), name.size()))) ++i;
    return i;
}

std::optional<std::string_view> Properties::find(std::string_view name) const {
    const Iterator found = place_of(name);
    return found == end() ? std::nullopt : std::optional(found->second);
}

void Properties::set(std::string_view name, std::string_view value) {
    const Iterator found = place_of(name);
    if (found == end()) return append(name, value);
    Properties changed;
    changed.append(name, value);
    packed_.replace(offset(found.start_), static_cast<std::size_t>(found.next_ - found.start_), changed.packed_.view());
}

std::optional<std::string> Properties::take(std::string_view name) {
    const Iterator found = place_of(name);
    if (found == end()) return std::nullopt;
    std::string value(found->second);
    packed_.replace(offset(found.start_), static_cast<std::size_t>(found.next_ - found.start_), {});
    return value;
}

}  // namespace skein
