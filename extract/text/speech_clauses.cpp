// Cuts of long sentences, by words: a simple rule until a trained splitter stands in its place.

#include "base/utf8.hpp"
#include "extract/text/sentence_splitter.hpp"

#include <span>

namespace skein {

namespace {

using en::Trait;

constexpr std::uint32_t shortest_clause = 3;  // tokens

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    for (const std::string_view each : words) {
        if (each == word) return true;
    }
    return false;
}

bool is_finite(const Token& token) {
    return (token.upos == Upos::AUX || token.upos == Upos::VERB) && token.form != VerbForm::gerund && token.form != VerbForm::participle &&
           token.form != VerbForm::none;
}

class ClauseCutter {
  public:
    ClauseCutter(const Annotation& tagged, const en::Lexicon& lexicon) : tagged_(tagged), lexicon_(lexicon) {}

    void cut(SentenceTokens sentence, std::vector<SentenceTokens>& out) const {
        std::uint32_t first = sentence.first;
        bool finite_seen = false;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (i - first >= shortest_clause && starts_clause(i, sentence.last, finite_seen)) {
                out.push_back({first, i});
                first = i;
                finite_seen = false;
            }
            if (is_finite(tagged_.tokens[i])) finite_seen = true;
        }
        out.push_back({first, sentence.last});
    }

  private:
    std::string lower(std::uint32_t i) const { return to_lower(tagged_.form(tagged_.tokens[i])); }

    bool starts_clause(std::uint32_t i, std::uint32_t end, bool finite_seen) const {
        const std::string word = lower(i);
        static constexpr std::string_view asides[] = {"yeah", "exactly", "okay", "absolutely", "imagine", "um", "uh"};
        if (is_one_of(asides, word)) return true;
        const std::string before = lower(i - 1);
        static constexpr std::string_view after_aside[] = {"yeah", "exactly", "okay", "absolutely"};
        if (is_one_of(after_aside, before) && i + 1 < end) return true;
        if (!finite_seen) return false;
        const bool verb_follows = subject_and_verb(i, end);
        if ((word == "so" || word == "but" || word == "and" || word == "because") && i + 1 < end && subject_and_verb(i + 1, end)) return true;
        if (!verb_follows) return false;
        // A pronoun with its verb, unless the word before joins it to what went on.
        const Token& previous = tagged_.tokens[i - 1];
        if (previous.upos == Upos::SCONJ || previous.upos == Upos::CCONJ || previous.upos == Upos::ADP || previous.upos == Upos::AUX ||
            previous.upos == Upos::DET || previous.upos == Upos::VERB) {
            return false;
        }
        if (previous.upos == Upos::PRON && lexicon_.find(before).has(Trait::relative)) return false;
        return before != "how" && before != "what" && before != "why" && before != "as" && before != "like";
    }

    // "they 're", "it gives", "that is"
    bool subject_and_verb(std::uint32_t i, std::uint32_t end) const {
        if (i + 1 >= end) return false;
        const std::string word = lower(i);
        const bool subject = lexicon_.find(word).has(Trait::subject_pronoun) || word == "that" || word == "this" || word == "there";
        std::uint32_t verb = i + 1;
        while (verb + 1 < end && tagged_.tokens[verb].upos == Upos::ADV) ++verb;
        return subject && is_finite(tagged_.tokens[verb]);
    }

    const Annotation& tagged_;
    const en::Lexicon& lexicon_;
};

}  // namespace

std::vector<SentenceTokens> cut_long_sentences(const Annotation& tagged, BlockKind kind, const en::Lexicon& lexicon, std::size_t& forced) {
    std::vector<SentenceTokens> clauses;
    clauses.reserve(tagged.sentences.size());
    const ClauseCutter cutter(tagged, lexicon);
    constexpr std::uint32_t long_for_speech = 30;
    for (const SentenceTokens sentence : tagged.sentences) {
        if (kind == BlockKind::speech && sentence.last - sentence.first > long_for_speech) {
            cutter.cut(sentence, clauses);
        } else {
            clauses.push_back(sentence);
        }
    }
    std::vector<SentenceTokens> result;
    result.reserve(clauses.size());
    for (SentenceTokens clause : clauses) {
        while (clause.last - clause.first > max_sentence_tokens) {
            result.push_back({clause.first, clause.first + max_sentence_tokens});
            clause.first += max_sentence_tokens;
            ++forced;
        }
        result.push_back(clause);
    }
    return result;
}

}  // namespace skein
