// Transcript records: "Key: value" lines, a `Description:` in Markdown, a `Content:` of speech. A file may hold several.

#include "base/utf8.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/markdown.hpp"
#include "extract/readers/prose_shape.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/text_builder.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace skein {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t header_lines = 24;  // a record's header is not longer
constexpr std::array known_keys = {"timestamp"sv, "title"sv, "url"sv, "status"sv, "duration"sv, "channel"sv, "author"sv,
                                   "date"sv, "language"sv, "source"sv};
constexpr std::size_t needed_keys = 3;
constexpr std::size_t whole_paragraph = 160;  // characters: a longer line was not wrapped

struct Entry {
    std::string key;  // lower case
    std::size_t value_start = 0;
    std::size_t value_end = 0;
};

std::optional<Entry> entry_of(std::string_view text, const Line& line) {
    const std::string_view content = line.of(text);
    const std::size_t colon = content.find(':');
    if (colon == content.npos || colon == 0 || colon > 24) return std::nullopt;
    const std::string_view key = content.substr(0, colon);
    if (!std::ranges::all_of(key,
                             [](char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == ' ' || c == '-'; }))
        return std::nullopt;
    return Entry{to_lower(key), line.start + colon + 1, line.end};
}

struct Record {
    std::size_t start = 0;
    std::size_t end = 0;
    std::vector<Entry> header;
    std::optional<std::pair<std::size_t, std::size_t>> description;
    std::optional<std::pair<std::size_t, std::size_t>> content;
};

// Does a header begin here? Enough known keys, one a line, before anything else.
bool header_at(std::string_view text, std::size_t start) {
    std::size_t known = 0;
    bool titled = false;
    for (std::size_t count = 0; count < header_lines && start < text.size(); ++count) {
        const Line line = line_at(text, start, text.size());
        start = line.next;
        const auto entry = entry_of(text, line);
        if (!entry) {
            if (trimmed(line.of(text)).empty() && known == 0) continue;
            break;
        }
        titled |= entry->key == "title";
        known += std::ranges::find(known_keys, entry->key) != known_keys.end();
        if (entry->key == "description" || entry->key == "content") break;
    }
    return titled && known >= needed_keys;
}

class RecordScanner {
  public:
    explicit RecordScanner(std::string_view text) : text_(text) {}

    std::vector<Record> scan() {
        for (std::size_t start = 0; start < text_.size();) {
            const Line line = line_at(text_, start, text_.size());
            take(line);
            start = line.next;
        }
        close(text_.size());
        return std::move(records_);
    }

  private:
    enum class Part { header, description, content };

    void take(const Line& line) {
        const auto entry = entry_of(text_, line);
        // A record that follows another begins with its timestamp.
        if (records_.empty() || (part_ == Part::content && entry && entry->key == "timestamp" && header_at(text_, line.start))) {
            close(line.start);
            records_.push_back({line.start, 0, {}, {}, {}});
            part_ = Part::header;
        }
        if (!entry) return;
        Record& record = records_.back();
        if (part_ == Part::header && entry->key == "description") {
            record.description = {entry->value_start, line.end};
            part_ = Part::description;
        } else if (part_ != Part::content && entry->key == "content") {
            end_part(line.start);
            record.content = {entry->value_start, line.end};
            part_ = Part::content;
        } else if (part_ == Part::header) {
            record.header.push_back(*entry);
        }
    }

    void end_part(std::size_t end) {
        if (part_ == Part::description) records_.back().description->second = end;
        if (part_ == Part::content) records_.back().content->second = end;
    }

    void close(std::size_t end) {
        if (records_.empty()) return;
        end_part(end);
        records_.back().end = end;
    }

    std::string_view text_;
    std::vector<Record> records_;
    Part part_ = Part::header;
};

void add_header(Document& document, const Record& record) {
    for (const Entry& entry : record.header) {
        TextBuilder builder(*document.source);
        builder.add(entry.value_start, entry.value_end);
        if (builder.empty()) continue;
        MappedText value = builder.take();
        if (entry.key == "title" && document.record.title.empty()) {
            document.record.title = value.text();
            document.blocks.push_back({BlockKind::title, 1, std::move(value), {}});
        } else {
            document.record.metadata.emplace_back(entry.key, value.text());
        }
    }
}

// Lines that a player's width broke are joined; a blank line, or a line too long to have been broken, ends a block.
void add_speech(Document& document, std::size_t start, std::size_t end) {
    const std::string_view text = document.source->text();
    TextBuilder builder(*document.source);
    const auto flush = [&] {
        if (!builder.empty()) document.blocks.push_back({BlockKind::speech, 0, builder.take(), {}});
    };
    for (const Line& line : split_lines(text, start, end)) {
        const std::string_view content = trimmed(line.of(text));
        if (content.empty()) flush();
        builder.add(line.start, line.end);
        builder.add_blank(line.end, line.next);
        if (characters(content) > whole_paragraph) flush();
    }
    flush();
}

}  // namespace

bool recognises_transcript(std::string_view text) {
    if (!header_at(text, 0)) return false;
    const std::string_view head = text.substr(0, 4096);
    return head.find("\nDescription:") != head.npos || text.find("\nContent:") != text.npos ||
           head.find("\rDescription:") != head.npos || text.find("\rContent:") != text.npos;
}

void read_transcript(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    const std::vector<Record> records = RecordScanner(source->text()).scan();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        Document document = new_document(source);
        if (records.size() > 1) {
            document.record.content_hash = source->content_hash(record.start, record.end);
            if (i > 0) document.record.uri += "#" + std::to_string(i + 1);
        }
        add_header(document, record);
        LeftOut left_out;
        if (record.description)
            add_markdown(document, record.description->first, record.description->second, {BlockKind::description, false},
                         left_out, diagnostics);
        if (record.content) add_speech(document, record.content->first, record.content->second);
        left_out.report(*source, diagnostics);
        sink(std::move(document));
    }
    if (records.empty()) sink(new_document(source));
}

}  // namespace skein
