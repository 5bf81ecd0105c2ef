#include "extract/text/compounds.hpp"

#include "base/utf8.hpp"

#include <utility>
#include <vector>

namespace skein {

namespace {

bool is_joiner(std::string_view form) { return form == "-" || form == "/" || form == "\u2010" || form == "\u2011"; }

bool is_word(std::string_view form) {
    const char32_t first = decode_at(form, 0).value;
    return is_letter(first) || is_digit(first);
}

class Joiner {
  public:
    explicit Joiner(Annotation& annotation) : annotation_(annotation) {}

    void run() {
        std::uint32_t out = 0;
        for (SentenceTokens& sentence : annotation_.sentences) {
            const SentenceTokens old = sentence;
            sentence.first = out;
            places_.assign(old.last - old.first + 1, 0);
            old_heads_.clear();
            for (std::uint32_t i = old.first; i < old.last; ++i) old_heads_.push_back(annotation_.tokens[i].head);
            for (std::uint32_t first = old.first; first < old.last;) {
                const std::uint32_t last = group_end(first, old.last);
                for (std::uint32_t i = first; i < last; ++i) places_[i - old.first + 1] = out - sentence.first + 1;
                join(first, last, old.first, out++);
                first = last;
            }
            sentence.last = out;
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
                annotation_.tokens[i].head = places_[annotation_.tokens[i].head];
        }
        annotation_.tokens.resize(out);
    }

  private:
    const Token& token(std::uint32_t i) const { return annotation_.tokens[i]; }
    std::string_view form(std::uint32_t i) const { return annotation_.form(token(i)); }

    // The end of the group of tokens that begins at `first`: that token alone, or with joiners and words glued to it.
    std::uint32_t group_end(std::uint32_t first, std::uint32_t end) const {
        std::uint32_t last = first + 1;
        if (!is_word(form(first))) return last;
        while (last + 1 < end && is_joiner(form(last)) && token(last - 1).end == token(last).start &&
               token(last).end == token(last + 1).start && is_word(form(last + 1))) {
            last += 2;
        }
        return last;
    }

    // The token of [first, last) from which no other of them is met on the way to the root. Whatever hangs on any of the group
    // can then hang on it, and no circle comes about.
    std::uint32_t top_of(std::uint32_t first, std::uint32_t last, std::uint32_t sentence) const {
        for (std::uint32_t i = first; i + 1 < last; ++i) {
            std::uint32_t at = old_heads_[i - sentence];
            while (at != 0 && (at - 1 + sentence < first || at - 1 + sentence >= last)) at = old_heads_[at - 1];
            if (at == 0) return i;
        }
        return last - 1;
    }

    // Puts tokens [first, last) together at `out`, which is not after `first`. The head still counts the old tokens.
    void join(std::uint32_t first, std::uint32_t last, std::uint32_t sentence, std::uint32_t out) {
        const std::uint32_t top = top_of(first, last, sentence);
        Token joined = std::move(annotation_.tokens[top]);
        if (last - first > 1) {
            std::string lemma;
            for (std::uint32_t i = first; i < last; ++i) lemma += i == top ? joined.lemma : token(i).lemma;
            joined.lemma = std::move(lemma);
        }
        joined.start = token(first).start;
        joined.end = token(last - 1).end;
        annotation_.tokens[out] = std::move(joined);
    }

    Annotation& annotation_;
    std::vector<std::uint32_t> old_heads_;  // of the sentence at hand
    std::vector<std::uint32_t> places_;  // by old number in the sentence: the new one; 0 stays the root
};

}  // namespace

void join_compounds(Annotation& annotation) { Joiner(annotation).run(); }

}  // namespace skein
