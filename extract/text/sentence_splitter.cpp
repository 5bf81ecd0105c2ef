#include "extract/text/sentence_splitter.hpp"

#include "base/utf8.hpp"
#include "extract/text/segment_features.hpp"

#include <algorithm>

namespace skein {

namespace {

// Long blocks are read in windows that overlap, so that memory stays bounded and every token has its neighbours.
constexpr std::uint32_t window_tokens = 480;
constexpr std::uint32_t window_margin = 48;
// No stop among so many tokens on either side: the words alone must tell.
constexpr std::uint32_t unpunctuated_reach = 20;

bool is_stop(std::string_view form) {
    return form == "." || form == "!" || form == "?" || form == "\u2026" || form.find_first_not_of(".!?") == std::string_view::npos;
}
bool is_full_width_stop(std::string_view form) { return form == "\u3002" || form == "\uFF01" || form == "\uFF1F"; }

struct GapSeen {
    Gap gap = Gap::none;
    bool empty_line = false;
};

GapSeen gap_between(std::string_view text, std::size_t start, std::size_t end) {
    GapSeen seen;
    std::size_t lines = 0;
    for (std::size_t at = start; at < end; ++at) lines += text[at] == '\n';
    if (end > start) seen.gap = lines > 0 ? Gap::line_end : Gap::blank;
    seen.empty_line = lines > 1;
    return seen;
}

class Splitter {
  public:
    Splitter(const SegmenterModel& model, Annotation& annotation, SplitWorkspace& workspace)
        : model_(model), annotation_(annotation), workspace_(workspace) {}

    void score(BlockKind kind) {
        count_stops();
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        workspace_.scores.assign(count, 0);
        for (std::uint32_t first = 0; first < count;) {
            const std::uint32_t from = first < window_margin ? 0 : first - window_margin;
            const std::uint32_t to = std::min(count, from + window_tokens);
            const std::uint32_t last = to == count ? count : to - window_margin;
            score_window(from, to, first, last, kind);
            first = last;
        }
    }

    std::size_t cut(BlockKind kind, std::span<const std::size_t> cuts) {
        const bool heading = kind == BlockKind::title || kind == BlockKind::heading;
        annotation_.sentences.clear();
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        std::uint32_t first = 0;
        std::size_t forced = 0;
        auto next_cut = cuts.begin();
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool last = i + 1 == count;
            bool ends = last || (!heading && workspace_.scores[i] > threshold(i, kind)) || is_full_width_stop(form(i));
            if (!last) {
                const std::size_t next = annotation_.tokens[i + 1].start;
                while (next_cut != cuts.end() && *next_cut < next) ++next_cut;
                ends = ends || (next_cut != cuts.end() && *next_cut == next) ||
                       gap_between(annotation_.text, annotation_.tokens[i].end, next).empty_line;
            }
            if (!ends) continue;
            while (i + 1 - first > max_sentence_tokens) {
                const std::uint32_t at = likeliest(first + max_sentence_tokens / 2, first + max_sentence_tokens);
                annotation_.sentences.push_back({first, at + 1});
                first = at + 1;
                ++forced;
            }
            annotation_.sentences.push_back({first, i + 1});
            first = i + 1;
        }
        return forced;
    }

  private:
    std::string_view form(std::uint32_t i) const { return annotation_.form(annotation_.tokens[i]); }

    void score_window(std::uint32_t from, std::uint32_t to, std::uint32_t first, std::uint32_t last, BlockKind kind) {
        EncodedSentences& encoded = workspace_.encoded;
        encoded.clear(model_, *workspace_.kernels);
        encoded.begin_sentence(0);
        for (std::uint32_t i = from; i < to; ++i) {
            const std::size_t before = i == 0 ? 0 : annotation_.tokens[i - 1].end;
            const Gap gap = i == 0 ? Gap::blank : gap_between(annotation_.text, before, annotation_.tokens[i].start).gap;
            // Capitals of transcripts stand anywhere.
            const bool bare = is_bare(i, kind);
            const auto rows_of = [&](std::string_view form) {
                return segment_rows(model_.features().rows(bare ? std::string_view(lower_ = to_lower(form)) : form), gap);
            };
            encoded.add_token(form(i), static_cast<std::uint16_t>(2 * static_cast<unsigned>(gap) + (bare ? 1 : 0)), rows_of);
        }
        encoded.end_sentence();
        encoded.run();
        const std::size_t width = model_.end.matrix.columns;
        workspace_.products.resize(std::max(workspace_.products.size(), encoded.rows() * width));
        const std::uint8_t* const input = encoded.as_input(model_.end, encoded.stream());
        workspace_.kernels->multiply(model_.end.matrix, input, encoded.rows(), model_.dimension, workspace_.products.data(), width);
        const std::size_t row = encoded.spans().front().first;
        for (std::uint32_t i = first; i < last; ++i) workspace_.scores[i] = workspace_.products[(row + i - from) * width];
    }

    // workspace.stops[i]: how many of the tokens before i are stops.
    void count_stops() {
        workspace_.stops.resize(annotation_.tokens.size() + 1);
        workspace_.stops[0] = 0;
        for (std::uint32_t i = 0; i < annotation_.tokens.size(); ++i) workspace_.stops[i + 1] = workspace_.stops[i] + (is_stop(form(i)) ? 1 : 0);
    }

    // Is there no stop near the token, in a text where one should be expected?
    bool is_bare(std::uint32_t i, BlockKind kind) const {
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        const std::uint32_t from = i < unpunctuated_reach ? 0 : i - unpunctuated_reach;
        const std::uint32_t to = std::min(count, i + unpunctuated_reach);
        const bool enough = kind == BlockKind::speech || to - from > unpunctuated_reach;
        return enough && workspace_.stops[to] == workspace_.stops[from];
    }
    std::int16_t threshold(std::uint32_t i, BlockKind kind) const { return is_bare(i, kind) ? model_.speech_threshold : model_.written_threshold; }

    std::uint32_t likeliest(std::uint32_t first, std::uint32_t last) const {
        const auto begin = workspace_.scores.begin();
        return static_cast<std::uint32_t>(std::max_element(begin + first, begin + last) - begin);
    }

    const SegmenterModel& model_;
    Annotation& annotation_;
    SplitWorkspace& workspace_;
    std::string lower_;
};

}  // namespace

std::size_t split_sentences(const SegmenterModel& model, Annotation& annotation, BlockKind kind, std::span<const std::size_t> cuts,
                            SplitWorkspace& workspace) {
    Splitter splitter(model, annotation, workspace);
    splitter.score(kind);
    return splitter.cut(kind, cuts);
}

}  // namespace skein
