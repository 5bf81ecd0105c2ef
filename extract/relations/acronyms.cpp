// "PTX (Parallel Thread Execution)", "Mixture of Experts (MoE)": the initials must fit.

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"
#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

constexpr std::uint32_t longest_meaning = 10;  // words

class Acronyms {
  public:
    explicit Acronyms(const RuleContext& context) : context_(context), tree_(context.tree) {}

    void run() {
        for (std::uint32_t i = tree_.first() + 1; i + 2 < tree_.last(); ++i) {
            if (tree_.lower(i) != "(") continue;
            std::uint32_t close = i + 1;
            while (close < tree_.last() && tree_.lower(close) != ")") ++close;
            if (close == tree_.last() || close == i + 1 || close - i > 9) continue;
            definition(i, {i + 1, close});
        }
    }

  private:
    bool is_small(std::uint32_t i) const {
        const Upos upos = tree_.upos(i);
        return upos == Upos::PUNCT || upos == Upos::ADP || upos == Upos::DET || upos == Upos::CCONJ;
    }

    void definition(std::uint32_t open, TokenRange inside) {
        if (inside.last - inside.first == 1) {
            const std::uint32_t longest = std::min(open - tree_.first(), longest_meaning);
            if (const auto meaning = words_with_initials({open - longest, open}, tree_.block().form(inside.first)))
                add(inside, *meaning, inside.first);
            return;
        }
        const std::uint32_t last = open - 1;
        if (spells(inside, tree_.lower(last)) && is_all_capitals(tree_.block().form(last)))
            add({last, last + 1}, inside, inside.first);
    }

    void add(TokenRange acronym, TokenRange meaning, std::uint32_t at) {
        RelationMatch match;
        match.subject = participant(acronym);
        match.relation.push_back({at, at});
        match.lemma = "stand for";
        match.object = participant(meaning);
        match.rule = "acronym";
        context_.out.push_back(std::move(match));
    }

    MatchedParticipant participant(TokenRange range) const {
        MatchedParticipant result;
        result.range = range;
        result.unclear = true;
        const std::uint32_t name = tree_.name_at(range.first);
        if (name != no_name && tree_.names()[name].range == range) result.name = name;
        return result;
    }

    std::string initials(TokenRange range) const {
        std::string letters;
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (!is_small(i)) append_utf8(letters, decode_at(tree_.lower(i), 0).value);
        }
        return letters;
    }

    // Do the initials spell `wanted`? "Execution" may give an X.
    bool spells(TokenRange range, std::string_view wanted) const {
        std::size_t at = 0;
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            if (is_small(i)) continue;
            if (at >= wanted.size()) return false;
            if (tree_.lower(i)[0] != wanted[at] && !(wanted[at] == 'x' && tree_.lower(i).starts_with("ex"))) return false;
            ++at;
        }
        return at == wanted.size() && at > 1;
    }

    // The last words of `range` whose initials (small words counted or not) spell `acronym`.
    std::optional<TokenRange> words_with_initials(TokenRange range, std::string_view acronym) const {
        const std::string wanted = to_lower(acronym);
        if (wanted.size() < 2 || wanted.size() > 8 || !is_capitalised(acronym)) return std::nullopt;
        for (std::uint32_t length = 2; length <= range.last - range.first; ++length) {
            const TokenRange words{range.last - length, range.last};
            if (is_small(words.first)) continue;
            std::string all;
            for (std::uint32_t i = words.first; i < words.last; ++i) append_utf8(all, decode_at(tree_.lower(i), 0).value);
            if (all == wanted || initials(words) == wanted) return words;
        }
        return std::nullopt;
    }

    const RuleContext& context_;
    const SentenceTree& tree_;
};

}  // namespace

void find_acronyms(const RuleContext& context) {
    Acronyms(context).run();
}

}  // namespace skein
