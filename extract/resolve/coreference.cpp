#include "extract/resolve/coreference.hpp"

#include "extract/lang/en/given_names.hpp"
#include "extract/resolve/name_form.hpp"

#include <algorithm>
#include <cmath>
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

// Weights, set by hand and checked on the development part of GAP.
constexpr double a_sentence_back = 1.0;
constexpr double as_subject = 1.2, as_object = 0.5, as_part_of_name = -1.5, as_attribute = -0.3;
constexpr double parallel_role = 0.6;
constexpr double own_subject = 1.2;  // "Ada sold her shares"
constexpr double known_gender = 0.4;
constexpr double of_several = 0.8;  // "they" is first of all what is plural
constexpr double of_unknown_kind = -0.4;
constexpr double a_doubling_of_mentions = 0.3, most_doublings = 3;
constexpr double something_between = 0.25;
// Over what else may be meant. Anything may be "it": what is not known to be a thing must be far ahead.
constexpr double likely_it = 0.6;
constexpr double clear_lead = 0.2, clear_lead_it = 0.5, clear_lead_unknown = 1.0;

enum class Kind : std::uint8_t { he, she, it, they };
struct Pronoun {
    Kind kind;
    bool possessive = false;
    bool reflexive = false;
};

std::optional<Pronoun> pronoun_of(std::string_view word, Dep dep) {
    if (word == "he" || word == "him") return Pronoun{Kind::he};
    if (word == "his") return Pronoun{Kind::he, true};
    if (word == "himself") return Pronoun{Kind::he, false, true};
    if (word == "she") return Pronoun{Kind::she};
    if (word == "her") return Pronoun{Kind::she, dep == Dep::nmod_poss};
    if (word == "hers") return Pronoun{Kind::she, true};
    if (word == "herself") return Pronoun{Kind::she, false, true};
    if (word == "it") return Pronoun{Kind::it};
    if (word == "its") return Pronoun{Kind::it, true};
    if (word == "itself") return Pronoun{Kind::it, false, true};
    if (word == "they" || word == "them") return Pronoun{Kind::they};
    if (word == "their" || word == "theirs") return Pronoun{Kind::they, true};
    if (word == "themselves") return Pronoun{Kind::they, false, true};
    return std::nullopt;
}

bool is_subject(Dep dep) { return dep == Dep::nsubj || dep == Dep::nsubj_pass; }

// What was seen of an entity so far.
struct Known {
    std::uint32_t count = 0;
    Gender gender = Gender::unknown;  // as pronouns showed it, else as its name does
    bool shown = false;               // by pronouns
};

// Something spoken of.
struct Thing {
    const NameTable::Canonical* entity = nullptr;
    const Known* known = nullptr;           // what was seen of the entity, where there is one
    EntityType type = EntityType::Concept;  // of a noun: what kind its noun names
    std::string_view noun;                  // its head, in lower case, where it is no name
    Gender gender = Gender::unknown;
    bool person = false;  // for sure
    bool plural = false;
    Dep role = Dep::other;
    std::uint32_t governor = no_token;
    std::uint32_t sentence = 0;
};

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
            if (const auto pronoun = pronoun_of(tree_->lower(i), tree_->dep(i)); pronoun && tree_->upos(i) != Upos::PROPN) see_pronoun(i, *pronoun);
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
        place(thing, head_of(span.range));
        ++known(canonical->second).count;
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
            if (!is_title(word)) return words.size() > 1 || entity.type == EntityType::Person ? en::gender_of_given_name(word) : Gender::unknown;
            if (const Gender titled = en::gender_of_noun(word); titled != Gender::unknown) return titled;
        }
        return Gender::unknown;
    }

    // Nouns that stand for something by themselves, not for a part of another noun.
    [[nodiscard]] static bool stands_alone(Dep dep) {
        return is_subject(dep) || dep == Dep::obj || dep == Dep::obl || dep == Dep::obl_agent || dep == Dep::iobj || dep == Dep::nmod ||
               dep == Dep::nmod_poss || dep == Dep::conj;
    }

    void see_noun(std::uint32_t i) {
        if (!stands_alone(tree_->dep(i))) return;
        const en::Entry& entry = tree_->entry(i);
        Thing thing;
        thing.noun = tree_->lower(i);
        thing.gender = en::gender_of_noun(thing.noun);
        thing.person = thing.gender != Gender::unknown || entry.has(Trait::role) || entry.has(Trait::title);
        thing.plural = en::singular(thing.noun) != thing.noun || thing.noun == "people" || thing.noun == "men" || thing.noun == "women";
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

    // "The company", "the Chinese startup", "this model": the only thing of its kind that was named lately.
    [[nodiscard]] const NameTable::Canonical* described(std::uint32_t i, const Thing& thing) const {
        if (thing.type == EntityType::Concept || thing.type == EntityType::Person || thing.plural) return nullptr;
        const std::uint32_t determiner = tree_->child(i, Dep::det);
        if (speech() || determiner == no_token || (tree_->lower(determiner) != "the" && tree_->lower(determiner) != "this")) return nullptr;
        // A name before the noun, a possessor or what follows says which one is meant.
        if (tree_->subtree(i).last != i + 1) return nullptr;
        for (std::uint32_t word = determiner; word < i; ++word) {
            const std::string& lower = tree_->lower(word);
            if (tree_->name_at(word) != no_name && !tree_->entry(word).has(Trait::demonym)) return nullptr;
            if (lower == "other" || lower == "same" || lower == "first" || lower == "second" || lower == "next" || lower == "last" || lower == "new")
                return nullptr;
        }
        const NameTable::Canonical* only = nullptr;
        for (const Thing& before : things_) {
            if (sentence_ - before.sentence > reach_description) break;
            // "A company …" came in without a name: it may be that one.
            if (before.entity == nullptr && before.noun == thing.noun) return nullptr;
            if (before.entity == nullptr || before.type != thing.type || before.role == Dep::compound) continue;
            if (only != nullptr && only->name != before.entity->name) return nullptr;
            only = before.entity;
        }
        return only;
    }

    // "It is clear that …", "it seems …", "it rains".
    [[nodiscard]] bool is_expletive(std::uint32_t i) const {
        if (tree_->dep(i) == Dep::expl) return true;
        const std::uint32_t governor = tree_->head(i);
        if (governor == no_token || !is_subject(tree_->dep(i))) return false;
        const std::string_view lemma = tree_->lemma(governor);
        if (lemma == "seem" || lemma == "appear" || lemma == "turn" || lemma == "rain" || lemma == "snow" || lemma == "happen") return true;
        const bool adjective = tree_->upos(governor) == Upos::ADJ && tree_->has(governor, Dep::cop);
        return tree_->has(governor, Dep::csubj) || (adjective && (tree_->has(governor, Dep::ccomp) || tree_->has(governor, Dep::xcomp) ||
                                                                 tree_->has(governor, Dep::advcl)));
    }

    [[nodiscard]] bool agrees(const Pronoun& pronoun, const Thing& thing) const {
        const bool concept_name = thing.entity != nullptr && thing.type == EntityType::Concept;
        if (pronoun.kind == Kind::he || pronoun.kind == Kind::she) {
            if (thing.plural || !(thing.person || concept_name)) return false;
            const Gender wanted = pronoun.kind == Kind::he ? Gender::male : Gender::female;
            return thing.gender == Gender::unknown || thing.gender == wanted;
        }
        if (pronoun.kind == Kind::they)
            return thing.plural || thing.type == EntityType::Organization || thing.type == EntityType::Group;
        // A first name shows a person where nothing else does.
        if (concept_name && thing.gender != Gender::unknown) return false;
        return !thing.person && !thing.plural && thing.type != EntityType::Person && thing.type != EntityType::Group;
    }

    [[nodiscard]] double weigh(const Pronoun& pronoun, std::uint32_t token, const Thing& thing) const {
        double weight = -a_sentence_back * (sentence_ - thing.sentence) / (speech() ? 2 : 1);
        if (is_subject(thing.role)) weight += as_subject;
        else if (thing.role == Dep::obj) weight += as_object;
        else if (thing.role == Dep::compound) weight += as_part_of_name;
        else if (thing.role == Dep::nmod) weight += as_attribute;
        const Dep own = tree_->dep(token);
        if (is_subject(own) && is_subject(thing.role)) weight += parallel_role;
        if (own == Dep::obj && thing.role == Dep::obj) weight += parallel_role;
        if (thing.sentence == sentence_ && (pronoun.possessive || pronoun.reflexive) && is_subject(thing.role) &&
            (thing.governor == tree_->head(token) || (tree_->head(token) != no_token && thing.governor == tree_->head(tree_->head(token)))))
            weight += own_subject;
        if (thing.gender != Gender::unknown) weight += known_gender;
        // He and she are somebody: what is not known to be a person may be one.
        const bool somebody = pronoun.kind == Kind::he || pronoun.kind == Kind::she;
        if (somebody && !thing.person && thing.gender == Gender::unknown) weight += of_unknown_kind;
        if (thing.entity != nullptr) {
            if (thing.known->count > 0)
                weight += a_doubling_of_mentions * std::min(most_doublings, std::log2(static_cast<double>(thing.known->count)));
            if (pronoun.kind == Kind::it && (thing.type == EntityType::Organization || thing.type == EntityType::Product)) weight += 0.4;
            if (pronoun.kind == Kind::it && thing.type == EntityType::Place) weight -= 0.4;
        } else if (pronoun.kind == Kind::they) {
            weight += of_several;
        } else if (pronoun.kind == Kind::it) {
            weight -= thing.type == EntityType::Concept ? 0.6 : 0.2;
        }
        return weight;
    }

    // "After his defeat, Ada's rival left": what the clause that follows is about.
    [[nodiscard]] std::optional<Thing> subject_to_come(std::uint32_t i) {
        constexpr std::uint32_t far = 15;
        std::uint32_t clause = i;
        bool fronted = false;
        for (std::uint32_t up = tree_->head(i); up != no_token; clause = up, up = tree_->head(up)) {
            fronted = fronted || tree_->dep(clause) == Dep::obl || tree_->dep(clause) == Dep::advcl || tree_->dep(clause) == Dep::acl;
        }
        const std::uint32_t subject = tree_->child(clause, Dep::nsubj);
        if (!fronted || clause == i || subject == no_token || subject <= i || subject - i > far || clause < subject) return std::nullopt;
        const std::uint32_t name = tree_->name_at(subject);
        if (name == no_name) return std::nullopt;
        const auto canonical = canonicals_.find(tree_->names()[name].key);
        if (canonical == canonicals_.end() || canonical->second.type == EntityType::Quantity || canonical->second.type == EntityType::Time)
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
        if (pronoun.kind == Kind::it && (speech() || (!pronoun.possessive && is_expletive(i)))) return;
        const Thing* best = nullptr;
        double best_weight = 0, next_weight = -1e9;
        std::uint32_t between = 0;
        const auto same = [](const Thing& one, const Thing& other) {
            return one.entity != nullptr && one.known == other.known;
        };
        const std::optional<Thing> later = subject_to_come(i);
        if (later && agrees(pronoun, *later)) {
            best = &*later;
            best_weight = weigh(pronoun, i, *later);
            ++between;
        }
        for (const Thing& thing : things_) {
            if (sentence_ - thing.sentence > (speech() ? reach_speech : reach)) break;
            if (!agrees(pronoun, thing)) continue;
            // Two arguments of one verb are two things, unless the pronoun says otherwise.
            const bool together = thing.sentence == sentence_ && governs(thing.governor, i);
            if (together && !pronoun.possessive && !pronoun.reflexive) continue;
            const double weight = weigh(pronoun, i, thing) - something_between * between;
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
        const double lead = pronoun.kind != Kind::it ? clear_lead : best->type == EntityType::Concept ? clear_lead_unknown : clear_lead_it;
        const bool sure = best->entity != nullptr && best_weight - next_weight >= lead && (pronoun.kind != Kind::it || best_weight >= likely_it);
        if (sure) {
            references_.add(block_, i, *best->entity);
            Known& entity = known(*best->entity);
            if (!entity.shown && (pronoun.kind == Kind::he || pronoun.kind == Kind::she)) {
                entity.gender = pronoun.kind == Kind::he ? Gender::male : Gender::female;
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
