#include "extract/reading.hpp"

#include "extract/annotated_text.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/confidence.hpp"
#include "extract/relations/rules.hpp"
#include "extract/text/name_tagger.hpp"
#include "extract/text/tokenizer.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

namespace {

constexpr std::pair<std::string_view, std::string_view> descriptions[] = {
    {"verb", "a verb with its own subject and what stands beside it: \"Acme sells lamps in Oslo\""},
    {"conjunct", "a verb joined to another, with that one's subject: \"Acme makes and sells lamps\""},
    {"relative", "a relative clause told of its noun: \"Acme, which sells lamps\""},
    {"participle", "a participle told of its noun: \"a firm selling lamps\""},
    {"control", "an infinitive told of whom the governing verb lends it: \"Ann wants Acme to sell\""},
    {"adverbial", "a clause without a subject beside the main one, with that one's: \"Acme sold Vega, causing a stir\""},
    {"ability", "what somebody is able or plans to do, by a noun: \"Acme's plan to sell Vega\""},
    {"copula", "a form of \"be\" with what the subject is, where, or like what: \"Acme is a firm\""},
    {"relative copula", "the same in a relative clause: \"Acme, which is a firm\""},
    {"there is", "what there is and where: \"there are forty lamps in Oslo\""},
    {"apposition", "two phrases side by side that name one thing: \"Acme, a firm\""},
    {"naming", "a thing with the name it is given: \"a firm called Acme\""},
    {"title", "whose engineer, head or professor somebody is: \"Acme engineer Jane Roe\""},
    {"possessive", "an owner and the named thing owned: \"Acme's Zeta engine\""},
    {"having", "an owner and what is the owner's, said in passing: \"Acme's strategy\""},
    {"acronym", "an acronym with the words it stands for: \"PTX (Parallel Thread Execution)\""},
    {"passive", "a passive turned round, told of its agent: \"lamps were sold by Acme\""},
    {"implied", "the binary view: the subject with a name in a further argument: \"Acme sold lamps to Lumen\""},
    {"owner", "whose thing does it, does it too: \"Acme's engine uses Vega\""},
    {"contrast", "what it was not: \"Acme used Vega rather than Zeta\""},
    {"attachment", "where a preposition puts a thing, said in passing: \"researchers at Acme\""},
    {"example", "what is one of several things: \"firms such as Acme\""},
    {"quantity", "an amount that is had or told of: \"a model with 40 layers\""},
    {"evaluation", "whom somebody contradicts by calling a claim wrong: \"Ann said that Bob's claim is wrong\""},
    {"denial", "a claim of an earlier sentence that this one calls wrong"},
    {"diagram", "an edge drawn in a diagram"},
};

// The dependency relation as rules saw it, unless it is the parser's own.
std::string relation_name(const LanguageModel& model, const DependencyLabels& labels, const Token& token, Dep seen) {
    return std::string(labels[token.relation] == seen ? model.relation(token.relation) : name_of(seen));
}

BlockNames names_at(const AnnotatedBlock& block, std::span<const NamedPlace> places) {
    BlockNames names;
    for (const NamedPlace& place : places) {
        NameSpan name;
        name.name = place.name;
        name.type = place.type;
        name.type_weight = 3;
        const std::vector<Token>& tokens = block.annotation.tokens;
        std::uint32_t first = 0;
        while (first < tokens.size() && tokens[first].end <= place.start) ++first;
        std::uint32_t last = first;
        while (last < tokens.size() && tokens[last].start < place.end) ++last;
        if (first == last) continue;
        name.range = {first, last};
        names.push_back(std::move(name));
    }
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& one, const NameSpan& other) {
        return one.range.first != other.range.first ? one.range.first < other.range.first : one.range.last > other.range.last;
    });
    return names;
}

FoundStatement found(const RelationMatch& match) {
    const auto words = [](TokenRange range) { return WordRange{range.first, range.last}; };
    FoundStatement statement;
    statement.rule = match.rule;
    statement.lemma = match.lemma;
    statement.subject = words(match.subject.range);
    for (const TokenRange piece : match.relation) statement.relation.push_back(words(piece));
    if (match.object) statement.object = words(match.object->range);
    for (const MatchedArgument& argument : match.arguments)
        statement.arguments.emplace_back(argument.role, words(argument.participant.range));
    for (const MatchedParticipant& claimant : match.claimants) statement.claimants.push_back(words(claimant.range));
    statement.polarity = match.polarity;
    statement.modality = match.modality;
    statement.reading = reading_confidence(match);
    statement.worth = worth_of(match);
    const ConfidenceSigns signs = signs_of(match);
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const double moved = signs[i] * sign_weights()[i].weight;
        if (moved != 0) statement.signs.emplace_back(sign_weights()[i].sign, moved);
    }
    std::stable_sort(statement.signs.begin(), statement.signs.end(),
                     [](const auto& one, const auto& other) { return std::abs(one.second) > std::abs(other.second); });
    return statement;
}

}  // namespace

SentenceReading read_sentence(std::string_view text, BlockKind kind, std::span<const NamedPlace> names) {
    const LanguageModel& model = english_model();
    const en::Lexicon lexicon;
    Block block;
    block.kind = kind;
    Annotation annotation = tokenize(text);
    Workspace workspace;
    (void)analyze(model, annotation, workspace);
    SentenceReading reading;
    if (annotation.tokens.empty() || annotation.sentences.size() != 1) return reading;
    AnnotatedText read;
    read.push_back(annotated(block, std::move(annotation), lexicon));
    const AnnotatedBlock& words = read.front();
    const BlockNames found_names = names.empty() ? find_mentions(read, {}, lexicon, nullptr).front() : names_at(words, names);

    const DependencyLabels labels(model);
    SentenceTree tree;
    tree.build(words, found_names, words.annotation.sentences.front(), labels);
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        const Token& token = words.token(i);
        ReadWord& word = reading.words.emplace_back();
        word.start = token.start;
        word.end = token.end;
        word.lemma = tree.lemma(i);
        word.upos = tree.upos(i);
        if (tree.head(i) != no_token) word.head = tree.head(i) - tree.first();
        word.relation = relation_name(model, labels, token, tree.dep(i));
        word.mended = tree.dep(i) != labels[token.relation] ||
                      (tree.head(i) == no_token ? 0 : tree.head(i) - tree.first() + 1) != token.head;
    }
    Clauses clauses;
    clauses.find(tree, lexicon);
    const std::vector<Claim> claims = find_claims(tree, clauses, lexicon);
    std::vector<RelationMatch> matches;
    find_relations({tree, clauses, claims, lexicon, all_rules, matches});
    for (const RelationMatch& match : matches) reading.statements.push_back(found(match));
    return reading;
}

std::string_view rule_description(std::string_view rule) {
    for (const auto& [name, description] : descriptions) {
        if (name == rule) return description;
    }
    return {};
}

}  // namespace skein
