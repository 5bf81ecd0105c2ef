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
// Windows are read together until there are this many rows: large enough for the products, small enough for the cache.
constexpr std::size_t batch_rows = 192;

bool is_stop(std::string_view form) {
    return form == "." || form == "!" || form == "?" || form == "\u2026" ||
           form.find_first_not_of(".!?") == std::string_view::npos;
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

// Scores the windows that were put together, and makes room for others.
void finish_batch(const SegmenterModel& model, SplitWorkspace& workspace) {
    EncodedSentences& encoded = workspace.encoded;
    if (encoded.spans().empty()) return;
    encoded.run();
    const std::size_t width = model.end.matrix.columns;
    workspace.products.resize(std::max(workspace.products.size(), encoded.rows() * width));
    const std::uint8_t* const input = encoded.as_input(model.end, encoded.stream());
    workspace.kernels->multiply(model.end.matrix, input, encoded.rows(), model.dimension, workspace.products.data(), width);
    for (const EncodedSentences::Span& span : encoded.spans()) {
        const SplitWorkspace::Window& window = workspace.windows[span.sentence];
        const std::size_t row = span.first + window.skipped;
        for (std::uint32_t i = 0; i < window.count; ++i)
            workspace.scores[window.score + i] = workspace.products[(row + i) * width];
    }
    encoded.clear(model, *workspace.kernels);
    workspace.windows.clear();
}

// One text; its scores and stops begin at given places of the workspace's.
class Splitter {
  public:
    Splitter(const SegmenterModel& model, const TextToSplit& text, std::size_t first_score, std::size_t first_stop,
             SplitWorkspace& workspace)
        : model_(model),
          annotation_(*text.annotation),
          kind_(text.kind),
          cuts_(text.cuts),
          first_score_(first_score),
          first_stop_(first_stop),
          workspace_(workspace) {}

    // The scores are there when the batch is finished.
    void score() {
        count_stops();
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        for (std::uint32_t first = 0; first < count;) {
            const std::uint32_t from = first < window_margin ? 0 : first - window_margin;
            const std::uint32_t to = std::min(count, from + window_tokens);
            const std::uint32_t last = to == count ? count : to - window_margin;
            add_window(from, to, first, last);
            first = last;
        }
    }

    std::size_t cut() {
        const bool heading = kind_ == BlockKind::title || kind_ == BlockKind::heading;
        annotation_.sentences.clear();
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        std::uint32_t first = 0;
        std::size_t forced = 0;
        auto next_cut = cuts_.begin();
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool last = i + 1 == count;
            bool ends = last || (!heading && score_of(i) > threshold(i)) || is_full_width_stop(form(i));
            if (!last) {
                const std::size_t next = annotation_.tokens[i + 1].start;
                while (next_cut != cuts_.end() && *next_cut < next) ++next_cut;
                ends = ends || (next_cut != cuts_.end() && *next_cut == next) ||
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

    void add_window(std::uint32_t from, std::uint32_t to, std::uint32_t first, std::uint32_t last) {
        EncodedSentences& encoded = workspace_.encoded;
        encoded.begin_sentence(static_cast<std::uint32_t>(workspace_.windows.size()));
        workspace_.windows.push_back({first_score_ + first, first - from, last - first});
        for (std::uint32_t i = from; i < to; ++i) {
            const std::size_t before = i == 0 ? 0 : annotation_.tokens[i - 1].end;
            const Gap gap = i == 0 ? Gap::blank : gap_between(annotation_.text, before, annotation_.tokens[i].start).gap;
            // Capitals of transcripts stand anywhere.
            const bool bare = is_bare(i);
            const auto rows_of = [&](std::string_view form) {
                return segment_rows(model_.features().rows(bare ? std::string_view(lower_ = to_lower(form)) : form), gap);
            };
            encoded.add_token(form(i), static_cast<std::uint16_t>(2 * static_cast<unsigned>(gap) + (bare ? 1 : 0)), rows_of);
        }
        encoded.end_sentence();
        if (encoded.rows() >= batch_rows) finish_batch(model_, workspace_);
    }

    std::int16_t score_of(std::uint32_t i) const { return workspace_.scores[first_score_ + i]; }

    void count_stops() {
        std::uint32_t* const stops = workspace_.stops.data() + first_stop_;
        stops[0] = 0;
        for (std::uint32_t i = 0; i < annotation_.tokens.size(); ++i) stops[i + 1] = stops[i] + (is_stop(form(i)) ? 1 : 0);
    }
    // How many of the tokens before `i` are stops.
    std::uint32_t stops_before(std::uint32_t i) const { return workspace_.stops[first_stop_ + i]; }

    // Is there no stop near the token, in a text where one should be expected?
    bool is_bare(std::uint32_t i) const {
        const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
        const std::uint32_t from = i < unpunctuated_reach ? 0 : i - unpunctuated_reach;
        const std::uint32_t to = std::min(count, i + unpunctuated_reach);
        const bool enough = kind_ == BlockKind::speech || to - from > unpunctuated_reach;
        return enough && stops_before(to) == stops_before(from);
    }
    std::int16_t threshold(std::uint32_t i) const { return is_bare(i) ? model_.speech_threshold : model_.written_threshold; }

    std::uint32_t likeliest(std::uint32_t first, std::uint32_t last) const {
        const auto begin = workspace_.scores.begin() + static_cast<std::ptrdiff_t>(first_score_);
        return static_cast<std::uint32_t>(std::max_element(begin + first, begin + last) - begin);
    }

    const SegmenterModel& model_;
    Annotation& annotation_;
    BlockKind kind_;
    std::span<const std::size_t> cuts_;
    std::size_t first_score_, first_stop_;
    SplitWorkspace& workspace_;
    std::string lower_;
};

}  // namespace

void split_sentences(const SegmenterModel& model, std::span<TextToSplit> texts, SplitWorkspace& workspace) {
    std::size_t tokens = 0;
    for (const TextToSplit& text : texts) tokens += text.annotation->tokens.size();
    workspace.scores.assign(tokens, 0);
    workspace.stops.resize(tokens + texts.size());
    workspace.encoded.clear(model, *workspace.kernels);
    workspace.windows.clear();
    const auto each = [&](auto&& work) {
        std::size_t first_score = 0, first_stop = 0;
        for (TextToSplit& text : texts) {
            Splitter splitter(model, text, first_score, first_stop, workspace);
            work(splitter, text);
            first_score += text.annotation->tokens.size();
            first_stop += text.annotation->tokens.size() + 1;
        }
    };
    each([](Splitter& splitter, TextToSplit&) { splitter.score(); });
    finish_batch(model, workspace);
    each([](Splitter& splitter, TextToSplit& text) { text.forced_cuts = splitter.cut(); });
}

std::size_t split_sentences(const SegmenterModel& model, Annotation& annotation, BlockKind kind,
                            std::span<const std::size_t> cuts, SplitWorkspace& workspace) {
    TextToSplit text{&annotation, kind, cuts};
    split_sentences(model, {&text, 1}, workspace);
    return text.forced_cuts;
}

}  // namespace skein
