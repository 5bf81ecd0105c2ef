#include "cli/check_words.hpp"

#include "query/word_places.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace skein::cli {

namespace {

// One line, blanks single.
std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) result += c;
        else if (!result.empty() && result.back() != ' ') result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

// A document's clean text by bytes of its file.
class WordsAt {
  public:
    explicit WordsAt(const Document& document) {
        for (const Block& block : document.blocks) {
            const std::size_t size = block.text.text().size();
            if (size == 0) continue;
            const ByteSpan whole = block.text.original(0, size);
            by_start_.emplace(whole.start, &block);
        }
    }

    // The clean text that the bytes of `span` were made into; nothing where no block's text begins and ends just there.
    [[nodiscard]] std::optional<std::string_view> at(ByteSpan span) const {
        if (span.empty()) return std::nullopt;
        auto next = by_start_.upper_bound(span.start);
        while (next != by_start_.begin()) {
            const Block& block = *(--next)->second;
            const std::string_view text = block.text.text();
            // Blocks may lie within each other: voices of a talk that take turns within a cue.
            if (!block.text.original(0, text.size()).contains(span)) continue;
            std::size_t first = lower(block.text, span.start);
            std::size_t last = upper(block.text, span.end);
            // A blank that joins lines may stand for no byte at all.
            while (first < last && block.text.original(first, first + 1).empty()) ++first;
            while (first < last && block.text.original(last - 1, last).empty()) --last;
            if (first < last && block.text.original(first, last) == span) return text.substr(first, last - first);
        }
        return std::nullopt;
    }

  private:
    // Origins ascend with the text: the first byte that begins at `offset` or after it, the last that ends at `offset` or before.
    static std::size_t lower(const MappedText& text, std::uint64_t offset) {
        std::size_t low = 0, high = text.text().size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (text.original(middle, middle + 1).start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
    static std::size_t upper(const MappedText& text, std::uint64_t offset) {
        std::size_t low = 0, high = text.text().size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (text.original(middle, middle + 1).end <= offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    std::multimap<std::uint64_t, const Block*> by_start_;
};

class Checker {
  public:
    Checker(const FrozenGraph& graph, const Document& document) : graph_(graph), document_(document), words_(document) {}

    std::vector<MissingWords> check(DocumentId id) {
        const auto statements = graph_.statements();
        const auto first =
            std::lower_bound(statements.begin(), statements.end(), id,
                             [](const Statement& statement, DocumentId wanted) { return statement.document < wanted; });
        for (auto at = first; at != statements.end() && at->document == id; ++at) {
            statement_ = StatementId(static_cast<std::size_t>(at - statements.begin()));
            if (at->rule == "diagram") check_drawn(*at);
            else check_said(*at);
        }
        return std::move(missing_);
    }

  private:
    void miss(std::string part, const std::string& words) { missing_.push_back({statement_, std::move(part), words}); }

    void check_part(const char* part, const Participant& participant) {
        const auto found = words_.at(participant.span);
        if (!found || *found != participant.text) miss(part, participant.text);
    }

    void check_said(const Statement& statement) {
        check_part("subject", statement.subject);
        if (statement.object) check_part("object", *statement.object);
        for (const Argument& argument : statement.arguments) check_part("argument", argument.participant);
        // A relation that no word says ("the startup Acme") has a place, but no bytes.
        if (statement.relation.span.empty()) return;
        const auto found = words_.at(statement.relation.span);
        if (!found || place_in_order(*found, statement.relation.text, 0, found->size()).empty())
            miss("relation", statement.relation.text);
    }

    std::string label(const Diagram& diagram, DiagramEndpoint end) const {
        if (end.is_group) {
            const DiagramGroup& group = diagram.groups[end.index];
            return one_line(group.title.empty() ? group.id : group.title);
        }
        const DiagramNode& node = diagram.nodes[end.index];
        return one_line(node.label.empty() ? node.id : node.label);
    }

    void check_drawn(const Statement& statement) {
        for (const Diagram& diagram : document_.diagrams) {
            for (const DiagramEdge& edge : diagram.edges) {
                if (edge.span == statement.relation.span && one_line(edge.label) == statement.relation.text &&
                    label(diagram, edge.source) == statement.subject.text && statement.object &&
                    label(diagram, edge.target) == statement.object->text)
                    return;
            }
        }
        miss("relation", statement.subject.text + " → " + (statement.object ? statement.object->text : ""));
    }

    const FrozenGraph& graph_;
    const Document& document_;
    WordsAt words_;
    StatementId statement_;
    std::vector<MissingWords> missing_;
};

}  // namespace

std::vector<MissingWords> missing_words(const FrozenGraph& graph, DocumentId id, const Document& document) {
    return Checker(graph, document).check(id);
}

}  // namespace skein::cli
