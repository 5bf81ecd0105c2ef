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
    return (token.upos == Upos::AUX || token.upos == Upos::VERB) && token.form != VerbForm::gerund &&
           token.form != VerbForm::participle && token.form != VerbForm::none;
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
        if ((word == "so" || word == "but" || word == "and" || word == "because") && i + 1 < end && subject_and_verb(i + 1, end))
            return true;
        if (starts_question(i, end) || starts_with_name(i, end)) return true;
        if (!verb_follows) return false;
        if (i >= 2 && before == "that" && tagged_.tokens[i - 2].upos == Upos::ADP) return true;  // "on top of that they …"
        // A pronoun with its verb, unless the word before joins it to what went on.
        const Token& previous = tagged_.tokens[i - 1];
        if (previous.upos == Upos::SCONJ || previous.upos == Upos::CCONJ || previous.upos == Upos::ADP ||
            previous.upos == Upos::AUX || previous.upos == Upos::DET || previous.upos == Upos::VERB) {
            return false;
        }
        if (previous.upos == Upos::PRON && lexicon_.find(before).has(Trait::relative)) return false;
        return before != "how" && before != "what" && before != "why" && before != "as" && before != "like";
    }

    bool joins(const Token& token) const {
        return token.upos == Upos::SCONJ || token.upos == Upos::CCONJ || token.upos == Upos::ADP || token.upos == Upos::AUX ||
               token.upos == Upos::DET || token.upos == Upos::VERB || token.upos == Upos::PART || token.upos == Upos::ADJ;
    }

    // "what 's", "why is", "will we", "can you"
    bool starts_question(std::uint32_t i, std::uint32_t end) const {
        if (i + 1 >= end || joins(tagged_.tokens[i - 1])) return false;
        const std::string word = lower(i);
        static constexpr std::string_view asking[] = {"what", "why", "how", "where"};
        if (is_one_of(asking, word)) return tagged_.tokens[i + 1].upos == Upos::AUX;
        const Token& token = tagged_.tokens[i];
        const bool subject = lexicon_.find(lower(i + 1)).has(Trait::subject_pronoun);
        return token.upos == Upos::AUX && token.size() > 2 && subject && !lexicon_.find(lower(i - 1)).has(Trait::subject_pronoun);
    }

    // "Zeta is …", "Ann's Weekly has …"
    bool starts_with_name(std::uint32_t i, std::uint32_t end) const {
        const en::Entry& entry = lexicon_.find(lower(i));
        const bool company = entry.has(Trait::company) && entry.tags == 0;
        const bool joined = joins(tagged_.tokens[i - 1]) && !(company && tagged_.tokens[i - 1].upos == Upos::ADJ);
        if ((tagged_.tokens[i].upos != Upos::PROPN && !company) || joined || tagged_.tokens[i - 1].upos == Upos::PROPN)
            return false;
        std::uint32_t at = i + 1;
        while (at < end && at < i + 4 &&
               (tagged_.tokens[at].upos == Upos::PROPN || tagged_.tokens[at].upos == Upos::PART ||
                tagged_.tokens[at].upos == Upos::NOUN))
            ++at;
        return at < end && is_finite(tagged_.tokens[at]) && (tagged_.tokens[at].upos == Upos::AUX || company);
    }

    // "they 're", "it gives", "that is"
    bool subject_and_verb(std::uint32_t i, std::uint32_t end) const {
        if (i + 1 >= end) return false;
        const std::string word = lower(i);
        const bool subject = lexicon_.find(word).has(Trait::subject_pronoun) || word == "this" || word == "there" ||
                             (word == "that" && lower(i + 1) == "'s");
        std::uint32_t verb = i + 1;
        while (verb + 1 < end && tagged_.tokens[verb].upos == Upos::ADV) ++verb;
        return subject && is_finite(tagged_.tokens[verb]);
    }

    const Annotation& tagged_;
    const en::Lexicon& lexicon_;
};

}  // namespace

std::vector<SentenceTokens> cut_long_sentences(const Annotation& tagged, BlockKind kind, const en::Lexicon& lexicon,
                                               std::size_t& forced) {
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
