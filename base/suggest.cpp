#include "base/suggest.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>

namespace skein {

namespace {

// Longer names are compared by their beginning: no one mistypes the thousandth letter.
constexpr std::size_t compared_characters = 128;
constexpr std::size_t no_match = std::numeric_limits<std::size_t>::max();

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size() && out.size() < compared_characters;) {
        const CodePoint c = decode_at(text, i);
        out += c.value;
        i += c.size;
    }
    return out;
}

std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t cap) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > cap) return cap + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > cap) return cap + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], cap + 1);
}

// Whether `part` stands in `whole` as one or more whole words.
bool holds_words(std::string_view whole, std::string_view part) {
    for (std::size_t at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
        const bool starts = at == 0 || whole[at - 1] == ' ' || whole[at - 1] == '/';
        const std::size_t end = at + part.size();
        if (starts && (end == whole.size() || whole[end] == ' ' || whole[end] == '/')) return true;
    }
    return false;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap) {
    return distance(code_points(a), code_points(b), cap);
}

std::vector<std::string> near_names(std::string_view name, std::span<const std::string_view> candidates, std::size_t limit) {
    const std::string wanted = fold(name);
    if (wanted.empty() || limit == 0) return {};
    const std::u32string wanted_points = code_points(wanted);
    const std::size_t cap = std::max<std::size_t>(1, wanted_points.size() / 3);

    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (const std::string_view candidate : candidates) {
        const std::string folded = fold(candidate);
        std::size_t score = no_match;
        // A distance equal to the whole of a short name would make every short name near every other.
        const std::size_t edits = distance(wanted_points, code_points(folded), cap);
        if (edits <= cap && edits < wanted_points.size()) score = edits;
        if (wanted_points.size() >= 2 && (holds_words(folded, wanted) || folded.starts_with(wanted)))
            score = std::min(score, cap + 1);
        if (score != no_match) found.emplace_back(score, candidate);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second.size(), a.second) < std::tuple(b.first, b.second.size(), b.second);
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<std::string> near;
    for (std::size_t i = 0; i < found.size() && i < limit; ++i) near.emplace_back(found[i].second);
    return near;
}

std::string did_you_mean(std::span<const std::string> near) {
    std::string advice;
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i > 0) advice += i + 1 == near.size() ? " or " : ", ";
        advice += '"' + printable(near[i]) + '"';
    }
    return advice.empty() ? advice : "did you mean " + advice + "?";
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
    const std::vector<std::string> near = near_names(name, candidates);
    return did_you_mean(near);
}

}  // namespace skein
