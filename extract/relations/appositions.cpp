// What stands beside a name and says what it is: "Acme, a maker of lamps", "the startup Acme", "a firm called Acme".

#include "extract/relations/noun_phrase.hpp"
#include "extract/relations/rules.hpp"

#include <algorithm>

namespace skein {
namespace {

using en::Trait;

class Appositions {
  public:
    explicit Appositions(const RuleContext& context) : context_(context), tree_(context.tree) {}

    void run() {
        std::uint32_t last = no_name;
        for (std::uint32_t i = tree_.first(); i < tree_.last(); ++i) {
            if (tree_.dep(i) == Dep::appos) apposition(tree_.head(i), i);
            const std::uint32_t name = tree_.name_at(i);
            if (name != no_name && name != last) {
                last = name;
                kind_before(name);
            }
            if (tree_.dep(i) == Dep::acl || tree_.dep(i) == Dep::acl_relcl) naming(tree_.head(i), i);
        }
    }

  private:
    MatchedParticipant named(std::uint32_t name) const { return {tree_.names()[name].range, name, false, false}; }

    void add(MatchedParticipant subject, MatchedParticipant object, std::string_view rule) {
        // "PTX: they used PTX": nothing is its own kind.
        const std::string& word = tree_.lower(subject.range.last - 1);
        for (std::uint32_t i = object.range.first; i < object.range.last; ++i) {
            if (tree_.lower(i) == word || tree_.upos(i) == Upos::PRON) return;
        }
        RelationMatch match;
        match.subject = std::move(subject);
        match.object = std::move(object);
        match.relation.push_back({match.object->range.first, match.object->range.first});
        match.lemma = "be";
        match.rule = rule;
        context_.out.push_back(std::move(match));
    }

    // A noun for a kind of thing: "startup", "chatbot", "engineer".
    bool is_kind(std::uint32_t token) const {
        const en::Entry& entry = context_.lexicon.find(en::singular(tree_.lower(token)));
        for (const Trait trait : {Trait::role, Trait::organization_noun, Trait::product_noun, Trait::place_noun, Trait::work_noun,
                                  Trait::event_noun}) {
            if (entry.has(trait)) return true;
        }
        return false;
    }

    bool is_plural(std::uint32_t token) const { return en::singular(tree_.lower(token)) != tree_.lower(token); }

    // "Jane Roe, a maker of lamps", "the maker, Acme"
    void apposition(std::uint32_t head, std::uint32_t told) {
        if (told < head) return;
        // "the legitimacy of Acme, a firm": the nearest name is what is told of.
        if (tree_.name_at(head) == no_name) {
            for (std::uint32_t c = tree_.first_child(head); c != no_token && c < told; c = tree_.next(c)) {
                if (c > head && tree_.dep(c) == Dep::nmod && tree_.name_at(c) != no_name &&
                    tree_.subtree(c).last + 1 >= tree_.subtree(told).first)
                    head = c;
            }
        }
        const std::uint32_t name = name_of_phrase(tree_, head, phrase_range(tree_, head, Joined::cut), context_.lexicon);
        const std::uint32_t other = tree_.name_at(told);
        if (tree_.upos(told) == Upos::NUM || tree_.upos(head) == Upos::NUM || is_pronoun(tree_, head)) return;
        if (name != no_name && other == name) return;
        // "A, a firm": something must set them apart.
        const std::uint32_t start = tree_.subtree(told).first;
        const std::uint32_t opening = tree_.upos(start) == Upos::PUNCT ? start + 1 : start;
        if (tree_.is(opening, "not") || tree_.is(opening, "including") || tree_.is(opening, "namely") ||
            tree_.is(opening, "such"))
            return;
        const bool apart = tree_.upos(start) == Upos::PUNCT || (start > tree_.first() && tree_.upos(start - 1) == Upos::PUNCT);
        if (tree_.lower(start) == "(" ||
            (start > tree_.first() && (tree_.lower(start - 1) == ")" || tree_.lower(start - 1) == "(")))
            return;
        if (!apart && !(name == no_name && other != no_name)) return;
        if (tree_.has(told, Dep::conj) && other != no_name) return;  // "two engines, A and B"
        if (name != no_name && other == no_name) {
            const bool joined = tree_.has(told, Dep::conj);
            std::vector<std::uint32_t> all;
            conjuncts(tree_, told, all);
            for (const std::uint32_t each : all)
                add(participant_of(tree_, head, Joined::cut, context_.lexicon),
                    participant_of(tree_, each, joined ? Joined::cut : Joined::kept, context_.lexicon), "apposition");
            return;
        }
        if (name == no_name && other != no_name && tree_.upos(head) == Upos::NOUN && !is_plural(head)) {
            const EntityType type = tree_.names()[other].type;
            if (type == EntityType::Quantity || type == EntityType::Time) return;
            MatchedParticipant kind = participant_of(tree_, head, Joined::cut, context_.lexicon);
            kind.name.reset();
            if (kind.range.last > tree_.subtree(told).first) kind.range.last = tree_.subtree(told).first;
            while (kind.range.last > kind.range.first + 1 && tree_.upos(kind.range.last - 1) == Upos::PUNCT) --kind.range.last;
            if (kind.range.contains({head, head + 1})) add(named(other), kind, "apposition");
            return;
        }
        if (name == no_name && other == no_name && tree_.upos(head) == Upos::NOUN && tree_.upos(told) == Upos::NOUN &&
            tree_.has(told, Dep::det))
            add(participant_of(tree_, head, Joined::cut, context_.lexicon),
                participant_of(tree_, told, Joined::kept, context_.lexicon), "apposition");
    }

    // "the Danish startup Acme", "former engineer Jane Roe"
    void kind_before(std::uint32_t number) {
        const NameSpan& name = tree_.names()[number];
        const std::uint32_t kind = name.range.first - 1;
        if (name.range.first <= tree_.first() || tree_.name_at(kind) != no_name) return;
        if (tree_.upos(kind) != Upos::NOUN && tree_.upos(kind) != Upos::PROPN) return;
        if (is_plural(kind)) return;
        if (!is_kind(kind) && !(name.type == EntityType::Person && tree_.entry(kind).has(Trait::title) && kind > tree_.first() &&
                                (tree_.upos(kind - 1) == Upos::PROPN || tree_.upos(kind - 1) == Upos::ADJ)))
            return;
        if (name.type == EntityType::Quantity || name.type == EntityType::Time) return;
        // Nothing of the phrase follows the name: "the startup Acme engine" is no startup.
        std::uint32_t head = name.range.last - 1;
        for (std::uint32_t i = name.range.first; i < name.range.last; ++i) {
            const std::uint32_t up = tree_.head(i);
            if (up == no_token || up < name.range.first || up >= name.range.last) head = i;
        }
        const std::uint32_t up = tree_.head(head);
        const bool told_by =
            up == kind || tree_.head(kind) == head || (up != no_token && tree_.head(kind) == up && up < name.range.first);
        if (!told_by) return;
        if (tree_.head(kind) == head && tree_.dep(kind) != Dep::nmod_desc && tree_.dep(kind) != Dep::compound &&
            tree_.dep(kind) != Dep::nmod_unmarked && tree_.dep(kind) != Dep::amod)
            return;
        std::uint32_t first = kind;
        while (first > tree_.first()) {
            const std::uint32_t before = first - 1;
            const Upos upos = tree_.upos(before);
            if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::NUM &&
                tree_.lower(before) != "-" && !(upos == Upos::VERB && tree_.dep(before) == Dep::amod))
                break;
            if (tree_.name_at(before) != no_name && tree_.names()[tree_.name_at(before)].type == EntityType::Organization) break;
            first = before;
        }
        add(named(number), {{first, name.range.first}, std::nullopt, false, true}, "apposition");
    }

    // "a firm called Acme"
    void naming(std::uint32_t head, std::uint32_t verb) {
        if (tree_.upos(head) != Upos::NOUN || tree_.name_at(head) != no_name || verb < head) return;
        const std::string_view lemma = tree_.lemma(verb);
        if (lemma != "call" && lemma != "name" && lemma != "title" && lemma != "entitle" && lemma != "dub") return;
        for (std::uint32_t i = verb + 1; i < tree_.last() && i < verb + 3; ++i) {
            if (tree_.name_at(i) == no_name) continue;
            MatchedParticipant kind = participant_of(tree_, head, Joined::cut, context_.lexicon);
            kind.name.reset();
            kind.unclear = true;
            kind.range.last = std::min(kind.range.last, verb);
            RelationMatch match;
            match.subject = named(tree_.name_at(i));
            match.object = kind;
            match.relation.push_back({verb, verb + 1});
            match.lemma = "be";
            match.rule = "naming";
            context_.out.push_back(std::move(match));
            return;
        }
    }

    const RuleContext& context_;
    const SentenceTree& tree_;
};

}  // namespace

void find_appositions(const RuleContext& context) {
    Appositions(context).run();
}

}  // namespace skein
