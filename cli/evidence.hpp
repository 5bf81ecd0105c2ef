#pragma once
// A statement for people: what it says in a line, and the sentence it stands in with its words marked.

#include "base/byte_sink.hpp"
#include "graph/frozen_graph.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skein::cli {

// "DeepSeek --bypass--> CUDA"; a negated relation reads "not bypass". Styled on a terminal.
[[nodiscard]] std::string arrow(std::string_view subject, std::string_view relation, Polarity polarity, std::string_view object);

// Words of a text to be shown: bytes [start, end).
struct TextMark {
    std::size_t start = 0;
    std::size_t end = 0;
    bool relation = false;
};

// The text with its marks, which are in order and apart; cut around them to about `columns`, 0 keeping all of it.
[[nodiscard]] std::string marked_text(std::string_view text, const std::vector<TextMark>& marks, std::size_t columns);

// The sentence with subject and object between » and « and the relation between › and ‹ (colours instead on a terminal). A long
// sentence is cut around its marked words to about `columns`; 0 keeps all of it.
[[nodiscard]] std::string marked_sentence(const FrozenGraph& graph, StatementId id, std::size_t columns);

// "1:05", "2:00:00"
[[nodiscard]] std::string clock_text(std::uint64_t milliseconds);

// "article.txt:12", with the time when the words were spoken ("talk.vtt:9 at 1:05").
[[nodiscard]] std::string place_of(const Sentence& sentence, const DocumentRecord& document);

// Place, claimant, modality, confidence and rule on one line, the marked sentence on the next.
void write_evidence(ByteSink& out, const FrozenGraph& graph, StatementId id, std::size_t columns);

}  // namespace skein::cli
