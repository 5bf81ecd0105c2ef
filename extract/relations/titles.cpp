// Whose engineer, head or professor somebody is: "Acme engineer Jane Roe", "Jane Roe, head of Acme".

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

namespace skein {
namespace {

using en::Trait;

void add(const RuleContext& context, std::uint32_t person, TokenRange words, std::string lemma, MatchedParticipant organization) {
    RelationMatch match;
    match.subject = {context.tree.names()[person].range, person, false, false};
    match.relation.push_back(words);
    match.lemma = std::move(lemma);
    match.object = std::move(organization);
    match.rule = "title";
    context.out.push_back(std::move(match));
}

// "Acme engineer Jane Roe", "Ohio University Professor Jane Roe"
void before_name(const RuleContext& context, std::uint32_t person) {
    const SentenceTree& tree = context.tree;
    const BlockNames& names = tree.names();
    if (person == 0) return;
    const NameSpan& organization = names[person - 1];
    const TokenRange between{organization.range.last, names[person].range.first};
    if (organization.range.first < tree.first() || between.empty() || between.last - between.first > 3) return;
    if (organization.type != EntityType::Organization) return;
    const en::Entry& role = tree.entry(between.last - 1);
    if (!role.has(Trait::role) && !role.has(Trait::title)) return;
    for (std::uint32_t t = between.first; t < between.last; ++t) {
        const Upos upos = tree.upos(t);
        if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) return;
    }
    add(context, person, between, tree.lower(between.last - 1) + " of", {organization.range, person - 1, false, false});
}

// "Jane Roe, head of Acme"; "Jane Roe, an engineer at Acme"
void after_name(const RuleContext& context, std::uint32_t head, std::uint32_t told) {
    const SentenceTree& tree = context.tree;
    if (!tree.entry(told).has(Trait::role)) return;
    const std::uint32_t person = name_of_phrase(tree, head, phrase_range(tree, head, Joined::cut), context.lexicon);
    if (person == no_name) return;
    const EntityType type = tree.names()[person].type;
    if (type != EntityType::Person && type != EntityType::Concept) return;
    for (std::uint32_t c = tree.first_child(told); c != no_token; c = tree.next(c)) {
        if (tree.dep(c) != Dep::nmod || c < told) continue;
        const TokenRange preposition = prepositions_of(tree, c);
        if (preposition.empty()) continue;
        const std::string word = preposition_text(tree, c);
        if (word != "of" && word != "at" && word != "for" && word != "from" && word != "with" && word != "in") continue;
        const MatchedParticipant where = participant_of(tree, c, Joined::cut, context.lexicon);
        if (!where.name) continue;
        add(context, person, {phrase_range(tree, told, Joined::cut).first, preposition.last}, tree.lower(told) + ' ' + word,
            where);
        return;
    }
}

}  // namespace

void find_titles(const RuleContext& context) {
    const SentenceTree& tree = context.tree;
    std::uint32_t last = no_name;
    for (std::uint32_t i = tree.first(); i < tree.last(); ++i) {
        const std::uint32_t name = tree.name_at(i);
        if (name != no_name && name != last && tree.names()[name].type == EntityType::Person) before_name(context, name);
        if (name != no_name) last = name;
        if (tree.dep(i) == Dep::appos && i > tree.head(i)) after_name(context, tree.head(i), i);
    }
}

}  // namespace skein
