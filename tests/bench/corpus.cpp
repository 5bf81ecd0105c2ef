#include "tests/bench/corpus.hpp"

#include "tests/support/random_corpus.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace skein::bench {
namespace {

using test::Random;

constexpr std::size_t document_bytes = 4096;
constexpr std::uint64_t seed = 20250127;

// Sentences as news and talks have them. P, O, T, L, Q, Y are a person, an organization, a thing, a place, an amount, a year.
const std::vector<std::string_view> templates = {
    "O released T in Y.",
    "P says that O bypassed T.",
    "O did not bypass T, P said.",
    "According to P, O relies on T for most of its work.",
    "P, an engineer at O, denies that O copied T.",
    "O uses T, but O no longer uses T.",
    "O acquired O for Q in Y.",
    "P founded O in L.",
    "P plans to move O from L to L.",
    "T is a product of O.",
    "O owns T, and O sells T in L.",
    "Critics, including P, suggest that T costs more than Q.",
    "P told O that T would never ship.",
    "In Y, O opened an office in L and hired P.",
    "The engineers at O wrote T because T was too slow.",
    "T, which O makes in L, competes with T.",
    "P doubts it.",
    "\"We built T without T,\" P said, \"and it took us the whole of Y.\"",
    "Nobody at O would say whether T uses T.",
    "O and O agreed on a price of Q, P reported from L.",
};

// Pronounceable, and different for each number.
std::string invented(std::uint64_t number) {
    static const std::vector<std::string_view> onsets = {"b", "br", "d", "f", "g",  "k", "l", "m",
                                                         "n", "p",  "r", "s", "st", "t", "v", "z"};
    static const std::vector<std::string_view> vowels = {"a", "e", "i", "o", "u", "ai", "ee", "ou"};
    static const std::vector<std::string_view> codas = {"", "n", "r", "l"};
    std::string name;
    for (std::size_t syllable = 0; syllable < 2 || number > 0; ++syllable) {
        name += onsets[number % 16];
        number /= 16;
        name += vowels[number % 8];
        number /= 8;
        name += codas[(number + syllable) % 4];
        number /= 4;
    }
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string filler(char kind, Random& random, std::size_t names) {
    static const std::vector<std::string_view> organization_ends = {"Labs", "Systems", "Group", "Research"};
    // Half of all draws fall on a tenth of the names.
    const std::size_t among = random.one_in(2) ? names / 10 + 1 : names;
    const std::uint64_t number = random.below(among) * 7919 + static_cast<unsigned char>(kind);
    switch (kind) {
        case 'P': return invented(number) + " " + invented(number * 31 + 5);
        case 'O': return invented(number) + " " + std::string(organization_ends[number % 4]);
        case 'T': return invented(number) + "-" + std::to_string(number % 9 + 1);
        case 'L': return invented(number % 977);
        case 'Q': return "$" + std::to_string(random.below(900) + 10) + " million";
        case 'Y': return std::to_string(1990 + random.below(35));
        default: return {};
    }
}

std::string sentence(Random& random, std::size_t names) {
    const std::string_view pattern = templates[random.below(templates.size())];
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        // A capital that stands alone is a place to fill; the "I" of "In" is not.
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const bool alone = (i == 0 || !letter(pattern[i - 1])) && (i + 1 == pattern.size() || !letter(pattern[i + 1]));
        std::string filled = alone ? filler(pattern[i], random, names) : std::string();
        text += filled.empty() ? std::string(1, pattern[i]) : filled;
    }
    return text;
}

std::string cue_time(std::size_t second) {
    char text[32];
    std::snprintf(text, sizeof text, "%02zu:%02zu:%02zu.000", second / 3600, second / 60 % 60, second % 60);
    return text;
}

std::string document(Random& random, std::size_t names, Markup markup) {
    const std::string title = "What " + filler('P', random, names) + " says of " + filler('T', random, names);
    std::string text;
    if (markup == Markup::plain) text = title + "\n\n";
    if (markup == Markup::markdown) text = "# " + title + "\n\n";
    if (markup == Markup::html)
        text = "<!DOCTYPE html><html><head><title>" + title +
               "</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>" + title + "</h1>\n";
    if (markup == Markup::webvtt) text = "WEBVTT\n\n";
    std::size_t second = 0;
    while (text.size() < document_bytes) {
        std::string paragraph = sentence(random, names);
        const std::size_t sentences = markup == Markup::webvtt ? 1 : 3 + random.below(3);
        for (std::size_t i = 1; i < sentences; ++i) paragraph += " " + sentence(random, names);
        if (markup == Markup::plain) text += paragraph + "\n\n";
        if (markup == Markup::markdown)
            text += (random.one_in(4) ? "- **" + filler('O', random, names) + "**: " : "") + paragraph + "\n\n";
        if (markup == Markup::html) text += "<p>" + paragraph + " <a href=\"/more\">More&nbsp;&hellip;</a></p>\n";
        if (markup == Markup::webvtt) {
            text += cue_time(second) + " --> " + cue_time(second + 4) + "\n" + paragraph + "\n\n";
            second += 4;
        }
    }
    if (markup == Markup::html) text += "</article><footer>All rights reserved</footer></body></html>\n";
    return text;
}

}  // namespace

std::vector<std::string> corpus(std::size_t bytes, Markup markup) {
    Random random(seed);
    const std::size_t names = 50 + static_cast<std::size_t>(std::sqrt(static_cast<double>(bytes)) / 2);
    std::vector<std::string> documents;
    for (std::size_t total = 0; total < bytes; total += documents.back().size())
        documents.push_back(document(random, names, markup));
    return documents;
}

const char* name_of(Markup markup) {
    switch (markup) {
        case Markup::plain: return "plain text";
        case Markup::markdown: return "Markdown";
        case Markup::html: return "HTML";
        case Markup::webvtt: return "WebVTT";
    }
    return "";
}

const char* extension_of(Markup markup) {
    switch (markup) {
        case Markup::plain: return ".txt";
        case Markup::markdown: return ".md";
        case Markup::html: return ".html";
        case Markup::webvtt: return ".vtt";
    }
    return "";
}

}  // namespace skein::bench
