#include "extract/relations/noun_phrase.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace skein {
namespace {

using en::Trait;

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "a number of chips": chips.
bool counts(std::string_view noun) {
    static constexpr std::string_view nouns[] = {"number",   "lot",   "lots",    "amount", "majority", "variety",
                                                 "couple",   "range", "handful", "dozens", "hundreds", "thousands",
                                                 "millions", "most",  "many",    "some",   "all",      "one"};
    return is_one_of(nouns, noun);
}

bool is_of(const SentenceTree& tree, std::uint32_t noun) {
    const std::uint32_t preposition = tree.child(noun, Dep::case_);
    return preposition != no_token && tree.lower(preposition) == "of";
}

bool is_bracket(std::string_view form) {
    return form == "(" || form == ")" || form == "[" || form == "]" || form == "-LRB-" || form == "-RRB-";
}

bool ends_left(const SentenceTree& tree, std::uint32_t child) {
    switch (tree.dep(child)) {
        case Dep::case_:
        case Dep::cc:
        case Dep::cc_preconj:
        case Dep::mark:
        case Dep::cop:
        case Dep::aux:
        case Dep::aux_pass:
        case Dep::nsubj:
        case Dep::nsubj_pass:
        case Dep::csubj:
        case Dep::expl:
        case Dep::obl:
        case Dep::obl_unmarked:
        case Dep::advcl:
        case Dep::ccomp:
        case Dep::discourse:
        case Dep::parataxis:
        case Dep::vocative:
        case Dep::reparandum:
        case Dep::dislocated:
        case Dep::conj:
        case Dep::nmod:
            return true;
        case Dep::advmod: {
            // "even a firm", "so a program"; "about 30 lamps" keeps its measure.
            const std::uint32_t after = tree.subtree(child).last;
            const bool measured = after < tree.last() && (tree.upos(after) == Upos::NUM || tree.upos(after) == Upos::SYM);
            const std::uint32_t name = after < tree.last() ? tree.name_at(after) : no_name;
            const bool named = name != no_name && tree.names()[name].type != EntityType::Quantity;
            return tree.entry(child).has(Trait::negation) ||
                   (after < tree.last() && (tree.upos(after) == Upos::DET || named) && !measured);
        }
        default:
            return false;
    }
}

bool ends_right(const SentenceTree& tree, std::uint32_t child, Joined joined) {
    switch (tree.dep(child)) {
        case Dep::acl_relcl:
        case Dep::appos:
        case Dep::parataxis:
        case Dep::advcl:
        case Dep::csubj:
        case Dep::nsubj:
        case Dep::obl:
        case Dep::obl_agent:
        case Dep::obl_unmarked:
        case Dep::list:
        case Dep::dislocated:
        case Dep::vocative:
        case Dep::aux:
        case Dep::cop:
        case Dep::case_:
        case Dep::discourse:
        case Dep::dep:
        case Dep::ccomp:
        case Dep::reparandum:
            return true;
        case Dep::conj:
        case Dep::cc:
            return joined == Joined::cut;
        default:
            return false;
    }
}

}  // namespace

namespace {

bool is_example(const SentenceTree& tree, std::uint32_t noun) {
    for (std::uint32_t c = tree.first_child(noun); c != no_token && c < noun; c = tree.next(c)) {
        if (tree.dep(c) != Dep::case_) continue;
        if (tree.lower(c) == "like" || tree.lower(c) == "including" || (tree.lower(c) == "such" && tree.is(c + 1, "as")))
            return true;
    }
    return false;
}

// After the last token below `head` that a person would still write: what ends an inner phrase ends the outer one.
std::uint32_t trimmed_end(const SentenceTree& tree, std::uint32_t head, Joined joined) {
    std::uint32_t end = head + 1;
    bool comma = false;
    for (std::uint32_t c = tree.first_child(head); c != no_token; c = tree.next(c)) {
        if (c < head) continue;
        const Dep dep = tree.dep(c);
        if (ends_right(tree, c, joined)) {
            // Below a participle the phrases beside it are its own.
            const bool verbal =
                tree.upos(head) == Upos::VERB && (dep == Dep::obl || dep == Dep::obl_agent || dep == Dep::obl_unmarked);
            if (!verbal) break;
        }
        if (dep == Dep::punct) {
            if (is_bracket(tree.lower(c))) break;
            if (tree.lower(c) == "," || tree.lower(c) == "--") comma = true;
            if (comma && joined == Joined::cut) break;
            continue;
        }
        const std::uint32_t start = tree.subtree(c).first;
        // "14 October , 2012"
        if (tree.upos(c) == Upos::NUM && tree.subtree(c).last - start <= 2) comma = false;
        if (dep != Dep::conj && dep != Dep::cc && tree.upos(c) != Upos::NUM) {
            const bool apart =
                comma || (start > 0 && start > tree.first() && (tree.lower(start - 1) == "," || tree.lower(start) == ","));
            if (apart) break;
        }
        const bool verbal = tree.upos(head) == Upos::VERB;
        if (dep == Dep::conj && !verbal && (tree.upos(c) == Upos::VERB || tree.has(c, Dep::nsubj) || tree.has(c, Dep::cop)))
            break;
        // "$5 million in 2020": an amount is told of by "of" alone.
        if (dep == Dep::nmod && (tree.upos(head) == Upos::SYM || tree.upos(head) == Upos::NUM) && !is_of(tree, c)) break;
        // A name with a marked clause: "suspected Acme of copying it".
        if (dep == Dep::acl && tree.name_at(head) != no_name && tree.has(c, Dep::mark)) break;
        const std::uint32_t inner = trimmed_end(tree, c, Joined::kept);
        end = std::max(end, inner);
        std::uint32_t whole = tree.subtree(c).last;
        while (whole > inner && tree.upos(whole - 1) == Upos::PUNCT) --whole;
        if (inner < whole) break;
    }
    return end;
}

}  // namespace

TokenRange phrase_range(const SentenceTree& tree, std::uint32_t head, Joined joined) {
    TokenRange range{head, head + 1};
    std::array<std::uint32_t, 24> left{};
    std::size_t count = 0;
    for (std::uint32_t c = tree.first_child(head); c != no_token && c < head; c = tree.next(c)) {
        if (count == left.size()) std::copy(left.begin() + 1, left.end(), left.begin()), --count;
        left[count++] = c;
    }
    while (count-- > 0) {
        const std::uint32_t child = left[count];
        if (ends_left(tree, child)) break;
        if (tree.dep(child) == Dep::punct) {
            const std::string& mark = tree.lower(child);
            if (is_bracket(mark)) break;
            if (mark == "," && (count == 0 || tree.dep(left[count - 1]) != Dep::amod)) break;
            continue;
        }
        range.first = tree.subtree(child).first;
    }
    range.last = trimmed_end(tree, head, joined);
    while (range.last > head + 1 && (tree.upos(range.last - 1) == Upos::ADP || tree.upos(range.last - 1) == Upos::DET ||
                                     tree.upos(range.last - 1) == Upos::CCONJ || tree.upos(range.last - 1) == Upos::PART))
        --range.last;
    // A name is never cut.
    for (const std::uint32_t edge : {range.first, range.last - 1}) {
        if (tree.name_at(edge) == no_name) continue;
        const TokenRange name = tree.names()[tree.name_at(edge)].range;
        range.first = std::min(range.first, name.first);
        range.last = std::max(range.last, name.last);
    }
    return range;
}

TokenRange prepositions_of(const SentenceTree& tree, std::uint32_t head) {
    TokenRange range;
    for (std::uint32_t c = tree.first_child(head); c != no_token && c < head; c = tree.next(c)) {
        const bool marks = tree.dep(c) == Dep::mark && tree.upos(c) == Upos::ADP && tree.upos(head) != Upos::VERB;
        if (tree.dep(c) != Dep::case_ && !marks) continue;
        if (range.empty()) range.first = c;
        // "because of", "according to": the parts hang on the first word.
        range.last = std::max(c + 1, tree.subtree(c).last);
        if (tree.next(c) != c + 1 && tree.next(c) != no_token && tree.dep(tree.next(c)) != Dep::case_) break;
    }
    return range;
}

std::string preposition_text(const SentenceTree& tree, std::uint32_t head) {
    std::string text;
    const TokenRange range = prepositions_of(tree, head);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (!text.empty()) text += ' ';
        text += tree.lower(i);
    }
    return text;
}

TokenRange with_prepositions(const SentenceTree& tree, std::uint32_t head, TokenRange phrase) {
    const TokenRange prepositions = prepositions_of(tree, head);
    if (!prepositions.empty() && prepositions.first < phrase.first) phrase.first = prepositions.first;
    return phrase;
}

TokenRange full_range(const SentenceTree& tree, std::uint32_t head) {
    TokenRange range = tree.subtree(head);
    const auto is_edge = [&](std::uint32_t i) { return tree.upos(i) == Upos::PUNCT && tree.name_at(i) == no_name; };
    const auto opens = [&](std::uint32_t i) {
        const Dep dep = tree.dep(i);
        return tree.head(i) == head && (dep == Dep::mark || dep == Dep::cc || dep == Dep::case_) && tree.subtree(i).first == i;
    };
    while (range.first < head && (is_edge(range.first) || opens(range.first))) ++range.first;
    while (range.last > head + 1 && is_edge(range.last - 1)) --range.last;
    return range;
}

bool is_pronoun(const SentenceTree& tree, std::uint32_t head) {
    if (tree.name_at(head) != no_name) return false;
    return tree.upos(head) == Upos::PRON || (tree.upos(head) == Upos::DET && !tree.has(head, Dep::nmod));
}

namespace {

// "the CUDA computing platform" is CUDA; "the DeepSeek models" is not DeepSeek.
bool stands_for(const SentenceTree& tree, const NameSpan& name, std::uint32_t head, const en::Lexicon& lexicon) {
    const std::string kind = en::singular(tree.lower(head));
    const bool model = name.type == EntityType::Product && name.name.find_first_of("0123456789") != std::string::npos;
    const bool plural = kind != tree.lower(head) && !model;
    const en::Entry& entry = lexicon.find(kind);
    if (name.type == EntityType::Product && !name.maker.empty() && entry.has(Trait::product_noun)) return true;
    if (plural || head + 1 - name.range.last > 3) return false;
    if (entry.has(Trait::product_noun))
        return name.type == EntityType::Product || name.type == EntityType::Concept || head == name.range.last;
    if (entry.has(Trait::organization_noun) || kind == "team")
        return name.type == EntityType::Organization || name.type == EntityType::Concept;
    return false;
}

// "a company called Acme"
std::uint32_t given_name(const SentenceTree& tree, std::uint32_t head) {
    static constexpr std::string_view naming[] = {"title", "call", "name", "entitle", "dub", "label"};
    for (std::uint32_t c = tree.first_child(head); c != no_token; c = tree.next(c)) {
        if (c < head || (tree.dep(c) != Dep::acl && tree.dep(c) != Dep::acl_relcl) || !is_one_of(naming, tree.lemma(c))) continue;
        for (std::uint32_t i = c + 1; i < tree.last() && i < c + 3; ++i) {
            if (tree.name_at(i) != no_name) return tree.name_at(i);
        }
    }
    return no_name;
}

}  // namespace

std::uint32_t name_of_phrase(const SentenceTree& tree, std::uint32_t head, TokenRange phrase, const en::Lexicon& lexicon) {
    const BlockNames& names = tree.names();
    if (tree.name_at(head) != no_name) {
        const std::uint32_t found = tree.name_at(head);
        // "Acme's Zeta engine" begins with a name that is only the owner's.
        return names[found].range.last <= phrase.last ? found : no_name;
    }
    if (const std::uint32_t given = given_name(tree, head); given != no_name) return given;
    for (std::uint32_t c = tree.first_child(head); c != no_token; c = tree.next(c)) {
        const std::uint32_t name = tree.name_at(c);
        const Dep dep = tree.dep(c);
        if (name == no_name && dep == Dep::appos && c > head && tree.subtree(c).first == head + 1) {
            // "the instructions PTX language"
            const std::uint32_t inner = name_of_phrase(tree, c, phrase_range(tree, c, Joined::cut), lexicon);
            if (inner != no_name) return inner;
        }
        if (name == no_name) {
            if (dep == Dep::nmod && counts(tree.lower(head)) && is_of(tree, c)) {
                const std::uint32_t inner = name_of_phrase(tree, c, phrase_range(tree, c, Joined::cut), lexicon);
                if (inner != no_name) return inner;
            }
            continue;
        }
        if ((dep == Dep::compound || dep == Dep::nmod_unmarked || dep == Dep::amod || dep == Dep::flat) && c < head &&
            names[name].range.last <= head && stands_for(tree, names[name], head, lexicon))
            return name;
        // "Professor Jane Roe", "the startup Acme": told and named side by side.
        if ((dep == Dep::flat || dep == Dep::appos || dep == Dep::nmod_desc || dep == Dep::nmod_unmarked ||
             dep == Dep::compound) &&
            c > head && names[name].range.first == head + 1)
            return name;
        if (dep == Dep::nmod && counts(tree.lower(head)) && is_of(tree, c)) return name;
    }
    return no_name;
}

namespace {

// After the last word that tells of `head` alone: what follows a predicate may be the clause's.
std::uint32_t whole_end(const SentenceTree& tree, std::uint32_t head, Joined joined) {
    std::uint32_t end = tree.subtree(head).last;
    const bool predicate = tree.has(head, Dep::cop);
    for (std::uint32_t c = tree.first_child(head); c != no_token; c = tree.next(c)) {
        if (c < head) continue;
        const Dep dep = tree.dep(c);
        const bool joins = dep == Dep::conj || dep == Dep::cc;
        const bool clausal =
            dep == Dep::advcl || dep == Dep::parataxis || dep == Dep::obl || dep == Dep::ccomp || dep == Dep::nsubj;
        if (!(joins && joined == Joined::cut) && !(predicate && (joins || clausal))) continue;
        end = std::min(end, tree.subtree(c).first);
        break;
    }
    while (end > head + 1 && tree.upos(end - 1) == Upos::PUNCT) --end;
    return end;
}

}  // namespace

MatchedParticipant participant_of(const SentenceTree& tree, std::uint32_t head, Joined joined, const en::Lexicon& lexicon) {
    MatchedParticipant participant;
    participant.range = phrase_range(tree, head, joined);
    participant.pronoun = is_pronoun(tree, head);
    if (participant.pronoun) return participant;
    participant.full = {participant.range.first, std::max(participant.range.last, whole_end(tree, head, joined))};
    const std::uint32_t name = name_of_phrase(tree, head, participant.range, lexicon);
    if (name != no_name) {
        participant.name = name;
        if (participant.range.last < tree.names()[name].range.last &&
            tree.names()[name].range.first <= participant.range.last + 1)
            participant.range.last = tree.names()[name].range.last;
    }
    return participant;
}

void conjuncts(const SentenceTree& tree, std::uint32_t head, std::vector<std::uint32_t>& out) {
    out.clear();
    std::uint32_t listed = head;
    if (tree.name_at(head) == no_name && (tree.upos(head) == Upos::NOUN || tree.upos(head) == Upos::PROPN) &&
        en::singular(tree.lower(head)) != tree.lower(head)) {
        for (std::uint32_t c = tree.first_child(head); c != no_token; c = tree.next(c)) {
            if (tree.name_at(c) == no_name) continue;
            const EntityType type = tree.names()[tree.name_at(c)].type;
            if (type == EntityType::Quantity || type == EntityType::Time) continue;
            if (tree.dep(c) == Dep::appos && tree.has(c, Dep::conj)) listed = c;  // "two engines, A and B"
            if (tree.dep(c) == Dep::appos && tree.has(head, Dep::nummod) && tree.has(head, Dep::conj)) listed = c;
            if (tree.dep(c) == Dep::nmod && c > head && is_example(tree, c) && tree.subtree(c).first == head + 1)
                listed = c;  // "firms like A"
        }
        // The parser may hang the second name on the noun itself.
        if (listed != head && tree.dep(listed) == Dep::appos) {
            for (std::uint32_t c = tree.next(listed); c != no_token; c = tree.next(c)) {
                if (tree.dep(c) == Dep::conj && tree.name_at(c) != no_name) out.push_back(c);
            }
        }
    }
    out.push_back(listed);
    for (std::size_t at = 0; at < out.size(); ++at) {
        for (std::uint32_t c = tree.first_child(out[at]); c != no_token; c = tree.next(c)) {
            if (tree.dep(c) != Dep::conj) continue;
            // What has a verb of its own is a clause, no thing.
            if (tree.upos(c) == Upos::VERB || tree.has(c, Dep::nsubj) || tree.has(c, Dep::cop)) continue;
            out.push_back(c);
        }
    }
    std::sort(out.begin(), out.end());
}

std::uint32_t owner_of(const SentenceTree& tree, std::uint32_t head) {
    return tree.child(head, Dep::nmod_poss);
}

std::uint32_t possessor_of(const SentenceTree& tree, std::uint32_t head) {
    constexpr std::uint32_t deepest = 3;
    for (std::uint32_t depth = 0; depth < deepest; ++depth) {
        if (const std::uint32_t owner = owner_of(tree, head); owner != no_token) return owner;
        head = tree.child(head, Dep::nmod);
        if (head == no_token || !is_of(tree, head)) return no_token;
        if (tree.name_at(head) != no_name) return head;
    }
    return no_token;
}

}  // namespace skein
