#include "cli/query_session.hpp"

#include "base/error.hpp"
#include "cli/exit_code.hpp"
#include "cli/line_editor.hpp"
#include "cli/output.hpp"
#include "cli/query_output.hpp"
#include "query/cypher/functions.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

namespace skein::cli {

namespace {

std::vector<std::string> words_of_the_language(const cypher::PropertyGraph& graph) {
    std::vector<std::string> words = {"MATCH",    "OPTIONAL MATCH", "WHERE",      "WITH",          "RETURN",
                                      "DISTINCT", "ORDER BY",       "SKIP",       "LIMIT",         "UNWIND",
                                      "UNION",    "CASE",           "WHEN",       "THEN",          "ELSE",
                                      "END",      "EXISTS",         "CONTAINS",   "STARTS WITH",   "ENDS WITH",
                                      "IS NULL",  "IS NOT NULL",    "DESCENDING", "shortestPath(", "allShortestPaths("};
    for (const std::string_view name : cypher::function_names()) words.push_back(std::string(name) + "(");
    const cypher::Vocabulary& vocabulary = *graph.vocabulary();
    for (const auto* names : {&vocabulary.labels, &vocabulary.types, &vocabulary.node_keys, &vocabulary.relationship_keys})
        words.insert(words.end(), names->begin(), names->end());
    for (const cypher::NodeId node : graph.nodes()) words.emplace_back(graph.property(node, "name").text());
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n;") == std::string::npos; }

// Whether the error is that the text ends too early: more lines may follow.
bool is_unfinished(const cypher::QueryError& error, const std::string& text) {
    const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    return error.fault() == cypher::Fault::UnexpectedSyntax && error.phase() == cypher::Phase::compile &&
           error.span().start >= end;
}

}  // namespace

QuerySession::QuerySession(const cypher::PropertyGraph& graph, cypher::QueryOptions options, std::string format,
                           std::string output)
    : graph_(graph), options_(std::move(options)), format_(std::move(format)), output_(std::move(output)) {
    options_.limits.stop = &Interruption::noted();
}

void QuerySession::answer(const std::string& query) {
    const cypher::QueryResult result = cypher::run_query(graph_, query, options_);
    for (const Finding& finding : result.warnings.findings()) std::fputs(format(finding).c_str(), stderr);
    write_output(output_, [&](ByteSink& out) { write_query_result(out, result, graph_, format_); });
}

int QuerySession::converse() {
    LineEditor editor("query", words_of_the_language(graph_));
    std::fputs("Ask with MATCH … RETURN …, or NAME -relation-> ?. Tab completes, Ctrl-C stops a query, Ctrl-D ends.\n", stderr);
    std::string text;
    while (true) {
        const auto line = editor.read(text.empty() ? "skein> " : "    -> ");
        if (!line && Interruption::take()) {  // Ctrl-C gives a line up
            text.clear();
            continue;
        }
        if (!line) return exit_done;
        // An empty line gives an unfinished query up to be reported.
        const bool give_up = is_blank(*line) && !text.empty();
        text += (text.empty() ? "" : "\n") + *line;
        if (is_blank(text)) {
            text.clear();
            continue;
        }
        try {
            answer(text);
        } catch (const cypher::QueryError& error) {
            if (!give_up && is_unfinished(error, text)) continue;
            std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        } catch (const ClosedPipe&) {
            throw;
        } catch (const Error& error) {
            std::fputs(format_report(error.place(), "error", error.what(), error.advice()).c_str(), stderr);
        }
        Interruption::take();  // the query's end was meant, not the next line's
        editor.remember(text);
        text.clear();
    }
}

}  // namespace skein::cli
