// A page of its own for a browser: the picture, the evidence behind it, search and filters, in one file that asks nobody for anything.

#include "base/error.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/html_page.hpp"
#include "export/sha256.hpp"

#include <string>

namespace skein {

namespace {

// A browser copes with no more.
constexpr std::size_t drawn_entities = 30'000;
constexpr std::size_t drawn_edges = 120'000;

// Only the style and script with this text may work, and nothing may be loaded.
std::string hash_source(std::string_view text) {
    const auto digest = sha256(text);
    return "'sha256-" + base64({reinterpret_cast<const char*>(digest.data()), digest.size()}) + '\'';
}

std::string title_of(const Subgraph& subgraph) {
    const auto counted = [](std::size_t n, const char* one, const char* more) { return std::to_string(n) + ' ' + (n == 1 ? one : more); };
    std::string title = "Skein: " + counted(subgraph.entities.size(), "entity", "entities");
    if (subgraph.left_out_entities > 0) title += " of " + std::to_string(subgraph.entities.size() + subgraph.left_out_entities);
    return title + ", " + counted(subgraph.edges.size(), "relation", "relations");
}

void append_head(ByteSink& out, std::string_view title) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
        << hash_source(viewer_script()) << "; style-src " << hash_source(viewer_style()) << "; base-uri 'none'; form-action 'none'\">\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
    append_html_text(out, title);
    out << "</title>\n<style>" << viewer_style() << "</style>\n</head>\n<body>\n";
}

// The page with its marks replaced.
void append_body(ByteSink& out, std::string_view title, const PlacedGraph& graph) {
    std::string_view page = viewer_page();
    for (std::size_t at = page.find('@'); at != std::string_view::npos; at = page.find('@')) {
        const std::size_t end = page.find('@', at + 1);
        const std::string_view mark = page.substr(at + 1, end - at - 1);
        out << page.substr(0, at);
        if (mark == "TITLE") append_html_text(out, title);
        if (mark == "PICTURE") append_html_picture(out, graph);
        page.remove_prefix(end + 1);
    }
    out << page;
}

}  // namespace

void write_html(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    if (subgraph.entities.size() > drawn_entities || subgraph.edges.size() > drawn_edges)
        throw Error("a page holds at most " + std::to_string(drawn_entities) + " entities and " + std::to_string(drawn_edges) +
                        " relations; this selection has " + std::to_string(subgraph.entities.size()) + " and " + std::to_string(subgraph.edges.size()),
                    options.interactive ? "choose less with --top 20000 or --around NAME, or write gexf or graphml for Gephi" : "select fewer entities");
    const PlacedGraph placed = place_graph(subgraph);
    const std::string title = title_of(subgraph);
    append_head(out, title);
    append_body(out, title, placed);
    out << "<script id=\"data\" type=\"application/json\">";
    append_html_data(out, placed);
    out << "</script>\n<script>" << viewer_script() << "</script>\n</body>\n</html>\n";
}

}  // namespace skein
