#pragma once
// Claims that go on in the next sentence of a block.

#include "extract/relations/claims.hpp"
#include "extract/relations/sentence_tree.hpp"

#include <optional>
#include <vector>

namespace skein {

// Reads the sentences of a document in order and gives what is found in one the claimant of the sentence before where it is still
// theirs.
class CarriedClaims {
  public:
    // `claims` are the sentence's own, `matches` what was found in it.
    void read(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches);

  private:
    // "…," Ann said. "…": a quoted sentence after a quotation of Ann's is hers too.
    void quotation(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches);
    // Ann said that Bob's claims are wrong. Acme is using lamps.: why they are is what Ann says.
    void reason(const SentenceTree& tree, const std::vector<Claim>& claims, std::vector<RelationMatch>& matches);

    const AnnotatedBlock* block_ = nullptr;
    std::optional<MatchedParticipant> speaker_;  // of the quotation at hand
    bool open_ = false;                          // it goes on
    std::optional<MatchedParticipant> judge_;    // who called another's claims wrong in the sentence before
};

}  // namespace skein
