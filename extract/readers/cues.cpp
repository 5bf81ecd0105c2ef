#include "extract/readers/cues.hpp"

#include "base/utf8.hpp"
#include "extract/readers/boilerplate.hpp"
#include "extract/readers/decoded_text.hpp"
#include "extract/readers/character_references.hpp"
#include "extract/readers/text_builder.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace skein {
namespace {

constexpr std::uint64_t silence_ms = 4000;       // a pause this long ends a block
constexpr std::uint64_t rolling_gap_ms = 150;    // cues further apart repeat what is really said again
constexpr std::size_t longest_sound_caption = 60;  // bytes between the brackets

// A cue's line without tags, references decoded.
struct CleanLine {
    DecodedText text;
    std::string key;  // what rolling captions are compared by
    bool turns = false;  // another speaker begins
    std::size_t end = 0;  // of the line, in the source's text
};

bool may_open_tag(char c) { return c == '/' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

class CueJoiner {
  public:
    CueJoiner(Document& document, Diagnostics& diagnostics)
        : document_(document), source_(*document.source), diagnostics_(diagnostics), builder_(source_) {}

    void join(const std::vector<Cue>& cues) {
        for (const Cue& cue : cues) take(cue);
        flush();
        for (const std::string& speaker : speakers_) document_.record.metadata.emplace_back("speaker", speaker);
        sounds_.report(source_, diagnostics_, "left out as captions of sounds");
    }

  private:
    void take(const Cue& cue) {
        std::vector<CleanLine> lines;
        for (const Line& line : cue.lines) {
            CleanLine clean = cleaned(line);
            if (!clean.key.empty()) lines.push_back(std::move(clean));
        }
        const bool rolling = cue.time && last_ && cue.time->start_ms <= last_->end_ms + rolling_gap_ms;
        if (cue.time && last_ && cue.time->start_ms > last_->end_ms + silence_ms) flush();
        std::size_t again = rolling ? repeated(lines) : 0;
        bool marked = false;
        for (std::size_t i = again; i < lines.size(); ++i) {
            if (lines[i].turns) flush();
            if (!marked && cue.time) cues_.push_back({builder_.next_offset(), *cue.time});
            marked = true;
            lines[i].text.copy_to(builder_, 0, lines[i].text.text().size());
            builder_.add_blank(lines[i].end, lines[i].end);
        }
        shown_.clear();
        for (CleanLine& line : lines) shown_.push_back(std::move(line.key));
        if (cue.time) last_ = cue.time;
    }

    // How many of the first lines stood at the end of the cue before.
    std::size_t repeated(const std::vector<CleanLine>& lines) const {
        for (std::size_t number = std::min(lines.size(), shown_.size()); number > 0; --number) {
            bool equal = true;
            for (std::size_t i = 0; equal && i < number; ++i) equal = lines[i].key == shown_[shown_.size() - number + i];
            if (equal) return number;
        }
        return 0;
    }

    CleanLine cleaned(const Line& line) {
        CleanLine clean{DecodedText(source_), {}, false, line.end};
        const std::string_view text = source_.text();
        for (std::size_t at = line.start; at < line.end;) {
            const std::size_t mark = std::min(text.find_first_of("<&[{-\xE2>", at), line.end);
            clean.text.add(at, mark);
            if (mark == line.end) break;
            at = markup(clean, line, mark);
        }
        const std::string_view left = trimmed(clean.text.text());
        const bool whole_line_sound = left.size() > 2 && left.front() == '(' && left.back() == ')' &&
                                      left.size() <= longest_sound_caption && left.find('(', 1) == left.npos;
        if (whole_line_sound) sounds_.add(left, line.start);
        if (!whole_line_sound && !is_ornament(left)) clean.key = fold(left);
        return clean;
    }

    // Takes what begins at `at`; returns where to go on.
    std::size_t markup(CleanLine& clean, const Line& line, std::size_t at) {
        const std::string_view text = source_.text().substr(0, line.end);
        const std::string_view rest = text.substr(at);
        const bool at_start = trimmed(clean.text.text()).empty();
        if (rest[0] == '<' && rest.size() > 1 && may_open_tag(rest[1])) {
            const std::size_t close = rest.find('>');
            if (close != rest.npos) {
                tag(clean, rest.substr(1, close - 1));
                return at + close + 1;
            }
        }
        if (rest.starts_with("{\\")) {  // {\an8}: a place on the screen
            const std::size_t close = rest.find('}');
            if (close != rest.npos) return at + close + 1;
        }
        if (rest[0] == '[') {
            const std::size_t close = rest.find(']');
            if (close != rest.npos && close <= longest_sound_caption) {
                sounds_.add(rest.substr(0, close + 1), at);
                clean.text.add_decoded(" ", at, at + close + 1);
                return at + close + 1;
            }
        }
        if (rest[0] == '&')
            if (const auto entity = character_reference_at(text, at)) {
                clean.text.add_decoded(entity->decoded, at, at + entity->size);
                return at + entity->size;
            }
        if (at_start && (rest.starts_with(">>") || rest.starts_with("- ") || rest.starts_with("– "))) {
            clean.turns = true;
            return at + (rest[0] == '>' ? std::min(rest.find_first_not_of('>'), rest.size()) : rest.find(' '));
        }
        const std::size_t size = decode_at(text, at).size;
        clean.text.add(at, at + size);
        return at + size;
    }

    // <v Lao Gao> names who speaks.
    void tag(CleanLine& clean, std::string_view inside) {
        if (!inside.starts_with("v ") && !inside.starts_with("v.")) return;
        const std::size_t blank = inside.find(' ');
        const std::string speaker(blank == inside.npos ? std::string_view() : trimmed(inside.substr(blank)));
        if (speaker.empty()) return;
        clean.turns |= !speaker_.empty() && speaker != speaker_;
        speaker_ = speaker;
        if (std::ranges::find(speakers_, speaker) == speakers_.end()) speakers_.push_back(speaker);
    }

    void flush() {
        if (!builder_.empty()) document_.blocks.push_back({BlockKind::speech, 0, builder_.take(), std::move(cues_)});
        cues_.clear();
    }

    Document& document_;
    const SourceText& source_;
    Diagnostics& diagnostics_;
    TextBuilder builder_;
    std::vector<CueMark> cues_;
    std::vector<std::string> shown_;  // the lines of the cue before
    std::optional<CueTime> last_;
    std::string speaker_;
    std::vector<std::string> speakers_;
    LeftOut sounds_;
};

}  // namespace

void add_cues(Document& document, const std::vector<Cue>& cues, Diagnostics& diagnostics) {
    CueJoiner(document, diagnostics).join(cues);
}

}  // namespace skein
