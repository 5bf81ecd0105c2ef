#include "extract/map/map_links.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/map/map_words.hpp"
#include "extract/map/statement_reading.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace skein {

namespace {

using namespace map_words;

const en::Lexicon& lexicon() {
    static const en::Lexicon known;
    return known;
}

class Collector {
  public:
    Collector(const Extraction& document, MapMaterial& material) : document_(document), parts_(document), material_(material) {}

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
        // What a name is for or from is not its name, nor is what it is ("a firm called Acme").
        if (phrase && !entity.empty()) {
            // Nor whose it is.
            if (const std::size_t owner = phrase->label.find("'s "); owner != std::string::npos)
                if (auto owned = concept_phrase(std::string_view(phrase->label).substr(owner + 3));
                    owned && owned->head == phrase->head)
                    phrase = std::move(owned);
            if (auto core = core_of(*phrase)) phrase = std::move(core);
            auto plain = concept_phrase(entity);
            if (plain && std::ranges::none_of(plain->words, [&](const std::string& word) {
                    return std::ranges::binary_search(phrase->words, word);
                }))
                phrase = std::move(plain);
        }
        const bool name =
            !entity.empty() && (!phrase || phrase->words.size() <= 1 + words_of(entity) || phrase->head == last_word);
        if (!phrase && !entity.empty()) phrase = concept_phrase(entity);
        if (!phrase) return std::nullopt;
        // "the low-level instruction language Vexa" is long for Vexa.
        constexpr std::size_t more = 2;  // words
        if (name && phrase->words.size() > words_of(entity) + more)
            if (auto plain = concept_phrase(entity)) phrase = std::move(plain);
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

    std::optional<std::size_t> add(const Participant& participant, const Statement& statement) {
        const auto phrase = phrase_of(participant);
        if (!phrase && participant.entity.empty()) return std::nullopt;
        const auto added = add(phrase, participant.entity, false, participant.type);
        if (!added) return added;
        material_.phrases[*added].reference = reference_of(participant.text);
        if (participant.entity.empty()) add_owner(participant, *added, statement);
        return added;
    }

    // "the speed of Acme" ties the speed to Acme.
    void add_owner(const Participant& owned, std::size_t phrase, const Statement& statement) {
        for (const Mention* each : parts_.mentions[sentence_]) {
            const Mention& mention = *each;
            if (mention.entity.empty() || !owned.span.contains(mention.span)) continue;
            const std::string_view text = owned.text;
            if (!text.ends_with(" of " + mention.text) && !text.starts_with(mention.text + "'s ") &&
                !text.starts_with(mention.text + "\u2019s "))
                continue;
            if (const auto owner = add(std::nullopt, mention.entity, false, mention.type))
                link(*owner, phrase, "has", LinkKind::possession, 0.25, statement);
            return;
        }
    }

    // "their work" names nothing; "Acme's Work" does.
    [[nodiscard]] std::optional<ConceptPhrase> phrase_of(const Participant& participant) const {
        auto phrase = concept_phrase(participant.text);
        if (phrase || !participant.entity.empty() || is_text_part(participant.text)) return phrase;
        const std::string_view text = participant.text;
        const std::size_t blank = text.find(' ');
        if (blank == std::string_view::npos || !lexicon().find(to_lower(text.substr(0, blank))).has(en::Trait::possessive))
            return phrase;
        const std::string_view owned = text.substr(blank + 1);
        for (const Statement* other : parts_.statements[sentence_])
            if (other->rule == "having" && other->object && other->object->text == owned &&
                participant.span.contains(other->subject.span))
                return concept_phrase(of_owner(other->subject.entity, owned));
        return phrase;
    }
    static Reference reference_of(std::string_view text) {
        const std::string first = to_lower(text.substr(0, text.find(' ')));
        if (first == "the") return Reference::definite;
        return first == "this" || first == "that" || first == "these" || first == "those" ? Reference::demonstrative
                                                                                          : Reference::none;
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
        if (kind != LinkKind::possession) added.claimant = claimant_of(parts_, statement);
        added.span = sentence.span;
        added.line = sentence.line;
        added.place = static_cast<double>(sentence.span.start) / size;
    }

    // What a thing without a name of its own costs stands in its box.
    void read_cost(const Statement& statement) {
        if (statement.relation.lemma != "cost" || statement.polarity == Polarity::negated || !statement.subject.entity.empty() ||
            !statement.claimants.empty())
            return;
        const auto sum = concept_phrase(statement.object->entity);
        if (!sum) return;
        if (const auto subject = add(statement.subject, statement)) material_.numbers.emplace(*subject, sum->label);
    }

    // "breakthrough" of "Acme": what the map may tie it by.
    void read_possession(const Statement& statement) {
        if (statement.subject.entity.empty() || !statement.object) return;
        const auto phrase = concept_phrase(statement.object->text);
        if (!phrase) return;
        ++material_.possessions[statement.subject.entity][phrase->head];
        const auto owner = add(statement.subject, statement);
        const auto owned = add(phrase, {});
        if (owner && owned) link(*owner, *owned, "has", LinkKind::possession, 0.25, statement);
    }

    void read(const Statement& statement) {
        sentence_ = statement.sentence.index();
        if (statement.rule == "having") return read_possession(statement);
        const std::string lemma = arrow_lemma(statement);
        if (!statement.object || statement.rule == "acronym" || statement.rule == "implied") return;
        if (statement.rule == "quantity") return read_cost(statement);
        if (says_nothing(document_, parts_, statement, lemma)) return;
        if (lemma.ends_with(" between")) return;  // add_choices draws both ways
        // What is done for a purpose stands at that purpose.
        if (statement.modality == Modality::planned && statement.rule.find("adverbial") != std::string::npos) return;
        const bool would = (" " + to_lower(statement.relation.text)).find(" would ") != std::string::npos;
        if ((statement.modality == Modality::hypothetical && !would) || statement.modality == Modality::questioned) return;
        if (statement.object->entity.empty() && says(lemma) && (!statement.subject.entity.empty() || !in(telling, lemma))) return;
        const std::string_view modal = modal_of(statement);
        const bool planned = statement.modality == Modality::planned;
        const std::string hedge = hedge_of(statement);
        const bool possible =
            hedge.empty() && !is_alleged(statement) && (statement.modality == Modality::possible || would || planned);
        const bool plural = statement.subject.entity.empty() ? is_plural(statement.subject.text) : names_several(statement);
        const bool negated = statement.polarity == Polarity::negated;
        const Participant& who = subject_of(document_, parts_, statement);
        const auto subject_phrase = phrase_of(who);
        if (subject_phrase && who.entity.empty() && in(of_the_text, subject_phrase->head)) return;
        auto object_phrase = object_phrase_of(statement);
        // "companies like Acme" says of Acme only that it is one.
        if (statement.rule == "example" && (!subject_phrase || subject_phrase->words.size() < 2)) return;
        const auto subject = add(who, statement);
        if (!subject) return;
        if (const std::string name = claimant_of(parts_, statement); !name.empty() && material_.mentions.contains(name))
            if (const auto claimant = add(std::nullopt, name))
                link(*claimant, *subject, "speaks of", LinkKind::possession, 0.2, statement);
        const bool counted = statement.object->entity.empty() || statement.object->type == EntityType::Quantity;
        if (object_phrase && counted && !object_phrase->number.empty() && !negated) {
            if (lemma == "have" || lemma == "use") material_.numbers.emplace(*subject, object_phrase->number);
            return;
        }
        // "parts", "a piece": of what the sentence spoke of before.
        const bool vague_object = !object_phrase && statement.object->entity.empty();
        std::optional<std::size_t> object;
        if (!vague_object) {
            // "the better Acme" is not Acme.
            const bool likened = is_likened(statement, lemma);
            object = add(object_phrase, likened ? std::string() : statement.object->entity, false, statement.object->type);
            if (object) material_.phrases[*object].reference = reference_of(statement.object->text);
            if (object && statement.object->entity.empty()) add_owner(*statement.object, *object, statement);
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
        // What somebody says is not yet so; what "the video" says the document says.
        if (!claimant_of(parts_, statement).empty()) weight *= 0.75;
        // What something named is: a person's map says it of what the text is about.
        const bool kind =
            lemma == "be" && !who.entity.empty() && object_phrase && object_phrase->words.size() > 1 && !is_action(who.text);
        if (!kind && statement.rule.find("apposition") != std::string::npos) weight *= 0.5;
        if (statement.rule == "attachment" || statement.rule == "example") weight *= 0.4;
        if (is_action(who.text) && !who.entity.empty()) weight *= 0.3;
        if (is_of_the_author(who.text)) weight *= 0.3;
        const bool is_idle =
            (in(idle, lemma) || lemma.starts_with("speak ")) && (lemma != "make" || quality_after(statement).empty());
        // "gets rid": nothing is said.
        if (is_idle && object_phrase && object_phrase->words.size() == 1 && statement.object->entity.empty()) return;
        if (is_idle) weight *= kind ? 1.1 : lemma == "be" && object_phrase && object_phrase->words.size() > 1 ? 0.9 : 0.2;
        if (object && !vague_object) {
            if (!possible) {
                // "head of", "startup": what is said without a verb.
                const bool verbless = statement.relation.span.start == statement.relation.span.end ||
                                      statement.rule.find("title") != std::string::npos;
                const std::string what = arrow_of(statement, lemma);
                const std::string_view able = negated ? inability_of(statement) : std::string_view();
                std::string arrow = arrow_words(what, plural, negated);
                if (verbless && lemma != "be")
                    arrow = with_acronyms(lemma);
                else if (!able.empty())
                    arrow = std::string(able) + " " + what;
                else if (!hedge.empty())  // "likely has", "is likely"
                    arrow = what.starts_with("be") ? arrow.insert(std::min(arrow.find(' '), arrow.size()), " " + hedge)
                                                   : hedge + " " + arrow;
                link(*subject, *object, std::move(arrow), LinkKind::relation, weight, statement);
                material_.links.back().negated = negated;
                material_.links.back().plural = plural && !statement.subject.entity.empty();
                if (!verbless && !negated && hedge.empty()) material_.links.back().lemma = what;
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
            link(before_->object, *object, stands_before(document_, statement, "without ") ? "without" : "rather than",
                 LinkKind::contrast, 0.7, statement);
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
        // "the barriers to starting a firm": a word alone says less.
        if (phrase && phrase->words.size() == 1 && object.entity.empty())
            for (const Argument& argument : statement.arguments) {
                std::string_view text = argument.participant.text;
                text = text.substr(0, text.find(','));
                const std::size_t blank = text.find(' ');
                const std::string_view next = blank == std::string_view::npos ? "" : text.substr(blank + 1);
                const bool belongs = (text.starts_with("to ") && next.substr(0, next.find(' ')).ends_with("ing")) ||
                                     text.starts_with("between ") || text.starts_with("of ");
                if (!belongs || argument.participant.span.start != object.span.end + 1) continue;
                if (auto longer = concept_phrase(object.text + " " + std::string(text));
                    longer && longer->words.size() > phrase->words.size())
                    return longer;
            }
        const bool compared = statement.relation.lemma == "be";
        if ((!phrase && !compared) || !object.entity.empty() || (!compared && !in(causing, statement.relation.lemma)))
            return phrase;
        for (const Argument& argument : statement.arguments) {
            std::string_view text = argument.participant.text;
            if (argument.participant.span.start < object.span.end || argument.participant.span.start > object.span.end + 2)
                continue;
            // "cheaper to run than lamps and candles"
            if (compared && (!text.starts_with("to ") || text.find(" than ") == std::string_view::npos)) continue;
            if (compared) text = text.substr(0, text.find(" and "));
            if (!compared && !text.starts_with("for ") && !text.starts_with("of ") && !text.starts_with("in ")) continue;
            if (auto longer = concept_phrase(object.text + " " + std::string(text));
                longer && (!phrase || longer->words.size() > phrase->words.size()))
                return longer;
        }
        return phrase;
    }

    // "for a couple of hours"
    static bool tells_time(const ConceptPhrase& phrase) {
        return std::ranges::any_of(phrase.words, [](const std::string& word) {
            return lexicon().find(word).has(en::Trait::time_noun) || lexicon().find(word).has(en::Trait::month);
        });
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
            } else if (const auto use = phrase_after("for "); use && use->number.empty() && !tells_time(*use) &&
                                                              (use->words.size() > 1 || !argument.participant.entity.empty())) {
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
    const SentenceParts parts_;
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
