#pragma once
// What every reader in this folder offers to the table in document_reader.cpp, and the little they share with it.
// `recognises_…` is conservative: true only for text that would be misread by every other reader.

#include "extract/document_reader.hpp"

#include <memory>
#include <string_view>

namespace skein {

using SourcePtr = std::shared_ptr<const SourceText>;

// A document without blocks that stands for the whole file.
[[nodiscard]] Document new_document(const SourcePtr& source);

[[nodiscard]] bool recognises_transcript(std::string_view text);
void read_transcript(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

[[nodiscard]] bool recognises_webvtt(std::string_view text);
void read_webvtt(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

[[nodiscard]] bool recognises_subrip(std::string_view text);
void read_subrip(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

[[nodiscard]] bool recognises_html(std::string_view text);
void read_html(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

[[nodiscard]] bool recognises_ndjson(std::string_view text);
[[nodiscard]] std::unique_ptr<PieceReader> ndjson_reader(const SourcePtr& first, const DocumentSink& sink,
                                                         Diagnostics& diagnostics);
[[nodiscard]] bool recognises_statement_lines(std::string_view text);
[[nodiscard]] std::unique_ptr<PieceReader> statement_lines_reader(const SourcePtr& first, const DocumentSink& sink,
                                                                  Diagnostics& diagnostics);

[[nodiscard]] bool recognises_markdown(std::string_view text);
void read_markdown(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

void read_plain_text(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

[[nodiscard]] bool recognises_graphml(std::string_view text);
void read_graphml(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);
[[nodiscard]] bool recognises_gexf(std::string_view text);
void read_gexf(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);
[[nodiscard]] bool recognises_node_link_json(std::string_view text);
void read_node_link_json(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);
[[nodiscard]] bool recognises_csv(std::string_view text);
[[nodiscard]] std::unique_ptr<PieceReader> csv_reader(const SourcePtr& first, const DocumentSink& sink, Diagnostics& diagnostics);
[[nodiscard]] bool recognises_dot(std::string_view text);
void read_dot(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);
[[nodiscard]] bool recognises_mermaid(std::string_view text);
void read_mermaid(const SourcePtr& source, const DocumentSink& sink, Diagnostics& diagnostics);

}  // namespace skein
