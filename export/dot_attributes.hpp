#pragma once
// The attribute list of a DOT node, edge or graph: [name=value, name="text"].

#include "export/escape.hpp"

#include <concepts>
#include <string_view>

namespace skein {

// Writes "[" with the first attribute and "]" at `finish`; nothing at all when there is none. Names are the caller's and
// must be plain identifiers.
class DotAttributes {
  public:
    explicit DotAttributes(ByteSink& out) : out_(out) {}

    // Text from a document, quoted.
    void text(std::string_view name, std::string_view value) {
        begin(name);
        append_dot_string(out_, value);
    }
    // A value known to need no quoting: a Graphviz keyword.
    void word(std::string_view name, std::string_view value) {
        begin(name);
        out_.append(value);
    }
    template <class Number>
    void number(std::string_view name, Number value) {
        begin(name);
        out_.append_number(value);
    }
    void finish() {
        if (any_) out_.append(']');
    }

  private:
    void begin(std::string_view name) {
        out_.append(any_ ? ", " : " [");
        out_.append(name);
        out_.append('=');
        any_ = true;
    }

    ByteSink& out_;
    bool any_ = false;
};

}  // namespace skein
