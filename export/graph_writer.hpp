#pragma once
// Graph → file. The table of formats is in graph_writer.cpp; each format is a file of this room.

#include "base/byte_sink.hpp"
#include "base/diagnostics.hpp"
#include "graph/subgraph.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace skein {

enum class Grouping { none, type, community };

struct WriteOptions {
    Grouping grouping = Grouping::type;  // of diagrams
    bool interactive = false;            // advice may name command-line flags
    std::size_t max_arrows = 0;          // of a picture: those of most statements; 0: all
    bool legend = true;                  // of a picture
    std::size_t jobs = 0;                // threads that format long lists; 0: one a processor. The bytes are the same
};

// A table of a format that is several files. `name` goes into the file's name: notes.nodes.csv.
struct FormatPart {
    std::string_view name;
    void (*write)(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
};

struct GraphFormat {
    std::string_view name;
    std::string_view extension;    // with the dot
    std::string_view description;
    std::string_view keeps;        // for `skein formats`
    std::string_view loses;
    // Throws Error, before the first byte, when the format cannot hold the selection: with the flag that helps.
    void (*write)(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
    // Draws one diagram instead; null where the format draws none.
    void (*write_diagram)(const Diagram& diagram, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics);
    // Of a format that is several files; `write` then gives the last one alone.
    std::span<const FormatPart> parts = {};
    // For people to look at: better cut to what they can take in (export/digest.hpp) and grouped by community.
    bool picture = false;
};

[[nodiscard]] std::span<const GraphFormat> graph_formats();
[[nodiscard]] const GraphFormat& graph_format(std::string_view name);  // throws UsageError with near names

}  // namespace skein
