#include "extract/document_reader.hpp"

#include "base/utf8.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace skein {
namespace {

using Extensions = std::span<const std::string_view>;
using namespace std::string_view_literals;

constexpr std::array webvtt_extensions = {".vtt"sv};
constexpr std::array subrip_extensions = {".srt"sv};
constexpr std::array html_extensions = {".html"sv, ".htm"sv, ".xhtml"sv};
constexpr std::array ndjson_extensions = {".ndjson"sv, ".jsonl"sv};
constexpr std::array markdown_extensions = {".md"sv, ".markdown"sv, ".mdown"sv, ".mkd"sv};
constexpr std::array graphml_extensions = {".graphml"sv};
constexpr std::array gexf_extensions = {".gexf"sv};
constexpr std::array json_extensions = {".json"sv};
constexpr std::array mermaid_extensions = {".mmd"sv, ".mermaid"sv};
constexpr std::array dot_extensions = {".dot"sv, ".gv"sv};
constexpr std::array csv_extensions = {".csv"sv, ".tsv"sv};
constexpr std::array plain_extensions = {".txt"sv, ".text"sv};

// In the order in which readers are asked whether a text is theirs: the plainest formats last.
const std::array table = {
    Reader{"transcript", "records of \"Key: value\" lines, a description and a speech", {}, recognises_transcript, read_transcript},
    Reader{"webvtt", "WebVTT subtitles", Extensions(webvtt_extensions), recognises_webvtt, read_webvtt},
    Reader{"subrip", "SubRip subtitles", Extensions(subrip_extensions), recognises_subrip, read_subrip},
    Reader{"graphml", "GraphML: a graph as networkx, igraph, Gephi or yEd write it", Extensions(graphml_extensions), recognises_graphml,
           read_graphml},
    Reader{"gexf", "GEXF: a graph as Gephi, networkx and graphology write it", Extensions(gexf_extensions), recognises_gexf, read_gexf},
    Reader{"json", "node-link JSON: a graph as networkx and d3 write it", Extensions(json_extensions), recognises_node_link_json,
           read_node_link_json},
    Reader{"mermaid", "Mermaid flowcharts, mended where they need it", Extensions(mermaid_extensions), recognises_mermaid, read_mermaid},
    Reader{"dot", "DOT: a graph as Graphviz reads it", Extensions(dot_extensions), recognises_dot, read_dot},
    Reader{"csv", "tables of nodes or edges, as Skein and Gephi write them", Extensions(csv_extensions), recognises_csv, read_csv},
    Reader{"html", "web pages, without their navigation and advertisements", Extensions(html_extensions), recognises_html, read_html},
    Reader{"ndjson", "a document a line: {\"uri\": …, \"text\": …}", Extensions(ndjson_extensions), recognises_ndjson, read_ndjson},
    Reader{"statements", "a statement a line, as `skein extract` prints them", Extensions(ndjson_extensions), recognises_statement_lines,
           read_statement_lines},
    Reader{"markdown", "Markdown notes", Extensions(markdown_extensions), recognises_markdown, read_markdown},
    Reader{"text", "plain text: paragraphs between blank lines", Extensions(plain_extensions), nullptr, read_plain_text},
};

// These may hold anything, so the content is asked first.
constexpr std::array loose_formats = {"text"sv, "markdown"sv};

std::string extension_of(std::string_view uri) {
    const std::size_t slash = uri.find_last_of("/\\");
    const std::string_view name = slash == std::string_view::npos ? uri : uri.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : to_lower(name.substr(dot));
}

bool has_extension(const Reader& reader, std::string_view extension) {
    return std::ranges::find(reader.extensions, extension) != reader.extensions.end();
}

bool recognises(const Reader& reader, std::string_view text) { return reader.recognises && reader.recognises(text); }

const Reader& detect(std::string_view uri, std::string_view text) {
    const std::string extension = extension_of(uri);
    const auto named = std::ranges::find_if(table, [&](const Reader& reader) { return has_extension(reader, extension); });
    const bool strict = named != table.end() && std::ranges::find(loose_formats, named->name) == loose_formats.end();
    if (strict)
        for (const Reader& reader : table)
            if (has_extension(reader, extension) && (!reader.recognises || reader.recognises(text))) return reader;
    for (const Reader& reader : table)
        if (recognises(reader, text)) return reader;
    return named != table.end() ? *named : table.back();
}

const Reader& reader_named(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Reader::name);
    if (found != table.end()) return *found;
    std::string names;
    for (const Reader& reader : table) (names += names.empty() ? "" : ", ") += reader.name;
    throw UsageError("there is no reader named \"" + printable(name) + "\"", "the readers are " + names);
}

}  // namespace

std::span<const Reader> readers() { return table; }

Document new_document(const SourcePtr& source) {
    Document document;
    document.record.uri = source->uri();
    document.record.content_hash = source->content_hash();
    document.record.size = source->original_size();
    document.source = source;
    return document;
}

void read_documents(Source source, std::optional<std::string_view> from, const DocumentSink& sink, Diagnostics& diagnostics) {
    const Reader* wanted = from ? &reader_named(*from) : nullptr;
    if (source.bytes.size() > max_document_bytes)
        throw Error("the file holds " + std::to_string(source.bytes.size()) + " bytes, more than the " +
                        std::to_string(max_document_bytes) + " that one document may have",
                    "split it, or give one document a line as NDJSON in several files", SourcePlace{source.uri, 0, 0, {}});
    const auto text = std::make_shared<const SourceText>(std::move(source));
    const Reader& reader = wanted ? *wanted : detect(text->uri(), text->text());
    reader.read(
        text,
        [&](Document document) {
            document.record.format = reader.name;
            if (document.blocks.empty() && document.diagrams.empty() && document.statements.empty())
                diagnostics.warning("the document holds no text", SourcePlace{document.record.uri, 0, 0, {}});
            sink(std::move(document));
        },
        diagnostics);
}

}  // namespace skein
