#include "extract/resolve/coreference.hpp"

#include "extract/resolve/name_form.hpp"
#include "extract/resolve/things.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace skein {

namespace {

using en::Gender;
using en::Trait;

constexpr std::size_t remembered = 24;
constexpr std::uint32_t reach = 3;         // sentences back
constexpr std::uint32_t reach_speech = 6;  // clauses back: speech is cut into short ones
constexpr std::uint32_t reach_description = 6;

// Over what else may be meant. Anything may be "it": what is not known to be a thing must be far ahead.
constexpr double likely_it = 0.6;
constexpr double something_between = 0.25;  // for each thing nearer
constexpr double clear_lead = 0.2, clear_lead_it = 0.5, clear_lead_unknown = 1.0, clear_lead_description = 1.6;

class Reader {
  public:
    Reader(const AnnotatedText& text, const Canonicals& canonicals) : text_(text), canonicals_(canonicals) {}

    References read(const Trees& trees) {
        auto tree = trees.begin();
        for (block_ = 0; block_ < text_.size(); ++block_) {
            for (std::size_t n = 0; n < text_[block_].annotation.sentences.size(); ++n) {
                tree_ = &*tree++;
                ++sentence_;
                read_sentence();
            }
        }
        return std::move(references_);
    }

  private:
    [[nodiscard]] bool speech() const { return text_[block_].block->kind == BlockKind::speech; }

    void read_sentence() {
        for (std::uint32_t i = tree_->first(); i < tree_->last();) {
            const std::uint32_t name = tree_->name_at(i);
            if (name != no_name && tree_->names()[name].range.first == i) {
                see_name(tree_->names()[name]);
                i = std::max(i + 1, tree_->names()[name].range.last);
                continue;
            }
            if (const auto pronoun = pronoun_of(tree_->lower(i), tree_->dep(i)); pronoun && tree_->upos(i) != Upos::PROPN)
                see_pronoun(i, *pronoun);
            else if (tree_->upos(i) == Upos::NOUN) see_noun(i);
            ++i;
        }
    }

    // The token of a range that hangs outside it.
    [[nodiscard]] std::uint32_t head_of(TokenRange range) const {
        for (std::uint32_t i = range.first; i < range.last && i < tree_->last(); ++i) {
            const std::uint32_t head = tree_->head(i);
            if (head == no_token || head < range.first || head >= range.last) return i;
        }
        return range.first;
    }

    void place(Thing& thing, std::uint32_t token) const {
        thing.role = tree_->dep(token);
        thing.governor = tree_->head(token);
        // What is named beside a noun or a name takes part as that does: "the actress Ada Berg", "Ada and Bo".
        if ((thing.role == Dep::appos || thing.role == Dep::conj || thing.role == Dep::flat) && thing.governor != no_token) {
            thing.role = tree_->dep(thing.governor);
            thing.governor = tree_->head(thing.governor);
        }
        thing.sentence = sentence_;
    }

    void remember(const Thing& thing) {
        if (things_.size() == remembered) things_.pop_back();
        things_.push_front(thing);
    }

    [[nodiscard]] Thing thing_of(const NameTable::Canonical& entity) {
        Thing thing;
        thing.entity = &entity;
        thing.known = &known(entity);
        thing.type = entity.type;
        thing.person = entity.type == EntityType::Person;
        thing.gender = thing.known->gender;
        thing.plural = entity.type == EntityType::Group;
        return thing;
    }

    void see_name(const NameSpan& span) {
        const auto canonical = canonicals_.find(span.key);
        if (canonical == canonicals_.end() || span.range.last > tree_->last()) return;
        const EntityType type = canonical->second.type;
        if (type == EntityType::Quantity || type == EntityType::Time) return;
        Thing thing = thing_of(canonical->second);
        if (span.range.first > tree_->first() && thing.gender == Gender::unknown && type == EntityType::Person)
            thing.gender = en::gender_of_noun(tree_->lower(span.range.first - 1));
        const std::uint32_t head = head_of(span.range);
        place(thing, head);
        thing.country = tree_->entry(span.range.last - 1).has(Trait::country);
        Known& seen = known(canonical->second);
        ++seen.count;
        note_what_is_told(head, span, seen);
        remember(thing);
    }

    // Of all names of one entity together.
    Known& known(const NameTable::Canonical& entity) {
        const auto [found, is_new] = known_.try_emplace(entity.name);
        if (is_new) found->second.gender = gender_of(entity);
        return found->second;
    }

    [[nodiscard]] static Gender gender_of(const NameTable::Canonical& entity) {
        if (entity.type != EntityType::Person && entity.type != EntityType::Concept) return Gender::unknown;
        const std::vector<std::string> words = form_of(entity.name).words;
        for (const std::string& word : words) {
            if (!is_title(word))
                return words.size() > 1 || entity.type == EntityType::Person ? en::gender_of_given_name(word) : Gender::unknown;
            if (const Gender titled = en::gender_of_noun(word); titled != Gender::unknown) return titled;
        }
        return Gender::unknown;
    }

    // Nouns that stand for something by themselves, not for a part of another noun.
    [[nodiscard]] static bool stands_alone(Dep dep) {
        return is_subject(dep) || dep == Dep::obj || dep == Dep::obl || dep == Dep::obl_agent || dep == Dep::iobj ||
               dep == Dep::nmod || dep == Dep::nmod_poss || dep == Dep::conj;
    }

    void see_noun(std::uint32_t i) {
        if (!stands_alone(tree_->dep(i))) return;
        const en::Entry& entry = tree_->entry(i);
        Thing thing;
        thing.noun = tree_->lower(i);
        thing.gender = en::gender_of_noun(thing.noun);
        thing.person = thing.gender != Gender::unknown || entry.has(Trait::role) || entry.has(Trait::title);
        thing.plural =
            en::singular(thing.noun) != thing.noun || thing.noun == "people" || thing.noun == "men" || thing.noun == "women";
        thing.type = thing.person                              ? EntityType::Person
                     : entry.has(Trait::organization_noun)     ? EntityType::Organization
                     : entry.has(Trait::product_noun)          ? EntityType::Product
                     : entry.has(Trait::work_noun)             ? EntityType::Work
                     : entry.has(Trait::place_noun)            ? EntityType::Place
                     : entry.has(Trait::event_noun)            ? EntityType::Event
                                                               : EntityType::Concept;
        place(thing, i);
        if (const NameTable::Canonical* entity = described(i, thing)) {
            references_.add(block_, i, *entity);
            thing.entity = entity;
            thing.known = &known(*entity);
            thing.type = entity->type;
        }
        remember(thing);
    }

    // "The company", "the Chinese startup", "this model": what was told to be that, else the thing of its kind that was spoken of
    // most.
    [[nodiscard]] const NameTable::Canonical* described(std::uint32_t i, const Thing& thing) const {
        if (!is_description(i)) return nullptr;
        // else it says too little
        const bool by_kind = !thing.plural && thing.type != EntityType::Concept && thing.type != EntityType::Person;
        const NameTable::Canonical* told = nullptr;
        const NameTable::Canonical* best = nullptr;
        double best_weight = 0, next_weight = -1e9;
        for (const Thing& before : things_) {
            const std::uint32_t back = sentence_ - before.sentence;
            if (back > reach_description) break;
            // "A company …" came in without a name: it may be that one.
            if (before.entity == nullptr && before.noun == thing.noun) return nullptr;
            if (before.entity == nullptr) continue;
            if (std::find(before.known->told.begin(), before.known->told.end(), thing.noun) != before.known->told.end()) {
                if (told != nullptr && told->name != before.entity->name) return nullptr;
                told = before.entity;
            }
            if (!by_kind || before.type != thing.type || before.role == Dep::compound || !is_such_a_place(thing.noun, before))
                continue;
            const double weight = weigh({Pronoun::Kind::it}, *tree_, i, before, back);
            const bool same = best != nullptr && best->name == before.entity->name;
            if (best == nullptr || weight > best_weight) {
                if (best != nullptr && !same) next_weight = std::max(next_weight, best_weight);
                best = before.entity;
                best_weight = weight;
            } else if (!same) {
                next_weight = std::max(next_weight, weight);
            }
        }
        if (told != nullptr) return told;
        return best_weight - next_weight >= clear_lead_description ? best : nullptr;
    }

    // "The country" is no city, nor is "the city" a country.
    [[nodiscard]] static bool is_such_a_place(std::string_view noun, const Thing& thing) {
        if (thing.type != EntityType::Place) return true;
        if (noun == "country" || noun == "nation") return thing.country;
        return !thing.country || (noun != "city" && noun != "town" && noun != "village" && noun != "capital");
    }

    // A noun with "the" or "this" and nothing that says which one is meant: no name, no possessor, nothing that follows.
    [[nodiscard]] bool is_description(std::uint32_t i) const {
        const std::uint32_t determiner = tree_->child(i, Dep::det);
        if (speech() || determiner == no_token || (tree_->lower(determiner) != "the" && tree_->lower(determiner) != "this"))
            return false;
        const std::uint32_t last = tree_->subtree(i).last;
        const bool owner = last == i + 2 && tree_->dep(i) == Dep::nmod_poss && tree_->dep(i + 1) == Dep::case_;
        if (last != i + 1 && !owner) return false;
        static constexpr std::string_view others[] = {"other", "same", "first",    "second", "next",
                                                      "last",  "new",  "previous", "former", "latter"};
        for (std::uint32_t word = determiner; word < i; ++word) {
            if (tree_->name_at(word) != no_name && !tree_->entry(word).has(Trait::demonym)) return false;
            if (std::find(std::begin(others), std::end(others), tree_->lower(word)) != std::end(others)) return false;
        }
        return true;
    }

    // What stands beside a name says what it is: "the startup Acme", "Acme, a startup", "Acme is a startup", "Zeta chips"; and so
    // does the last word of a name: "Acme University".
    void note_what_is_told(std::uint32_t head, const NameSpan& span, Known& known) const {
        const TokenRange name = span.range;
        const auto tell = [&](std::uint32_t i) {
            if (!tree_->entry(i).can_be(Upos::NOUN)) return;
            constexpr std::size_t most = 12;
            const std::string_view noun = tree_->lower(i);
            if (known.told.size() < most && std::find(known.told.begin(), known.told.end(), noun) == known.told.end())
                known.told.push_back(noun);
        };
        for (std::uint32_t c = tree_->first_child(head); c != no_token; c = tree_->next(c)) {
            const Dep dep = tree_->dep(c);
            if (tree_->upos(c) != Upos::NOUN || tree_->name_at(c) != no_name) continue;
            if (dep == Dep::appos || ((dep == Dep::compound || dep == Dep::nmod_desc) && c + 1 == name.first)) tell(c);
        }
        const std::uint32_t last = name.last - 1;
        if (name.last - name.first > 1 && span.type != EntityType::Person && tree_->lower(last) != tree_->block().form(last))
            tell(last);
        const std::uint32_t up = tree_->head(head);
        if (up == no_token || tree_->upos(up) != Upos::NOUN || tree_->name_at(up) != no_name) return;
        const Dep dep = tree_->dep(head);
        if (dep == Dep::compound && up == name.last && span.type == EntityType::Product) tell(up);
        if ((dep == Dep::appos || dep == Dep::flat || dep == Dep::nmod_desc) && up + 1 == name.first) tell(up);
        if (dep == Dep::nsubj && tree_->has(up, Dep::cop)) tell(up);
    }

    // "It is clear that …", "it seems …", "it rains".
    [[nodiscard]] bool is_expletive(std::uint32_t i) const {
        if (tree_->dep(i) == Dep::expl) return true;
        const std::uint32_t governor = tree_->head(i);
        if (governor == no_token || !is_subject(tree_->dep(i))) return false;
        const std::string_view lemma = tree_->lemma(governor);
        if (lemma == "seem" || lemma == "appear" || lemma == "turn" || lemma == "rain" || lemma == "snow" || lemma == "happen")
            return true;
        const bool adjective = tree_->upos(governor) == Upos::ADJ && tree_->has(governor, Dep::cop);
        return tree_->has(governor, Dep::csubj) ||
               (adjective &&
                (tree_->has(governor, Dep::ccomp) || tree_->has(governor, Dep::xcomp) || tree_->has(governor, Dep::advcl)));
    }

    // "After his defeat, Ada's rival left": what the clause that follows is about.
    [[nodiscard]] std::optional<Thing> subject_to_come(std::uint32_t i) {
        constexpr std::uint32_t far = 15;
        std::uint32_t clause = i;
        bool fronted = false;
        for (std::uint32_t up = tree_->head(i); up != no_token; clause = up, up = tree_->head(up)) {
            fronted =
                fronted || tree_->dep(clause) == Dep::obl || tree_->dep(clause) == Dep::advcl || tree_->dep(clause) == Dep::acl;
        }
        const std::uint32_t subject = tree_->child(clause, Dep::nsubj);
        if (!fronted || clause == i || subject == no_token || subject <= i || subject - i > far || clause < subject)
            return std::nullopt;
        const std::uint32_t name = tree_->name_at(subject);
        if (name == no_name) return std::nullopt;
        const auto canonical = canonicals_.find(tree_->names()[name].key);
        if (canonical == canonicals_.end() || canonical->second.type == EntityType::Quantity ||
            canonical->second.type == EntityType::Time)
            return std::nullopt;
        Thing thing = thing_of(canonical->second);
        place(thing, subject);
        return thing;
    }

    // Is the token an argument of `governor`, or of what that has for its predicate ("would be able to detect them")?
    [[nodiscard]] bool governs(std::uint32_t governor, std::uint32_t token) const {
        if (governor == no_token) return false;
        std::uint32_t up = tree_->head(token);
        while (up != no_token && up != governor && tree_->dep(up) == Dep::xcomp) up = tree_->head(up);
        return up == governor;
    }

    void see_pronoun(std::uint32_t i, const Pronoun& pronoun) {
        // Speech says "it" of anything.
        if (pronoun.kind == Pronoun::Kind::it && (speech() || (!pronoun.possessive && is_expletive(i)))) return;
        const Thing* best = nullptr;
        double best_weight = 0, next_weight = -1e9;
        std::uint32_t between = 0;
        const auto same = [](const Thing& one, const Thing& other) {
            return one.entity != nullptr && one.known == other.known;
        };
        const std::optional<Thing> later = subject_to_come(i);
        if (later && agrees(pronoun, *later)) {
            best = &*later;
            best_weight = weigh(pronoun, *tree_, i, *later, 0);
            ++between;
        }
        for (const Thing& thing : things_) {
            if (sentence_ - thing.sentence > (speech() ? reach_speech : reach)) break;
            if (!agrees(pronoun, thing)) continue;
            // Two arguments of one verb are two things, unless the pronoun says otherwise.
            const bool together = thing.sentence == sentence_ && governs(thing.governor, i);
            if (together && !pronoun.possessive && !pronoun.reflexive) continue;
            const double weight = weigh(pronoun, *tree_, i, thing, sentence_ - thing.sentence) - something_between * between;
            ++between;
            if (best == nullptr || weight > best_weight) {
                if (best != nullptr && !same(*best, thing)) next_weight = std::max(next_weight, best_weight);
                best = &thing;
                best_weight = weight;
            } else if (!same(*best, thing)) {
                next_weight = std::max(next_weight, weight);
            }
        }
        if (best == nullptr) return;
        Thing thing = *best;
        place(thing, i);
        const double lead = pronoun.kind != Pronoun::Kind::it   ? clear_lead
                            : best->type == EntityType::Concept ? clear_lead_unknown
                                                                : clear_lead_it;
        const bool sure = best->entity != nullptr && best_weight - next_weight >= lead &&
                          (pronoun.kind != Pronoun::Kind::it || best_weight >= likely_it);
        if (sure) {
            references_.add(block_, i, *best->entity);
            Known& entity = known(*best->entity);
            if (!entity.shown && (pronoun.kind == Pronoun::Kind::he || pronoun.kind == Pronoun::Kind::she)) {
                entity.gender = pronoun.kind == Pronoun::Kind::he ? Gender::male : Gender::female;
                entity.shown = true;
            }
            thing.gender = entity.gender;
        } else {
            thing.entity = nullptr;
            thing.known = nullptr;
        }
        remember(thing);
    }

    const AnnotatedText& text_;
    const Canonicals& canonicals_;
    const SentenceTree* tree_ = nullptr;
    References references_;
    std::deque<Thing> things_;  // latest first
    std::unordered_map<std::string_view, Known> known_;  // by the entity's name
    std::size_t block_ = 0;
    std::uint32_t sentence_ = 0;
};

}  // namespace

References find_references(const AnnotatedText& text, const Trees& trees, const Canonicals& canonicals) {
    return Reader(text, canonicals).read(trees);
}

}  // namespace skein
