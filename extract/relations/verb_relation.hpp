#pragma once
// One clause with a verb, told as relations. Only verb*.cpp include this.

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

namespace skein {

class VerbRelation {
  public:
    VerbRelation(const RuleContext& context, const Clause& clause) : context_(context), tree_(context.tree), clause_(clause) {}

    void run();

  private:
    // Words that stand for nothing by themselves.
    [[nodiscard]] bool is_empty_word(std::uint32_t i) const;
    // "At the door stands a man": a place is no subject.
    [[nodiscard]] bool is_placed(std::uint32_t i) const;
    // "plans to use": the infinitive speaks for both.
    [[nodiscard]] bool governs_merged() const;
    // "a firm called Acme" is told by another rule.
    [[nodiscard]] bool is_naming() const;
    void find_subjects();
    // "the lamps (that) Acme sells": what is told of is the object.
    void object_of_relative_clause();
    void complement_as_object();
    [[nodiscard]] RelationMatch start(std::uint32_t subject) const;
    // "it comes to …"
    [[nodiscard]] bool is_unclear(std::uint32_t subject) const;
    void finish(RelationMatch match) const;
    [[nodiscard]] MatchedArgument argument(const Adjunct& adjunct) const;
    // Each thing joined in an adjunct is an argument of its own, the first with its preposition.
    void add_adjuncts(RelationMatch& match, std::uint32_t but) const;

    // The object beside the verb (verb_objects.cpp).
    void with_object();
    // "rather than B", "not B": B is what it was not.
    [[nodiscard]] bool is_contrast(std::uint32_t object) const;
    void emit(std::uint32_t subject, std::uint32_t object);
    // "Acme built lamps in Oslo for Lumen" also joins Acme with each name in its further arguments: the binary view.
    void implied(std::uint32_t subject, TokenRange object, std::uint32_t but);
    // "ended the days of Vega" joins its subject with Vega.
    void implied_inside(std::uint32_t subject, std::uint32_t object);
    // "Acme's engine uses Vega": so does Acme, if it is known whose engine it is (see statements.cpp).
    void for_owner(std::uint32_t subject, const MatchedParticipant& object);
    // "used A rather than B", with B beside the verb.
    void contrasts(std::uint32_t subject);
    void contrast_at(std::uint32_t subject, std::uint32_t c);
    // "caused a stir in Oslo", "took part in the race": a verb that says little and its noun are the relation.
    [[nodiscard]] std::uint32_t light_verb_place(std::uint32_t object) const;
    void light_verb(std::uint32_t subject, std::uint32_t object, std::uint32_t place);

    // What stands there without one (verb_phrases.cpp).
    // "said that …", with the clause as it stands.
    void with_clause();
    void with_adjunct();
    // "skirts became longer", "prices fell sharply"
    void with_adverb(const Adjunct& adverb);
    // "…, Ann argues": the sentence around it is what she argues.
    bool trailing_speech();
    // "the lamps failed when it rained"
    bool with_time_clause();
    void without_object();

    const RuleContext& context_;
    const SentenceTree& tree_;
    const Clause& clause_;
    ClauseArguments arguments_;
    std::vector<TokenRange> relation_;
    std::vector<std::uint32_t> subjects_;
    Joined subjects_joined_ = Joined::kept;
    bool object_is_antecedent_ = false;
};

}  // namespace skein
