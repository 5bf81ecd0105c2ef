#include "cli/tree_drawing.hpp"

#include "base/utf8.hpp"

namespace skein::cli {

namespace {

constexpr std::size_t deepest = 40;

class Drawing {
  public:
    Drawing(std::string_view sentence, const std::vector<ReadWord>& words)
        : sentence_(sentence), words_(words), lines_(words.size()) {
        before_.resize(words.size());
        after_.resize(words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!words[i].head) continue;
            (i < *words[i].head ? before_ : after_)[*words[i].head].push_back(i);
        }
    }

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (!words_[i].head) draw(i, "", "", "", 0);
        }
        return std::move(lines_);
    }

  private:
    // `above` and `below` stand before the lines of what hangs on the word, `own` before the word itself.
    void draw(std::size_t word, const std::string& above, const std::string& own, const std::string& below, std::size_t depth) {
        lines_[word] = own + printable(sentence_.substr(words_[word].start, words_[word].end - words_[word].start));
        const bool drawn = depth < deepest;
        const auto branch = [&](const std::string& stem, const char* turn) { return drawn ? stem + turn : own; };
        for (std::size_t n = 0; n < before_[word].size(); ++n) {
            const bool first = n == 0;
            draw(before_[word][n], branch(above, first ? "   " : "│  "), branch(above, first ? "┌─ " : "├─ "),
                 branch(above, "│  "), depth + 1);
        }
        for (std::size_t n = 0; n < after_[word].size(); ++n) {
            const bool last = n + 1 == after_[word].size();
            draw(after_[word][n], branch(below, "│  "), branch(below, last ? "└─ " : "├─ "), branch(below, last ? "   " : "│  "),
                 depth + 1);
        }
    }

    std::string_view sentence_;
    const std::vector<ReadWord>& words_;
    std::vector<std::string> lines_;
    std::vector<std::vector<std::size_t>> before_, after_;  // what hangs on each word
};

}  // namespace

std::vector<std::string> draw_tree(std::string_view sentence, const std::vector<ReadWord>& words) {
    return Drawing(sentence, words).run();
}

}  // namespace skein::cli
