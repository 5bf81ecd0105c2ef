#include "extract/resolve/pronouns.hpp"

namespace skein {

namespace {

constexpr std::size_t remembered = 8;
constexpr std::uint32_t reach = 1;         // sentences back
constexpr std::uint32_t reach_speech = 6;  // clauses back: speech is cut into short ones
constexpr std::uint32_t reach_it = 2;      // clauses back for "it" in speech

bool fits(std::string_view pronoun, EntityType type) {
    if (pronoun == "his" || pronoun == "her" || pronoun == "he" || pronoun == "she" || pronoun == "him")
        return type == EntityType::Person;
    if (pronoun == "it" || pronoun == "its")
        return type == EntityType::Organization || type == EntityType::Product || type == EntityType::Work ||
               type == EntityType::Concept;
    if (pronoun == "they" || pronoun == "them" || pronoun == "their")
        return type == EntityType::Organization || type == EntityType::Group;
    return false;
}

}  // namespace

void PronounResolver::start_sentence(BlockKind kind, bool has_verb) {
    if (has_verb) ++sentence_;
    kind_ = kind;
}

void PronounResolver::see(const Statement& statement, bool subject_is_pronoun, bool subject_is_plural) {
    if (!statement.subject.entity.empty()) {
        subjects_.push_front({statement.subject.entity, statement.subject.type, sentence_});
    } else if (!subject_is_pronoun) {
        subjects_.push_front({{}, {}, sentence_, subject_is_plural});
    }
    if (statement.object && !statement.object->entity.empty()) mention(statement.object->entity, statement.object->type);
    if (subjects_.size() > remembered) subjects_.pop_back();
}

void PronounResolver::spoke(std::string_view speaker) {
    speaker_ = speaker;
    spoken_ = sentence_;
}

std::string PronounResolver::speaker(std::string_view pronoun) const {
    const bool near = !speaker_.empty() && sentence_ - spoken_ <= reach;
    return near ? speaker_ : std::string(pronoun);
}

void PronounResolver::mention(std::string_view entity, EntityType type) {
    mentions_.push_front({std::string(entity), type, sentence_});
    if (mentions_.size() > remembered) mentions_.pop_back();
}

const PronounResolver::Seen* PronounResolver::resolve(std::string_view pronoun) const {
    const bool speech = kind_ == BlockKind::speech;
    if (speech && pronoun == "it") {
        // Speech says "it" of anything: only the thing named last, and right before.
        if (mentions_.empty() || sentence_ - mentions_.front().sentence > reach_it) return nullptr;
        const Seen& last = mentions_.front();
        return last.type == EntityType::Product || last.type == EntityType::Concept ? &last : nullptr;
    }
    const std::uint32_t farthest = speech ? reach_speech : reach;
    if (pronoun == "its" || pronoun == "their" || pronoun == "his" || pronoun == "her") {
        // What owns something is most often named in the same sentence.
        const Seen* near = nullptr;
        for (const Seen& seen : mentions_) {
            if (seen.sentence != sentence_) break;
            if (!fits(pronoun, seen.type)) continue;
            if (near != nullptr && near->entity != seen.entity) return nullptr;
            near = &seen;
        }
        if (near != nullptr) return near;
    }
    for (const Seen& seen : subjects_) {
        if (sentence_ - seen.sentence > farthest) break;
        if (seen.entity.empty()) {
            if (!speech && (pronoun == "it" || pronoun == "they") && seen.plural == (pronoun == "they")) return nullptr;
            continue;
        }
        if (fits(pronoun, seen.type)) return &seen;
    }
    // No subject fits: the only thing of a fitting kind named lately, if there is only one.
    const Seen* only = nullptr;
    for (const Seen& seen : mentions_) {
        if (sentence_ - seen.sentence > farthest) break;
        if (!fits(pronoun, seen.type)) continue;
        if (only != nullptr && only->entity != seen.entity) return nullptr;
        only = &seen;
    }
    return only;
}

}  // namespace skein
