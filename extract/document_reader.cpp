#include "extract/document_reader.hpp"

#include "base/atomic_file.hpp"
#include "base/utf8.hpp"
#include "extract/content_hash.hpp"
#include "extract/readers/readers.hpp"

#include <algorithm>
#include <array>
#include <limits>
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

template <auto MakeReader>
void read_as_one_piece(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics) {
    const std::unique_ptr<PieceReader> reader = MakeReader(source, sink, diagnostics);
    reader->read(source, true);
    reader->finish(source->content_hash());
}

// In the order in which readers are asked whether a text is theirs: the plainest formats last.
const std::array table = {
    Reader{
        "transcript", "records of \"Key: value\" lines, a description and a speech", {}, recognises_transcript, read_transcript},
    Reader{"webvtt", "WebVTT subtitles", Extensions(webvtt_extensions), recognises_webvtt, read_webvtt},
    Reader{"subrip", "SubRip subtitles", Extensions(subrip_extensions), recognises_subrip, read_subrip},
    Reader{"graphml", "GraphML: a graph as networkx, igraph, Gephi or yEd write it", Extensions(graphml_extensions),
           recognises_graphml, read_graphml},
    Reader{"gexf", "GEXF: a graph as Gephi, networkx and graphology write it", Extensions(gexf_extensions), recognises_gexf,
           read_gexf},
    Reader{"json", "node-link JSON: a graph as networkx and d3 write it", Extensions(json_extensions), recognises_node_link_json,
           read_node_link_json},
    Reader{"mermaid", "Mermaid flowcharts, mended where they need it", Extensions(mermaid_extensions), recognises_mermaid,
           read_mermaid},
    Reader{"dot", "DOT: a graph as Graphviz reads it", Extensions(dot_extensions), recognises_dot, read_dot},
    Reader{"csv", "tables of nodes or edges, as Skein and Gephi write them", Extensions(csv_extensions), recognises_csv,
           read_as_one_piece<csv_reader>, csv_reader},
    Reader{"html", "web pages, without their navigation and advertisements", Extensions(html_extensions), recognises_html,
           read_html},
    Reader{"ndjson", "a document a line: {\"uri\": …, \"text\": …}", Extensions(ndjson_extensions), recognises_ndjson,
           read_as_one_piece<ndjson_reader>, ndjson_reader},
    Reader{"statements", "a statement a line, as `skein extract` prints them", Extensions(ndjson_extensions),
           recognises_statement_lines, read_as_one_piece<statement_lines_reader>, statement_lines_reader},
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

namespace {

// What every reader's documents go through on their way.
DocumentSink named(const Reader& reader, std::shared_ptr<const StoredFile> file, const DocumentSink& sink,
                   Diagnostics& diagnostics) {
    return [&reader, file = std::move(file), &sink, &diagnostics](Document document) {
        document.record.format = reader.name;
        document.file = file;
        if (document.blocks.empty() && document.diagrams.empty() && document.statements.empty())
            diagnostics.warning("the document holds no text", SourcePlace{document.record.uri, 0, 0, {}});
        sink(std::move(document));
    };
}

// A file's text, cut after ends of lines.
class Pieces {
  public:
    Pieces(const StoredFile& file, std::size_t size) : file_(file), size_(size), hash_(file.size()) {}

    // What was not read of the last piece and what follows it. Null: not to be cut, for it is UTF-16.
    SourcePtr next() {
        for (;;) {
            const std::size_t more = std::max(size_, bytes_.size());  // a long record is not looked through again too often
            if (bytes_.size() > max_document_bytes)
                throw Error(
                    "a line or row has more than the " + std::to_string(max_document_bytes) + " bytes that one document may have",
                    "is a quote or a line end missing?", SourcePlace{file_.path().string(), place_.lines_before + 1, 0, {}});
            const std::string read = file_.bytes(place_.offset + bytes_.size(), more);
            hash_.add(read);
            bytes_ += read;
            is_last_ = read.size() < more;
            if (place_.offset == 0 && (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF"))) return nullptr;
            const std::size_t end = is_last_ ? bytes_.size() : bytes_.rfind('\n') + 1;
            if (end == 0 && !is_last_) continue;
            std::string rest = bytes_.substr(end);
            bytes_.resize(end);
            place_.file_size = file_.size();
            auto piece = std::make_shared<const SourceText>(Source{file_.path().string(), std::move(bytes_)}, place_);
            bytes_ = std::move(rest);
            return piece;
        }
    }
    [[nodiscard]] bool is_last() const { return is_last_; }

    // That much of the last piece's text was read.
    void pass(const SourceText& piece, std::size_t text_size) {
        bytes_.insert(0, piece.text().substr(text_size));
        place_.offset = piece.original(text_size);
        const std::uint32_t line = piece.line_of(text_size);
        if (line < place_.lines_before || line == std::numeric_limits<std::uint32_t>::max())
            throw Error("the file has more lines than can be counted", "split it", SourcePlace{file_.path().string(), 0, 0, {}});
        place_.lines_before = line - 1;
    }

    [[nodiscard]] std::string content_hash() { return hash_.hexadecimal(); }

  private:
    const StoredFile& file_;
    std::size_t size_;
    ContentHash hash_;
    PiecePlace place_;
    std::string bytes_;  // from `place_` on, which were read, but not handed out
    bool is_last_ = false;
};

// False, and nothing was read, where the file must be read as a whole.
bool read_pieces(const std::shared_ptr<const StoredFile>& file, const Reader* wanted, const DocumentSink& sink,
                 Diagnostics& diagnostics, std::size_t piece_size) {
    Pieces pieces(*file, piece_size);
    SourcePtr piece = pieces.next();
    const Reader* reader = wanted != nullptr || piece == nullptr ? wanted : &detect(piece->uri(), piece->text());
    if (piece == nullptr || reader->in_pieces == nullptr) return false;
    const DocumentSink named_sink = named(*reader, file, sink, diagnostics);
    const std::unique_ptr<PieceReader> pieces_reader = reader->in_pieces(piece, named_sink, diagnostics);
    for (;;) {
        const std::size_t read = pieces_reader->read(piece, pieces.is_last());
        if (pieces.is_last()) break;
        pieces.pass(*piece, read);
        piece = pieces.next();
    }
    pieces_reader->finish(pieces.content_hash());
    return true;
}

}  // namespace

void read_documents(Source source, std::optional<std::string_view> from, const DocumentSink& sink, Diagnostics& diagnostics) {
    const Reader* wanted = from ? &reader_named(*from) : nullptr;
    if (source.bytes.size() > max_document_bytes)
        throw Error("the file holds " + std::to_string(source.bytes.size()) + " bytes, more than the " +
                        std::to_string(max_document_bytes) + " that one document may have",
                    "split it, or give one document a line as NDJSON", SourcePlace{source.uri, 0, 0, {}});
    const auto text = std::make_shared<const SourceText>(std::move(source));
    const Reader& reader = wanted ? *wanted : detect(text->uri(), text->text());
    reader.read(text, named(reader, nullptr, sink, diagnostics), diagnostics);
}

bool reads_in_pieces(const StoredFile& file, std::optional<std::string_view> from) {
    if (file.size() <= piece_bytes) return false;
    const std::string extension = extension_of(file.path().string());
    return std::ranges::any_of(table, [&](const Reader& reader) {
        return reader.in_pieces != nullptr && (from ? reader.name == *from : has_extension(reader, extension));
    });
}

void read_documents(const std::shared_ptr<const StoredFile>& file, std::optional<std::string_view> from, const DocumentSink& sink,
                    Diagnostics& diagnostics, std::size_t piece_size) {
    const Reader* wanted = from ? &reader_named(*from) : nullptr;
    if ((wanted == nullptr || wanted->in_pieces != nullptr) && read_pieces(file, wanted, sink, diagnostics, piece_size)) return;
    const std::string path = file->path().string();
    read_documents({path, read_file(path, max_document_bytes)}, from, sink, diagnostics);
}

std::string content_hash(const StoredFile& file) {
    ContentHash hash(file.size());
    for (std::uint64_t offset = 0;;) {
        const std::string bytes = file.bytes(offset, piece_bytes);
        hash.add(bytes);
        offset += bytes.size();
        if (bytes.size() < piece_bytes) return hash.hexadecimal();
    }
}

}  // namespace skein
