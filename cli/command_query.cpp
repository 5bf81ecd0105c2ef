#include "cli/command_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/query_output.hpp"
#include "cli/query_session.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/stored_graph.hpp"
#include "query/cypher/frozen_property_graph.hpp"
#include "query/cypher/stored_property_graph.hpp"

#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

namespace skein::cli {

namespace {

struct Options {
    std::string graph_file;
    std::string query;
    std::vector<std::string> parameters;
    std::string format;
    std::string output;
    bool json = false;
    bool low_memory = false;
    double timeout = 60;
    std::size_t max_rows = 1'000'000;
};

cypher::Map parameters_of(const Options& options) {
    cypher::Map parameters;
    for (const std::string& given : options.parameters) {
        const std::size_t sign = given.find('=');
        if (sign == 0 || sign == std::string::npos)
            throw UsageError("\"" + given + "\" is no parameter", "write -p name=value; the query calls it $name");
        const std::string name = given.substr(0, sign);
        for (const auto& [known, value] : parameters)
            if (known == name) throw UsageError("the parameter " + name + " is given twice");
        parameters.emplace_back(name, cypher::parameter_value(std::string_view(given).substr(sign + 1)));
    }
    return parameters;
}

// Loading the words of more statements takes longer than most questions, and about 2 kB each.
constexpr std::size_t most_loaded = 200'000;

bool stays_in_file(const Options& options) {
    const auto statements = count_stored_statements(options.graph_file);
    return statements && (options.low_memory || *statements > most_loaded);
}

int run(const Options& options) {
    if (options.json && !options.format.empty() && options.format != "json")
        throw UsageError("--json and --format " + options.format + " are two formats", "give one of them");
    const std::string format = options.json ? "json" : options.format;
    check_query_format(format);
    cypher::QueryOptions query_options;
    query_options.parameters = parameters_of(options);
    query_options.limits.time = std::chrono::milliseconds(std::llround(options.timeout * 1000));
    query_options.limits.rows = options.max_rows;
    const bool asked = !options.query.empty();
    if (!asked && ::isatty(STDIN_FILENO) != 1)
        throw UsageError("a query is missing",
                         "give it in quotes after the graph file; on a terminal, without one, it is asked for");
    const auto answer = [&](const cypher::PropertyGraph& graph) {
        QuerySession session(graph, std::move(query_options), format, options.output);
        if (!asked) return session.converse();
        session.answer(options.query);
        return exit_done;
    };
    if (stays_in_file(options)) {
        const StoredGraph graph(options.graph_file);
        return answer(cypher::StoredPropertyGraph(graph));
    }
    const FrozenGraph graph = load_graph(options.graph_file);
    return answer(cypher::FrozenPropertyGraph(graph));
}

}  // namespace

std::function<int()> setup_query(CommandLine& command) {
    const auto options = std::make_shared<Options>();
    command.description(
        "Asks a graph in openCypher's language, or in its shorthand: an "
        "entity's name, a relation, and ? for what is asked. An entity "
        "is a node with its type as label; a statement that links two is a relationship. Without a query, on a terminal, "
        "asks for one after the other.");
    add_graph_file(command, options->graph_file);
    command.add_option("QUERY", options->query, "what is asked").type_name("");
    add_repeatable(command, "-p,--parameter", options->parameters,
                   "what $NAME stands for in the query (may be given several times)")
        .type_name("NAME=VALUE");
    command
        .add_option("-f,--format", options->format,
                    "table (the default), json or csv; or any other format of `skein export`, for the relations in the result")
        .type_name("FORMAT");
    add_json(command, options->json);
    command.add_option("-o,--output", options->output, "file to write; `-`, or none, is standard output").type_name("FILE");
    command.add_option("--timeout", options->timeout, "stop the query after this many seconds; 60 by default")
        .type_name("SECONDS")
        .check(seconds());
    command.add_option("--max-rows", options->max_rows, "stop a query whose result has more rows; 1000000 by default")
        .type_name("N")
        .check(whole_number(1));
    command.add_flag("--low-memory", options->low_memory,
                     "leave all words in the file until they are asked for; so it is done anyway from 200,000 statements on");
    command.footer("Examples:\n"
                   "  skein query notes.skein 'Ada Lovelace -?-> ?what'\n"
                   "  skein query notes.skein 'MATCH (a:Person)-[r:found]->(b) RETURN a.name, b.name, r.evidence'\n"
                   "  skein query notes.skein 'MATCH (a {name: $who})-[r]-() RETURN type(r), count(*)' -p who=acme\n"
                   "  skein query notes.skein 'MATCH (a)-[r:own*1..3]->(b) RETURN a, r, b' -f mermaid");
    return [options] { return run(*options); };
}

}  // namespace skein::cli
