#pragma once
// Which names Mermaid's lexer takes: for the reader, which mends the others, and for the writers, which give none of the others
// out.

#include <string_view>

namespace skein {

// Letters the lexer knows: those of Unicode 6.1's basic plane.
[[nodiscard]] bool is_mermaid_letter(char32_t c);
// Can `name` stand as the id of a node in Mermaid 10.9 and 11, before a blank or a bracket? Words of the grammar are none, alone
// or at the start of one ("end-user" is "end" and then "-user").
[[nodiscard]] bool is_mermaid_id(std::string_view name);

}  // namespace skein
