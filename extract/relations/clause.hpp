#pragma once
// Clauses of a sentence: each predicate with its subject found, its voice, polarity and modality.

#include "extract/relations/sentence_tree.hpp"
#include "graph/statement.hpp"

#include <cstdint>
#include <vector>

namespace skein {

enum class SubjectSource : std::uint8_t {
    none,        // nobody to be found
    own,         // stands beside the verb
    conjunct,    // that of the verb it is joined to
    relative,    // what a relative clause tells of
    participle,  // what a participle tells of: "the firm selling lamps"
    control,     // subject or object of the governing verb: "wants them to stay"
    adverbial,   // that of the main clause: "…, causing a stir"
    ability,     // whose ability, plan or success it is: "its ability to grow"
};

inline constexpr std::uint32_t no_clause = no_token;

struct Clause {
    std::uint32_t predicate = no_token;  // the verb, or the noun or adjective of a copula
    std::uint32_t copula = no_token;
    std::uint32_t parent = no_clause;  // the clause it stands in
    std::uint32_t subject = no_token;
    std::uint32_t antecedent = no_token;  // what a relative clause tells of
    SubjectSource source = SubjectSource::none;
    bool passive = false;
    bool finite = false;
    bool infinitive = false;
    bool merged = false;       // its verb is part of the governing clause's relation: "plans to use"
    bool negated = false;      // by its own words
    bool not_only = false;     // "not only", "not just": nothing is denied
    bool existential = false;  // "there is", "it is clear that"
    Modality modality = Modality::asserted;
};

// Clauses in the order of their predicates.
class Clauses {
  public:
    void find(const SentenceTree& tree, const en::Lexicon& lexicon);

    [[nodiscard]] const std::vector<Clause>& all() const { return clauses_; }
    [[nodiscard]] const Clause& operator[](std::uint32_t number) const { return clauses_[number]; }
    // The clause whose predicate is `token`, or no_clause.
    [[nodiscard]] std::uint32_t of(std::uint32_t token) const;
    // The innermost clause that `token` stands in, its own if it is a predicate.
    [[nodiscard]] std::uint32_t around(std::uint32_t token) const;

  private:
    friend class ClauseFinder;
    std::vector<Clause> clauses_;
    std::vector<std::uint32_t> by_token_;
    const SentenceTree* tree_ = nullptr;
};

// Is `token` a verb, or a noun or adjective with a copula, that says something of a subject?
[[nodiscard]] bool is_predicate(const SentenceTree& tree, std::uint32_t token);

// Parts of the clause finder, a file each.
// Fills subject, source and antecedent.
void find_subject(const SentenceTree& tree, const Clauses& clauses, Clause& clause);
// "not", "never", "no longer", "without", "no one": does the clause deny what it says?
void find_polarity(const SentenceTree& tree, const Clauses& clauses, Clause& clause);
// "may", "if", "plans to", a question.
void find_modality(const SentenceTree& tree, const Clauses& clauses, const en::Lexicon& lexicon, Clause& clause);

// Verbs that lend their subject to an infinitive and say how far it is true: "plans to use", "failed to sell".
[[nodiscard]] bool merges_infinitive(const en::Entry& verb);

}  // namespace skein
