#include "extract/resolve/pronouns.hpp"

namespace skein {

namespace {

constexpr std::size_t remembered = 8;
constexpr std::uint32_t reach = 2;         // sentences back
constexpr std::uint32_t reach_speech = 6;  // clauses back: speech is cut into short ones

bool fits(std::string_view pronoun, EntityType type) {
    if (pronoun == "he" || pronoun == "she" || pronoun == "him") return type == EntityType::Person;
    if (pronoun == "it") return type == EntityType::Organization || type == EntityType::Product || type == EntityType::Work || type == EntityType::Concept;
    if (pronoun == "they" || pronoun == "them") return type == EntityType::Organization || type == EntityType::Group;
    return false;
}

}  // namespace

void PronounResolver::start_sentence(BlockKind kind) {
    ++sentence_;
    kind_ = kind;
}

void PronounResolver::see(const Statement& statement) {
    if (statement.subject.entity.empty()) return;
    subjects_.push_front({{statement.subject.entity, statement.subject.type}, sentence_});
    if (subjects_.size() > remembered) subjects_.pop_back();
}

void PronounResolver::mention(const NameTable::Canonical& entity) {
    mentions_.push_front({entity, sentence_});
    if (mentions_.size() > remembered) mentions_.pop_back();
}

std::optional<NameTable::Canonical> PronounResolver::resolve(std::string_view pronoun) const {
    const std::uint32_t farthest = kind_ == BlockKind::speech ? reach_speech : reach;
    for (const Seen& seen : subjects_) {
        if (sentence_ - seen.sentence > farthest) break;
        if (fits(pronoun, seen.entity.type)) return seen.entity;
    }
    // No subject fits: the only thing of a fitting kind named lately, if there is only one.
    std::optional<NameTable::Canonical> only;
    for (const Seen& seen : mentions_) {
        if (sentence_ - seen.sentence > farthest) break;
        if (!fits(pronoun, seen.entity.type)) continue;
        if (only && only->name != seen.entity.name) return std::nullopt;
        only = seen.entity;
    }
    return only;
}

}  // namespace skein
