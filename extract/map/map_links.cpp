#include "extract/map/map_links.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace skein {

namespace {

// Their object is what comes about.
constexpr auto causing = std::to_array<std::string_view>({
    "lead to",
    "cause",
    "result in",
    "create",
    "bring",
    "bring about",
    "trigger",
    "produce",
    "mean",
    "spark",
    "drive",
    "force",
    "end in",
    "give rise to",
});
// Their subject tells of the text, or their object says too little.
constexpr auto idle = std::to_array<std::string_view>({
    "do",           "get",       "go",        "say",      "tell",     "talk about", "look at",  "see",
    "know",         "think",     "mention",   "remember", "present",  "explore",    "discuss",  "describe",
    "highlight",    "wonder",    "want",      "try",      "like",     "keep",       "put",      "imagine",
    "be over",      "stand for", "be about",  "show",     "prove",    "make",       "give",     "take",
    "call",         "claim",     "believe",   "state",    "argue",    "point out",  "suggest",  "acknowledge",
    "assert",       "deny",      "insist",    "report",   "explain",  "remind",     "speak to", "misunderstand",
    "reiterate",    "recall",    "admit",     "warn",     "question", "consider",   "expect",   "feel",
    "become",       "start",     "begin",     "continue", "need",     "care",       "help",     "come",
    "emphasize do", "feature",   "cover",     "note",     "share",    "introduce",  "welcome",  "thank",
    "join",         "watch",     "listen to", "prove to", "do with",  "be",
});

// What they are about is drawn, with who says it.
constexpr auto saying = std::to_array<std::string_view>({
    "point out", "claim",   "state",      "argue",     "suggest", "acknowledge", "assert",    "insist",
    "report",    "explain", "remind",     "reiterate", "admit",   "warn",        "discuss",   "describe",
    "note",      "mention", "talk about", "explore",   "present", "highlight",   "emphasize",
});

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Parts of the text itself, and who speaks in it: what they "say" is no tie between things.
constexpr auto of_the_text = std::to_array<std::string_view>({
    "video", "article", "content", "text",    "section", "point",   "chapter", "paragraph", "summary", "document", "page",
    "post",  "story",   "author",  "speaker", "host",    "episode", "podcast", "narrator",  "term",    "word",     "report",
});

class Collector {
  public:
    Collector(const Extraction& document, MapMaterial& material) : document_(document), material_(material) {}

    void run() {
        for (const Mention& mention : document_.mentions)
            if (!mention.entity.empty()) ++material_.mentions[mention.entity];
        for (const Sentence& sentence : document_.sentences) count_words(sentence.text);
        for (const Statement& statement : document_.statements)
            if (statement.rule != "diagram") read(statement);
    }

  private:
    // Which words the text keeps coming back to.
    void count_words(std::string_view text) {
        std::set<std::string> words;
        for (std::size_t at = 0; at < text.size();) {
            const auto is_part = [&](std::size_t i) {
                const char c = text[i];
                return (c & 0x80) != 0 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
            };
            std::size_t end = at;
            while (end < text.size() && is_part(end)) ++end;
            if (end > at) words.insert(en::singular(to_lower(text.substr(at, end - at))));
            at = end + 1;
        }
        for (const std::string& word : words) ++material_.words[word];
    }

    std::optional<std::size_t> add(std::optional<ConceptPhrase> phrase, const std::string& entity, bool decision = false,
                                   EntityType type = EntityType::Person) {
        // "the programming language CUDA" is CUDA.
        const std::string last_word = en::singular(to_lower(entity.substr(entity.rfind(' ') + 1)));
        const bool name =
            !entity.empty() && (!phrase || phrase->words.size() <= 1 + words_of(entity) || phrase->head == last_word);
        if (!phrase && !entity.empty()) phrase = concept_phrase(entity);
        if (!phrase) return std::nullopt;
        const bool thing = type == EntityType::Product || type == EntityType::Concept || type == EntityType::Work;
        MapPhrase& added = material_.phrases.emplace_back();
        added.phrase = std::move(*phrase);
        added.entity = entity;
        added.decision = decision;
        added.name = name;
        added.thing = name && thing;
        added.sentence = material_.sentences + sentence_;
        return material_.phrases.size() - 1;
    }
    static std::size_t words_of(std::string_view text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    }

    std::optional<std::size_t> add(const Participant& participant) {
        const auto phrase = concept_phrase(participant.text);
        if (!phrase && participant.entity.empty()) return std::nullopt;
        const auto added = add(phrase, participant.entity, false, participant.type);
        if (added) material_.phrases[*added].reference = reference_of(participant.text);
        return added;
    }

    static Reference reference_of(std::string_view text) {
        const std::string first = to_lower(text.substr(0, text.find(' ')));
        if (first == "the") return Reference::definite;
        return first == "this" || first == "that" || first == "these" || first == "those" ? Reference::demonstrative
                                                                                          : Reference::none;
    }

    // By a sentence's words: "video" as who says it is the document itself.
    static std::string named_claimant(const Statement& statement) {
        if (statement.claimants.empty() || statement.claimants.back() == statement.subject.entity) return {};
        const std::string& claimant = statement.claimants.back();
        return is_upper(decode_at(claimant, 0).value) ? claimant : std::string();
    }

    void link(std::size_t from, std::size_t to, std::string label, LinkKind kind, double weight, const Statement& statement) {
        const Sentence& sentence = document_.sentences[statement.sentence.index()];
        const double size = static_cast<double>(std::max<std::uint64_t>(document_.document.size, 1));
        MapLink& added = material_.links.emplace_back();
        added.from = from;
        added.to = to;
        added.label = std::move(label);
        added.kind = kind;
        added.weight = weight;
        if (kind != LinkKind::possession) added.claimant = named_claimant(statement);
        added.span = sentence.span;
        added.line = sentence.line;
        added.place = static_cast<double>(sentence.span.start) / size;
    }

    // "breakthrough" of "Acme": what the map may tie it by.
    void read_possession(const Statement& statement) {
        if (statement.subject.entity.empty() || !statement.object) return;
        const auto phrase = concept_phrase(statement.object->text);
        if (!phrase) return;
        ++material_.possessions[statement.subject.entity][phrase->head];
        const auto owner = add(statement.subject);
        const auto owned = add(phrase, {});
        if (owner && owned) link(*owner, *owned, "has", LinkKind::possession, 0.25, statement);
    }

    // What the text says of its being so: "can", "may", "could"; "will" of what is planned.
    static std::string_view modal_of(const Statement& statement) {
        if (statement.modality == Modality::asserted || statement.modality == Modality::hypothetical) return {};
        const std::string text = " " + to_lower(statement.relation.text) + " ";
        for (const std::string_view modal : {"could", "can", "may", "might", "will", "would", "should", "must"})
            if (text.find(" " + std::string(modal) + " ") != std::string::npos) return modal;
        return statement.modality == Modality::planned ? "" : "could";
    }

    // A passive has no object beside it: "accused" alone is what somebody does.
    static std::string arrow_lemma(const Statement& statement) {
        const std::string& lemma = statement.relation.lemma;
        const std::string text = " " + to_lower(statement.relation.text) + " ";
        const bool has_be = std::any_of(std::begin(forms_of_be), std::end(forms_of_be), [&](std::string_view form) {
            return text.find(" " + std::string(form) + " ") != std::string::npos;
        });
        if (has_be || !lemma.starts_with("be ") || words_of(lemma) != 2 || statement.rule != "verb") return lemma;
        const std::string_view verb = english_verb(lemma.substr(3));
        return verb.empty() ? lemma : std::string(verb);
    }
    static const en::Lexicon& lexicon() {
        static const en::Lexicon known;
        return known;
    }
    static std::string_view english_verb(const std::string& form) { return lexicon().find(form).verb_lemma; }
    // What is claimed or thought is drawn itself, with who says it.
    static bool says(std::string_view lemma) {
        const en::Entry& verb = lexicon().find(lemma);
        return in(saying, lemma) || verb.has(en::Trait::speech) || verb.has(en::Trait::belief);
    }
    static constexpr std::string_view forms_of_be[] = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am"};

    void read(const Statement& statement) {
        sentence_ = statement.sentence.index();
        if (statement.rule == "having") return read_possession(statement);
        const std::string lemma = arrow_lemma(statement);
        if (!statement.object || statement.rule == "acronym" || statement.rule == "implied") return;
        if (lemma.ends_with(" between")) return;  // add_choices draws both ways
        // What is done for a purpose stands at that purpose.
        if (statement.modality == Modality::planned && statement.rule.find("adverbial") != std::string::npos) return;
        if (statement.modality == Modality::hypothetical || statement.modality == Modality::questioned) return;
        if (statement.object->entity.empty() && says(lemma)) return;
        const std::string_view modal = modal_of(statement);
        const bool planned = statement.modality == Modality::planned;
        const bool possible = statement.modality == Modality::possible || planned;
        const bool plural =
            statement.subject.entity.empty() ? is_plural(statement.subject.text) : statement.subject.type == EntityType::Group;
        const bool negated = statement.polarity == Polarity::negated;
        const auto subject_phrase = concept_phrase(statement.subject.text);
        if (subject_phrase && statement.subject.entity.empty() && in(of_the_text, subject_phrase->head)) return;
        auto object_phrase = object_phrase_of(statement);
        // "companies like Acme" says of Acme only that it is one.
        if (statement.rule == "example" && (!subject_phrase || subject_phrase->words.size() < 2)) return;
        const auto subject = add(statement.subject);
        if (!subject) return;
        if (const std::string who = named_claimant(statement); !who.empty() && material_.mentions.contains(who))
            if (const auto claimant = add(std::nullopt, who))
                link(*claimant, *subject, "speaks of", LinkKind::possession, 0.2, statement);
        if (object_phrase && !object_phrase->number.empty() && !negated) {
            if (lemma == "have" || lemma == "use") material_.numbers.emplace(*subject, object_phrase->number);
            return;
        }
        // "parts", "a piece": of what the sentence spoke of before.
        const bool vague_object = !object_phrase && statement.object->entity.empty();
        std::optional<std::size_t> object;
        if (!vague_object) {
            object = add(object_phrase, statement.object->entity, false, statement.object->type);
            if (object) material_.phrases[*object].reference = reference_of(statement.object->text);
        } else if (last_object_ && last_sentence_ == statement.sentence) {
            object = last_object_;
        }
        constexpr std::string_view because = " because";
        if (lemma.ends_with(because)) {
            if (object && !vague_object)
                read_reason(statement, lemma.substr(0, lemma.size() - because.size()), *subject, *object, plural, negated);
            return;
        }
        double weight = statement.confidence * (negated ? 0.6 : 1);
        if (!statement.claimants.empty()) weight *= 0.75;  // what somebody says is not yet so
        if (statement.rule.find("apposition") != std::string::npos) weight *= 0.5;
        if (statement.rule == "attachment" || statement.rule == "example") weight *= 0.4;
        if (in(idle, lemma)) weight *= lemma == "be" && object_phrase && object_phrase->words.size() > 1 ? 0.9 : 0.2;
        if (object && !vague_object) {
            if (!possible) {
                // "head of", "startup": what is said without a verb.
                const bool verbless = statement.relation.span.start == statement.relation.span.end ||
                                      statement.rule.find("title") != std::string::npos;
                link(*subject, *object, verbless && lemma != "be" ? lemma : arrow_words(lemma, plural, negated),
                     LinkKind::relation, weight, statement);
                if (!verbless && !negated) material_.links.back().lemma = lemma;
            } else if (in(causing, lemma)) {
                material_.phrases[*object].decision = !planned;
                link(*subject, *object, arrow_words(lemma, false, negated, planned && modal.empty() ? "will" : modal),
                     LinkKind::outcome, weight, statement);
            } else if (!negated && object_phrase && words_of(lemma) <= 2 && !lemma.starts_with("be") && !in(idle, lemma)) {
                const auto outcome = add(outcome_phrase(lemma, *object_phrase), {}, !planned);
                link(*subject, *outcome, !modal.empty() ? std::string(modal) : "aims to",
                     planned ? LinkKind::purpose : LinkKind::outcome, planned ? weight / 2 : weight, statement);
            }
        }
        if (object && !negated) add_purposes(statement, *object, weight);
        // "achieved through efficiency … not relying on power": the one rather than the other.
        const bool contrasted = statement.rule.find("adverbial") != std::string::npos || statement.rule == "contrast";
        if (object && negated && contrasted && before_ && before_->sentence == statement.sentence &&
            before_->subject == statement.subject.text)
            link(before_->object, *object, "rather than", LinkKind::contrast, 0.7, statement);
        if (object && !negated) before_ = Before{statement.sentence, statement.subject.text, *object};
        last_object_ = object;
        last_sentence_ = statement.sentence;
    }

    // "complain because the lamps break"
    void read_reason(const Statement& statement, std::string_view verb, std::size_t subject, std::size_t reason, bool plural,
                     bool negated) {
        ConceptPhrase what = material_.phrases[subject].phrase;
        what.label = title_case(what.label + " " + arrow_words(verb, plural, negated));
        what.head = verb;
        what.words.emplace_back(verb);
        std::sort(what.words.begin(), what.words.end());
        if (const auto node = add(std::move(what), {})) link(reason, *node, "is why", LinkKind::condition, 0.6, statement);
    }

    // "lead to an arms race", "for chips": what stands right behind what comes about belongs to it.
    static std::optional<ConceptPhrase> object_phrase_of(const Statement& statement) {
        const Participant& object = *statement.object;
        auto phrase = concept_phrase(object.text);
        if (!phrase || !object.entity.empty() || !in(causing, statement.relation.lemma)) return phrase;
        for (const Argument& argument : statement.arguments) {
            const std::string_view text = argument.participant.text;
            if (argument.participant.span.start < object.span.end || argument.participant.span.start > object.span.end + 2)
                continue;
            if (!text.starts_with("for ") && !text.starts_with("of ") && !text.starts_with("in ")) continue;
            if (auto longer = concept_phrase(object.text + " " + std::string(text));
                longer && longer->words.size() > phrase->words.size())
                return longer;
        }
        return phrase;
    }

    void add_purposes(const Statement& statement, std::size_t object, double weight) {
        for (const Argument& argument : statement.arguments) {
            std::string_view text = argument.participant.text;
            const auto phrase_after = [&](std::string_view word) -> std::optional<ConceptPhrase> {
                if (!text.starts_with(word)) return std::nullopt;
                return concept_phrase(text.substr(word.size()));
            };
            if (argument.role == Role::instrument) {
                if (const auto number = phrase_after("with "); number && !number->number.empty())
                    material_.numbers.emplace(object, number->number);
            }
            if (argument.role != Role::purpose && argument.role != Role::extent && argument.role != Role::cause) continue;
            if (const auto aim = phrase_after("to "); aim && aim->words.size() > 1) {
                const std::size_t node = *add(aim, {});
                link(object, node, "to", LinkKind::purpose, weight, statement);
            } else if (const auto use = phrase_after("for ");
                       use && use->number.empty() && (use->words.size() > 1 || !argument.participant.entity.empty())) {
                const std::size_t node = *add(use, argument.participant.entity);
                link(object, node, "for", LinkKind::purpose, weight, statement);
            } else if (const auto cause = phrase_after("because of ")) {
                const std::size_t node = *add(cause, argument.participant.entity);
                link(node, object, "explains", LinkKind::purpose, weight, statement);
            }
        }
    }

    struct Before {
        SentenceId sentence;
        std::string subject;
        std::size_t object = 0;
    };
    const Extraction& document_;
    MapMaterial& material_;
    std::size_t sentence_ = 0;  // the statement's
    std::optional<std::size_t> last_object_;
    SentenceId last_sentence_{0};
    std::optional<Before> before_;
};

}  // namespace

MapMaterial map_material(const std::vector<Extraction>& documents) {
    MapMaterial material;
    for (const Extraction& document : documents) {
        Collector(document, material).run();
        add_choices(document, material);
        add_clauses(document, material);
        material.sentences += document.sentences.size();
    }
    return material;
}

}  // namespace skein
