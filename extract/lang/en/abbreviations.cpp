#include "extract/lang/en/abbreviations.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace skein::en {
namespace {

template <class List>
bool is_one_of(const List& list, std::string_view word) {
    // Comparing the first letters here spares most calls.
    return !word.empty() &&
           std::ranges::any_of(list, [&](std::string_view known) { return known.front() == word.front() && known == word; });
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
    static constexpr std::string_view inside[] = {
        "dr",  "mr",   "mrs",  "ms",   "st",   "prof", "gen",  "lt",  "col",  "maj",  "capt", "cmdr", "sgt", "rev", "hon",  "gov",
        "sen", "rep",  "reps", "sens", "pres", "vs",          "cf",
        "esp", "approx", "ft", "mt",   "jan",  "feb",  "aug",  "sept", "oct", "nov",  "dec",   "tue", "tues", 
        "thur", "thurs", "attn", "dept", "univ",    "eg",   "ie",  "viz"};
    static constexpr std::string_view either[] = {"etc",  "inc",  "pvt",  "co", "corp", "ltd",  "jr",    "sr",
                                                  "bros", "ave",  "blvd", "rd", "al",   "assn", "calif", "est",
                                                  "dist", "bldg", "ph",   "ga", "va",   "fla",  "conn"};
    static constexpr std::string_view numbered[] = {"no", "nos", "vol", "vols", "fig", "figs", "pp",  "ed",  "eds", "art", "sec",
                                                    "ext", "eq", "para", "mon", "wed",  "thu", "fri", "sat", "sun", "ch"};
    if (is_one_of(numbered, word)) return Abbreviation::numbered;
    if (is_one_of(inside, word)) return Abbreviation::inside;
    return is_one_of(either, word) ? Abbreviation::either : Abbreviation::none;
}

bool is_hyphenated_prefix(std::string_view lower) {
    static constexpr std::string_view prefixes[] = {"e",     "non",     "anti",   "pro",   "pre",     "post", "ex",    "multi",
                                                    "mid",   "re",      "semi",   "over",  "co",      "neo",  "sub",   "un",
                                                    "cross", "inter",   "intra",  "micro", "macro",   "mini", "ultra", "pseudo",
                                                    "quasi", "counter", "psycho", "socio", "bio",     "geo",  "super", "mega",
                                                    "hyper", "trans",   "de",     "dis",   "electro", "pan",  "arch",  "uh"};
    return is_one_of(prefixes, lower);
}

bool is_hyphenated_suffix(std::string_view lower) {
    static constexpr std::string_view suffixes[] = {"esque", "wise", "ish", "huh", "hmm"};
    return is_one_of(suffixes, lower);
}

bool is_unit(std::string_view form) {
    static constexpr std::string_view units[] = {
        "am", "AM", "pm", "PM", "a.m.", "p.m.", "k",  "K",  "m",  "M",   "MM",  "mm",   "cm",  "km",   "ft", "in",  "yd",
        "kg", "g",  "mg", "lb", "lbs",  "oz",   "ml", "l",  "hr", "hrs", "min", "mins", "sec", "secs", "ms", "mph", "kph",
        "kb", "KB", "mb", "MB", "gb",   "GB",   "TB", "hz", "Hz", "MHz", "GHz", "kW",   "MW",  "GW",   "bn", "yr",  "yrs"};
    return is_one_of(units, form);
}

bool is_slashed_word(std::string_view lower) {
    static constexpr std::string_view words[] = {"w/o", "w/out", "l/c", "i/c", "i/s", "b/t", "b/c", "n/a"};
    return is_one_of(words, lower);
}

bool may_be_contraction(std::string_view form) {
    constexpr std::size_t shortest = 2, longest = 8;
    if (form.size() < shortest || form.size() > longest) return false;
    switch (form.back() | 0x20) {
        case 'a': case 'e': case 'l': case 'm': case 's': case 't': return true;
        default: return false;
    }
}

std::size_t contraction_split(std::string_view lower) {
    static constexpr std::pair<std::string_view, std::size_t> words[] = {
        {"cannot", 3},  {"gonna", 3},   {"wanna", 3},    {"gotta", 3},  {"outta", 3}, {"dont", 2},   {"doesnt", 4},
        {"didnt", 3},   {"isnt", 2},    {"wasnt", 3},    {"werent", 4}, {"arent", 3}, {"aint", 2},   {"wont", 2},
        {"wouldnt", 5}, {"couldnt", 5}, {"shouldnt", 6}, {"cant", 2},   {"hasnt", 3}, {"havent", 4}, {"hadnt", 3},
        {"mustnt", 4},  {"im", 1},      {"ive", 1},      {"youre", 3},  {"youve", 3}, {"youll", 3},  {"theyre", 4},
        {"theyve", 4},  {"theyll", 4},  {"weve", 2},     {"itll", 2},   {"thats", 4}, {"whats", 4},  {"theres", 5},
        {"heres", 4},   {"hes", 2},     {"shes", 3},     {"lemme", 3},  {"gimme", 3}, {"thatll", 4}, {"whos", 3},
        {"wouldve", 5}, {"couldve", 5},
    };
    if (!may_be_contraction(lower)) return 0;
    const auto found = std::ranges::find_if(words, [&](const auto& word) {
        return word.first.front() == lower.front() && word.first.back() == lower.back() && word.first == lower;
    });
    return found == std::end(words) ? 0 : found->second;
}

}  // namespace skein::en
