// Usage: skein_write_hostile FOLDER [GRAPHS]
// Writes graphs of hostile names in every format that other programs read, and beside them what they must find there:
// nodes.nul and edges.nul hold fields that end in NUL, which no name can hold. GRAPHS (1) of 300 random names each.

#include "base/atomic_file.hpp"
#include "export/graph_writer.hpp"
#include "graph/attribute_list.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/hostile_names.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace skein;
namespace fs = std::filesystem;

// A ring in which every part of every statement is hostile: names, aliases, relations, words, claimants, document.
Extraction ring(const std::string& uri, const std::vector<std::string>& names) {
    Extraction extraction;
    extraction.document.uri = uri;
    extraction.document.format = "text";
    extraction.document.title = names[names.size() / 2];
    const auto name = [&](std::size_t i) { return names[i % names.size()]; };
    for (std::size_t i = 0; i < names.size(); ++i) {
        const SentenceId id(extraction.sentences.size());
        const EntityType type = all_entity_types[i % all_entity_types.size()];
        extraction.sentences.push_back(
            {{100 * i, 100 * i + 90}, static_cast<std::uint32_t>(i + 1), "Evidence: " + name(i + 5), {}});
        for (const std::string& spelling : {name(i), name(i), name(i + 7), name(i + 11)})
            extraction.mentions.push_back({id, {}, spelling, {100 * i, 100 * i + 5}, name(i), type});
        for (std::size_t k = 0; k < 3; ++k) {
            Statement statement;
            statement.sentence = id;
            statement.subject = {name(i), {100 * i, 100 * i + 5}, name(i), type};
            statement.relation = {name(i + 3), name(i + 3 + k / 2), {100 * i + 6, 100 * i + 9}};
            statement.object = Participant{name(i + 1), {100 * i + 10, 100 * i + 15}, name(i + 1), EntityType::Concept};
            statement.polarity = k == 1 ? Polarity::negated : Polarity::affirmed;
            statement.claimants = {name(i + 13), name(i + 17)};
            statement.confidence = 0.25 + 0.125 * static_cast<double>(k);
            statement.rule = "hostile";
            extraction.statements.push_back(std::move(statement));
        }
    }
    return extraction;
}

template <class Write>
void to_file(const fs::path& path, Write&& write) {
    AtomicFile file(path);
    write(file.sink());
    file.commit();
}

void field(ByteSink& out, std::string_view text) {
    out.append(text);
    out.append('\0');
}

void write_expected(const fs::path& folder, const Subgraph& subgraph) {
    const FrozenGraph& graph = *subgraph.graph;
    to_file(folder / "nodes.nul", [&](ByteSink& out) {
        for (const EntityId id : subgraph.entities) {
            const Entity& entity = graph.entity(id);
            std::vector<std::string> aliases;
            for (const Alias& alias : entity.aliases)
                if (alias.text != entity.name) aliases.push_back(alias.text);
            field(out, entity.name);
            field(out, name_of(entity.type));
            field(out, join_list(aliases));
            field(out, std::to_string(entity.mentions));
        }
    });
    to_file(folder / "edges.nul", [&](ByteSink& out) {
        for (const EdgeId id : subgraph.edges) {
            const Relation& edge = graph.edge(id);
            const StatementId best = *std::ranges::max_element(
                edge.statements, {}, [&](StatementId each) { return graph.statement(each).confidence; });
            const Statement& statement = graph.statement(best);
            std::set<std::string> claimants;
            for (const StatementId each : edge.statements) claimants.insert(std::string(graph.statement(each).claimant()));
            field(out, graph.entity(edge.source).name);
            field(out, graph.entity(edge.target).name);
            field(out, edge.label);
            field(out, name_of(edge.polarity));
            field(out, std::to_string(edge.weight()));
            field(out, graph.sentence(statement.sentence).text);
            field(out, graph.document(statement.document).uri);
            field(out, join_list(std::vector<std::string>(claimants.begin(), claimants.end())));
            field(out, graph.disputed(id) ? "1" : "0");
        }
    });
}

void write_all(const fs::path& folder, const std::vector<std::string>& names) {
    fs::create_directories(folder);
    const FrozenGraph graph = test::graph_of({ring("folder/\"a\" & <b>\\.txt", names)});
    const Subgraph all = select(graph, {});
    write_expected(folder, all);
    Diagnostics diagnostics;
    constexpr std::pair<const char*, const char*> files[] = {
        {"graphml", "graph.graphml"}, {"graphml-strict", "graph-strict.graphml"},
        {"gexf", "graph.gexf"},       {"gexf-1.2", "graph-1.2.gexf"},
        {"dot", "graph.dot"},         {"json", "graph.json"},
        {"ndjson", "graph.ndjson"},   {"cypher", "graph.cypher"},
        {"turtle", "graph.ttl"},      {"jsonld", "graph.jsonld"},
    };
    for (const auto& [format, file] : files)
        to_file(folder / file,
                [&](ByteSink& out) { graph_format(format).write(all, {.grouping = Grouping::type}, out, diagnostics); });
    for (const char* name : {"csv", "neo4j"})
        for (const FormatPart& part : graph_format(name).parts)
            to_file(folder / (std::string(name) + '.' + std::string(part.name) + ".csv"),
                    [&](ByteSink& out) { part.write(all, {}, out, diagnostics); });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fputs("usage: skein_write_hostile FOLDER [GRAPHS]\n", stderr);
        return 2;
    }
    constexpr std::size_t few = 40;  // three edges each: with labels, laid out by dot
    try {
        const fs::path folder = argv[1];
        const std::size_t graphs = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
        const std::vector<std::string> names = skein::test::hostile_names();
        for (std::size_t start = 0; start < names.size(); start += few) {
            const auto first = names.begin() + static_cast<std::ptrdiff_t>(start);
            const auto size = static_cast<std::ptrdiff_t>(std::min(few, names.size() - start));
            write_all(folder / ("named" + std::to_string(start / few)), {first, first + size});
        }
        write_all(folder / "random", skein::test::random_hostile_names(1, few));
        write_all(folder / "named_all", names);
        for (std::size_t i = 0; i < graphs; ++i)
            write_all(folder / ("random_large" + std::to_string(i)), skein::test::random_hostile_names(2 + i, 300));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
    return 0;
}
