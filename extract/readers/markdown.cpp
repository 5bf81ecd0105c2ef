// A Markdown file: front matter to metadata, the rest by markdown_blocks.cpp.

#include "extract/readers/markdown.hpp"

#include "base/utf8.hpp"
#include "extract/readers/lines.hpp"
#include "extract/readers/text_builder.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace skein {
namespace {

constexpr std::size_t front_matter_lines = 200;
constexpr std::size_t inspected_bytes = 65536;

std::string_view unquoted(std::string_view value) {
    value = trimmed(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        return value.substr(1, value.size() - 2);
    return value;
}

struct FrontMatter {
    std::size_t end = 0;  // 0: there is none
    std::vector<std::pair<std::string, std::string_view>> entries;
};

// YAML between "---" lines or TOML between "+++" lines, as far as single-line entries and plain lists go.
FrontMatter read_front_matter(std::string_view text) {
    Line line = line_at(text, 0, text.size());
    const std::string_view fence = line.of(text);
    if (fence != "---" && fence != "+++") return {};
    const char separator = fence == "---" ? ':' : '=';
    FrontMatter found;
    for (std::size_t count = 0; count < front_matter_lines && line.next < text.size(); ++count) {
        line = line_at(text, line.next, text.size());
        const std::string_view content = line.of(text);
        if (trimmed(content) == fence || (separator == ':' && trimmed(content) == "...")) {
            found.end = line.next;
            return found.entries.empty() ? FrontMatter() : found;
        }
        const std::size_t mark = content.find(separator);
        const std::string_view key = content.substr(0, std::min(mark, content.size()));
        const bool is_key =
            mark != content.npos && !key.empty() && key[0] != ' ' && key[0] != '\t' && key[0] != '-' && key[0] != '#';
        if (is_key) {
            found.entries.emplace_back(to_lower(trimmed(key)), unquoted(content.substr(mark + 1)));
        } else if (const std::string_view item = trimmed(content); item.starts_with("- ") && !found.entries.empty()) {
            found.entries.emplace_back(found.entries.back().first, unquoted(item.substr(2)));
        } else if (!item.empty() && content[0] != ' ' && content[0] != '#') {
            return {};  // prose between two rules
        }
    }
    return {};
}

void add_front_matter(Document& document, const FrontMatter& front) {
    const std::string_view text = document.source->text();
    for (const auto& [key, value] : front.entries) {
        if (value.empty()) continue;
        if (key != "title" || !document.record.title.empty()) {
            document.record.metadata.emplace_back(key, value);
            continue;
        }
        TextBuilder builder(*document.source);
        const auto start = static_cast<std::size_t>(value.data() - text.data());
        builder.add(start, start + value.size());
        if (builder.empty()) continue;
        document.blocks.push_back({BlockKind::title, 1, builder.take(), {}});
        document.record.title = document.blocks.back().text.text();
    }
}

}  // namespace

bool recognises_markdown(std::string_view text) {
    text = text.substr(0, inspected_bytes);
    if (read_front_matter(text).end > 0) return true;
    bool heading = false;
    int marks = 0;
    for (std::size_t start = 0; start < text.size();) {
        const Line line = line_at(text, start, text.size());
        const std::string_view content = line.of(text);
        const std::size_t hashes = std::min(content.find_first_not_of('#'), content.size());
        heading |= hashes >= 1 && hashes <= 6 && hashes + 1 < content.size() && content[hashes] == ' ';
        if (content.starts_with("```") || content.find("](http") != content.npos || content.starts_with("|--") ||
            content.starts_with("| --"))
            ++marks;
        const std::size_t bold = content.find("**");
        if (bold != content.npos && content.find("**", bold + 3) != content.npos) ++marks;
        start = line.next;
    }
    return (heading && marks > 0) || marks >= 6;
}

void read_markdown(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    Document document = new_document(source);
    const FrontMatter front = read_front_matter(source->text());
    add_front_matter(document, front);
    LeftOut left_out;
    add_markdown(document, front.end, source->text().size(), {std::nullopt, true}, left_out, diagnostics);
    left_out.report(*source, diagnostics);
    sink(std::move(document));
}

}  // namespace skein
