#pragma once
// Which entity "it", "they", "he" and "she" stand for, in plain cases; unsure cases are left alone.

#include "extract/document.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace skein {

// Fed in text order.
class PronounResolver {
  public:
    // A sentence without a verb ("Right.", "Key point:") takes nothing farther away.
    void start_sentence(BlockKind kind, bool has_verb);
    // A statement was made: its subject is what a pronoun in the next one most likely means.
    // A subject that names nothing stands in the way of what was named before it.
    void see(const Statement& statement, bool subject_is_pronoun, bool subject_is_plural);
    // A name stood in the sentence that just ended.
    void mention(std::string_view entity, EntityType type);

    // Somebody without a name spoke ("the video", "experts").
    void spoke(std::string_view speaker);
    // Who "it" or "they" is that says something, when nobody named fits: who spoke just before, else the pronoun itself.
    [[nodiscard]] std::string speaker(std::string_view pronoun) const;

    // `pronoun` in lower case. Only entities of the sentences just before are taken.
    struct Seen {
        std::string entity;  // "": nothing named
        EntityType type = EntityType::Concept;
        std::uint32_t sentence = 0;
        bool plural = false;  // when nothing is named
    };
    // Null: nobody knows. Valid until the next statement or name.
    [[nodiscard]] const Seen* resolve(std::string_view pronoun) const;

  private:
    std::deque<Seen> subjects_;  // latest first
    std::deque<Seen> mentions_;
    std::string speaker_;
    std::uint32_t spoken_ = 0;
    std::uint32_t sentence_ = 0;
    BlockKind kind_ = BlockKind::paragraph;
};

}  // namespace skein
