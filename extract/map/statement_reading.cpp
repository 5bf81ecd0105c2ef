#include "extract/map/statement_reading.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/map/concept_phrase.hpp"
#include "extract/map/map_words.hpp"

#include <algorithm>

namespace skein {

namespace {

using namespace map_words;

constexpr std::string_view forms_of_be[] = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "am"};

const en::Lexicon& lexicon() {
    static const en::Lexicon known;
    return known;
}

std::size_t words_of(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// "the reliance on coal" within "challenges the reliance on coal" is drawn with it.
bool is_within(const SentenceParts& parts, const Statement& statement) {
    if (statement.rule != "attachment") return false;
    return std::ranges::any_of(parts.statements[statement.sentence.index()], [&](const Statement* each) {
        const Statement& other = *each;
        if (other.rule == "attachment" || other.rule == "diagram") return false;
        const auto holds = [&](const Participant& whole) {
            return whole.entity.empty() && whole.span.contains(statement.subject.span) &&
                   whole.span.contains(statement.object->span);
        };
        return holds(other.subject) || (other.object && holds(*other.object));
    });
}

// "It is an advantage for users that they can …": what it is stands behind.
bool is_expletive(const Extraction& document, const Statement& statement) {
    if (to_lower(statement.subject.text) != "it" || statement.relation.lemma != "be") return false;
    const std::string& text = document.sentences[statement.sentence.index()].text;
    const std::size_t at = text.find(statement.object->text);
    return at != std::string::npos && text.find(" that ", at + statement.object->text.size()) != std::string::npos;
}

// "an engineer at Acme" says no more than what the title says, with Acme for a box.
bool is_title(const SentenceParts& parts, const Statement& statement) {
    if (statement.relation.lemma != "be") return false;
    return std::ranges::any_of(parts.statements[statement.sentence.index()], [&](const Statement* other) {
        return other->rule == "title" && other->object && other->subject.entity == statement.subject.entity &&
               statement.object->text.ends_with(other->object->text);
    });
}

// "performs well in towns" without its "in".
bool lacks_preposition(const Extraction& document, const Statement& statement) {
    if (statement.rule != "verb") return false;
    const std::string& text = document.sentences[statement.sentence.index()].text;
    const std::size_t at = text.find(" " + statement.object->text);
    if (at == std::string::npos || at == 0) return false;
    const std::size_t start = text.rfind(' ', at - 1);
    if (start == std::string::npos) return false;
    const std::string before = to_lower(std::string_view(text).substr(start + 1, at - start - 1));
    constexpr auto lost = std::to_array<std::string_view>({"in", "on", "at", "with", "from", "by", "into"});
    return in(lost, before) && (" " + statement.relation.lemma + " ").find(" " + before + " ") == std::string::npos;
}

bool has_be(std::string_view relation) {
    std::string text = " " + to_lower(relation) + " ";
    constexpr std::string_view typographic = "\u2019";
    for (std::size_t at = text.find(typographic); at != std::string::npos; at = text.find(typographic))
        text.replace(at, typographic.size(), "'");
    return std::any_of(std::begin(forms_of_be), std::end(forms_of_be), [&](std::string_view form) {
        const std::string word = " " + std::string(form);
        return text.find(word + " ") != std::string::npos || text.find(word + "n't ") != std::string::npos;
    });
}

// "cite refer to": two verbs that stand side by side by mistake. "Engine on": nothing says that it is.
bool is_broken(const Statement& statement, std::string_view lemma) {
    if (lemma.starts_with("be ") && statement.rule == "copula" && !has_be(statement.relation.text)) return true;
    const std::size_t blank = lemma.find(' ');
    if (blank == std::string_view::npos) return false;
    const std::string_view rest = lemma.substr(blank + 1);
    const en::Entry& second = lexicon().find(rest.substr(0, rest.find(' ')));
    return second.can_be(VerbForm::base) && second.only(Upos::VERB) && lemma.substr(0, blank) != "be";
}

// "a house built from scrap": nobody is said to build.
bool is_made_from(const Statement& statement) {
    const std::string& lemma = statement.relation.lemma;
    const std::string_view text = statement.relation.text;
    return lemma.ends_with(" from") && words_of(lemma) == 2 && in(making, lemma.substr(0, lemma.size() - 5)) &&
           (text.ends_with("ed from") || text.ends_with("made from") || text.ends_with("built from"));
}

std::string last_words(std::string_view text, std::size_t count) {
    std::size_t start = text.size();
    while (count > 0 && start != std::string_view::npos && start > 0) {
        start = text.rfind(' ', start - 1);
        --count;
    }
    return to_lower(start == std::string_view::npos ? text : text.substr(start + 1));
}

}  // namespace

SentenceParts::SentenceParts(const Extraction& document)
    : statements(document.sentences.size()), mentions(document.sentences.size()) {
    for (const Statement& statement : document.statements) statements[statement.sentence.index()].push_back(&statement);
    for (const Mention& mention : document.mentions) mentions[mention.sentence.index()].push_back(&mention);
}

bool says_nothing(const Extraction& document, const SentenceParts& parts, const Statement& statement, std::string_view lemma) {
    const std::string_view verb = lemma.substr(0, lemma.find(' '));
    if (in(without_object, lemma) || in(addressing, lemma) || lemma == "do") return true;
    if (words_of(lemma) == 2 && in(needs_object, verb)) return true;
    if (to_lower(statement.subject.text).starts_with("few ")) return true;
    return is_within(parts, statement) || is_expletive(document, statement) || is_title(parts, statement) ||
           is_broken(statement, lemma) || lacks_preposition(document, statement);
}

bool is_text_part(std::string_view text) {
    return in(of_the_text, en::singular(to_lower(text.substr(text.rfind(' ') + 1))));
}

std::string claimant_of(const SentenceParts& parts, const Statement& statement) {
    if (statement.claimants.empty() && statement.rule == "control") {
        for (const Statement* other : parts.statements[statement.sentence.index()])
            if (other->object && other->object->span == statement.subject.span && in(accusing, arrow_lemma(*other)))
                return other->subject.entity;
        return {};
    }
    if (statement.claimants.empty() || statement.claimants.back() == statement.subject.entity) return {};
    const std::string& claimant = statement.claimants.back();
    return is_text_part(claimant) && !to_lower(claimant).starts_with("report") ? std::string() : claimant;
}

const Participant& subject_of(const Extraction& document, const SentenceParts& parts, const Statement& statement) {
    const Participant& subject = statement.subject;
    if (!subject.entity.empty()) return subject;
    const Sentence& sentence = document.sentences[statement.sentence.index()];
    const std::string& text = sentence.text;
    const std::size_t as = text.find(" as " + subject.text);
    // "the plan for the town, saving money"
    const std::size_t at = text.find(subject.text + ", " + statement.relation.text);
    for (const Statement* other : parts.statements[statement.sentence.index()]) {
        if (as != std::string::npos && other->object && other->object->span.end <= subject.span.start &&
            in(presenting, other->relation.lemma) && text.find(other->object->text) < as)
            return *other->object;
        if (statement.rule != "participle" || at == std::string::npos) continue;
        const auto opens = [&](const Participant& whole) {
            return whole.entity.empty() && whole.span.start < subject.span.start && whole.span.end == subject.span.end;
        };
        if (opens(other->subject)) return other->subject;
        if (other->object && opens(*other->object)) return *other->object;
    }
    return subject;
}

bool is_likened(const Statement& statement, std::string_view lemma) {
    if (statement.object->entity.empty() || (lemma != "be" && !lemma.ends_with(" as"))) return false;
    std::string_view text = statement.object->text;
    for (const std::string_view article : {"the ", "a ", "an "})
        if (text.starts_with(article)) text.remove_prefix(article.size());
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos || statement.object->entity.starts_with(text.substr(0, blank))) return false;
    constexpr auto other = std::to_array<std::string_view>({"new", "next", "second", "other", "another", "future"});
    const std::string first(text.substr(0, blank));
    const en::Entry& entry = lexicon().find(first);
    return in(other, first) || (entry.can_be(Upos::ADJ) && first.ends_with("er"));
}

bool is_action(std::string_view text) {
    const std::string_view first = text.substr(0, text.find(' '));
    return first.size() < text.size() && first.ends_with("ing") && is_lower(decode_at(first, 0).value);
}

bool is_of_the_author(std::string_view text) {
    const std::string lower = to_lower(text);
    return lower.starts_with("my ") || lower.starts_with("our ") || lower.starts_with("your ");
}

std::string quality_after(const Statement& statement) {
    for (const Argument& argument : statement.arguments) {
        const ByteSpan& span = argument.participant.span;
        if (argument.role != Role::other || span.start < statement.object->span.end ||
            span.start > statement.object->span.end + 1)
            continue;
        std::string_view text = argument.participant.text;
        // "significantly cheaper"
        const std::size_t blank = text.find(' ');
        if (blank != std::string_view::npos && text.substr(0, blank).ends_with("ly") && text.find(" more ") == blank)
            text.remove_prefix(blank + 1);
        const std::string last = to_lower(text.substr(text.rfind(' ') + 1));
        const en::Entry& entry = lexicon().find(last);
        const bool quality = entry.can_be(Upos::ADJ) || text.starts_with("more ") || text.starts_with("less ") ||
                             last.find('-') != std::string::npos;
        if (quality && words_of(text) <= 3) return " " + to_lower(text);
    }
    return {};
}

bool stands_before(const Extraction& document, const Statement& statement, std::string_view word) {
    return document.sentences[statement.sentence.index()].text.find(std::string(word) + statement.relation.text) !=
           std::string::npos;
}

std::string_view modal_of(const Statement& statement) {
    if (statement.modality == Modality::asserted) return {};
    const std::string text = " " + to_lower(statement.relation.text) + " ";
    for (const std::string_view modal : {"could", "can", "may", "might", "will", "would", "should", "must"})
        if (text.find(" " + std::string(modal) + " ") != std::string::npos) return modal;
    return statement.modality == Modality::planned ? "" : "could";
}

bool is_alleged(const Statement& statement) {
    if (statement.modality != Modality::possible || !statement.rule.starts_with("participle")) return false;
    const std::string text = " " + to_lower(statement.relation.text) + " ";
    return std::ranges::none_of(
        std::to_array<std::string_view>({"could", "can", "may", "might", "would", "potentially", "possibly"}),
        [&](std::string_view word) { return text.find(" " + std::string(word) + " ") != std::string::npos; });
}

std::string hedge_of(const Statement& statement) {
    const std::string text = " " + to_lower(statement.relation.text) + " ";
    for (const std::string_view word : {"likely", "probably", "reportedly", "allegedly", "apparently", "seemingly"})
        if (statement.modality == Modality::possible && text.find(" " + std::string(word) + " ") != std::string::npos)
            return std::string(word);
    return {};
}
std::string_view inability_of(const Statement& statement) {
    const std::string text = " " + to_lower(statement.relation.text) + " ";
    for (const std::string_view word : {"cannot", "can't", "can\u2019t", "can not"})
        if (text.find(" " + std::string(word) + " ") != std::string::npos) return "cannot";
    for (const std::string_view word : {"could not", "couldn't", "couldn\u2019t"})
        if (text.find(" " + std::string(word) + " ") != std::string::npos) return "could not";
    return {};
}

std::string arrow_lemma(const Statement& statement) {
    const std::string& lemma = statement.relation.lemma;
    if (has_be(statement.relation.text) || !lemma.starts_with("be ") || words_of(lemma) != 2 || statement.rule != "verb")
        return lemma;
    const std::string_view verb = lexicon().find(lemma.substr(3)).verb_lemma;
    return verb.empty() ? lemma : std::string(verb);
}
bool says(std::string_view lemma) {
    const en::Entry& verb = lexicon().find(lemma);
    return in(saying, lemma) || verb.has(en::Trait::speech) || verb.has(en::Trait::belief);
}

bool names_several(const Statement& statement) {
    const Participant& subject = statement.subject;
    if (subject.type == EntityType::Group) return true;
    // A name alone: "Hackers", not "Texas" or "Reuters".
    const std::string name = to_lower(subject.entity);
    const std::string one = en::singular(name);
    if (one == name || name.find(' ') != std::string::npos) return false;
    const en::Entry& entry = lexicon().find(one);
    const bool thing =
        subject.type == EntityType::Product || subject.type == EntityType::Work || subject.type == EntityType::Place;
    if (!thing && (entry.can_be(Upos::NOUN) || entry.has(en::Trait::demonym) || entry.has(en::Trait::role))) return true;
    // Who does something: "hackers", "settlers".
    for (const std::string_view ending : {"ers", "ors", "ists", "ians", "ants"})
        if (subject.type == EntityType::Concept && name.ends_with(ending)) return true;
    // Else its verb tells, where it stands beside the name.
    const std::string verb = to_lower(std::string_view(statement.relation.text).substr(0, statement.relation.text.find(' ')));
    return to_lower(subject.text).ends_with(name) &&
           (verb == "are" || verb == "were" || verb == "have" || verb == "do" ||
            (lexicon().find(verb).can_be(VerbForm::base) && !lexicon().find(verb).can_be(VerbForm::past)));
}

// "remain commit to" of "remains fully committed to": as it stands.
std::string as_said(const Statement& statement, std::string_view verb) {
    const std::string text = to_lower(statement.relation.text);
    std::string words(verb);
    bool behind = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        const std::string_view word = std::string_view(text).substr(start, end - start);
        if (behind && !word.ends_with("ly")) words += " " + std::string(word);
        behind = behind || word.starts_with(verb);
        start = end + 1;
    }
    return behind ? words : statement.relation.lemma;
}

std::string arrow_of(const Statement& statement, std::string_view lemma) {
    if (is_made_from(statement)) return "be " + last_words(statement.relation.text, 2);
    for (const std::string_view verb : {"remain", "stay", "seem", "appear"})
        if (lemma.starts_with(std::string(verb) + " ")) return as_said(statement, verb);
    // "is more important than"
    if (lemma.starts_with("be ") && lemma.ends_with(" than"))
        for (const std::string_view degree : {"more ", "less "})
            if (statement.relation.text.find(degree) != std::string::npos && lemma.find(degree) == std::string_view::npos)
                return "be " + std::string(degree) + std::string(lemma.substr(3));
    return lemma == "make" ? "make" + quality_after(statement) : std::string(lemma);
}

}  // namespace skein
