#pragma once
// Words that decide how a phrase is shortened to a label, and whether it names anything. General lists of English, for
// concept_phrase alone.

#include "extract/map/map_words.hpp"

#include <array>
#include <string_view>

namespace skein::map_words {

// Say nothing of what a phrase names when they open it.
inline constexpr auto opening = std::to_array<std::string_view>({
    "a",           "an",          "the",          "this",         "that",         "these",     "those",      "their",
    "its",         "his",         "her",          "our",          "your",         "my",        "all",        "some",
    "any",         "every",       "each",         "such",         "both",         "either",    "no",         "whole",
    "entire",      "really",      "very",         "even",         "just",         "simply",    "also",       "so",
    "quite",       "only",        "certain",      "specific",     "own",          "same",      "which",      "what",
    "solely",      "basically",   "kind",         "of",           "sort",         "and",       "or",         "not",
    "actually",    "still",       "itself",       "certainly",    "maybe",        "perhaps",   "well",       "already",
    "merely",      "often",       "always",       "currently",    "now",          "extremely", "incredibly", "truly",
    "potentially", "especially",  "particularly", "increasingly", "nearly",       "almost",    "roughly",    "approximately",
    "already",     "merely",      "often",        "always",       "currently",    "now",       "extremely",  "incredibly",
    "truly",       "potentially", "especially",   "particularly", "increasingly",
});
inline constexpr auto of_several =
    std::to_array<std::string_view>({"one", "some", "many", "most", "several", "part", "parts", "none"});
inline constexpr auto articles = std::to_array<std::string_view>({"the", "a", "an", "this", "these", "those"});
inline constexpr auto owners = std::to_array<std::string_view>({"its", "their", "his", "her", "our", "your", "my"});
// A phrase ends before them: what follows tells more of it.
inline constexpr auto closing = std::to_array<std::string_view>({
    "that",     "which",     "who",       "whose",      "where",   "when",     "because", "like",       "called",   "named",
    "as",       "if",        "so",        "than",       "but",     "while",    "whether", "rather",     "we",       "they",
    "you",      "i",         "he",        "she",        "yeah",    "right",    "instead", "via",        "using",    "such",
    "focusing", "then",      "including", "it",         "exactly", "anymore",  "itself",  "themselves", "derived",  "based",
    "before",   "presented", "without",   "altogether", "titled",  "entitled", "dubbed",  "nicknamed",  "compared",
});
// What is said of something, not its name: "Acme is …" is no phrase.
inline constexpr auto finite_verbs = std::to_array<std::string_view>({
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "can",
    "may",
    "might",
    "should",
    "cannot",
});
inline constexpr auto pronouns =
    std::to_array<std::string_view>({"it", "them", "us", "me", "him", "her", "this", "that", "these", "those"});

inline constexpr auto prepositions = std::to_array<std::string_view>({
    "of",     "for",  "in",     "on",      "with",  "to",     "at",      "from",    "about",  "within", "between",
    "by",     "over", "into",   "against", "after", "before", "through", "under",   "behind", "around", "among",
    "across", "near", "during", "beyond",  "upon",  "inside", "outside", "towards", "toward",
});
inline constexpr auto small = std::to_array<std::string_view>({
    "of", "for", "in", "on", "with", "to",  "at", "from", "about", "by",   "and",
    "or", "the", "a",  "an", "vs",   "vs.", "as", "than", "over",  "into",
});
// Behind a hyphen: "low-cost".
inline constexpr auto adjectival = std::to_array<std::string_view>({
    "source",   "based",       "driven",   "end",  "level", "scale", "like",  "free",  "ready",
    "friendly", "oriented",    "specific", "wide", "only",  "term",  "size",  "sized", "cost",
    "quality",  "performance", "speed",    "made", "built", "known", "proof", "class",
});
inline constexpr auto judgements = std::to_array<std::string_view>({
    "innovative", "unconventional", "unusual",   "significant", "big",        "bigger",        "biggest",     "great",
    "greatest",   "bold",           "novel",     "remarkable",  "impressive", "extraordinary", "exceptional", "huge",
    "major",      "important",      "amazing",   "incredible",  "unique",     "radical",       "clever",      "smart",
    "surprising", "controversial",  "ambitious", "successful",  "recent",     "strong",        "strongest",   "immense",
    "massive",    "enormous",       "special",   "interesting", "famous",     "notable",       "main",        "key",
    "real",       "overall",        "whole",
});
// Name nothing in particular when they stand alone.
inline constexpr auto vague = std::to_array<std::string_view>({
    "thing",      "lot",       "part",     "way",        "kind",     "bit",       "people",    "person",  "someone", "everyone",
    "one",        "something", "anything", "everything", "nothing",  "it",        "they",      "them",    "we",      "us",
    "you",        "i",         "he",       "she",        "him",      "her",       "me",        "this",    "that",    "these",
    "those",      "what",      "who",      "there",      "here",     "time",      "point",     "case",    "rest",    "everybody",
    "other",      "another",   "ones",     "first",      "second",   "content",   "video",     "article", "post",    "story",
    "work",       "step",      "fact",     "example",    "question", "answer",    "sense",     "place",   "number",  "amount",
    "piece",      "side",      "day",      "year",       "more",     "less",      "much",      "many",    "same",    "summary",
    "discussion", "document",  "talk",     "text",       "listener", "viewer",    "man",       "woman",   "guy",     "minute",
    "moment",     "while",     "self",     "result",     "today",    "world",     "attention", "wave",    "hit",     "use",
    "ability",    "idea",      "level",    "matter",     "reason",   "situation", "reality",   "end",     "start",   "back",
    "out",        "up",        "name",     "word",       "purpose",  "rid",       "half",      "clip",    "speaker", "narrator",
    "host",       "episode",   "podcast",  "author",     "section",  "chapter",   "paragraph",
});

}  // namespace skein::map_words
