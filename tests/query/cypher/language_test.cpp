// The language over small graphs: what it means, and what it says to mistakes.

#include "query/cypher/frozen_property_graph.hpp"
#include "query/cypher/lexer.hpp"
#include "query/cypher/run.hpp"
#include "query/cypher/token_reader.hpp"
#include "tests/query/cypher/memory_graph.hpp"
#include "tests/support/graph_builder.hpp"

#include <doctest/doctest.h>

#include <atomic>

using namespace skein;
using namespace skein::test;

namespace {

std::string rows_text(const cypher::QueryResult& result, const cypher::PropertyGraph& graph) {
    std::string out;
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + cypher::literal_text(row[i], graph);
        out += ';';
    }
    return out;
}

// The value of an expression, in an empty graph.
std::string value_of(const std::string& expression) {
    const MemoryGraph graph;
    return rows_text(cypher::run_query(graph, "RETURN " + expression), graph);
}

std::string report_of(const cypher::PropertyGraph& graph, const std::string& query, const cypher::QueryOptions& options = {}) {
    try {
        static_cast<void>(cypher::run_query(graph, query, options));
    } catch (const cypher::QueryError& error) {
        return format_report(error.place(), std::string(cypher::name_of(error.fault())), error.what(), error.advice());
    }
    return "no error";
}

const FrozenGraph& firm() {
    static const FrozenGraph graph = graph_of_triples({{"Ada", "found", "Acme"},
                                                       {"Acme", "own", "Initech"},
                                                       {"Acme", "own", "Initech", Polarity::negated, "Bob"},
                                                       {"Acme", "rely on", "Ada", Polarity::affirmed, "Bob"},
                                                       {"Initech", "make", "Paper", Polarity::affirmed, {}, 0.5}});
    return graph;
}

std::string asked(const std::string& query) {
    const cypher::FrozenPropertyGraph graph(firm());
    const cypher::QueryResult result = cypher::run_query(graph, query);
    std::string out;
    for (const auto& row : result.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + cypher::plain_text(row[i], graph);
        out += ';';
    }
    return out;
}

std::string refused(const std::string& query) {
    const cypher::FrozenPropertyGraph graph(firm());
    return report_of(graph, query);
}

}  // namespace

TEST_CASE("arithmetic, texts and lists") {
    CHECK(value_of("1 + 2 * 3 - 4 / 2, 7 % 3, 2 ^ 3, -7 / 2, 1 / 2.0") == "5,1,8.0,-3,0.5;");
    CHECK(value_of("-9223372036854775808, 0x1F, 0o17, 1e3, .5") == "-9223372036854775808,31,15,1000.0,0.5;");
    CHECK(value_of("'a' + 1 + 'é', [1] + 2 + [3], size('Zoë'), reverse('añb')") == "'a1é',[1, 2, 3],3,'bña';");
    CHECK(value_of("[1, 2, 3][-1], [1, 2, 3][1..], [1, 2, 3][..-1], [1][5]") == "3,[2, 3],[1, 2],null;");
    CHECK(value_of("substring('hello', 1, 3), left('abc', 9), right('abc', 2), split('a,b', ','), replace('aa', 'a', 'ba')") ==
          "'ell','abc','bc',['a', 'b'],'baba';");
    CHECK(value_of("[x IN range(1, 4) WHERE x % 2 = 0 | x * x], reduce(s = 0, x IN [1, 2] | s + x)") == "[4, 16],3;");
    CHECK(value_of("CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END, CASE WHEN false THEN 1 END") == "'b',null;");
    CHECK(value_of("'\\u00e9\\n' = 'é\\n', 'don\\'t', \"it's\"") == "true,'don\\'t','it\\'s';");
}

TEST_CASE("null is unknown") {
    CHECK(value_of("null = null, null <> 1, NOT null, null AND false, null OR true, null IN [1]") ==
          "null,null,null,false,true,null;");
    CHECK(value_of("1 IN [2, null], 1 IN [1, null], [1, null] = [1, 2], 1 = 'a', 1 < 'a'") == "null,true,null,false,null;");
    CHECK(value_of("all(x IN [1, null] WHERE x = 1), any(x IN [1, null] WHERE x = 1), none(x IN [] WHERE x)") ==
          "null,true,true;");
    CHECK(value_of("0.0 / 0.0 = 0.0 / 0.0, 1 < 2 < 3, 3 > 2 > 2") == "false,true,false;");
}

TEST_CASE("times have no clock but a calendar") {
    CHECK(value_of("date('2024-01-31') + duration('P1M'), date({year: 2024, month: 2, day: 29}).ordinalDay") ==
          "'2024-02-29',60;");
    CHECK(value_of("time('23:30+01:00') + duration({hours: 1}), datetime('2024-12-31T23:59:59Z') + duration('PT1.5S')") ==
          "'00:30+01:00','2025-01-01T00:00:00.5Z';");
    CHECK(
        value_of(
            "duration('P1Y2M3DT4H5M6.7S'), duration({seconds: -1, nanoseconds: 5}), duration({days: 1}) - duration({days: 3})") ==
        "'P1Y2M3DT4H5M6.7S','PT-0.999999995S','P-2D';");
    const MemoryGraph graph;
    CHECK(report_of(graph, "RETURN date('2024-02-30')").find("InvalidArgumentValue") != std::string::npos);
}

TEST_CASE("a graph of statements") {
    CHECK(asked("MATCH (a)-[r:own]->(b) WHERE r.polarity = 'affirmed' RETURN a.name, b.name, r.evidence, r.line") ==
          "Acme,Initech,Acme own Initech.,2;");
    CHECK(asked("MATCH (a)-[r]->(b) WHERE r.claimant = 'Bob' RETURN r ORDER BY r.line") ==
          "Acme -not own-> Initech;Acme -rely on-> Ada;");
    CHECK(asked("MATCH (a {name: 'ACME'})-[:RELY_ON]->(b) RETURN b") == "Ada;");
    CHECK(asked("MATCH p = shortestPath((a {name: 'Ada'})-[*]-(b {name: 'Paper'})) RETURN p") ==
          "Ada -found-> Acme -own-> Initech -make-> Paper;");
    CHECK(asked("MATCH p = allShortestPaths((a {name: 'Ada'})-[:found|own*]->(b {name: 'Initech'})) RETURN count(p)") == "2;");
    CHECK(asked("MATCH (a) WHERE NOT (a)-->() RETURN a") == "Paper;");
    CHECK(asked("MATCH (a) WHERE exists { MATCH (a)-[r]->() WHERE r.claimant = 'Bob' } RETURN a") == "Acme;");
    CHECK(asked("MATCH (a {name: 'Acme'}) RETURN [(a)-[r]->(b) | b.name]") == "Initech; Initech; Ada;");
    CHECK(asked("MATCH (a:concept)-[r]-() RETURN a.name, count(*) AS n ORDER BY n DESC, a.name LIMIT 2") == "Acme,4;Initech,3;");
    CHECK(asked("MATCH (a)-[r]->() RETURN type(r) AS t UNION MATCH (a {name: 'Ada'}) RETURN a.name AS t") ==
          "own;rely on;found;make;Ada;");
    CHECK(asked("MATCH (a) WHERE a.name = 'acme' RETURN a").empty());
}

TEST_CASE("shorthand") {
    CHECK(asked("Acme -own-> ?") == "Initech,own,,Acme own Initech.;Initech,not own,Bob,Acme own Initech.;");
    CHECK(asked("?who <-found- ?x") == "Acme,Ada,found,,Ada found Acme.;");
    CHECK(asked("\"acme\" <-- ?x") == "Ada,found,,Ada found Acme.;");
    CHECK(asked("Ada -found-> Acme -make|own-> ?x -make-> ?y") ==
          "Initech,Paper,found,own,make;Initech,Paper,found,not own,make;");
    CHECK(refused("Akme -own-> ?") == "query:1:1: UnknownName: nothing in this graph is called \"Akme\"\n"
                                      "  | Akme -own-> ?\n"
                                      "  | ^\n"
                                      "  did you mean \"Acme\"?\n");
    CHECK(refused("Acme -owe-> ?").find("did you mean \"own\"?") != std::string::npos);
}

TEST_CASE("what Bob says is what he claims") {
    const FrozenGraph frozen = graph_of_triples({{"Bob", "meet", "Ada"}, {"Acme", "own", "Initech", Polarity::affirmed, "Bob"}});
    const cypher::FrozenPropertyGraph graph(frozen);
    const cypher::QueryResult result = cypher::run_query(graph, "bob -says-> ?");
    REQUIRE(result.rows.size() == 1);
    CHECK(result.columns == std::vector<std::string>{"said", "evidence", "document", "line"});
    CHECK(cypher::plain_text(result.rows[0][0], graph) == "Acme -own-> Initech");
}

TEST_CASE("mistakes are shown where they are") {
    CHECK(refused("MATCH (a)\nRETURN a.nme") == "query:2:10: UnknownName: there is no property of entities \"nme\"\n"
                                                "  | RETURN a.nme\n"
                                                "  |          ^\n"
                                                "  did you mean \"name\"?\n");
    CHECK(refused("MATCH (a:Persn) RETURN a").find("did you mean \"Person\"?") != std::string::npos);
    CHECK(refused("MATCH (a) RETRN a") ==
          "query:1:11: UnexpectedSyntax: `RETRN` stands here, where MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN was expected\n"
          "  | MATCH (a) RETRN a\n"
          "  |           ^\n"
          "  did you mean RETURN?\n");
    CHECK(refused("MATCH (ab) RETURN abb").find("did you mean \"ab\"?") != std::string::npos);
    CHECK(refused("RETURN 'abc").find("no closing quote") != std::string::npos);
    CHECK(refused("RETURN $x").find("-p x=VALUE") != std::string::npos);
    CHECK(refused("MATCH (a) SET a.name = 'x' RETURN a").find("ReadOnly") != std::string::npos);
    CHECK(refused("MATCH (a) DELETE a").find("ReadOnly") != std::string::npos);
    CHECK(refused("MATCH (a)").find("returns nothing") != std::string::npos);
    CHECK(refused("RETURN 1 / 0").find("DivisionByZero") != std::string::npos);
    CHECK(refused("RETURN 9223372036854775807 + 1").find("NumberOutOfRange") != std::string::npos);
    CHECK(refused("RETURN 1 AS a UNION RETURN 1 AS b").find("DifferentColumnsInUnion") != std::string::npos);
    CHECK(refused("").find("the query ends here") != std::string::npos);
    CHECK(refused("RETURN \xFF").find("not UTF-8") != std::string::npos);
}

TEST_CASE("relations and names that do not occur are warned of") {
    const cypher::FrozenPropertyGraph graph(firm());
    const cypher::QueryResult result = cypher::run_query(graph, "MATCH (a {name: 'Akme'})-[:ownn]->(b) RETURN b");
    CHECK(result.rows.empty());
    REQUIRE(result.warnings.findings().size() == 2);
    CHECK(result.warnings.findings()[0].advice == "did you mean \"Acme\"?");
    CHECK(result.warnings.findings()[1].advice == "did you mean \"own\"?");
}

TEST_CASE("limits end a query") {
    const cypher::FrozenPropertyGraph graph(firm());
    CHECK(report_of(graph, "UNWIND range(1, 100) AS x RETURN x", {.limits = {.rows = 10}}).find("more than 10 rows") !=
          std::string::npos);
    CHECK(report_of(graph, "UNWIND range(1, 100000) AS x RETURN collect(x)", {.limits = {.memory = 1 << 20}}).find("MiB") !=
          std::string::npos);
    CHECK(report_of(graph, "RETURN range(1, 1000000000)", {.limits = {.memory = 1 << 20}}).find("MiB") != std::string::npos);
    CHECK(report_of(graph, "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*)",
                    {.limits = {.time = std::chrono::milliseconds(1)}}).find("--timeout") != std::string::npos);
    const std::atomic<bool> stop{true};
    CHECK(report_of(graph, "UNWIND range(1, 100000) AS x RETURN count(*)", {.limits = {.stop = &stop}}).find("Stopped") !=
          std::string::npos);
    // LIMIT ends the work, not only the output.
    CHECK(asked("UNWIND range(1, 900000) AS x WITH x LIMIT 1 RETURN x") == "1;");
}

TEST_CASE("depth and length are limited") {
    const auto nested = [](std::size_t depth) { return "RETURN " + std::string(depth, '(') + "1" + std::string(depth, ')'); };
    CHECK(refused(nested(cypher::deepest_nesting / 2)) == "no error");
    CHECK(refused(nested(100'000)).find("nested deeper") != std::string::npos);
    CHECK(refused("RETURN " + std::string(100'000, '[')).find("nested deeper") != std::string::npos);
    CHECK(refused("RETURN " + std::string(100'000, '-') + "1").find("LimitReached") != std::string::npos);
    std::string sum = "RETURN 1";
    for (int i = 0; i < 5000; ++i) sum += " + 1";
    CHECK(refused(sum).find("parts in a row") != std::string::npos);
    CHECK(refused(std::string(cypher::longest_query + 1, ' ')).find("longer than") != std::string::npos);
}

TEST_CASE("parameters are values, or texts as they stand") {
    const MemoryGraph graph;
    const auto text = [&](const char* given) { return cypher::literal_text(cypher::parameter_value(given), graph); };
    CHECK(text("3") == "3");
    CHECK(text("-1.5") == "-1.5");
    CHECK(text("'a b'") == "'a b'");
    CHECK(text("[1, 'x', {a: null}]") == "[1, 'x', {a: null}]");
    CHECK(text("Lao Gao") == "'Lao Gao'");
    CHECK(text("a") == "'a'");
    CHECK(text("") == "''");
}

TEST_CASE("the plan starts where fewest candidates are, and the answer is the same") {
    MemoryGraph graph;
    graph.run("UNWIND range(1, 50) AS i CREATE (:Many {n: i})-[:to]->(:Some {n: i % 5})");
    graph.run("MATCH (s:Some {n: 0}) CREATE (:One)-[:to]->(s)");
    const auto count = [&](const char* query) { return rows_text(cypher::run_query(graph, query), graph); };
    CHECK(count("MATCH (m:Many)-[:to]->(s)<-[:to]-(o:One) RETURN count(*), min(m.n)") == "10,5;");
    CHECK(count("MATCH (o:One)-[:to]->(s)<-[:to]-(m:Many) RETURN count(*), min(m.n)") == "10,5;");
    CHECK(count("MATCH (m:Many), (o:One) WHERE (m)-->()<--(o) AND m.n > 30 RETURN count(*)") == "4;");
}
