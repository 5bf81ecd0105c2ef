#pragma once
// Lines from a person at a terminal: edited, completed and remembered where libedit is there, read as they come where it is not.

#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

// At most one at a time: the library beneath is one for the whole program.
class LineEditor {
  public:
    // What is entered is kept under `name` in $XDG_STATE_HOME/skein (by default ~/.local/state/skein) and offered again next
    // time; `words` are what Tab completes to, sorted.
    LineEditor(std::string name, std::vector<std::string> words);
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    // Without its line end; none at the end of the input, or when Ctrl-C came (Interruption).
    [[nodiscard]] std::optional<std::string> read(const std::string& prompt);
    void remember(const std::string& entry);

  private:
    std::string history_file_;
};

// For `skein --version`.
[[nodiscard]] bool has_line_editing();

}  // namespace skein::cli
