#include "extract/readers/boilerplate.hpp"

#include "base/utf8.hpp"
#include "extract/readers/lines.hpp"

#include <algorithm>
#include <array>

namespace skein {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_line = 400;   // bytes; longer lines are text
constexpr std::size_t longest_short_line = 60;  // longer ones, folded, can only be disclaimers
constexpr std::size_t shown_kinds = 6;
constexpr std::size_t shown_characters = 60;

// Folded, without final marks, sorted.
constexpr std::array whole_lines = {
    "accept all cookies"sv, "accept cookies"sv, "add a comment"sv, "add to favorites"sv, "add to favourites"sv, "ad"sv,
    "advertisement"sv, "advertisements"sv, "advertising"sv, "all rights reserved"sv, "back to top"sv, "bookmark"sv,
    "cancel reply"sv, "click here to subscribe"sv, "click to share"sv, "comment"sv, "comments"sv, "continue reading"sv,
    "continue reading below"sv, "copy link"sv, "email this"sv, "facebook"sv, "favorite"sv, "follow"sv, "follow us"sv,
    "jump to comments"sv, "leave a comment"sv, "leave a reply"sv, "like"sv, "like this"sv, "likes"sv, "linkedin"sv,
    "load more comments"sv, "loading"sv, "log in to comment"sv, "log in to leave a comment"sv, "machine translated"sv,
    "manage cookies"sv, "more from this author"sv, "newsletter"sv, "no comments"sv, "no comments yet"sv, "pinterest"sv,
    "post comment"sv, "powered by wordpress"sv, "print"sv, "print this page"sv, "read more"sv, "recommended for you"sv,
    "related articles"sv, "related posts"sv, "reply"sv, "report this ad"sv, "save"sv, "scroll to continue"sv, "share"sv,
    "share on facebook"sv, "share on linkedin"sv, "share on twitter"sv, "share on x"sv, "share this"sv,
    "share this article"sv, "share this post"sv, "show comments"sv, "show original"sv, "sign up for our newsletter"sv,
    "skip advertisement"sv, "skip to content"sv, "skip to main content"sv, "source"sv, "sponsored"sv,
    "sponsored content"sv, "story continues below advertisement"sv, "subscribe"sv, "subscribe to our newsletter"sv,
    "this article is machine translated"sv, "this article was machine translated"sv, "translate"sv, "tweet"sv,
    "twitter"sv, "view comments"sv, "view original"sv, "whatsapp"sv, "write a comment"sv, "you may also like"sv,
    "you might also like"sv,
};

// After a count: "3 Comments", "1,204 likes".
constexpr std::array counted = {"comment"sv, "comments"sv, "like"sv, "likes"sv, "reactions"sv, "replies"sv, "reply"sv,
                                "responses"sv, "retweets"sv, "share"sv, "shares"sv, "views"sv};

constexpr std::array disclaimer_starts = {"disclaimer:"sv, "disclosure:"sv, "legal notice:"sv};
constexpr std::array disclaimer_words = {"does not represent"sv, "do not represent"sv,           "investment advice"sv,
                                         "financial advice"sv,   "for informational purposes"sv, "legal advice"sv};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

bool is_count_byte(char c) {
    return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == '(' || c == ')' || c == '+' || c == ' ';
}

// Without folding it: is the line longer than any but a disclaimer, and none? Cheap, and right for most lines of prose.
bool is_plainly_text(std::string_view line) {
    const char first = line.front();
    if (first == 'd' || first == 'D' || first == 'l' || first == 'L') return false;
    std::size_t size = 0;
    for (std::size_t i = 0; i < line.size() && size <= longest_short_line; ++i) {
        if (static_cast<unsigned char>(line[i]) >= 0x80) return false;
        if (line[i] > ' ') ++size;  // blanks may fold to one or none
    }
    return size > longest_short_line;
}

bool is_disclaimer(std::string_view folded) {
    return std::ranges::any_of(disclaimer_starts, [&](std::string_view start) { return folded.starts_with(start); }) &&
           std::ranges::any_of(disclaimer_words, [&](std::string_view words) { return folded.find(words) != folded.npos; });
}

}  // namespace

bool is_bare_count(std::string_view line) {
    line = trimmed(line);
    return !line.empty() && line.size() <= 8 && std::ranges::all_of(line, is_count_byte) &&
           std::ranges::any_of(line, [](char c) { return c >= '0' && c <= '9'; }) && !line.ends_with('.') &&
           line.find(' ') == line.npos;
}

bool is_ornament(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
        const CodePoint c = decode_at(line, i);
        if (is_letter(c.value) || is_digit(c.value) || c.value > 0x3000) return false;
        i += c.size;
    }
    return true;
}

bool is_boilerplate(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.size() > longest_line || is_plainly_text(line)) return false;
    std::string folded = fold(line);
    if (is_disclaimer(folded)) return true;
    if (folded.size() > longest_short_line) return false;
    const std::size_t last = folded.find_last_not_of(".:!>»…… ");
    folded.resize(last == std::string::npos ? 0 : last + 1);
    if (is_one_of(whole_lines, folded)) return true;
    const std::size_t word = folded.find_first_of("abcdefghijklmnopqrstuvwxyz");
    return word != std::string::npos && word > 0 &&
           std::all_of(folded.begin(), folded.begin() + static_cast<long>(word), is_count_byte) &&
           is_one_of(counted, std::string_view(folded).substr(word));
}

void LeftOut::add(std::string_view what, std::size_t text_offset) {
    std::string shown;
    for (std::size_t i = 0, count = 0; i < what.size() && count < shown_characters; ++count) {
        const std::size_t size = decode_at(what, i).size;
        shown.append(what, i, size);
        i += size;
    }
    if (shown.size() < what.size()) shown += "…";
    if (total_++ == 0) first_ = text_offset;
    const auto known = std::ranges::find(kinds_, shown, &std::pair<std::string, std::size_t>::first);
    if (known != kinds_.end())
        ++known->second;
    else if (kinds_.size() < shown_kinds)
        kinds_.emplace_back(std::move(shown), 1);
}

void LeftOut::report(const SourceText& source, Diagnostics& diagnostics, std::string_view label) const {
    if (total_ == 0) return;
    std::string list;
    std::size_t listed = 0;
    for (const auto& [what, number] : kinds_) {
        if (!list.empty()) list += ", ";
        list += "\"" + what + "\"";
        if (number > 1) list += " (" + std::to_string(number) + " times)";
        listed += number;
    }
    if (listed < total_) list += " and " + std::to_string(total_ - listed) + " more";
    diagnostics.note(std::string(label) + ": " + list, source.place(first_));
}

}  // namespace skein
