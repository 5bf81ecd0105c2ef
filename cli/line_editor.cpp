#include "cli/line_editor.hpp"

#include "cli/interruption.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string_view>

#ifdef SKEIN_LIBEDIT
#include <editline/readline.h>
#endif

namespace skein::cli {

bool has_line_editing() {
#ifdef SKEIN_LIBEDIT
    return true;
#else
    return false;
#endif
}

#ifdef SKEIN_LIBEDIT

namespace {

constexpr int most_remembered = 1000;

// The library's completion is a C callback without a place for data of ours.
std::vector<std::string> completions;
std::size_t next_completion = 0;
std::string phrase;             // what is completed, which may be several words ("Lao G")
std::size_t phrase_before = 0;  // how much of it stands before the word that the library lets us replace

// All that may stand around a name in a query.
constexpr const char* word_breaks = " \t\n\"\\'`@$><=;|&{}()[]:,.-*+/!?";

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(const std::string& word, std::string_view start) {
    return word.size() >= start.size() &&
           std::equal(start.begin(), start.end(), word.begin(), [](char a, char b) { return to_lower(a) == to_lower(b); });
}

char* complete(const char*, int state) {
    if (state == 0) next_completion = 0;
    while (next_completion < completions.size()) {
        const std::string& word = completions[next_completion++];
        if (begins_with(word, phrase)) return ::strdup(word.c_str() + phrase_before);
    }
    return nullptr;
}

// The longest end of the line that begins a known name or word.
char** complete_all(const char* start, int first, int last) {
    rl_attempted_completion_over = 1;  // never file names
    const std::string_view line(rl_line_buffer, static_cast<std::size_t>(last));
    const auto word = static_cast<std::size_t>(first);
    for (std::size_t begin = 0; begin <= word; ++begin) {
        const bool at_boundary = begin == 0 || std::strchr(word_breaks, line[begin - 1]) != nullptr;
        if (!at_boundary || (begin < word && std::strchr(word_breaks, line[begin]) != nullptr)) continue;
        phrase = line.substr(begin);
        phrase_before = word - begin;
        const bool known =
            std::any_of(completions.begin(), completions.end(), [](const std::string& one) { return begins_with(one, phrase); });
        if (known && !phrase.empty()) return rl_completion_matches(start, complete);
    }
    return nullptr;
}

std::string history_path(const std::string& name) {
    namespace fs = std::filesystem;
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    fs::path folder;
    if (state != nullptr && *state != '\0') folder = state;
    else if (home != nullptr && *home != '\0') folder = fs::path(home) / ".local" / "state";
    else return {};
    std::error_code error;
    fs::create_directories(folder / "skein", error);
    return error ? std::string() : (folder / "skein" / (name + "-history")).string();
}

}  // namespace

LineEditor::LineEditor(std::string name, std::vector<std::string> words) : history_file_(history_path(name)) {
    completions = std::move(words);
    rl_initialize();
    rl_attempted_completion_function = complete_all;
    rl_basic_word_break_characters = word_breaks;
    rl_completion_append_character = '\0';                                // what follows a name is the language's matter
    using_history();
    stifle_history(most_remembered);
    if (!history_file_.empty()) read_history(history_file_.c_str());
}

LineEditor::~LineEditor() {
    if (!history_file_.empty()) write_history(history_file_.c_str());
    completions.clear();
}

std::optional<std::string> LineEditor::read(const std::string& prompt) {
    const InterruptedReading ends;
    char* line = ::readline(prompt.c_str());
    if (line == nullptr) {
        std::cerr << '\n';
        return std::nullopt;
    }
    std::string text = line;
    std::free(line);
    return text;
}

void LineEditor::remember(const std::string& entry) {
    std::string line = entry;
    std::replace(line.begin(), line.end(), '\n', ' ');
    add_history(line.c_str());
}

#else

LineEditor::LineEditor(std::string, std::vector<std::string>) {}
LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read(const std::string& prompt) {
    std::cerr << prompt << std::flush;
    std::string line;
    const InterruptedReading ends;
    if (!std::getline(std::cin, line)) {
        std::cin.clear();  // after Ctrl-C it can go on
        return std::nullopt;
    }
    return line;
}

void LineEditor::remember(const std::string&) {}

#endif

}  // namespace skein::cli
