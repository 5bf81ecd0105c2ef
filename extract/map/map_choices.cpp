#include "base/utf8.hpp"
#include "extract/map/map_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace skein {

namespace {

struct Opener {
    std::string_view words;
    std::string_view label;       // of the node where the ways part
    std::string_view arrow = {};  // of the ways
};
constexpr Opener openers[] = {
    {"choice between ", "Choice", "choice"},
    {"choose between ", "Choice", "choice"},
    {"choosing between ", "Choice", "choice"},
    {"decide between ", "Decision", "choice"},
    {"deciding between ", "Decision", "choice"},
    {"decision between ", "Decision", "choice"},
    {"debate between ", "Debate"},
    {"torn between ", "Choice", "choice"},
    {"dilemma between ", "Dilemma", "choice"},
    {"trade-off between ", "Trade-off", "choice"},
    {"tradeoff between ", "Trade-off", "choice"},
    {"whether to ", "Choice", "choice"},
};
// What lies at stake: "a crossroads for AI", "the future of work".
constexpr auto stakes = std::to_array<std::string_view>({
    "crossroads for ",
    "crossroads of ",
    "future of ",
    "debate about ",
    "debate over ",
    "question of ",
    "direction of ",
    "fate of ",
    "decision on ",
    "decision about ",
});
constexpr auto counts = std::to_array<std::string_view>(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred", "a hundred", "thousand"});
constexpr auto separators = std::to_array<std::string_view>({" versus ", " vs. ", " vs ", " or ", " and "});
constexpr auto instead = std::to_array<std::string_view>({" rather than ", " instead of ", " as opposed to "});

// Lower case of ASCII alone, so that places stay.
std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

// To where the clause ends, at a mark.
std::string_view clause(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(')
            ++depth;
        else if (text[at] == ')' && depth > 0)
            --depth;
        else if (depth == 0 && (text[at] == ';' || text[at] == '?' || text[at] == '!' || text[at] == ',' ||
                                ((text[at] == '.' || text[at] == ':') && (at + 1 == text.size() || text[at + 1] == ' '))))
            return text.substr(0, at);
    }
    return text;
}

// The last words before a place, to the mark before it: at most `count`.
std::string_view words_before(std::string_view text, std::size_t count) {
    std::size_t at = text.size();
    for (std::size_t words = 0; at > 0; --at) {
        const char c = text[at - 1];
        if (c == ',' || c == ';' || c == '.' || c == ':' || c == '(' || c == ')') break;
        if (c == ' ' && ++words == count) break;
    }
    return text.substr(at);
}

class ChoiceFinder {
  public:
    ChoiceFinder(const Extraction& document, MapMaterial& material) : document_(document), material_(material) {}

    void run() {
        for (const Sentence& sentence : document_.sentences) {
            sentence_ = &sentence;
            const std::string lower = lowered(sentence.text);
            for (const std::string_view stake : stakes)
                if (const std::size_t at = lower.find(stake); at != std::string::npos) {
                    const std::size_t end = at + stake.size();
                    const auto phrase = concept_phrase(clause(std::string_view(sentence.text).substr(end)));
                    if (phrase) at_stake_ = concept_phrase(std::string(stake) + phrase->label);
                }
            for (const Opener& opener : openers)
                if (const std::size_t at = lower.find(opener.words); at != std::string::npos)
                    if (read_choice(opener, std::string_view(sentence.text).substr(at + opener.words.size()))) break;
            read_factor(lower);
            for (const std::string_view words : instead)
                if (const std::size_t at = lower.find(words); at != std::string::npos) read_instead(at, at + words.size());
        }
    }

  private:
    std::size_t add(ConceptPhrase phrase, std::string entity = {}, bool decision = false) {
        return add({std::move(phrase), std::move(entity), decision});
    }
    std::size_t add(MapPhrase phrase) {
        phrase.sentence = material_.sentences + static_cast<std::size_t>(sentence_ - document_.sentences.data());
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

    // "two paths elegance or power": what is counted first says nothing.
    static std::string_view without_count(std::string_view text) {
        for (const std::string_view count : {"two ", "both ", "the two ", "these two ", "different "}) {
            if (!lowered(text).starts_with(count)) continue;
            const std::size_t noun_end = text.find_first_of(" :,", count.size());
            if (noun_end != std::string_view::npos && noun_end > 0 && text[noun_end - 1] == 's') return text.substr(noun_end + 1);
        }
        return text;
    }

    // Who stands for a way: "(Acme's approach)", "like Acme".
    void add_example(std::string_view side, std::size_t way) {
        std::string_view who;
        if (const std::size_t open = side.find('('); open != std::string_view::npos) {
            who = side.substr(open + 1, side.find(')', open) - open - 1);
        } else if (const std::size_t like = lowered(side).find(" like "); like != std::string::npos) {
            who = side.substr(like + 6);
        }
        if (who.empty()) return;
        const auto phrase = concept_phrase(who);
        if (!phrase) return;
        std::string entity;
        for (const Mention& mention : document_.mentions)
            if (lowered(mention.text) == lowered(who)) entity = mention.entity;
        const auto name = entity.empty() ? std::nullopt : concept_phrase(entity);
        link(name ? add_name(*name, entity) : add(*phrase), way, "stands for", LinkKind::example, 0.8);
    }

    // "to buy old buses": what is done, and to what; nothing for "not".
    static std::optional<ConceptPhrase> act(std::string_view text) {
        if (lowered(text).starts_with("to ")) text.remove_prefix(3);
        const std::size_t blank = text.find(' ');
        if (blank == std::string_view::npos) return std::nullopt;
        const auto object = concept_phrase(text.substr(blank + 1));
        if (!object) return std::nullopt;
        return outcome_phrase(text.substr(0, blank), *object);
    }

    bool read_choice(const Opener& opener, std::string_view text) {
        const std::string_view sides = without_count(clause(text));
        const std::string lower = lowered(sides);
        for (const std::string_view separator : separators) {
            const std::size_t at = lower.find(separator);
            if (at == std::string::npos) continue;
            const std::string_view left = sides.substr(0, at);
            const std::string_view right = sides.substr(at + separator.size());
            const bool acts = opener.words == "whether to ";
            const auto first = acts ? act(left) : concept_phrase(left);
            const auto second = acts ? act(right) : concept_phrase(right);
            if (!first || !second || first->words == second->words) continue;
            ConceptPhrase node;
            if (at_stake_ && !opener.arrow.empty()) {
                node = *std::exchange(at_stake_, std::nullopt);
            } else {
                node.label = opener.label;
                node.head = lowered(node.label);
                node.words = {"between " + first->label + "/" + second->label};  // each its own
            }
            const std::size_t way_one = add(*first);
            const std::size_t way_two = add(*second);
            const std::size_t choice = add(node, {}, true);
            const double weight = opener.arrow.empty() ? 0.6 : 1;
            link(way_one, choice, std::string(opener.arrow), LinkKind::choice, weight);
            link(way_two, choice, std::string(opener.arrow), LinkKind::choice, weight);
            add_example(left, way_one);
            add_example(right, way_two);
            return true;
        }
        return false;
    }

    // "is 10 times faster": how much, of whom the sentence, or what was said before it, speaks.
    void read_factor(std::string_view lower) {
        const std::size_t at = lower.find(" times ");
        if (at == std::string_view::npos) return;
        const std::string_view count = words_before(lower.substr(0, at), 1);
        const std::size_t end = std::min(lower.find_first_of(" ,.;", at + 7), lower.size());
        const std::string_view how = lower.substr(at + 7, end - at - 7);
        const bool counted = count.find_first_of("0123456789") != std::string_view::npos ||
                             std::find(counts.begin(), counts.end(), count) != counts.end();
        if (!counted || how.size() < 5 || !how.ends_with("er")) return;
        const Statement* before = last_named(document_, *sentence_);
        if (before == nullptr) return;
        const auto subject = concept_phrase(before->subject.entity);
        ConceptPhrase factor;
        factor.label = title_case(std::string(count) + " times " + std::string(how));
        factor.words = {factor.label};
        factor.head = how;
        if (!subject) return;
        link(add_name(*subject, before->subject.entity), add(factor), "is", LinkKind::outcome, 2);
    }

    std::size_t add_name(ConceptPhrase phrase, std::string entity) {
        return add({std::move(phrase), std::move(entity), false, true});
    }

    void read_instead(std::size_t at, std::size_t behind) {
        constexpr std::size_t near = 5;
        const std::string_view text = sentence_->text;
        const auto kept = concept_phrase(words_before(text.substr(0, at), near));
        const auto left = concept_phrase(clause(text.substr(behind)));
        if (kept && left && kept->words != left->words) link(add(*kept), add(*left), "rather than", LinkKind::contrast, 0.6);
    }

    const Extraction& document_;
    MapMaterial& material_;
    const Sentence* sentence_ = nullptr;
    std::optional<ConceptPhrase> at_stake_;
};

}  // namespace

const Statement* last_named(const Extraction& document, const Sentence& sentence) {
    const Statement* before = nullptr;
    for (const Statement& statement : document.statements) {
        if (statement.subject.entity.empty() || statement.rule == "diagram" || statement.relation.lemma == "have") continue;
        const std::uint64_t start = document.sentences[statement.sentence.index()].span.start;
        if (start > sentence.span.start) break;
        before = &statement;
        if (start == sentence.span.start) break;
    }
    return before;
}

void add_choices(const Extraction& document, MapMaterial& material) {
    ChoiceFinder(document, material).run();
}

}  // namespace skein
