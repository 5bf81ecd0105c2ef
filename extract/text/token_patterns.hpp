#pragma once
// What stays one token though it holds signs: addresses, file names, emoticons, dates, telephone numbers. Each function looks at
// the bytes from `at` up to `end` and gives where the pattern ends, or `at` when it does not begin there. None looks farther than
// the next white space.

#include <cstddef>
#include <string_view>

namespace skein {

[[nodiscard]] std::size_t web_address_end(std::string_view text, std::size_t at, std::size_t end);
[[nodiscard]] std::size_t emoticon_end(std::string_view text, std::size_t at, std::size_t end);
// A number as its writer meant it: "1,000.50", "7:30", "713-853-3989", "11/28/2000", "9/11"; of "3-5" and "1/2" the first half.
[[nodiscard]] std::size_t number_end(std::string_view text, std::size_t at, std::size_t end);

// E-mail addresses and names of files. Remembers how far it has looked in vain, so that any text is read in linear time; ask in
// ascending order.
class DottedNames {
  public:
    [[nodiscard]] std::size_t end_of(std::string_view text, std::size_t at, std::size_t end);

  private:
    std::size_t barren_until_ = 0;
};

// "com", "uk", "doc": does the text after a point look like the end of an address or a file name? In any case of letters.
[[nodiscard]] bool is_extension(std::string_view text);

}  // namespace skein
