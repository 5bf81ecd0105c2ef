#pragma once
// What is odd in a file of others: each kind is shown a few times with its place, then counted.

#include "base/diagnostics.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace skein {

class Oddities {
  public:
    // Both outlive the object. Nothing of `kind`s seen more than a few times is lost: `finish` says how many there were.
    Oddities(const SourceText& source, Diagnostics& diagnostics) : source_(&source), diagnostics_(diagnostics) {}
    // Offsets are into another piece of the file from now on, which outlives the object or its next piece's coming.
    void read_on(const SourceText& piece) { source_ = &piece; }

    // `kind` groups reports ("edges to unknown nodes"); `offset` is into the source's text.
    void report(std::string_view kind, std::size_t offset, std::string message, std::string advice = {});
    void finish();
    [[nodiscard]] bool any() const { return !counts_.empty(); }  // since `finish`

    // Throws Error at a place of the source.
    [[noreturn]] void fail(std::size_t offset, std::string message, std::string advice = {}) const;

  private:
    [[nodiscard]] SourcePlace place(std::size_t offset) const;

    const SourceText* source_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::size_t, std::less<>> counts_;
};

}  // namespace skein
