// NDJSON: a line a document, {"uri": …, "text": …}; other values become metadata.

#include "extract/readers/id_table.hpp"
#include "extract/readers/json_scan.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/prose.hpp"
#include "extract/readers/readers.hpp"
#include "extract/readers/text_builder.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {
namespace {

constexpr std::string_view line_advice = R"(every line is one object like {"uri":"a.txt","text":"…"})";

class NdjsonReader : public PieceReader {
  public:
    NdjsonReader(const DocumentSink& sink, Diagnostics& diagnostics) : sink_(sink), diagnostics_(diagnostics) {}

    std::size_t read(const SourcePtr& piece, bool) override {
        source_ = piece;
        text_ = piece->text();
        for (std::size_t start = 0; start < text_.size();) {
            // A JSON string may hold U+2028, so only LF ends a line here.
            const std::size_t end = std::min(text_.find('\n', start), text_.size());
            ++line_;
            if (text_.substr(start, end - start).find_first_not_of(" \t\r") != std::string_view::npos) read_line(start, end);
            start = end + 1;
        }
        return text_.size();
    }
    void finish(const std::string&) override {}

  private:
    void read_line(std::size_t start, std::size_t end) {
        if (!check_json_object(*source_, start, end, diagnostics_)) return;
        std::vector<JsonMember> members = json_members(*source_, start, end);
        drop_repeated(members);
        const auto text = std::ranges::find(members, "text", &JsonMember::key);
        if (text == members.end() || text->kind != JsonKind::string) {
            const bool missing = text == members.end();
            diagnostics_.error(missing ? "the line has no \"text\"" : "\"text\" is no string",
                               source_->place(missing ? start : text->start), std::string(line_advice));
            return;
        }
        Document document = new_document(source_);
        document.record.content_hash = source_->content_hash(start, end);
        if (!set_uri(document, members)) return;
        for (const JsonMember& member : members) add_metadata(document, member);
        LeftOut left_out;
        add_prose(document, json_string(*source_, text->start, text->end), left_out, diagnostics_);
        left_out.report(*source_, diagnostics_);
        sink_(std::move(document));
    }

    // As every JSON parser, the last one counts.
    void drop_repeated(std::vector<JsonMember>& members) {
        std::unordered_map<std::string_view, std::size_t> kept;  // where each key stands in `members`
        std::vector<bool> repeated(members.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto [known, is_new] = kept.try_emplace(members[i].key, i);
            if (is_new) continue;
            repeated[std::exchange(known->second, i)] = true;
            diagnostics_.warning("the key \"" + members[i].key + "\" is given again; the last one counts",
                                 source_->place(members[i].key_start));
        }
        std::size_t i = 0;
        std::erase_if(members, [&](const JsonMember&) { return repeated[i++]; });
    }

    bool set_uri(Document& document, const std::vector<JsonMember>& members) {
        const auto uri = std::ranges::find(members, "uri", &JsonMember::key);
        if (uri != members.end() && uri->kind == JsonKind::string && uri->end > uri->start + 2)
            document.record.uri = json_string(*source_, uri->start, uri->end).text();
        else
            document.record.uri += "#" + std::to_string(line_);
        const auto [number, is_new] = uris_.add(document.record.uri);
        if (is_new) {
            lines_of_uris_.push_back(static_cast<std::uint32_t>(line_));
            return true;
        }
        diagnostics_.error("the URI \"" + document.record.uri + "\" was given on line " + std::to_string(lines_of_uris_[number]) +
                               " already; this document is left out",
                           source_->place(uri == members.end() ? members.front().key_start : uri->start),
                           "every document needs a URI of its own");
        return false;
    }

    void add_metadata(Document& document, const JsonMember& member) {
        if (member.key == "uri" || member.key == "text" || member.kind == JsonKind::object || member.kind == JsonKind::array ||
            member.kind == JsonKind::null)
            return;
        if (member.kind != JsonKind::string) {
            document.record.metadata.emplace_back(member.key, text_.substr(member.start, member.end - member.start));
            return;
        }
        const DecodedText value = json_string(*source_, member.start, member.end);
        TextBuilder builder(*source_);
        value.copy_to(builder, 0, value.text().size());
        if (builder.empty()) return;
        MappedText clean = builder.take();
        if (member.key == "title") {
            document.record.title = clean.text();
            document.blocks.push_back({BlockKind::title, 1, std::move(clean), {}});
        } else {
            document.record.metadata.emplace_back(member.key, clean.text());
        }
    }

    SourcePtr source_;
    std::string_view text_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    std::size_t line_ = 0;
    IdTable uris_;
    std::vector<std::uint32_t> lines_of_uris_;
};

}  // namespace

bool recognises_ndjson(std::string_view text) {
    if (recognises_statement_lines(text)) return false;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == text.npos || text[start] != '{') return false;
    const std::string_view line = text.substr(start, text.find('\n', start) - start);
    const std::size_t last = line.find_last_not_of(" \t\r");
    return line[last] == '}' && line.find("\"text\"") != line.npos && line.find("\"nodes\"") == line.npos;
}

std::unique_ptr<PieceReader> ndjson_reader(const SourcePtr&, const DocumentSink& sink, Diagnostics& diagnostics) {
    return std::make_unique<NdjsonReader>(sink, diagnostics);
}

}  // namespace skein
