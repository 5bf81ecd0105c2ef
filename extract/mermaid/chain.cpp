#include "extract/mermaid/statement.hpp"

#include "extract/mermaid/characters.hpp"
#include "extract/mermaid/comments.hpp"
#include "extract/mermaid/label.hpp"

#include <algorithm>
#include <iterator>

namespace skein::mermaid {

namespace {

class ChainReader {
  public:
    ChainReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    ChainResult read() {
        chain_.begin = at_;
        bool broken = false;
        while (!broken) {
            chain_.groups.emplace_back();
            if (!read_group(chain_.groups.back())) return fail();
            chain_.end = last_end();
            at_ = skip_blanks(text_, at_);
            if (trailing_label()) break;
            if (comment_mark_at(text_, at_, at_ > chain_.end)) {
                read_comment();
                if (!arrow_on_next_line()) break;
            }
            if (at_ < text_.size() && text_[at_] == ';' && arrow_behind_semicolon()) continue_behind_semicolon();
            if (ends_statement(text_, at_) && !arrow_on_next_line()) break;
            std::string problem;
            const std::size_t link_at = skip_all(at_);
            std::optional<Link> link = read_link(text_, link_at, true, problem);
            if (!link) {
                if (!problem.empty()) return fail(link_at, problem);
                if (chain_.groups.back().back().shape || !chain_.groups.back().back().classes.empty()) {
                    chain_.another_follows = true;
                    break;
                }
                return fail(at_, "no arrow, bracket or line end follows this name");
            }
            take_edge_id(*link);
            if (link->changed) chain_.notes.emplace_back(link->begin, link->why);
            at_ = link->end;
            broken = !read_on(std::move(*link));
        }
        return {std::move(chain_), {}};
    }

  private:
    // Behind an arrow: is there a node to go to? An arrow that leads nowhere is kept as dangling.
    bool read_on(Link link) {
        std::size_t next = skip_blanks(text_, at_);
        // Mermaid reads on over the line's end, but not behind a label in pipes.
        if (next < text_.size() && is_line_end(text_[next])) {
            const std::size_t beyond = skip_all(next);
            if (beyond < text_.size() && begins_node(beyond)) {
                if (link.text.ends_with('|'))
                    chain_.edits.push_back({next, beyond, " "}),
                        chain_.notes.emplace_back(link.begin, "the arrow goes on behind its label");
                next = beyond;
            }
        }
        std::string problem;
        std::size_t passed = link.end;
        for (int repeated = 0; repeated < 4; ++repeated) {
            // "--> -->": one arrow too many.
            auto second = read_link(text_, next, true, problem);
            if (!second || second->source_end != ArrowEnd::none || second->label.empty() != true) break;
            if (repeated > 0) chain_.edits.back().end = second->end;
            else chain_.edits.push_back({link.end, second->end, " "});
            chain_.notes.emplace_back(second->begin, "two arrows without a node between them");
            passed = second->end;
            next = skip_blanks(text_, passed);
        }
        if (next >= text_.size() || ends_statement(text_, next) || comment_mark_at(text_, next, true) || !begins_node(next)) {
            link.end = passed;
            chain_.dangling = std::move(link);
            at_ = next;
            if (comment_mark_at(text_, at_, true)) read_comment();
            return false;
        }
        chain_.links.push_back(std::move(link));
        at_ = next;
        return true;
    }

    [[nodiscard]] bool begins_node(std::size_t at) const {
        if (at >= text_.size() || ends_statement(text_, at)) return false;
        if (opens_shape(text_, at) || text_[at] == '|') return false;
        if (comment_mark_at(text_, at, true)) return false;
        static constexpr std::string_view keywords[] = {"subgraph", "end",   "style",     "classDef",
                                                        "class",    "click", "linkStyle", "direction"};
        if (at_line_start(at))
            for (const std::string_view word : keywords)
                if (word_at(text_, at, word)) {
                    const std::size_t next = skip_blanks(text_, at + word.size());
                    return link_token_at(text_, next, true).has_value() ||
                           (next < text_.size() && next == at + word.size() && opens_shape(text_, next));
                }
        return true;
    }
    [[nodiscard]] bool at_line_start(std::size_t at) const {
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
        return at == 0 || is_line_end(text_[at - 1]);
    }

    ChainResult fail() { return {std::nullopt, failure_}; }
    ChainResult fail(std::size_t at, std::string message) { return {std::nullopt, {at, std::move(message)}}; }

    [[nodiscard]] std::size_t skip_all(std::size_t at) const {
        for (;;) {
            at = skip_blanks(text_, at);
            if (at >= text_.size() || !is_line_end(text_[at])) return at;
            ++at;
        }
    }
    [[nodiscard]] std::size_t last_end() const { return chain_.groups.back().back().end; }

    // Does the next line that is not empty begin with an arrow? "- A" is a list item, not an arrow.
    [[nodiscard]] bool arrow_on_next_line() const {
        if (at_ >= text_.size() || !is_line_end(text_[at_])) return false;
        const std::size_t next = skip_all(at_);
        const auto token = link_token_at(text_, next, true);
        if (!token || token->weak) return false;
        return token->source_end == ArrowEnd::none || token->source_end == ArrowEnd::arrow ||
               (token->valid && !(next + 1 < text_.size() && is_ascii_word(text_[next + 1])) &&
                token->target_end == token->source_end);
    }
    [[nodiscard]] bool arrow_behind_semicolon() const {
        const std::size_t next = skip_blanks(text_, at_ + 1);
        if (next >= text_.size() || !is_line_end(text_[next])) return false;
        const std::size_t begin = skip_all(next);
        const auto token = link_token_at(text_, begin, true);
        return token && !token->weak && token->source_end == ArrowEnd::none;
    }
    void continue_behind_semicolon() {
        chain_.edits.push_back({at_, at_ + 1, ""});
        chain_.notes.emplace_back(at_, "the next line goes on with this chain");
        at_ = skip_blanks(text_, at_ + 1);
    }

    void read_comment() {
        const std::size_t stop = line_end(text_, at_);
        chain_.comments.push_back({at_, stop, comment_words(text_, at_, stop)});
        at_ = stop;
    }

    // "A --> B: words": the words belong to the last arrow.
    bool trailing_label() {
        std::size_t size = 0;
        if (at_ < text_.size() && text_[at_] == ':' && text_.substr(at_, 3) != ":::") size = 1;
        else size = wide_colon_at(text_, at_);
        if (size == 0) return false;
        std::size_t stop = comment_begin(text_, at_, line_end(text_, at_));
        while (stop > at_ + size && (text_[stop - 1] == ';' || text_[stop - 1] == ' ' || text_[stop - 1] == '\t')) --stop;
        const std::string_view words = trim_blanks(text_.substr(at_ + size, stop - at_ - size));
        chain_.notes.emplace_back(at_, "a label behind a colon belongs to the arrow");
        chain_.edits.push_back({chain_.end, stop, ""});
        if (!words.empty() && !chain_.links.empty()) {
            Link& link = chain_.links.back();
            const std::string joined =
                link.label.empty() ? std::string(words) : seen_label(link.label).plain + ": " + std::string(words);
            link.label = mend_label(joined).source;
            link.text = arrow_text(link.stroke, link.source_end, link.target_end, link.length) + '|' + link.label + '|';
            link.changed = true;
            // Behind a label in pipes Mermaid does not read on over the line's end.
            const std::size_t node = chain_.groups.back().front().begin;
            if (line_end(text_, link.end) < node) chain_.edits.push_back({link.end, node, " "});
        }
        if (chain_.links.empty() && !words.empty()) chain_.dangling = Link{};  // "A: words" draws nothing
        at_ = skip_blanks(text_, stop);
        if (comment_mark_at(text_, at_, true)) read_comment();
        return true;
    }

    bool read_group(std::vector<NodeMention>& group) {
        for (;;) {
            MentionResult result = read_mention(text_, at_);
            if (!result.read) {
                failure_ = std::move(result.failure);
                return false;
            }
            std::move(result.edits.begin(), result.edits.end(), std::back_inserter(chain_.edits));
            std::move(result.notes.begin(), result.notes.end(), std::back_inserter(chain_.notes));
            group.push_back(std::move(result.node));
            const std::size_t before = group.back().end;
            std::size_t next = skip_blanks(text_, before);
            std::size_t size = separator_at(text_, next, false);
            if (size == 0) {
                at_ = next;
                return true;
            }
            bool doubled = size != 1 || text_[next] != '&';
            std::size_t after = skip_blanks(text_, next + size);
            while (const std::size_t again = separator_at(text_, after, false)) {
                after = skip_blanks(text_, after + again);
                doubled = true;
            }
            const bool nothing_follows =
                ends_statement(text_, after) || comment_mark_at(text_, after, true) || link_token_at(text_, after, true);
            if (nothing_follows) {
                chain_.edits.push_back({before, after, " "});
                chain_.notes.emplace_back(next, "a separator without a node behind it");
                at_ = after;
                return true;
            }
            const std::string_view written = text_.substr(before, after - before);
            if (written != " & " && (doubled || written.find_first_not_of(" \t&") != std::string_view::npos || next == before ||
                                     after == next + size)) {
                chain_.edits.push_back({before, after, " & "});
                if (doubled) chain_.notes.emplace_back(next, "nodes of one arrow are joined by &");
            }
            at_ = after;
        }
    }

    // "A e1@--> B": Mermaid 11's name of an edge is the last word before the arrow.
    void take_edge_id(Link& link) {
        NodeMention& node = chain_.groups.back().back();
        if (node.shape || node.quoted || !node.name.ends_with('@') || node.name_end != link.begin) return;
        const std::size_t blank = node.name.rfind(' ');
        if (blank == std::string::npos || blank + 2 == node.name.size()) return;
        link.id = node.name.substr(blank + 1, node.name.size() - blank - 2);
        const std::size_t begin = node.name_end - (node.name.size() - blank - 1);
        node.name.resize(blank);
        node.name_end = begin;
        while (node.name_end > node.begin && blank_at(text_, node.name_end - 1) > 0) --node.name_end;
        node.end = node.name_end;
        link.text = link.id + '@' + link.text;
        link.begin = begin;
    }

    std::string_view text_;
    std::size_t at_;
    Chain chain_;
    ChainFailure failure_;
};

}  // namespace

ChainResult read_chain(std::string_view text, std::size_t at) { return ChainReader(text, at).read(); }

}  // namespace skein::mermaid
