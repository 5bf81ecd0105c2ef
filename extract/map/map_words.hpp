#pragma once
// Words that decide what a statement becomes on a map. General lists of English, for the files of map/ alone.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace skein::map_words {

template <std::size_t N>
[[nodiscard]] bool in(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Their object is what comes about.
inline constexpr auto causing = std::to_array<std::string_view>({
    "lead to",
    "cause",
    "result in",
    "create",
    "bring",
    "bring about",
    "trigger",
    "produce",
    "mean",
    "spark",
    "drive",
    "force",
    "end in",
    "give rise to",
    "contribute to",
});
// Their subject tells of the text, or their object says too little.
inline constexpr auto idle = std::to_array<std::string_view>({
    "do",           "get",       "go",       "say",      "tell",     "talk about", "look at",  "see",
    "know",         "think",     "mention",  "remember", "present",  "explore",    "discuss",  "describe",
    "highlight",    "wonder",    "want",     "try",      "like",     "keep",       "put",      "imagine",
    "be over",      "stand for", "be about", "show",     "prove",    "make",       "give",     "take",
    "call",         "claim",     "believe",  "state",    "argue",    "point out",  "suggest",  "acknowledge",
    "assert",       "deny",      "insist",   "report",   "explain",  "remind",     "speak to", "misunderstand",
    "reiterate",    "recall",    "admit",    "warn",     "question", "consider",   "expect",   "feel",
    "become",       "start",     "begin",    "continue", "need",     "care",       "help",     "come",
    "emphasize do", "feature",   "cover",    "note",     "share",    "welcome",    "thank",    "join",
    "watch",        "listen to", "prove to", "do with",  "be",
});

// What they are about is drawn, with who says it.
inline constexpr auto saying = std::to_array<std::string_view>({
    "point out", "claim",   "state",      "argue",     "suggest", "acknowledge", "assert",    "insist",
    "report",    "explain", "remind",     "reiterate", "admit",   "warn",        "discuss",   "describe",
    "note",      "mention", "talk about", "explore",   "present", "highlight",   "emphasize",
});

// Parts of the text itself, and who speaks in it: what they "say" is no tie between things.
inline constexpr auto of_the_text = std::to_array<std::string_view>({
    "video", "article", "content", "text",    "section", "point",   "chapter", "paragraph", "summary", "document", "page",
    "post",  "story",   "author",  "speaker", "host",    "episode", "podcast", "narrator",  "term",    "word",     "report",
});

// Of a thing they say what it tells of another, as "means" does.
inline constexpr auto telling =
    std::to_array<std::string_view>({"indicate", "reveal", "demonstrate", "show", "prove", "confirm"});

// Nothing stands behind them that they are done to: an "object" is a mistake of the tree.
inline constexpr auto without_object = std::to_array<std::string_view>({
    "emerge", "arise", "occur", "happen", "exist", "appear", "disappear", "vanish",   "arrive", "fall",   "rise",
    "go",     "come",  "sleep", "stay",   "sit",   "lie",    "die",       "collapse", "matter", "belong", "seem",
});
// What they are done to stands right behind them: with a preposition alone it is lost ("the lane they created within the town").
inline constexpr auto needs_object = std::to_array<std::string_view>({
    "create",
    "achieve",
    "cause",
    "provide",
    "obtain",
    "possess",
    "contain",
    "require",
    "own",
    "have",
    "use",
    "enable",
});
// Their object is who hears it.
inline constexpr auto addressing =
    std::to_array<std::string_view>({"remind", "tell", "ask", "thank", "welcome", "inform", "convince", "assure", "warn"});
// What their object is said to have done is their subject's word.
inline constexpr auto accusing = std::to_array<std::string_view>({"accuse", "suspect", "blame", "charge", "criticize", "sue"});
// With "from" it is what is made that stands before them, whatever the voice.
inline constexpr auto making = std::to_array<std::string_view>(
    {"make", "build", "assemble", "construct", "synthesize", "derive", "extract", "distil", "distill", "compile", "compose"});
// "presents the plan as a test that …": what is said of the test is said of the plan.
inline constexpr auto presenting = std::to_array<std::string_view>({
    "present", "describe", "see",  "regard",    "treat", "use",          "view",         "consider",
    "define",  "portray",  "hail", "cite",      "frame", "position",     "know",         "celebrate",
    "praise",  "offer",    "take", "interpret", "show",  "characterize", "characterise",
});

}  // namespace skein::map_words
