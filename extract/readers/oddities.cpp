#include "extract/readers/oddities.hpp"

#include <algorithm>
#include <utility>

namespace skein {

namespace {

constexpr std::size_t shown_of_a_kind = 10;
constexpr std::size_t longest_shown_line = 4096;  // a whole graph may stand in one line

}  // namespace

SourcePlace Oddities::place(std::size_t offset) const {
    offset = std::min(offset, source_->text().size());
    const std::uint32_t line = source_->line_of(offset);
    if (source_->line_text(line).size() <= longest_shown_line) return source_->place(offset);
    SourcePlace place;
    place.file = source_->uri();
    place.line = line;
    return place;
}

void Oddities::report(std::string_view kind, std::size_t offset, std::string message, std::string advice) {
    auto found = counts_.find(kind);
    if (found == counts_.end()) found = counts_.emplace(std::string(kind), 0).first;
    if (++found->second <= shown_of_a_kind) diagnostics_.warning(std::move(message), place(offset), std::move(advice));
}

void Oddities::finish() {
    for (const auto& [kind, count] : counts_)
        if (count > shown_of_a_kind)
            diagnostics_.warning(kind + ": " + std::to_string(count - shown_of_a_kind) + " more like this",
                                 SourcePlace{source_->uri(), 0, 0, {}});
    counts_.clear();
}

void Oddities::fail(std::size_t offset, std::string message, std::string advice) const {
    throw Error(std::move(message), std::move(advice), place(offset));
}

}  // namespace skein
