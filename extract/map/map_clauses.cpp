#include "base/utf8.hpp"
#include "extract/annotated_text.hpp"
#include "extract/map/map_links.hpp"
#include "extract/relations/clause.hpp"
#include "extract/relations/noun_phrase.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t most_words = 8;            // of a clause that stands in a box
constexpr std::size_t longest_sentence = 2'000;  // bytes; a longer one is hardly one
constexpr auto conditional = std::to_array<std::string_view>({"if", "unless"});
constexpr auto causal = std::to_array<std::string_view>({"because"});
constexpr auto concluding = std::to_array<std::string_view>({"therefore", "thus", "hence", "consequently", "so"});
constexpr auto backward = std::to_array<std::string_view>({"it", "this", "that", "which", "they", "these"});

struct Rivals {
    std::string_view noun;
    std::string_view arrow;
};
constexpr Rivals rivals[] = {
    {"competition", "competes with"}, {"rivalry", "rivals"},           {"conflict", "in conflict with"},
    {"tension", "in tension with"},   {"tensions", "in tension with"}, {"difference", "differs from"},
    {"war", "at war with"},           {"dispute", "in dispute with"},
};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// A document of the sentences alone, a block each: what is drawn in it is not read.
Document sentences_of(const Extraction& extraction, std::vector<std::uint32_t>& numbers) {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::uint32_t i = 0; i < extraction.sentences.size(); ++i) {
        const Sentence& sentence = extraction.sentences[i];
        const bool drawn = std::any_of(extraction.diagrams.begin(), extraction.diagrams.end(),
                                       [&](const Diagram& diagram) { return diagram.span.contains(sentence.span); });
        if (drawn || sentence.text.empty() || sentence.text.size() > longest_sentence ||
            sentence.text.find('\0') != std::string::npos)
            continue;
        numbers.push_back(i);
        places.emplace_back(text.size(), text.size() + sentence.text.size());
        text += sentence.text + "\n";
    }
    Document document;
    document.source = std::make_shared<const SourceText>(Source{extraction.document.uri, std::move(text)});
    for (const auto& [start, end] : places) document.blocks.emplace_back().text.append_slice(*document.source, start, end);
    return document;
}

class ClauseReader {
  public:
    ClauseReader(const Extraction& document, MapMaterial& material) : document_(document), material_(material) {}

    void run() {
        std::vector<std::uint32_t> numbers;
        const Document sentences = sentences_of(document_, numbers);
        const LanguageModel& model = english_model();
        static thread_local Workspace workspace;
        Diagnostics ignored;
        const AnnotatedText text = annotate(sentences, model, lexicon_, workspace, ignored);
        const DependencyLabels labels(model);
        const BlockNames no_names;
        for (std::size_t b = 0; b < text.size(); ++b) {
            sentence_ = &document_.sentences[numbers[b]];
            number_ = numbers[b];
            for (const SentenceTokens tokens : text[b].annotation.sentences) {
                tree_.build(text[b], no_names, tokens, labels);
                clauses_.find(tree_, lexicon_);
                for (const Clause& clause : clauses_.all()) read(clause);
                for (std::uint32_t i = tree_.first(); i < tree_.last(); ++i) read_rivals(i);
                remember();
            }
        }
    }

  private:
    void read(const Clause& clause) {
        if (clause.predicate == no_token || tree_.upos(clause.predicate) != Upos::VERB) return;
        if (clause.modality == Modality::possible && clause.finite && !clause.passive) read_outcome(clause);
        if ((clause.finite || tree_.dep(clause.predicate) == Dep::conj) && !clause.passive) read_result(clause);
        if (tree_.dep(clause.predicate) == Dep::advcl && clause.parent != no_clause) {
            const std::uint32_t mark = tree_.child(clause.predicate, Dep::mark);
            if (mark == no_token) return;
            if (in(conditional, tree_.lower(mark)))
                join(clause, clauses_[clause.parent], tree_.lower(mark) == "if" ? "if so" : "if not", true);
            if (in(causal, tree_.lower(mark))) join(clause, clauses_[clause.parent], "is why", false);
        }
    }

    // "so", "therefore" and the like of a clause, or of the one it is joined to.
    [[nodiscard]] std::uint32_t conclusion(std::uint32_t predicate) const {
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token && c < predicate; c = tree_.next(c))
            if ((tree_.dep(c) == Dep::mark || tree_.dep(c) == Dep::advmod) && in(concluding, tree_.lower(c)) && stands_alone(c))
                return c;
        return tree_.dep(predicate) == Dep::conj ? conclusion(tree_.head(predicate)) : no_token;
    }

    // Not the "so" of "so many".
    [[nodiscard]] bool stands_alone(std::uint32_t token) const {
        for (std::uint32_t c = tree_.first_child(token); c != no_token; c = tree_.next(c))
            if (tree_.dep(c) != Dep::punct && tree_.dep(c) != Dep::fixed) return false;
        return true;
    }

    // "uses pumps so it can water the field": what the pumps are used to. "Prices rose, so farmers sold land": one clause is why
    // the other. What begins a sentence follows from the one before it.
    void read_result(const Clause& clause) {
        const std::uint32_t word = conclusion(clause.predicate);
        if (word == no_token) return;
        const std::uint32_t head = tree_.head(clause.predicate);
        const std::uint32_t before = head == no_token ? no_clause : clauses_.of(head);
        const bool opens = before == no_clause || tree_.dep(clause.predicate) == Dep::conj;
        const std::uint32_t able = tree_.dep(clause.predicate) == Dep::conj ? head : clause.predicate;
        if (!modal_of(able).empty() && clause.subject != no_token && is_pronoun(tree_, clause.subject)) {
            const bool same = in(backward, tree_.lower(clause.subject));
            const auto object = object_of(clause);
            const auto means = opens ? before_.means : direct_object(clauses_[before]);
            if (!same || clause.negated || !object.phrase || !object.preposition.empty() || !means) return;
            link(add({*means}), add({outcome_phrase(verb_of(clause.predicate), *object.phrase), {}, true}), "to",
                 LinkKind::purpose, 0.6);
        } else if (opens && tree_.dep(clause.predicate) == Dep::root && tree_.lower(word) != "so") {
            // Who begins with "so" may just go on.
            const auto said = clause_phrase(clause, clause);
            if (said && before_.said && before_.number + 1 == number_ && said->words != before_.said->words)
                link(add({*before_.said}), add({*said}), "so", LinkKind::condition, 0.6);
        } else if (!opens && word > tree_.first() && tree_.lower(word - 1) == ",") {
            join(clauses_[before], clause, "so", false);
        }
    }

    [[nodiscard]] std::optional<ConceptPhrase> direct_object(const Clause& clause) {
        const std::uint32_t object = tree_.child(clause.predicate, Dep::obj);
        return object == no_token ? std::nullopt : phrase_of(object);
    }

    // For the sentence that follows: a fragment without a verb leaves what was said before it.
    void remember() {
        Before now;
        now.number = number_;
        bool said = false;
        for (const Clause& clause : clauses_.all()) {
            if (clause.predicate == no_token || tree_.upos(clause.predicate) != Upos::VERB) continue;
            const Dep dep = tree_.dep(clause.predicate);
            if (dep != Dep::root && dep != Dep::parataxis && dep != Dep::conj) continue;
            said = true;
            if (dep == Dep::root) now.said = clause_phrase(clause, clause);
            if (auto object = direct_object(clause)) now.means = std::move(object);
        }
        if (said) before_ = std::move(now);
    }

    // "the competition between Acme and Zeta"
    void read_rivals(std::uint32_t noun) {
        const auto kind = std::find_if(std::begin(rivals), std::end(rivals),
                                       [&](const Rivals& each) { return tree_.lower(noun) == each.noun; });
        if (kind == std::end(rivals)) return;
        for (std::uint32_t c = tree_.first_child(noun); c != no_token; c = tree_.next(c)) {
            if (c < noun || preposition_text(tree_, c) != "between") continue;
            std::vector<std::uint32_t> sides;
            conjuncts(tree_, c, sides);
            if (sides.size() != 2) return;
            const auto one = side(sides[0]), other = side(sides[1]);
            if (one && other && one->phrase.words != other->phrase.words)
                link(add(*one), add(*other), std::string(kind->arrow), LinkKind::contrast, 0.8);
            return;
        }
    }
    std::optional<MapPhrase> side(std::uint32_t head) {
        auto phrase = concept_phrase(tree_.block().text(phrase_range(tree_, head, Joined::cut)));
        if (!phrase) return std::nullopt;
        MapPhrase result{std::move(*phrase)};
        for (const Mention& mention : document_.mentions)
            if (sentence_->span.contains(mention.span) && to_lower(mention.text) == to_lower(result.phrase.label)) {
                result.entity = mention.entity;
                result.name = !mention.entity.empty();
            }
        return result;
    }

    // "it could open up the market": of what was spoken of before, where no statement tells.
    void read_outcome(const Clause& clause) {
        if (is_told(clause.predicate)) return;
        if (clause.subject != no_token && !in(backward, tree_.lower(clause.subject))) return;
        const Statement* before = spoken_of();
        if (before == nullptr) return;
        const auto subject = concept_phrase(before->subject.entity);
        const auto object = object_of(clause);
        if (!subject || !object.phrase) return;
        const std::string_view modal = modal_of(clause.predicate);
        if (clause.negated || modal.empty()) return;
        const std::string verb = verb_of(clause.predicate);
        const bool leads = !object.preposition.empty() && (verb == "lead" || verb == "result" || verb == "end");
        const std::string whole = verb + (object.preposition.empty() ? "" : " " + object.preposition);
        ConceptPhrase node = leads || verb == "mean" || verb == "cause" ? *object.phrase : outcome_phrase(whole, *object.phrase);
        const std::string arrow =
            leads || verb == "mean" || verb == "cause" ? std::string(modal) + " " + whole : std::string(modal);
        link(add({*subject, before->subject.entity, false, true}), add({std::move(node), {}, true}), arrow, LinkKind::outcome,
             0.5);
    }

    // Two clauses as boxes: the one is the other's condition or reason.
    void join(const Clause& from, const Clause& to, std::string_view label, bool decision) {
        auto first = clause_phrase(from, to);
        auto second = clause_phrase(to, from);
        if (!first || !second || first->words == second->words) return;
        const std::size_t source = add({std::move(*first), {}, decision});
        link(source, add({std::move(*second)}), std::string(label), LinkKind::condition, 0.7);
    }

    // "Prices Rise": nothing where it is unclear who, or too much is said.
    std::optional<ConceptPhrase> clause_phrase(const Clause& clause, const Clause& other) {
        if (clause.predicate == no_token || tree_.upos(clause.predicate) != Upos::VERB || clause.passive) return std::nullopt;
        const auto subject = subject_of(clause, other);
        if (!subject) return std::nullopt;
        const auto object = object_of(clause);
        // "falls" alone says it; "takes" does not.
        const bool has_object = tree_.has(clause.predicate, Dep::obj) || tree_.has(clause.predicate, Dep::xcomp) ||
                                tree_.has(clause.predicate, Dep::ccomp);
        if (has_object && (!object.phrase || !object.preposition.empty())) return std::nullopt;
        const std::string verb = verb_of(clause.predicate) + (object.preposition.empty() ? "" : " " + object.preposition);
        const bool plural = subject->second;
        std::string label = subject->first.label + " " + arrow_words(verb, plural, clause.negated, modal_of(clause.predicate));
        ConceptPhrase phrase = subject->first;
        if (object.phrase) {
            label += " " + object.phrase->label;
            phrase.words.insert(phrase.words.end(), object.phrase->words.begin(), object.phrase->words.end());
        }
        if (static_cast<std::size_t>(std::count(label.begin(), label.end(), ' ')) >= most_words) return std::nullopt;
        phrase.label = title_case(label);
        phrase.head = verb;
        phrase.words.push_back(verb);
        phrase.number.clear();
        std::sort(phrase.words.begin(), phrase.words.end());
        phrase.words.erase(std::unique(phrase.words.begin(), phrase.words.end()), phrase.words.end());
        return phrase;
    }

    // And whether it is plural. A pronoun stands for what a statement of the sentence says it does, or for the other clause's
    // subject.
    std::optional<std::pair<ConceptPhrase, bool>> subject_of(const Clause& clause, const Clause& other) {
        if (clause.subject == no_token) return std::nullopt;
        const bool plural =
            en::singular(tree_.lower(clause.subject)) != tree_.lower(clause.subject) || tree_.has(clause.subject, Dep::conj);
        if (!is_pronoun(tree_, clause.subject)) {
            const auto phrase = phrase_of(clause.subject);
            return phrase ? std::optional(std::pair(*phrase, plural)) : std::nullopt;
        }
        for (const std::uint32_t predicate : {clause.predicate, other.predicate}) {
            const Statement* told = statement_of(predicate);
            if (told == nullptr || told->subject.entity.empty()) continue;
            if (auto phrase = concept_phrase(told->subject.entity))
                return std::pair(*phrase, told->subject.type == EntityType::Group);
        }
        return std::nullopt;
    }

    struct Object {
        std::optional<ConceptPhrase> phrase;
        std::string preposition;  // where it is no direct one
    };
    // What is done, else what it is done to or for: "open up things for small firms".
    Object object_of(const Clause& clause) {
        if (const std::uint32_t direct = tree_.child(clause.predicate, Dep::obj); direct != no_token)
            if (auto phrase = phrase_of(direct)) return {std::move(phrase), {}};
        for (std::uint32_t c = tree_.first_child(clause.predicate); c != no_token; c = tree_.next(c)) {
            if (c < clause.predicate || tree_.dep(c) != Dep::obl) continue;
            const std::string preposition = preposition_text(tree_, c);
            if (preposition.empty() || preposition.find(' ') != std::string::npos) continue;
            if (auto phrase = phrase_of(c)) return {std::move(phrase), preposition};
        }
        return {};
    }
    std::optional<ConceptPhrase> phrase_of(std::uint32_t head) {
        return concept_phrase(tree_.block().text(phrase_range(tree_, head, Joined::kept)));
    }

    // With its particle: "open up".
    std::string verb_of(std::uint32_t predicate) {
        std::string verb(tree_.lemma(predicate));
        const en::Entry& entry = tree_.entry(predicate);
        if (!entry.verb_lemma.empty()) verb = entry.verb_lemma;
        if (const std::uint32_t particle = tree_.child(predicate, Dep::compound_prt); particle != no_token)
            verb += " " + tree_.lower(particle);
        return verb;
    }
    std::string_view modal_of(std::uint32_t predicate) {
        for (std::uint32_t c = tree_.first_child(predicate); c != no_token; c = tree_.next(c))
            for (const std::string_view modal : {"could", "can", "may", "might", "will", "would", "should", "must"})
                if (tree_.dep(c) == Dep::aux && tree_.lower(c) == modal) return modal;
        return {};
    }

    // The statement of this sentence that the verb makes, if any.
    [[nodiscard]] const Statement* statement_of(std::uint32_t predicate) const {
        const std::string form = " " + tree_.lower(predicate) + " ";
        for (const Statement& statement : document_.statements)
            if (statement.sentence.index() == number_ && (" " + statement.relation.text + " ").find(form) != std::string::npos)
                return &statement;
        return nullptr;
    }
    [[nodiscard]] bool is_told(std::uint32_t predicate) const {
        const Statement* told = statement_of(predicate);
        return told != nullptr && told->object && (!told->subject.entity.empty() || concept_phrase(told->subject.text));
    }
    // The first statement of this sentence about something named, else the last one before it.
    [[nodiscard]] const Statement* spoken_of() const { return last_named(document_, *sentence_); }

    std::size_t add(MapPhrase phrase) {
        phrase.sentence = material_.sentences + number_;
        material_.phrases.push_back(std::move(phrase));
        return material_.phrases.size() - 1;
    }
    void link(std::size_t from, std::size_t to, std::string label, LinkKind kind, double weight) {
        const double size = static_cast<double>(std::max<std::uint64_t>(document_.document.size, 1));
        material_.links.push_back({from,
                                   to,
                                   std::move(label),
                                   kind,
                                   weight,
                                   {},
                                   {},
                                   sentence_->span,
                                   sentence_->line,
                                   static_cast<double>(sentence_->span.start) / size});
    }

    const Extraction& document_;
    MapMaterial& material_;
    en::Lexicon lexicon_;
    SentenceTree tree_;
    Clauses clauses_;
    struct Before {
        std::uint32_t number = 0;            // of the sentence
        std::optional<ConceptPhrase> said;   // its main clause
        std::optional<ConceptPhrase> means;  // what was used or made in it
    };
    Before before_;
    const Sentence* sentence_ = nullptr;
    std::uint32_t number_ = 0;
};

}  // namespace

void add_clauses(const Extraction& document, MapMaterial& material) {
    if (has_english_model()) ClauseReader(document, material).run();
}

}  // namespace skein
