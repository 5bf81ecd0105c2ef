#include "cli/query_output.hpp"

#include "base/diagnostics.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "cli/answer.hpp"
#include "cli/result_graph.hpp"
#include "cli/table.hpp"
#include "export/graph_writer.hpp"
#include "query/cypher/value_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

namespace skein::cli {

namespace {

using cypher::PropertyGraph;
using cypher::QueryResult;
using cypher::Value;
using cypher::ValueKind;

const GraphFormat* graph_format_named(const std::string& name) {
    for (const GraphFormat& format : graph_formats())
        if (format.name == name) return &format;
    return nullptr;
}

Json node_json(cypher::NodeId node, const ResultGraph& named) {
    Json json = entity_json(named.graph(), named.entity(node));
    json["relations"] = named.edge_count(node);
    return json;
}

Json relationship_json(cypher::RelationshipId id, const ResultGraph& named) {
    return statement_json(named.graph(), named.statement(id));
}

Json value_json(const Value& value, const PropertyGraph& graph, const ResultGraph& named) {
    switch (value.kind()) {
        case ValueKind::null: return nullptr;
        case ValueKind::boolean: return value.boolean();
        case ValueKind::integer: return value.integer();
        // JSON has no number for what is none.
        case ValueKind::real: return std::isfinite(value.real()) ? Json(value.real()) : Json(cypher::real_text(value.real()));
        case ValueKind::text: return std::string(value.text());
        case ValueKind::list: {
            Json list = Json::array();
            for (const Value& element : value.list()) list.push_back(value_json(element, graph, named));
            return list;
        }
        case ValueKind::map: {
            Json map = Json::object();
            for (const auto& [key, element] : value.map()) map[key] = value_json(element, graph, named);
            return map;
        }
        case ValueKind::node: return node_json(value.node(), named);
        case ValueKind::relationship: return relationship_json(value.relationship(), named);
        case ValueKind::path: {
            Json nodes = Json::array(), relationships = Json::array();
            for (const cypher::NodeId node : value.path().nodes) nodes.push_back(node_json(node, named));
            for (const cypher::RelationshipId id : value.path().relationships)
                relationships.push_back(relationship_json(id, named));
            return {{"nodes", std::move(nodes)}, {"relationships", std::move(relationships)}};
        }
        case ValueKind::temporal:
        case ValueKind::duration: return cypher::plain_text(value, graph);
    }
    return nullptr;
}

void write_rows_json(ByteSink& out, const QueryResult& result, const PropertyGraph& graph) {
    const ResultGraph named(result, graph, ResultGraph::Extent::named);
    Json rows = Json::array();
    for (const auto& row : result.rows) {
        Json object = Json::object();
        for (std::size_t i = 0; i < result.columns.size(); ++i) object[result.columns[i]] = value_json(row[i], graph, named);
        rows.push_back(std::move(object));
    }
    write_json(out, rows);
}

// RFC 4180.
std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

void write_csv(ByteSink& out, const QueryResult& result, const PropertyGraph& graph) {
    for (std::size_t i = 0; i < result.columns.size(); ++i) out << (i > 0 ? "," : "") << csv_field(result.columns[i]);
    out << "\r\n";
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out << (i > 0 ? "," : "") << csv_field(cypher::plain_text(row[i], graph));
        out << "\r\n";
    }
}

void write_table(ByteSink& out, const QueryResult& result, const PropertyGraph& graph) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        const bool numbers = !result.rows.empty() && std::all_of(result.rows.begin(), result.rows.end(), [&](const auto& row) {
            return row[i].is_number() || row[i].is_null();
        });
        const bool nodes = std::any_of(result.rows.begin(), result.rows.end(),
                                       [&](const auto& row) { return row[i].kind() == ValueKind::node; });
        columns.push_back({printable(result.columns[i]), numbers, nodes ? std::optional(Style::entity) : std::nullopt, !numbers});
    }
    Table table(std::move(columns));
    for (const auto& row : result.rows) {
        std::vector<std::string> cells;
        for (const Value& value : row) cells.push_back(cypher::plain_text(value, graph));
        table.add(std::move(cells));
    }
    table.write(out);
    const std::size_t rows = result.rows.size();
    out << styled(Style::faint, rows == 1 ? "1 row" : std::to_string(rows) + " rows") << "\n";
}

void write_graph(ByteSink& out, const QueryResult& result, const PropertyGraph& graph, const GraphFormat& format) {
    const ResultGraph named(result, graph, ResultGraph::Extent::whole_edges);
    if (named.nodes().empty() && !result.rows.empty())
        throw Error("the result holds no entities or relations, so there is nothing to draw",
                    "RETURN them and not their properties: RETURN a, r, b");
    std::vector<std::pair<double, EntityId>> ranked;
    const std::vector<double> ranks = named.ranks(named.nodes());
    for (std::size_t i = 0; i < ranks.size(); ++i) ranked.emplace_back(ranks[i], named.entity(named.nodes()[i]));
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Subgraph subgraph;
    subgraph.graph = &named.graph();
    for (const auto& [rank, id] : ranked) {
        subgraph.entities.push_back(id);
        subgraph.ranks.push_back(rank);
    }
    std::set<EdgeId> edges;
    for (const cypher::RelationshipId id : named.relationships()) edges.insert(named.edge(id));
    subgraph.edges.assign(edges.begin(), edges.end());
    Diagnostics diagnostics;
    format.write(subgraph, {}, out, diagnostics);
    for (const Finding& finding : diagnostics.findings()) std::fputs(skein::format(finding).c_str(), stderr);
}

}  // namespace

void check_query_format(const std::string& format) {
    if (format.empty() || format == "table" || format == "json" || format == "csv" || graph_format_named(format) != nullptr)
        return;
    std::vector<std::string_view> names = {"table", "json", "csv"};
    for (const GraphFormat& known : graph_formats()) names.push_back(known.name);
    const std::string near = did_you_mean(format, names);
    std::string all;
    for (const std::string_view name : names) all += (all.empty() ? "there are " : ", ") + std::string(name);
    throw UsageError("there is no format \"" + format + '"', near.empty() ? all : near);
}

void write_query_result(ByteSink& out, const QueryResult& result, const PropertyGraph& graph, const std::string& format) {
    if (format == "csv") return write_csv(out, result, graph);
    if (format.empty() || format == "table") return write_table(out, result, graph);
    if (format == "json") return write_rows_json(out, result, graph);
    write_graph(out, result, graph, *graph_format_named(format));
}

}  // namespace skein::cli
