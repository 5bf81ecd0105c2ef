#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"
#include "extract/relations/relation_match.hpp"

#include <algorithm>

namespace skein {

namespace {

using en::Trait;

class NounRelations {
  public:
    NounRelations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                  std::vector<RelationMatch> &out)
        : s_(sentence), block_(*sentence.block), names_(*sentence.names), claims_(claims), lexicon_(lexicon), out_(out) {}

    void run() {
        for (std::size_t i = 0; i < s_.phrases.size(); ++i) {
            if (s_.phrases[i].kind != PhraseKind::noun) continue;
            kind_before_name(i);
            possession(i);
            role_in_organization(i);
            predicate_possession(i);
            apposition(i);
            acronym(i);
        }
    }

  private:
    PhraseKind kind(std::size_t i) const { return i < s_.phrases.size() ? s_.phrases[i].kind : PhraseKind::stop; }
    const Phrase &phrase(std::size_t i) const { return s_.phrases[i]; }
    MatchedParticipant named(std::size_t name) const { return {names_[name].range, name, false}; }

    void add(std::size_t at, MatchedParticipant subject, std::vector<TokenRange> relation, std::string lemma,
             MatchedParticipant object, std::string_view rule) {
        RelationMatch match;
        match.subject = subject;
        match.relation = std::move(relation);
        match.lemma = std::move(lemma);
        match.object = object;
        match.rule = rule;
        apply_claims(claims_, at, match);
        match.polarity = Polarity::affirmed;  // what a noun phrase takes for granted
                                              // is not denied with its clause
        match.modality = Modality::asserted;
        out_.push_back(std::move(match));
    }

    // A noun for a kind of thing: "startup", "chatbot", "engineer".
    bool is_kind(std::uint32_t token) const {
        const en::Entry &entry = lexicon_.find(en::singular(block_.lower[token]));
        for (const Trait trait : {Trait::role, Trait::organization_noun, Trait::product_noun, Trait::place_noun, Trait::work_noun,
                                  Trait::event_noun}) {
            if (entry.has(trait)) return true;
        }
        return false;
    }

    // "the Chinese startup Acme", "former Acme engineer Jane Roe": the words
    // before the name say what it is.
    void kind_before_name(std::size_t i) {
        const Phrase &np = phrase(i);
        if (!np.name) return;
        const TokenRange name = names_[*np.name].range;
        if (name.last != np.range.last || name.first == np.range.first) return;
        std::uint32_t first = np.range.first;
        for (std::uint32_t t = np.range.first; t < name.first; ++t) {
            if (block_.lower[t] == "'s") first = t + 1;
        }
        const Upos upos = block_.token(first).upos;
        if (upos == Upos::DET || upos == Upos::PRON) ++first;
        if (first >= name.first || block_.token(name.first - 1).upos != Upos::NOUN || !is_kind(name.first - 1)) return;
        if (en::singular(block_.lower[name.first - 1]) != block_.lower[name.first - 1]) return;  // "the startups Acme …"
        add(i, named(*np.name), {{name.first, name.first}}, "be", {{first, name.first}, std::nullopt, false}, "apposition");
    }

    // "Acme's Zeta engine": a maker and a product.
    void possession(std::size_t i) {
        const Phrase &np = phrase(i);
        for (std::uint32_t t = np.range.first + 1; t + 1 < np.range.last; ++t) {
            if (block_.lower[t] != "'s" && block_.lower[t] != "'") continue;
            std::optional<std::size_t> owner;
            std::optional<std::size_t> thing;
            const auto start =
                std::lower_bound(names_.begin(), names_.end(), np.range.first,
                                 [](const NameSpan &name, std::uint32_t first) { return name.range.first < first; });
            for (auto name = start; name != names_.end() && name->range.first < np.range.last; ++name) {
                if (name->range.last == t) owner = static_cast<std::size_t>(name - names_.begin());
                if (name->range.first > t && np.range.contains(name->range))
                    thing = static_cast<std::size_t>(name - names_.begin());
            }
            if (!owner || !thing) continue;
            const EntityType what = names_[*thing].type;
            const EntityType who = names_[*owner].type;
            if (np.name != thing || who == EntityType::Product || who == EntityType::Place || what == EntityType::Person ||
                what == EntityType::Place)
                continue;
            add(i, named(*owner), {{t, t + 1}}, what == EntityType::Product || what == EntityType::Concept ? "own" : "have",
                named(*thing), "possessive");
        }
    }

    // "Acme engineer Jane Roe", "Ohio University Professor Jane Roe": whose
    // engineer she is.
    void role_in_organization(std::size_t i) {
        const Phrase &np = phrase(i);
        std::optional<std::size_t> person = np.name;
        if (!person || names_[*person].type != EntityType::Person || *person == 0) return;
        const NameSpan &organization = names_[*person - 1];
        const std::uint32_t name_start = names_[*person].range.first;
        const TokenRange between{organization.range.last, name_start};
        if (organization.range.first < np.range.first || between.empty() || between.last - between.first > 3) return;
        if (organization.type != EntityType::Organization) return;
        const en::Entry &role = lexicon_.find(block_.lower[between.last - 1]);
        if (!role.has(Trait::role) && !role.has(Trait::title)) return;
        for (std::uint32_t t = between.first; t < between.last; ++t) {
            if (block_.lower[t] == "'s") return;
        }
        add(i, named(*person), {between}, block_.lower[between.last - 1] + " of", named(*person - 1), "title");
    }

    // "Zeta is Acme's engine": Acme owns Zeta.
    void predicate_possession(std::size_t i) {
        const Phrase &np = phrase(i);
        if (np.name || i < 2 || kind(i - 1) != PhraseKind::verb || !phrase(i - 1).verb.copula || phrase(i - 1).verb.negated)
            return;
        if (kind(i - 2) != PhraseKind::noun || !phrase(i - 2).name || names_[*phrase(i - 2).name].type != EntityType::Product)
            return;
        if (!lexicon_.find(en::singular(block_.lower[np.head])).has(Trait::product_noun)) return;
        const MatchedParticipant owner = owner_at(s_, i);
        if (!owner.name || owner.range.last >= np.range.last || names_[*owner.name].type != EntityType::Organization) return;
        add(i, owner, {{owner.range.last, owner.range.last + 1}}, "own", named(*phrase(i - 2).name), "possessive");
    }

    // "Jane Roe, head of Acme, …": a role after the comma. "Acme, a maker of
    // engines, …": a kind.
    void apposition(std::size_t i) {
        const Phrase &np = phrase(i);
        if (!np.name || kind(i + 1) != PhraseKind::comma || kind(i + 2) != PhraseKind::noun || phrase(i + 2).pronoun) return;
        const Phrase &told = phrase(i + 2);
        if (told.name) return;
        if (i >= 2 && kind(i - 1) == PhraseKind::comma && kind(i - 2) == PhraseKind::noun) return;  // a list
        const std::string &opening = block_.lower[told.range.first];
        const bool article = opening == "a" || opening == "an" || opening == "the" || opening == "its";
        const bool role = lexicon_.find(block_.lower[told.head]).has(Trait::role);
        MatchedParticipant what = participant_at(s_, i + 2);
        std::size_t after = i + 3;
        while (kind(after) == PhraseKind::preposition && kind(after + 1) == PhraseKind::noun) after += 2;
        if (kind(after) != PhraseKind::comma && kind(after) != PhraseKind::stop) return;
        const bool person = names_[*np.name].type == EntityType::Person || names_[*np.name].type == EntityType::Concept;
        if (!(role && person) && !(article && is_kind(told.head))) return;
        add(i, named(*np.name), {{told.range.first, told.range.first}}, "be", what, role ? "title" : "apposition");
        // "head of Acme": where.
        if (role && kind(i + 3) == PhraseKind::preposition && kind(i + 4) == PhraseKind::noun && phrase(i + 4).name) {
            add(i, named(*np.name), {{told.range.first, phrase(i + 3).range.last}}, block_.lower[told.head] + " of",
                participant_at(s_, i + 4), "title");
        }
    }

    // "PTX (Parallel Thread Execution)", "Mixture of Experts (MoE)": the initials
    // must fit.
    void acronym(std::size_t i) {
        if (kind(i + 1) != PhraseKind::parenthesis) return;
        const Phrase &np = phrase(i);
        const TokenRange inside{phrase(i + 1).range.first + 1, phrase(i + 1).range.last - 1};
        if (inside.empty() || inside.last - inside.first > 8) return;
        const TokenRange short_inside = inside.last - inside.first == 1 ? inside : TokenRange{};
        if (!short_inside.empty()) {
            if (const auto longer = words_with_initials(np.range, block_.form(inside.first))) {
                add(i, named_or_plain(inside), {{inside.first, inside.first}}, "stand for", named_or_plain(*longer), "acronym");
            }
            return;
        }
        const std::uint32_t last = np.range.last - 1;
        if (spells(inside, to_lower(block_.form(last))) && is_all_capitals(block_.form(last))) {
            add(i, named_or_plain({last, last + 1}), {{inside.first, inside.first}}, "stand for", {inside, std::nullopt, false},
                "acronym");
        }
    }

    std::string initials(TokenRange range) const {
        std::string letters;
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            const Upos upos = block_.token(i).upos;
            if (upos == Upos::PUNCT || upos == Upos::ADP || upos == Upos::DET || upos == Upos::CCONJ) continue;
            append_utf8(letters, decode_at(block_.lower[i], 0).value);
        }
        return letters;
    }

    // Do the initials spell `wanted`? "Execution" may give an X.
    bool spells(TokenRange range, std::string_view wanted) const {
        const std::string letters = initials(range);
        if (letters.size() != wanted.size()) return false;
        std::size_t at = 0;
        for (std::uint32_t i = range.first; i < range.last; ++i) {
            const Upos upos = block_.token(i).upos;
            if (upos == Upos::PUNCT || upos == Upos::ADP || upos == Upos::DET || upos == Upos::CCONJ) continue;
            if (at >= wanted.size()) return false;
            const bool same = letters[at] == wanted[at] || (wanted[at] == 'x' && block_.lower[i].starts_with("ex"));
            if (!same) return false;
            ++at;
        }
        return at == wanted.size();
    }

    // The last words of `range` whose initials (small words counted or not) spell
    // `acronym`.
    std::optional<TokenRange> words_with_initials(TokenRange range, std::string_view acronym) const {
        const std::string wanted = to_lower(acronym);
        if (wanted.size() < 2 || wanted.size() > 8 || !is_capitalised(acronym)) return std::nullopt;
        const std::uint32_t longest = std::min<std::uint32_t>(range.last - range.first, 10);
        for (std::uint32_t length = 2; length <= longest; ++length) {
            const TokenRange words{range.last - length, range.last};
            std::string all;
            for (std::uint32_t i = words.first; i < words.last; ++i) append_utf8(all, decode_at(block_.lower[i], 0).value);
            if (all == wanted || initials(words) == wanted) return words;
        }
        return std::nullopt;
    }

    MatchedParticipant named_or_plain(TokenRange range) const {
        MatchedParticipant participant;
        participant.range = range;
        const auto start = std::lower_bound(names_.begin(), names_.end(), range.first,
                                            [](const NameSpan &name, std::uint32_t first) { return name.range.first < first; });
        if (start != names_.end() && start->range == range) participant.name = static_cast<std::size_t>(start - names_.begin());
        return participant;
    }

    const SentencePhrases &s_;
    const AnnotatedBlock &block_;
    const BlockNames &names_;
    const std::vector<ClaimScope> &claims_;
    const en::Lexicon &lexicon_;
    std::vector<RelationMatch> &out_;
};

}  // namespace

void find_noun_relations(const SentencePhrases &sentence, const std::vector<ClaimScope> &claims, const en::Lexicon &lexicon,
                         std::vector<RelationMatch> &out) {
    NounRelations(sentence, claims, lexicon, out).run();
}

}  // namespace skein
