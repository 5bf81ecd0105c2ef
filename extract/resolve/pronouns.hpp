#pragma once
// Which entity "it", "they", "he" and "she" stand for, in plain cases; unsure cases are left alone.

#include "extract/document.hpp"
#include "extract/resolve/aliases.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// Fed in text order.
class PronounResolver {
  public:
    void start_sentence(BlockKind kind);
    // A statement was made: its subject is what a pronoun in the next one most likely means.
    void see(const Statement& statement);
    // A name stood in the sentence that just ended.
    void mention(const NameTable::Canonical& entity);

    // `pronoun` in lower case. Only entities of the sentences just before are taken.
    [[nodiscard]] std::optional<NameTable::Canonical> resolve(std::string_view pronoun) const;

  private:
    struct Seen {
        NameTable::Canonical entity;
        std::uint32_t sentence = 0;
    };
    std::deque<Seen> subjects_;  // latest first
    std::deque<Seen> mentions_;
    std::uint32_t sentence_ = 0;
    BlockKind kind_ = BlockKind::paragraph;
};

}  // namespace skein
