#include "extract/map/map_links.hpp"

#include "base/utf8.hpp"
#include "extract/lang/en/lexicon.hpp"

#include <algorithm>
#include <array>
#include <optional>
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

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_plural(std::string_view text) {
    const std::size_t blank = text.rfind(' ');
    const std::string last = to_lower(blank == std::string_view::npos ? text : text.substr(blank + 1));
    return en::singular(last) != last || last == "they" || last == "people" || last.ends_with(" and");
}

class Collector {
  public:
    Collector(const Extraction& document, MapMaterial& material) : document_(document), material_(material) {}

    void run() {
        for (const Mention& mention : document_.mentions)
            if (!mention.entity.empty()) ++material_.mentions[mention.entity];
        for (const Statement& statement : document_.statements)
            if (statement.rule != "diagram") read(statement);
    }

  private:
    std::optional<std::size_t> add(std::optional<ConceptPhrase> phrase, const std::string& entity, bool decision = false,
                                   EntityType type = EntityType::Person) {
        // "the programming language CUDA" is CUDA.
        const std::string last_word = en::singular(to_lower(entity.substr(entity.rfind(' ') + 1)));
        const bool name =
            !entity.empty() && (!phrase || phrase->words.size() <= 1 + words_of(entity) || phrase->head == last_word);
        if (!phrase && !entity.empty()) phrase = concept_phrase(entity);
        if (!phrase) return std::nullopt;
        const bool thing = type == EntityType::Product || type == EntityType::Concept || type == EntityType::Work;
        material_.phrases.push_back({std::move(*phrase), entity, decision, name, name && thing});
        return material_.phrases.size() - 1;
    }
    static std::size_t words_of(std::string_view text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    }

    std::optional<std::size_t> add(const Participant& participant) {
        const auto phrase = concept_phrase(participant.text);
        if (!phrase && participant.entity.empty()) return std::nullopt;
        return add(phrase, participant.entity, false, participant.type);
    }

    void link(std::size_t from, std::size_t to, std::string label, LinkKind kind, double weight, const Statement& statement) {
        const Sentence& sentence = document_.sentences[statement.sentence.index()];
        const double size = static_cast<double>(std::max<std::uint64_t>(document_.document.size, 1));
        material_.links.push_back({from, to, std::move(label), kind, weight, sentence.span, sentence.line,
                                   static_cast<double>(sentence.span.start) / size});
    }

    void read(const Statement& statement) {
        if (statement.rule == "having" && !statement.subject.entity.empty() && statement.object) {
            if (const auto phrase = concept_phrase(statement.object->text))
                ++material_.possessions[statement.subject.entity][phrase->head];
            return;
        }
        const std::string& lemma = statement.relation.lemma;
        if (!statement.object || statement.rule == "acronym" || statement.rule == "implied") return;
        if (lemma.ends_with(" between")) return;  // add_choices draws both ways
        // What is done for a purpose stands at that purpose.
        if (statement.modality == Modality::planned && statement.rule.find("adverbial") != std::string::npos) return;
        if (statement.modality == Modality::hypothetical) return;
        const bool planned = statement.modality == Modality::planned;
        const bool possible = statement.modality == Modality::possible || statement.modality == Modality::questioned || planned;
        const bool plural =
            statement.subject.entity.empty() ? is_plural(statement.subject.text) : statement.subject.type == EntityType::Group;
        const bool negated = statement.polarity == Polarity::negated;
        auto object_phrase = concept_phrase(statement.object->text);
        const auto subject = add(statement.subject);
        if (!subject) return;
        if (object_phrase && !object_phrase->number.empty() && !negated) {
            if (lemma == "have" || lemma == "use") material_.numbers.emplace(*subject, object_phrase->number);
            return;
        }
        // "parts", "a piece": of what the sentence spoke of before.
        const bool vague_object = !object_phrase && statement.object->entity.empty();
        std::optional<std::size_t> object;
        if (!vague_object)
            object = add(object_phrase, statement.object->entity, false, statement.object->type);
        else if (last_object_ && last_sentence_ == statement.sentence)
            object = last_object_;
        double weight = statement.confidence * (negated ? 0.6 : 1);
        if (!statement.claimants.empty()) weight *= 0.75;  // what somebody says is not yet so
        if (statement.rule.find("apposition") != std::string::npos) weight *= 0.5;
        if (in(idle, lemma)) weight *= lemma == "be" && object_phrase && object_phrase->words.size() > 1 ? 0.6 : 0.2;
        if (object && !vague_object) {
            if (!possible) {
                // "head of", "startup": what is said without a verb.
                const bool verbless = statement.relation.span.start == statement.relation.span.end ||
                                      statement.rule.find("title") != std::string::npos;
                link(*subject, *object, verbless && lemma != "be" ? lemma : arrow_words(lemma, plural, negated, false),
                     LinkKind::relation, weight, statement);
            } else if (in(causing, lemma)) {
                material_.phrases[*object].decision = !planned;
                link(*subject, *object, arrow_words(lemma, false, negated, true), LinkKind::outcome, weight, statement);
            } else if (!negated && object_phrase && words_of(lemma) <= 2 && !lemma.starts_with("be")) {
                const auto outcome = add(outcome_phrase(lemma, *object_phrase), {}, !planned);
                link(*subject, *outcome, planned ? "aims to" : "could", planned ? LinkKind::purpose : LinkKind::outcome,
                     planned ? weight / 2 : weight, statement);
            }
        }
        if (object && !negated) add_purposes(statement, *object, weight);
        // "achieved through efficiency … not relying on power": the one rather than the other.
        if (object && negated && before_ && before_->sentence == statement.sentence && before_->subject == statement.subject.text)
            link(before_->object, *object, "rather than", LinkKind::contrast, 0.7, statement);
        if (object && !negated) before_ = Before{statement.sentence, statement.subject.text, *object};
        last_object_ = object;
        last_sentence_ = statement.sentence;
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
    }
    return material;
}

}  // namespace skein
