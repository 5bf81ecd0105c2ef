// A page of its own for a browser: the picture, the evidence behind it, search and filters, in one file that asks nobody for
// anything.

#include "base/error.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/html_page.hpp"
#include "export/sha256.hpp"

#include <string>
#include <string_view>
#include <vector>

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
    const auto counted = [](std::size_t n, const char* one, const char* more) {
        return std::to_string(n) + ' ' + (n == 1 ? one : more);
    };
    std::string title = "Skein: " + counted(subgraph.entities.size(), "entity", "entities");
    if (subgraph.left_out_entities > 0) title += " of " + std::to_string(subgraph.entities.size() + subgraph.left_out_entities);
    return title + ", " + counted(subgraph.edges.size(), "relation", "relations");
}

void append_head(ByteSink& out, std::string_view title, bool by_sigma) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
        << hash_source(viewer_script());
    if (by_sigma) out << " " << hash_source(viewer_sigma());
    out << "; style-src " << hash_source(viewer_style()) << "; base-uri 'none'; form-action 'none'\">\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
           "content=\"no-referrer\">\n<title>";
    append_html_text(out, title);
    out << "</title>\n<style>" << viewer_style() << "</style>\n</head>\n<body>\n";
}

void append_tabs(ByteSink& out, const std::vector<DrawnMap>& maps) {
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::string id = "map-" + std::to_string(i);
        out << "<button role=\"tab\" id=\"tab-" << id << "\" type=\"button\" aria-selected=\"false\" aria-controls=\"" << id
            << "\" tabindex=\"-1\" title=\"";
        append_html_text(out, maps[i].title);
        out << "\">Map: ";
        append_html_text(out, maps[i].title);
        out << "</button>\n";
    }
}

void append_maps(ByteSink& out, const std::vector<DrawnMap>& maps) {
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const std::string id = "map-" + std::to_string(i);
        out << "<div id=\"" << id << "\" class=\"sheet map\" role=\"tabpanel\" aria-labelledby=\"tab-" << id << "\" hidden>"
            << maps[i].svg << "</div>\n";
    }
}

// A browser that runs the script takes what stands in <noscript> for text, so it costs it nothing.
void append_picture(ByteSink& out, const PlacedGraph& graph, bool by_sigma) {
    if (by_sigma) out << "<noscript>";
    append_html_picture(out, graph);
    if (by_sigma) out << "</noscript>";
}

// The page with its marks replaced.
void append_body(ByteSink& out, std::string_view title, const PlacedGraph& graph, const std::vector<DrawnMap>& maps,
                 bool by_sigma) {
    std::string_view page = viewer_page();
    for (std::size_t at = page.find('@'); at != std::string_view::npos; at = page.find('@')) {
        const std::size_t end = page.find('@', at + 1);
        const std::string_view mark = page.substr(at + 1, end - at - 1);
        out << page.substr(0, at);
        if (mark == "TITLE") append_html_text(out, title);
        if (mark == "TABS") append_tabs(out, maps);
        if (mark == "PICTURE") append_picture(out, graph, by_sigma);
        if (mark == "MAPS") append_maps(out, maps);
        page.remove_prefix(end + 1);
    }
    out << page;
}

}  // namespace

void write_html(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics& diagnostics) {
    if (subgraph.entities.size() > drawn_entities || subgraph.edges.size() > drawn_edges)
        throw Error("a page holds at most " + std::to_string(drawn_entities) + " entities and " + std::to_string(drawn_edges) +
                        " relations; this selection has " + std::to_string(subgraph.entities.size()) + " and " +
                        std::to_string(subgraph.edges.size()),
                    options.interactive ? "choose less with --top 20000 or --around NAME, or write gexf or graphml for Gephi"
                                        : "select fewer entities");
    const PlacedGraph placed = place_graph(subgraph);
    const std::vector<DrawnMap> maps = draw_maps(subgraph, diagnostics);
    // A small graph looks better as a picture of shapes and text: labels on its arrows, sharp in print, no WebGL asked for.
    const bool by_sigma = has_sigma() && subgraph.entities.size() > detailed_entities;
    const std::string title = title_of(subgraph);
    append_head(out, title, by_sigma);
    append_body(out, title, placed, maps, by_sigma);
    out << "<script id=\"data\" type=\"application/json\">";
    append_html_data(out, placed, maps);
    out << "</script>\n<script id=\"evidence\" type=\"application/json\">";
    append_html_evidence(out, placed);
    out << "</script>\n";
    if (by_sigma) out << "<script>" << viewer_sigma() << "</script>\n";
    out << "<script>" << viewer_script() << "</script>\n</body>\n</html>\n";
}

}  // namespace skein
