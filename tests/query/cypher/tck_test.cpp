// The openCypher test kit, read from the reference material. tck_expected.txt lists the scenarios that must pass; with
// SKEIN_TCK_UPDATE set it is written anew, and SKEIN_TCK_SHOW prints what fails and why.

#include "tests/query/cypher/canonical_value.hpp"
#include "tests/query/cypher/feature.hpp"
#include "tests/query/cypher/memory_graph.hpp"

#include "query/cypher/run.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

using namespace skein;
using namespace skein::test;

namespace {

std::filesystem::path kit() {
    const char* given = std::getenv("SKEIN_REFERENCE");
    const std::filesystem::path reference = given != nullptr ? given : std::filesystem::path(SKEIN_SOURCE_DIR) / ".." / "shared";
    return reference / "data" / "opencypher-tck" / "features";
}

const std::filesystem::path expected_file =
    std::filesystem::path(SKEIN_SOURCE_DIR) / "tests" / "query" / "cypher" / "tck_expected.txt";

struct Outcome {
    std::vector<std::string> columns;
    std::vector<cypher::Row> rows;
    std::optional<cypher::QueryError> error;
};

// A query under test, which in a few scenarios writes.
Outcome run(MemoryGraph& graph, const std::string& text, const cypher::Map& parameters) {
    Outcome outcome;
    try {
        cypher::Query query = cypher::parse_query(text);
        Diagnostics warnings;
        cypher::analyze(query, graph, parameters, warnings, {.may_write = true});
        outcome.columns = query.columns;
        cypher::Budget budget({});
        cypher::Context context{graph, parameters, budget};
        cypher::execute(query, context, [&](const cypher::Row& row) { return outcome.rows.push_back(row), true; }, &graph);
    } catch (const cypher::QueryError& error) {
        outcome.error = error;
    }
    return outcome;
}

std::string error_problem(const Step& step, const Outcome& outcome) {
    if (!outcome.error) return "no error came";
    const std::string detail = step.text.substr(step.text.rfind(' ') + 1);
    if (cypher::name_of(outcome.error->fault()) != detail)
        return "expected " + detail + ", came " + std::string(cypher::name_of(outcome.error->fault())) + ": " +
               outcome.error->what();
    const bool compile = step.text.find("compile time") != std::string::npos;
    return compile == (outcome.error->phase() == cypher::Phase::compile) ? "" : "the error came in the wrong phase";
}

std::string result_problem(const Step& step, const Outcome& outcome, const MemoryGraph& graph) {
    if (outcome.error) return std::string(cypher::name_of(outcome.error->fault())) + ": " + outcome.error->what();
    const bool any_list_order = step.text.find("ignoring element order for lists") != std::string::npos;
    const bool in_order = step.text.find("in order") != std::string::npos;
    const std::vector<std::string>& header = step.table.at(0);
    if (header.size() != outcome.columns.size()) return "other columns";
    std::vector<std::size_t> places;
    for (const std::string& name : header) {
        const auto found = std::find(outcome.columns.begin(), outcome.columns.end(), name);
        if (found == outcome.columns.end()) return "no column " + name;
        places.push_back(static_cast<std::size_t>(found - outcome.columns.begin()));
    }
    std::vector<std::string> expected, actual;
    for (std::size_t i = 1; i < step.table.size(); ++i) {
        std::string row;
        for (const std::string& cell : step.table[i]) row += canonical_expected(cell, any_list_order) + " | ";
        expected.push_back(std::move(row));
    }
    for (const cypher::Row& values : outcome.rows) {
        std::string row;
        for (const std::size_t place : places) row += canonical(values[place], graph, any_list_order) + " | ";
        actual.push_back(std::move(row));
    }
    if (!in_order) {
        std::sort(expected.begin(), expected.end());
        std::sort(actual.begin(), actual.end());
    }
    if (expected == actual) return "";
    std::string problem = "rows differ; came:";
    for (const std::string& row : actual) problem += "\n      " + row;
    return problem;
}

std::string effects_problem(const Step& step, const MemoryGraph::Changes& before, const MemoryGraph::Changes& after) {
    const std::map<std::string, std::size_t> changes = {
        {"+nodes", after.nodes_made - before.nodes_made}, {"-nodes", after.nodes_removed - before.nodes_removed},
        {"+relationships", after.relationships_made - before.relationships_made},
        {"-relationships", after.relationships_removed - before.relationships_removed},
        {"+properties", after.properties_set - before.properties_set}, {"+labels", after.labels_set - before.labels_set},
    };
    std::map<std::string, std::size_t> expected;
    for (const auto& row : step.table) expected[row[0]] = static_cast<std::size_t>(std::stoul(row[1]));
    for (const auto& [name, count] : changes)
        if ((expected.contains(name) ? expected[name] : 0) != count)
            return "side effect " + name + " is " + std::to_string(count);
    return "";
}

// What is wrong; empty when it passes.
std::string problem_of(const Scenario& scenario) {
    MemoryGraph graph;
    cypher::Map parameters;
    Outcome outcome;
    MemoryGraph::Changes before;
    try {
        for (const Step& step : scenario.steps) {
            std::string problem;
            if (step.text == "an empty graph" || step.text == "any graph") continue;
            if (step.text == "having executed:") graph.run(step.document);
            else if (step.text == "parameters are:")
                for (const auto& row : step.table) parameters.emplace_back(row.at(0), cypher::parameter_value(row.at(1)));
            else if (step.text == "executing query:") {
                before = graph.changes;
                outcome = run(graph, step.document, parameters);
            } else if (step.text.starts_with("the result should be")) problem = result_problem(step, outcome, graph);
            else if (step.text.find("should be raised") != std::string::npos) problem = error_problem(step, outcome);
            else if (step.text == "no side effects" || step.text == "the side effects should be:")
                problem = effects_problem(step, before, graph.changes);
            else problem = "unknown step: " + step.text;
            if (!problem.empty()) return problem;
        }
    } catch (const std::exception& error) {
        return std::string("the set-up failed: ") + error.what();
    }
    return "";
}

bool expects_error(const Scenario& scenario) {
    return std::any_of(scenario.steps.begin(), scenario.steps.end(),
                       [](const Step& step) { return step.text.find("should be raised") != std::string::npos; });
}

using Passed = std::map<std::string, std::vector<std::string>>;  // scenario numbers by feature

std::set<std::string> read_expected() {
    std::set<std::string> expected;
    std::ifstream in(expected_file);
    std::string line;
    while (std::getline(in, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        std::string feature, number;
        words >> feature;
        while (words >> number) expected.insert(feature.substr(0, feature.size() - 1) + " " + number);
    }
    return expected;
}

void write_expected(const Passed& passed) {
    std::ofstream out(expected_file);
    out << "# Scenarios of the openCypher test kit that pass: feature, numbers, examples after the point. SKEIN_TCK_UPDATE=1 "
           "writes this file.\n";
    for (const auto& [feature, numbers] : passed) {
        out << feature << ":";
        for (const std::string& number : numbers) out << " " << number;
        out << "\n";
    }
}

}  // namespace

TEST_CASE("the openCypher test kit") {
    if (!std::filesystem::is_directory(kit())) {
        MESSAGE("skipped: there is no openCypher test kit at ", kit().string(), "; set SKEIN_REFERENCE");
        return;
    }
    const std::vector<Scenario> scenarios = read_features(kit());
    const std::set<std::string> expected = read_expected();
    Passed passed;
    std::size_t good = 0, all_good = 0, errors = 0, all_errors = 0;
    for (const Scenario& scenario : scenarios) {
        const std::string name = scenario.feature + " " + scenario.number;
        const std::string problem = problem_of(scenario);
        ++(expects_error(scenario) ? all_errors : all_good);
        if (problem.empty()) {
            ++(expects_error(scenario) ? errors : good);
            passed[scenario.feature].push_back(scenario.number);
        } else if (std::getenv("SKEIN_TCK_SHOW") != nullptr) {
            std::cerr << name << ": " << problem << "\n";
        }
        CHECK_MESSAGE((problem.empty() || !expected.contains(name)), name, ": ", problem);
    }
    MESSAGE("openCypher test kit: ", good, " of ", all_good, " positive scenarios pass, ", errors, " of ", all_errors,
            " that expect an error");
    if (std::getenv("SKEIN_TCK_UPDATE") != nullptr) write_expected(passed);
    CHECK(!expected.empty());
}
