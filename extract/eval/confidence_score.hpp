#pragma once
// Are confidences what they say? Statements found in the parser's trees are compared with those found in the trees that people
// drew for the same words: what follows from both was read right.

#include "extract/eval/treebank_score.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/relations/confidence.hpp"
#include "extract/text/language_model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace skein {

// A statement of the parser's tree. Right: the gold tree gives one of the same polarity and modality whose relation, subject and
// object share at least two thirds of their words with it, and all words of it with its arguments 85 in a hundred.
struct ReadStatement {
    std::string_view rule;
    ConfidenceSigns signs{};
    double confidence = 0;  // reading_confidence
    bool right = false;
};
[[nodiscard]] std::vector<ReadStatement> read_statements(const LanguageModel& model, const en::Lexicon& lexicon,
                                                         const std::vector<TreebankSentence>& gold, bool speech);

// A row of a reliability table: the statements whose confidence lies in [from, to), the last with its upper end.
struct ReliabilityBin {
    double from = 0;
    double to = 0;
    std::size_t count = 0;
    double confidence = 0;  // their mean
    double right = 0;       // share
};
struct Reliability {
    std::vector<ReliabilityBin> bins;  // ten, the lowest first
    std::size_t count = 0;
    double confidence = 0;
    double right = 0;
    double brier = 0;              // mean squared error; 0 is best
    double brier_of_mean = 0;      // of saying the share of right ones every time: what there is to win
    double calibration_error = 0;  // expected: mean distance of a bin's confidence from its share, by count
    double area = 0;               // under the ROC curve: how often a right one is the surer of two
};
[[nodiscard]] Reliability reliability_of(const std::vector<ReadStatement>& statements);

// The weights under which what is right is likeliest (logistic regression by Newton's method, ridge penalty), as rows for
// confidence_weights.cpp.
[[nodiscard]] std::string fitted_weights(const std::vector<ReadStatement>& statements);

}  // namespace skein
