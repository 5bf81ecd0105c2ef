// GEXF 1.3 as Gephi and Gephi Lite read it, and 1.2 as networkx does: one kind of edges, no weight of 0, an edge's relation
// as its `kind` (1.3) and label, so that parallel relations of a pair stay apart.

#include "graph/document_time.hpp"
#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/formats.hpp"
#include "export/layout.hpp"
#include "export/ordered_blocks.hpp"
#include "export/palette.hpp"
#include "graph/attribute_list.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

namespace {

struct Version {
    std::string_view number;
    std::string_view space;
    bool has_kind;  // of edges
};
constexpr Version version_1_3 = {"1.3", "http://gexf.net/1.3", true};
constexpr Version version_1_2 = {"1.2", "http://www.gexf.net/1.2draft", false};

struct Column {
    std::string_view name;  // id and title alike; Gephi compares ids without case
    std::string_view type;
};
constexpr Column node_columns[] = {{"type", "string"}, {"aliases", "string"}, {"mentions", "long"}};
constexpr Column edge_columns[] = {
    {"relation", "string"},  {"polarity", "string"},  {"modality", "string"}, {"confidence", "double"},
    {"disputed", "boolean"}, {"claimants", "string"}, {"evidence", "string"}, {"document", "string"},
    {"line", "long"},        {"start", "long"},       {"end", "long"},
};

// When statements were made. Days where documents have them; else, for the statements of one recording, the seconds at
// which they were spoken. Recordings without a day have no clock in common.
enum class Clock { none, days, seconds };

class Times {
  public:
    explicit Times(const Subgraph& subgraph) : graph_(*subgraph.graph) {
        for (const DocumentRecord& document : graph_.documents()) days_.push_back(day_of(document));
        std::set<DocumentId> recordings;
        for (const EdgeId edge : subgraph.edges)
            for (const StatementId id : graph_.edge(edge).statements) {
                const Statement& statement = graph_.statement(id);
                if (days_[statement.document.index()]) clock_ = Clock::days;
                if (graph_.sentence(statement.sentence).cue) recordings.insert(statement.document);
            }
        if (clock_ == Clock::none && recordings.size() == 1) clock_ = Clock::seconds;
    }

    [[nodiscard]] Clock clock() const { return clock_; }

    // Each once, in order. An edge without any is there all the time.
    void append_spells(ByteSink& out, const Relation& edge) const {
        if (clock_ == Clock::days) {
            std::set<std::string_view> spells;
            for (const StatementId id : edge.statements)
                if (const auto& day = days_[graph_.statement(id).document.index()]) spells.insert(*day);
            append(out, spells, [&](std::string_view day) { out << "<spell start=\"" << day << "\" end=\"" << day << "\"/>"; });
        } else if (clock_ == Clock::seconds) {
            std::set<CueTime> spells;
            for (const StatementId id : edge.statements)
                if (const auto& cue = graph_.sentence(graph_.statement(id).sentence).cue) spells.insert(*cue);
            append(out, spells, [&](const CueTime& cue) {
                out << "<spell start=\"";
                out.append_number(static_cast<double>(cue.start_ms) / 1000);
                out << "\" end=\"";
                out.append_number(static_cast<double>(std::max(cue.start_ms, cue.end_ms)) / 1000);
                out << "\"/>";
            });
        }
    }

  private:
    template <class Spells, class Append>
    static void append(ByteSink& out, const Spells& spells, Append&& append_spell) {
        if (spells.empty()) return;
        out << "<spells>";
        for (const auto& spell : spells) append_spell(spell);
        out << "</spells>";
    }

    const FrozenGraph& graph_;
    std::vector<std::optional<std::string>> days_;
    Clock clock_ = Clock::none;
};

void append_columns(ByteSink& out, std::string_view domain, std::span<const Column> columns) {
    out << "<attributes class=\"" << domain << "\">\n";
    for (const Column& column : columns)
        out << "<attribute id=\"" << column.name << "\" title=\"" << column.name << "\" type=\"" << column.type << "\"/>\n";
    out << "</attributes>\n";
}

void append_header(ByteSink& out, const Version& version, Clock clock) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"" << version.space << "\" xmlns:viz=\"" << version.space
        << "/viz\" version=\"" << version.number
        << "\">\n<meta><creator>Skein</creator></meta>\n<graph defaultedgetype=\"directed\"";
    if (clock == Clock::none)
        out << " mode=\"static\">\n";
    else
        out << " mode=\"dynamic\" timeformat=\"" << (clock == Clock::days ? "date" : "double") << "\">\n";
    append_columns(out, "node", node_columns);
    append_columns(out, "edge", edge_columns);
}

void append_text(ByteSink& out, std::string_view column, std::string_view text) {
    if (text.empty()) return;
    out << "<attvalue for=\"" << column << "\" value=\"";
    append_xml_attribute(out, text);
    out << "\"/>";
}

template <class Number>
void append_number(ByteSink& out, std::string_view column, Number number) {
    out << "<attvalue for=\"" << column << "\" value=\"";
    out.append_number(number);
    out << "\"/>";
}

void append_colour(ByteSink& out, Colour colour) {
    out << "<viz:color r=\"";
    out.append_number(unsigned{colour.red});
    out << "\" g=\"";
    out.append_number(unsigned{colour.green});
    out << "\" b=\"";
    out.append_number(unsigned{colour.blue});
    out << "\"/>";
}

// Where the nodes of a graph of moderate size stand, so that it opens as a picture; of a large one, nothing: programs lay it out
// themselves.
std::vector<Point> positions_of(const Subgraph& subgraph, const std::vector<std::uint32_t>& numbers) {
    constexpr std::size_t most_nodes = 1000;
    constexpr std::size_t most_edges = 5000;
    constexpr double edge_length = 100;
    if (subgraph.entities.size() > most_nodes || subgraph.edges.size() > most_edges) return {};
    std::vector<Box> boxes;
    for (const EntityId id : subgraph.entities) {
        const double size = drawn_size(subgraph.graph->entity(id));
        boxes.push_back({size, size});
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const EdgeId id : subgraph.edges) {
        const Relation& edge = subgraph.graph->edge(id);
        pairs.emplace_back(numbers[edge.source.index()], numbers[edge.target.index()]);
    }
    return layout_in_parts(boxes, pairs, edge_length);
}

void append_position(ByteSink& out, Point point) {
    const auto tenth = [](double value) { return std::round(value * 10) / 10 + 0.0; };  // no -0
    out << "<viz:position x=\"";
    out.append_number(tenth(point.x));
    out << "\" y=\"";
    out.append_number(tenth(-point.y));  // GEXF's points up
    out << "\" z=\"0\"/>";
}

void append_node(ByteSink& out, std::size_t number, const Entity& entity, const std::vector<Point>& positions) {
    out << "<node id=\"n";
    out.append_number(number);
    out << "\" label=\"";
    append_xml_attribute(out, entity.name);
    out << "\"><attvalues>";
    append_text(out, "type", name_of(entity.type));
    append_text(out, "aliases", join_list(other_names(entity)));
    append_number(out, "mentions", entity.mentions);
    out << "</attvalues>";
    append_colour(out, colour_of(entity.type));
    out << "<viz:size value=\"";
    out.append_number(drawn_size(entity));
    out << "\"/>";
    if (!positions.empty()) append_position(out, positions[number]);
    out << "</node>\n";
}

// `list` is memory to work with.
void append_edge_values(ByteSink& out, const EdgeSummary& summary, std::string& list) {
    out << "<attvalues>";
    append_text(out, "relation", summary.edge->label);
    append_text(out, "polarity", name_of(summary.edge->polarity));
    append_text(out, "modality", name_of(summary.best->modality));
    append_number(out, "confidence", summary.best->confidence);
    append_text(out, "disputed", summary.disputed ? "true" : "false");
    join_list(summary.claimants, list);
    append_text(out, "claimants", list);
    append_text(out, "evidence", summary.sentence->text);
    append_text(out, "document", summary.document->uri);
    append_number(out, "line", summary.sentence->line);
    append_number(out, "start", summary.sentence->span.start);
    append_number(out, "end", summary.sentence->span.end);
    out << "</attvalues>";
}

void append_edge(ByteSink& out, const Version& version, std::size_t number, std::uint32_t source, std::uint32_t target,
                 const EdgeSummary& summary, std::string& list) {
    out << "<edge id=\"e";
    out.append_number(number);
    out << "\" source=\"n";
    out.append_number(source);
    out << "\" target=\"n";
    out.append_number(target);
    for (const std::string_view name : {"kind", "label"}) {
        if (summary.label.empty() || (name == "kind" && !version.has_kind)) continue;
        out << "\" " << name << "=\"";
        append_xml_attribute(out, summary.label);
    }
    out << "\" weight=\"";
    out.append_number(summary.edge->weight());
    out << "\">";
    append_edge_values(out, summary, list);
    if (summary.disputed) append_colour(out, dispute_colour);
    if (summary.edge->polarity == Polarity::negated) out << "<viz:shape value=\"dashed\"/>";
}

void write(const Subgraph& subgraph, const Version& version, const WriteOptions& options, ByteSink& out) {
    const FrozenGraph& graph = *subgraph.graph;
    const Times times(subgraph);
    append_header(out, version, times.clock());
    out << "<nodes>\n";
    const std::vector<std::uint32_t> numbers = numbers_of(subgraph);
    const std::vector<Point> positions = positions_of(subgraph, numbers);
    append_in_blocks(out, subgraph.entities.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) append_node(block, i, graph.entity(subgraph.entities[i]), positions);
    });
    out << "</nodes>\n<edges>\n";
    append_in_blocks(out, subgraph.edges.size(), options.jobs, [&](ByteSink& block, std::size_t first, std::size_t last) {
        EdgeSummary summary;
        std::string list;
        for (std::size_t i = first; i < last; ++i) {
            summarize_edge(graph, subgraph.edges[i], summary);
            append_edge(block, version, i, numbers[summary.edge->source.index()], numbers[summary.edge->target.index()], summary,
                        list);
            times.append_spells(block, *summary.edge);
            block.append("</edge>\n");
        }
    });
    out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace

void write_gexf(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    write(subgraph, version_1_3, options, out);
}
void write_gexf_1_2(const Subgraph& subgraph, const WriteOptions& options, ByteSink& out, Diagnostics&) {
    write(subgraph, version_1_2, options, out);
}

}  // namespace skein
