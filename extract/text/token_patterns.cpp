#include "extract/text/token_patterns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace skein {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank_byte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower_byte(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_in_lower(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && std::ranges::equal(text, lower, {}, lower_byte);
}
bool starts_in_lower(std::string_view text, std::string_view lower) {
    return equal_in_lower(text.substr(0, lower.size()), lower);
}

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
    return std::ranges::any_of(words, [text](std::string_view word) { return equal_in_lower(text, word); });
}

constexpr std::string_view domains[] = {"com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "co",
                                        "uk",  "de",  "ca",  "au",  "fr",  "jp",  "cn",  "eu",   "us",  "tv", "in", "ru"};
constexpr std::string_view files[] = {"doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "htm", "html",
                                      "xml", "json", "csv", "zip",  "gz",  "tar",  "exe", "dll", "jpg", "jpeg",
                                      "png", "gif",  "mp3", "mp4",  "avi", "wav",  "py",  "cpp", "hpp", "js",
                                      "php", "asp",  "md",  "sh",   "rtf", "wpd",  "dat", "log"};

// Bytes that may stand in the name of a file or before the @ of an address.
bool is_name_byte(char c) {
    return is_letter_byte(c) || is_digit_byte(c) || c == '.' || c == '_' || c == '-' || c == '#' || c == '%' || c == '+';
}
bool is_domain_byte(char c) { return is_letter_byte(c) || is_digit_byte(c) || c == '.' || c == '-'; }

constexpr std::size_t longest_name = 256;

// Where a domain that begins at `at` ends; `at` when there is none. It needs a point between letters or digits.
std::size_t domain_end(std::string_view text, std::size_t at, std::size_t end) {
    std::size_t stop = at;
    while (stop < end && is_domain_byte(text[stop])) ++stop;
    while (stop > at && (text[stop - 1] == '.' || text[stop - 1] == '-')) --stop;
    const std::size_t point = text.substr(at, stop - at).rfind('.');
    if (point == std::string_view::npos || point == 0) return at;
    const std::string_view last = text.substr(at + point + 1, stop - at - point - 1);
    return last.size() >= 2 && std::ranges::all_of(last, is_letter_byte) ? stop : at;
}

}  // namespace

bool is_extension(std::string_view text) { return is_one_of(text, domains) || is_one_of(text, files); }

std::size_t web_address_end(std::string_view text, std::size_t at, std::size_t end) {
    if (at < end && std::string_view("hfwmHFWM").find(text[at]) == std::string_view::npos) return at;
    const std::string_view rest = text.substr(at, end - at);
    static constexpr std::string_view schemes[] = {"http://", "https://", "ftp://", "www.", "mailto:"};
    std::size_t scheme = 0;
    for (const std::string_view each : schemes) {
        if (starts_in_lower(rest, each) && rest.size() > each.size()) scheme = each.size();
    }
    if (scheme == 0) return at;
    std::size_t stop = at + scheme;
    while (stop<end&& static_cast<unsigned char>(text[stop])> 0x20 &&
           std::string_view("<>\"|").find(text[stop]) == std::string_view::npos) {
        const std::string_view three = text.substr(stop, 3);
        if (three == "\u201C" || three == "\u201D" || three == "\u3000" || three == "\u3002") break;
        ++stop;
    }
    const bool opened = text.substr(at, stop - at).find('(') != std::string_view::npos;
    while (stop > at + scheme &&
           (std::string_view(".,;:!?]'*").find(text[stop - 1]) != std::string_view::npos || (!opened && text[stop - 1] == ')'))) {
        --stop;
    }
    return stop > at + scheme ? stop : at;
}

std::size_t DottedNames::end_of(std::string_view text, std::size_t at, std::size_t end) {
    if (at < barren_until_) return at;
    std::size_t stop = at;
    const std::size_t limit = std::min(end, at + longest_name);
    while (stop < limit && is_name_byte(text[stop])) ++stop;
    if (stop + 1 < end && text[stop] == '@' && stop > at) {
        const std::size_t domain = domain_end(text, stop + 1, std::min(end, stop + longest_name));
        if (domain != stop + 1) return domain;
    }
    barren_until_ = stop;
    // A file's name: what is no word, with an ending that says what it is.
    while (stop > at && !is_letter_byte(text[stop - 1]) && !is_digit_byte(text[stop - 1])) --stop;
    const std::size_t point = text.substr(at, stop - at).rfind('.');
    if (point == std::string_view::npos || point == 0) return at;
    const std::string_view stem = text.substr(at, point);
    const bool plain = std::ranges::all_of(stem, is_letter_byte);
    const std::string_view extension = text.substr(at + point + 1, stop - at - point - 1);
    if (is_one_of(extension, files)) return stop;
    // "example.com", "EXAMPLE.COM", not "end.In"
    const bool one_case = std::ranges::none_of(extension, [](char c) { return c >= 'A' && c <= 'Z'; }) ||
                          std::ranges::none_of(text.substr(at, stop - at), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_one_of(extension, domains) && one_case && (plain || stem.find("..") == std::string_view::npos) ? stop : at;
}

std::size_t emoticon_end(std::string_view text, std::size_t at, std::size_t end) {
    // Longest first. What a letter or digit follows is none, nor what is glued to a word but for faces of signs alone.
    static constexpr std::string_view faces[] = {
        ":'-(", ":'(", ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":-|", "=-)", "^_^", "^.^", "-_-", "o_O", "O_o", ">:(", ":))",
        ":((",  "<33", "<3",  ":)",  ":(",  ";)",  ":D",  ":P",  ":p",  "=)",  "=(",  "=D",  ":o",  ":O",  ":|",  ";D",  "(:"};
    const std::string_view rest = text.substr(at, end - at);
    if (rest.size() < 2 || std::string_view(":;=^-oO><(").find(rest.front()) == std::string_view::npos) return at;
    for (const std::string_view face : faces) {
        if (face.front() != rest.front() || !rest.starts_with(face)) continue;
        const std::size_t after = at + face.size();
        const bool letters =
            is_letter_byte(face.back()) || is_letter_byte(face.front()) || face == "<3" || face == "<33" || face == "(:";
        const bool free = at == 0 || is_blank_byte(text[at - 1]);
        const bool ends =
            after == end || is_blank_byte(text[after]) || std::string_view(".,!?)").find(text[after]) != std::string_view::npos;
        if (letters && !(free && ends)) continue;
        if (!letters && after < end && (is_letter_byte(text[after]) || is_digit_byte(text[after])) && !free) continue;
        return after;
    }
    return at;
}

std::size_t number_end(std::string_view text, std::size_t at, std::size_t end) {
    // Groups of digits between single signs.
    constexpr std::size_t most = 8;
    std::array<std::size_t, most + 1> sizes{};
    std::array<char, most + 1> signs{};
    std::size_t groups = 0;
    std::size_t first_range = at;  // the end before the first hyphen or slash
    std::size_t stop = at;
    bool range_seen = false;
    for (;;) {
        const std::size_t start = stop;
        while (stop < end && is_digit_byte(text[stop])) ++stop;
        if (stop == start) {
            stop = start - (groups > 0 ? 1 : 0);
            break;
        }
        if (groups < most) sizes[groups] = stop - start;
        ++groups;
        if (!range_seen) first_range = stop;
        if (range_seen && groups > most) return first_range;  // no telephone number: what follows is looked at in its turn
        if (stop + 1 >= end || !is_digit_byte(text[stop + 1])) break;
        const char sign = text[stop];
        if (sign == '-' || sign == '/') {
            range_seen = true;
        } else if (sign != ',' && sign != '.' && sign != ':') {
            break;
        }
        if (groups <= most) signs[groups - 1] = sign;
        ++stop;
    }
    if (!range_seen || groups > most) return first_range;
    const auto value = [&](std::size_t from, std::size_t size) {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i)
            number = number * 10 + static_cast<std::uint32_t>(text[from + i] - '0');
        return number;
    };
    bool only_ranges = true;
    bool long_groups = true;  // three digits or more, but for a leading 1
    for (std::size_t i = 0; i < groups; ++i) {
        if (i + 1 < groups && signs[i] != '-' && signs[i] != '/' && signs[i] != '.') only_ranges = false;
        if (sizes[i] < 3 && !(i == 0 && text[at] == '1' && sizes[0] == 1 && groups > 2)) long_groups = false;
    }
    if (!only_ranges) return first_range;
    if (groups >= 3 && long_groups) return stop;  // 713-853-3989
    if (groups == 2 && signs[0] == '-' && ((sizes[0] == 3 || sizes[0] == 5) && sizes[1] == 4))
        return stop;  // 345-9945, 77030-2707
    if (groups == 3 && sizes[0] <= 4 && sizes[1] <= 2 && sizes[2] <= 4 && signs[0] == signs[1])
        return stop;  // 11/28/2000, 2000-11-28
    if (groups == 2 && signs[0] == '/' && sizes[0] <= 2 && sizes[1] == 2 && value(at, sizes[0]) <= 12 &&
        value(at + sizes[0] + 1, 2) <= 31) {
        return stop;  // 9/11
    }
    return first_range;
}

}  // namespace skein
