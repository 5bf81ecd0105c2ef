#pragma once
// Tokens, sentences, tags, lemmas and trees against a gold treebank, as described for the CoNLL 2018 shared task (Zeman et al.):
// both sides hold the same characters, white space apart; words inside multiword tokens are aligned by the longest common
// subsequence of their forms; LAS compares relations without their subtypes.

#include "extract/text/conllu.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace skein {

struct Agreement {
    std::string_view name;
    std::size_t correct = 0;
    std::size_t gold = 0;
    std::size_t system = 0;

    // In percent; 0 where there is nothing.
    [[nodiscard]] double precision() const {
        return system == 0 ? 0 : 100.0 * static_cast<double>(correct) / static_cast<double>(system);
    }
    [[nodiscard]] double recall() const {
        return gold == 0 ? 0 : 100.0 * static_cast<double>(correct) / static_cast<double>(gold);
    }
    [[nodiscard]] double f1() const;
};

// Tokens, Sentences, Words, UPOS, XPOS, Features, Lemmas, UAS, LAS, in this order. A gold word without lemma or XPOS
// (`_`, in a treebank that lacks the column) counts as right. Throws Error where the characters of both sides begin to differ.
[[nodiscard]] std::vector<Agreement> score_treebank(const std::vector<TreebankSentence>& gold,
                                                    const std::vector<TreebankSentence>& system);

}  // namespace skein
