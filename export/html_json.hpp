#pragma once
// JSON for the HTML page: columns of tables, and no '<'. For the html_*.cpp files only.

#include "base/byte_sink.hpp"
#include "export/escape.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace skein {

// Passes everything on, but for each '<' its escape in JSON strings, where alone it can stand.
class NoTags final : public ByteSink {
  public:
    explicit NoTags(ByteSink& out) : out_(out) {}

  private:
    void drain(std::string_view bytes) override {
        std::size_t start = 0;
        for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', start)) {
            out_ << bytes.substr(start, at - start) << "\\u003c";
            start = at + 1;
        }
        out_ << bytes.substr(start);
    }
    ByteSink& out_;
};

// [a,b,c]: one value an item, written by `write(item)`.
template <class Items, class Write>
void append_list(ByteSink& out, const Items& items, Write write) {
    out.append('[');
    bool first = true;
    for (const auto& item : items) {
        if (!first) out.append(',');
        first = false;
        write(item);
    }
    out.append(']');
}

// The same as a member of an object.
template <class Items, class Write>
void append_column(ByteSink& out, std::string_view name, const Items& items, Write write) {
    out << "\"" << name << "\":";
    append_list(out, items, write);
}

// A list of strings.
template <class Texts>
void append_texts(ByteSink& out, const Texts& texts) {
    append_list(out, texts, [&](const auto& text) { append_json_string(out, text); });
}

// Values in the order in which they first come, each with its number.
template <class Value>
class Numbered {
  public:
    std::size_t number(const Value& value) {
        const auto [place, fresh] = numbers_.try_emplace(value, values_.size());
        if (fresh) values_.push_back(value);
        return place->second;
    }
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

  private:
    std::map<Value, std::size_t> numbers_;
    std::vector<Value> values_;
};

}  // namespace skein
