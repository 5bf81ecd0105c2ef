#include "extract/resolve/things.hpp"

#include <algorithm>
#include <cmath>

namespace skein {

using en::Gender;

namespace {

// Weights, fitted one after the other on the development part of GAP and OntoGUM's documents outside its test parts.
constexpr double a_sentence_back = 0.6;
constexpr double as_subject = 1.2, as_object = 0.5, as_part_of_name = -1.5, as_attribute = -0.7;
constexpr double parallel_role = 0.8;
constexpr double own_subject = 1.2;  // "Ada sold her shares"
constexpr double known_gender = 0.4;
constexpr double of_several = 0.4;  // "they" is first of all what is plural
constexpr double of_unknown_kind = -0.4;
constexpr double a_doubling_of_mentions = 0.5, most_doublings = 3;

}  // namespace

std::optional<Pronoun> pronoun_of(std::string_view word, Dep dep) {
    if (word == "he" || word == "him") return Pronoun{Pronoun::Kind::he};
    if (word == "his") return Pronoun{Pronoun::Kind::he, true};
    if (word == "himself") return Pronoun{Pronoun::Kind::he, false, true};
    if (word == "she") return Pronoun{Pronoun::Kind::she};
    if (word == "her") return Pronoun{Pronoun::Kind::she, dep == Dep::nmod_poss};
    if (word == "hers") return Pronoun{Pronoun::Kind::she, true};
    if (word == "herself") return Pronoun{Pronoun::Kind::she, false, true};
    if (word == "it") return Pronoun{Pronoun::Kind::it};
    if (word == "its") return Pronoun{Pronoun::Kind::it, true};
    if (word == "itself") return Pronoun{Pronoun::Kind::it, false, true};
    if (word == "they" || word == "them") return Pronoun{Pronoun::Kind::they};
    if (word == "their" || word == "theirs") return Pronoun{Pronoun::Kind::they, true};
    if (word == "themselves") return Pronoun{Pronoun::Kind::they, false, true};
    return std::nullopt;
}

bool agrees(const Pronoun& pronoun, const Thing& thing) {
    const bool concept_name = thing.entity != nullptr && thing.type == EntityType::Concept;
    if (pronoun.kind == Pronoun::Kind::he || pronoun.kind == Pronoun::Kind::she) {
        if (thing.plural || !(thing.person || concept_name)) return false;
        const Gender wanted = pronoun.kind == Pronoun::Kind::he ? Gender::male : Gender::female;
        return thing.gender == Gender::unknown || thing.gender == wanted;
    }
    if (pronoun.kind == Pronoun::Kind::they)
        return thing.plural || thing.type == EntityType::Organization || thing.type == EntityType::Group;
    // A first name shows a person where nothing else does.
    if (concept_name && thing.gender != Gender::unknown) return false;
    return !thing.person && !thing.plural && thing.type != EntityType::Person && thing.type != EntityType::Group;
}

double weigh(const Pronoun& pronoun, const SentenceTree& tree, std::uint32_t token, const Thing& thing, std::uint32_t back) {
    const bool speech = tree.block().block->kind == BlockKind::speech;
    double weight = -a_sentence_back * back / (speech ? 2 : 1);
    if (is_subject(thing.role)) weight += as_subject;
    else if (thing.role == Dep::obj) weight += as_object;
    else if (thing.role == Dep::compound) weight += as_part_of_name;
    else if (thing.role == Dep::nmod) weight += as_attribute;
    const Dep own = tree.dep(token);
    if (is_subject(own) && is_subject(thing.role)) weight += parallel_role;
    if (own == Dep::obj && thing.role == Dep::obj) weight += parallel_role;
    if (back == 0 && (pronoun.possessive || pronoun.reflexive) && is_subject(thing.role) &&
        (thing.governor == tree.head(token) || (tree.head(token) != no_token && thing.governor == tree.head(tree.head(token)))))
        weight += own_subject;
    if (thing.gender != Gender::unknown) weight += known_gender;
    // He and she are somebody: what is not known to be a person may be one.
    const bool somebody = pronoun.kind == Pronoun::Kind::he || pronoun.kind == Pronoun::Kind::she;
    if (somebody && !thing.person && thing.gender == Gender::unknown) weight += of_unknown_kind;
    if (thing.entity != nullptr) {
        if (thing.known->count > 0)
            weight += a_doubling_of_mentions * std::min(most_doublings, std::log2(static_cast<double>(thing.known->count)));
        if (pronoun.kind == Pronoun::Kind::it && thing.type == EntityType::Place) weight += 0.2;
    } else if (pronoun.kind == Pronoun::Kind::they) {
        weight += of_several;
    } else if (pronoun.kind == Pronoun::Kind::it) {
        weight -= thing.type == EntityType::Concept ? 0.4 : 0.2;
    }
    return weight;
}

}  // namespace skein
