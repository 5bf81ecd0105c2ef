#include "extract/eval/confidence_score.hpp"

#include "extract/mentions.hpp"
#include "extract/relations/rules.hpp"
#include "extract/relations/statements.hpp"
#include "extract/text/analyze.hpp"
#include "extract/text/name_tagger.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skein {

namespace {

constexpr double alike = 2.0 / 3;   // share of words, of each part
constexpr double all_alike = 0.85;  // of the statement with all its arguments
constexpr std::size_t bins = 10;

// One treebank document read twice: a block a sentence, so that both readings have the same tokens.
struct Texts {
    std::vector<std::string> sentences;
    std::vector<Block> blocks;
    AnnotatedText parsed, gold;
};

VerbForm form_of(std::string_view xpos) {
    if (xpos == "VB") return VerbForm::base;
    if (xpos == "VBD") return VerbForm::past;
    if (xpos == "VBN") return VerbForm::participle;
    if (xpos == "VBG") return VerbForm::gerund;
    return xpos == "VBP" || xpos == "VBZ" ? VerbForm::present : VerbForm::none;
}

std::uint8_t relation_number(const LanguageModel& model, const std::string& name) {
    const std::uint8_t exact = model.relation_number(name);
    return exact != 0 ? exact : model.relation_number(name.substr(0, name.find(':')));
}

// What people annotated, in place of what the model says.
void put_gold(const LanguageModel& model, const TreebankSentence& sentence, Annotation& annotation) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const TreebankWord& word = sentence.words[i];
        Token& token = annotation.tokens[i];
        for (std::uint8_t tag = 0; tag <= static_cast<std::uint8_t>(Upos::X); ++tag) {
            if (name_of(static_cast<Upos>(tag)) == word.upos) token.upos = static_cast<Upos>(tag);
        }
        token.xpos = model.xpos_number(word.xpos);
        token.form = token.upos == Upos::VERB || token.upos == Upos::AUX ? form_of(word.xpos) : VerbForm::none;
        token.lemma = word.lemma;
        token.head = word.head;
        token.relation = relation_number(model, word.relation);
    }
}

Texts read_twice(const LanguageModel& model, const en::Lexicon& lexicon, const std::vector<TreebankSentence>& gold, bool speech) {
    Texts texts;
    texts.sentences.reserve(gold.size());  // annotations view them
    texts.blocks.reserve(gold.size());
    Workspace workspace;
    for (const TreebankSentence& sentence : gold) {
        Annotation annotation;
        std::string& text = texts.sentences.emplace_back();
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            Token& token = annotation.tokens.emplace_back();
            token.start = static_cast<std::uint32_t>(text.size());
            text += sentence.words[i].form;
            token.end = static_cast<std::uint32_t>(text.size());
            if (space_after(sentence, i)) text += ' ';
        }
        if (annotation.tokens.empty() || annotation.tokens.size() > max_parsed_tokens) continue;
        annotation.text = text;
        annotation.sentences.push_back({0, static_cast<std::uint32_t>(annotation.tokens.size())});
        Annotation drawn = annotation;
        (void)analyze(model, annotation, workspace);
        put_gold(model, sentence, drawn);
        Block& block = texts.blocks.emplace_back();
        block.kind = speech ? BlockKind::speech : BlockKind::paragraph;
        texts.parsed.push_back(annotated(block, std::move(annotation), lexicon));
        texts.gold.push_back(annotated(block, std::move(drawn), lexicon));
    }
    return texts;
}

std::vector<bool> words_of(std::span<const TokenRange> ranges, std::size_t tokens) {
    std::vector<bool> words(tokens);
    for (const TokenRange range : ranges) {
        for (std::uint32_t i = range.first; i < range.last && i < tokens; ++i) words[i] = true;
    }
    return words;
}

bool share_words(std::span<const TokenRange> one, std::span<const TokenRange> other, std::size_t tokens, double least = alike) {
    const std::vector<bool> left = words_of(one, tokens), right = words_of(other, tokens);
    std::size_t both = 0, all = 0;
    for (std::size_t i = 0; i < tokens; ++i) {
        both += left[i] && right[i] ? 1U : 0U;
        all += (left[i] ? 1U : 0U) + (right[i] ? 1U : 0U);
    }
    return all == 0 || 2.0 * static_cast<double>(both) >= least * static_cast<double>(all);
}

std::vector<TokenRange> all_ranges(const RelationMatch& match) {
    std::vector<TokenRange> ranges = match.relation;
    ranges.push_back(match.subject.range);
    if (match.object) ranges.push_back(match.object->range);
    for (const MatchedArgument& argument : match.arguments) ranges.push_back(argument.participant.range);
    return ranges;
}

bool says_the_same(const RelationMatch& one, const RelationMatch& other, std::size_t tokens) {
    const auto same = [&](const MatchedParticipant& left, const MatchedParticipant& right) {
        return share_words(std::span(&left.range, 1), std::span(&right.range, 1), tokens);
    };
    return one.polarity == other.polarity && one.modality == other.modality &&
           one.object.has_value() == other.object.has_value() && share_words(one.relation, other.relation, tokens) &&
           same(one.subject, other.subject) && (!one.object || same(*one.object, *other.object)) &&
           share_words(all_ranges(one), all_ranges(other), tokens, all_alike);
}

}  // namespace

std::vector<ReadStatement> read_statements(const LanguageModel& model, const en::Lexicon& lexicon,
                                           const std::vector<TreebankSentence>& gold, bool speech) {
    const Texts texts = read_twice(model, lexicon, gold, speech);
    NameTagger tagger(english_names());
    // Names are the parser's in both: what is asked is whether the tree is right.
    const std::vector<BlockNames> names = find_mentions(texts.parsed, {}, lexicon, &tagger);
    const auto parsed = extract_relations(texts.parsed, build_trees(texts.parsed, names, model), lexicon, all_rules);
    const auto drawn = extract_relations(texts.gold, build_trees(texts.gold, names, model), lexicon, all_rules);
    std::vector<ReadStatement> statements;
    for (std::size_t s = 0; s < parsed.size(); ++s) {
        const std::size_t tokens = parsed[s].sentence.last;
        for (const RelationMatch& match : parsed[s].matches) {
            ReadStatement& statement = statements.emplace_back();
            statement.rule = match.rule;
            statement.signs = signs_of(match);
            statement.confidence = reading_confidence(match);
            statement.right = std::any_of(drawn[s].matches.begin(), drawn[s].matches.end(),
                                          [&](const RelationMatch& other) { return says_the_same(match, other, tokens); });
        }
    }
    return statements;
}

Reliability reliability_of(const std::vector<ReadStatement>& statements) {
    Reliability result;
    result.bins.resize(bins);
    result.count = statements.size();
    for (std::size_t i = 0; i < bins; ++i) {
        result.bins[i].from = static_cast<double>(i) / bins;
        result.bins[i].to = static_cast<double>(i + 1) / bins;
    }
    if (statements.empty()) return result;
    for (const ReadStatement& statement : statements) {
        ReliabilityBin& bin = result.bins[std::min(bins - 1, static_cast<std::size_t>(statement.confidence * bins))];
        const double right = statement.right ? 1 : 0;
        ++bin.count;
        bin.confidence += statement.confidence;
        bin.right += right;
        result.confidence += statement.confidence;
        result.right += right;
        result.brier += (statement.confidence - right) * (statement.confidence - right);
    }
    const auto all = static_cast<double>(statements.size());
    const double rights = result.right;
    for (ReliabilityBin& bin : result.bins) {
        if (bin.count == 0) continue;
        result.calibration_error += std::abs(bin.confidence - bin.right) / all;
        bin.confidence /= static_cast<double>(bin.count);
        bin.right /= static_cast<double>(bin.count);
    }
    result.confidence /= all;
    result.right /= all;
    result.brier /= all;
    result.brier_of_mean = result.right * (1 - result.right);
    // By ranks; equal confidences count half.
    std::vector<std::size_t> order(statements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return statements[a].confidence < statements[b].confidence; });
    double wrong_below = 0, surer = 0;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        double right = 0, wrong = 0;
        for (; last < order.size() && statements[order[last]].confidence == statements[order[first]].confidence; ++last)
            (statements[order[last]].right ? right : wrong) += 1;
        surer += right * (wrong_below + wrong / 2);
        wrong_below += wrong;
        first = last;
    }
    if (rights > 0 && rights < all) result.area = surer / (rights * (all - rights));
    return result;
}

}  // namespace skein
