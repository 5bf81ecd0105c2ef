#include "extract/eval/treebank_score.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

namespace skein {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Range {
    std::size_t start = 0;  // bytes of the text without white space
    std::size_t end = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

struct Word {
    Range range;
    bool in_multiword = false;
    std::uint32_t head = none;  // index of the head among all words; none: the root
    const TreebankWord* word = nullptr;
};

struct Bank {
    std::string text;
    std::vector<Range> tokens;
    std::vector<Range> sentences;
    std::vector<Word> words;
};

void append_squeezed(std::string& text, std::string_view form) {
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        if (!is_space(point.value)) text.append(form.substr(at, point.size));
        at += point.size;
    }
}

Range append_token(Bank& bank, std::string_view form) {
    const std::size_t start = bank.text.size();
    append_squeezed(bank.text, form);
    return bank.tokens.emplace_back(Range{start, bank.text.size()});
}

Bank lay_out(const std::vector<TreebankSentence>& sentences) {
    Bank bank;
    for (const TreebankSentence& sentence : sentences) {
        const std::size_t start = bank.text.size();
        const auto first = static_cast<std::uint32_t>(bank.words.size());
        auto multiword = sentence.multiword.begin();
        Range shared;
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            if (multiword != sentence.multiword.end() && multiword->last <= i) ++multiword;
            const bool inside = multiword != sentence.multiword.end() && i >= multiword->first;
            if (inside && i == multiword->first) shared = append_token(bank, multiword->form);
            const TreebankWord& word = sentence.words[i];
            bank.words.push_back(
                {inside ? shared : append_token(bank, word.form), inside, word.head == 0 ? none : first + word.head - 1, &word});
        }
        bank.sentences.push_back({start, bank.text.size()});
    }
    return bank;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

void add_common_subsequence(const Bank& gold, Pair gold_span, const Bank& system, Pair system_span, std::vector<Pair>& pairs) {
    std::vector<std::string> a, b;
    for (std::uint32_t i = gold_span.first; i < gold_span.second; ++i) a.push_back(to_lower(gold.words[i].word->form));
    for (std::uint32_t i = system_span.first; i < system_span.second; ++i) b.push_back(to_lower(system.words[i].word->form));
    const std::size_t width = b.size() + 1;
    std::vector<std::uint32_t> table((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            table[i * width + j] = a[i] == b[j] ? table[(i + 1) * width + j + 1] + 1
                                                : std::max(table[(i + 1) * width + j], table[i * width + j + 1]);
        }
    }
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            pairs.emplace_back(gold_span.first + i++, system_span.first + j++);
        } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
}

std::vector<Pair> align(const Bank& gold, const Bank& system) {
    std::vector<Pair> pairs;
    std::uint32_t g = 0, s = 0;
    while (g < gold.words.size() && s < system.words.size()) {
        const Word& a = gold.words[g];
        const Word& b = system.words[s];
        if (!a.in_multiword && !b.in_multiword) {
            if (a.range == b.range) {
                pairs.emplace_back(g++, s++);
            } else if (a.range.start <= b.range.start) {
                ++g;
            } else {
                ++s;
            }
            continue;
        }
        // A plain word that starts before the other side's multiword token has no partner.
        if (!a.in_multiword && a.range.start < b.range.start) { ++g; continue; }
        if (!b.in_multiword && b.range.start < a.range.start) { ++s; continue; }
        // The block reaches as far as multiword tokens of either side overlap.
        std::size_t end = std::max(a.in_multiword ? a.range.end : 0, b.in_multiword ? b.range.end : 0);
        const std::uint32_t g0 = g, s0 = s;
        for (;;) {
            if (g < gold.words.size() && gold.words[g].range.start < end) {
                if (gold.words[g].in_multiword) end = std::max(end, gold.words[g].range.end);
                ++g;
            } else if (s < system.words.size() && system.words[s].range.start < end) {
                if (system.words[s].in_multiword) end = std::max(end, system.words[s].range.end);
                ++s;
            } else {
                break;
            }
        }
        add_common_subsequence(gold, {g0, g}, system, {s0, s}, pairs);
    }
    return pairs;
}

std::size_t count_common(const std::vector<Range>& a, const std::vector<Range>& b) {
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common, ++i, ++j;
        } else if (a[i].start < b[j].start || (a[i].start == b[j].start && a[i].end < b[j].end)) {
            ++i;
        } else {
            ++j;
        }
    }
    return common;
}

std::string_view universal(std::string_view relation) { return relation.substr(0, relation.find(':')); }

}  // namespace

double Agreement::f1() const {
    const double p = precision(), r = recall();
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

std::vector<Agreement> score_treebank(const std::vector<TreebankSentence>& gold_sentences,
                                      const std::vector<TreebankSentence>& system_sentences) {
    const Bank gold = lay_out(gold_sentences);
    const Bank system = lay_out(system_sentences);
    if (gold.text != system.text) {
        const auto differ = std::ranges::mismatch(gold.text, system.text);
        const auto at = static_cast<std::size_t>(differ.in1 - gold.text.begin());
        const std::size_t from = at < 25 ? 0 : at - 25;
        throw Error("The texts differ at byte " + std::to_string(at) + ", white space not counted: the gold has \"" +
                        printable(gold.text.substr(from, 50)) + "\", the system \"" + printable(system.text.substr(from, 50)) +
                        "\".",
                    "give the system the text that the gold treebank was made from");
    }
    const std::vector<Pair> pairs = align(gold, system);
    std::vector<std::uint32_t> partner(gold.words.size(), none);
    for (const auto& [g, s] : pairs) partner[g] = s;
    enum { words, upos, xpos, features, lemmas, uas, las, counts };
    constexpr std::string_view names[counts] = {"Words", "UPOS", "XPOS", "Features", "Lemmas", "UAS", "LAS"};
    std::size_t correct[counts] = {};
    for (const auto& [g, s] : pairs) {
        const TreebankWord& a = *gold.words[g].word;
        const TreebankWord& b = *system.words[s].word;
        const std::uint32_t head = gold.words[g].head;
        const bool same_head =
            head == none ? system.words[s].head == none : system.words[s].head != none && partner[head] == system.words[s].head;
        correct[words] += 1;
        correct[upos] += a.upos == b.upos;
        correct[xpos] += a.xpos.empty() || a.xpos == b.xpos;
        correct[features] += a.features == b.features;
        correct[lemmas] += a.lemma.empty() || a.lemma == b.lemma || a.lemma == "_";
        correct[uas] += same_head;
        correct[las] += same_head && universal(a.relation) == universal(b.relation);
    }
    std::vector<Agreement> result{
        {"Tokens", count_common(gold.tokens, system.tokens), gold.tokens.size(), system.tokens.size()},
        {"Sentences", count_common(gold.sentences, system.sentences), gold.sentences.size(), system.sentences.size()}};
    for (std::size_t i = 0; i < counts; ++i) result.push_back({names[i], correct[i], gold.words.size(), system.words.size()});
    return result;
}

}  // namespace skein
