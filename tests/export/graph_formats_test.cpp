#include "tests/export/written.hpp"

#include "export/neo4j_names.hpp"
#include "tests/support/effort.hpp"
#include "tests/support/random_corpus.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

using namespace skein;
using namespace skein::test;
using nlohmann::json;

TEST_CASE("GraphML says what an edge's best statement says, and keeps the denial apart") {
    const FrozenGraph graph = quarrel();
    const std::string xml = written(all_of(graph), "graphml");
    CHECK(count(xml, "<node ") == 3);
    CHECK(count(xml, "<edge ") == 3);
    CHECK(xml.find("<data key=\"n_aliases\">Cuda toolkit</data>") != std::string::npos);
    CHECK(xml.find("label=\"bypass\"><data key=\"e_label\">bypass</data><data key=\"e_weight\">2</data>"
                   "<data key=\"e_relation\">bypass</data><data key=\"e_polarity\">affirmed</data>") != std::string::npos);
    CHECK(xml.find("label=\"not bypass\"><data key=\"e_label\">not bypass</data><data key=\"e_weight\">1</data>") !=
          std::string::npos);
    CHECK(count(xml, "<data key=\"e_disputed\">1</data>") == 2);
    CHECK(count(xml, "<data key=\"e_claimants\">Lao Gao</data>") == 1);
    CHECK(xml.find("<data key=\"e_evidence\">DeepSeek bypass CUDA.</data><data key=\"e_document\">b.txt</data>") !=
          std::string::npos);
}

TEST_CASE("Node-link JSON holds every statement of an edge") {
    const FrozenGraph graph = quarrel();
    const json root = json::parse(written(all_of(graph), "json"));
    CHECK(root["directed"] == true);
    CHECK(root["multigraph"] == true);
    CHECK(root["graph"]["documents"].size() == 2);
    REQUIRE(root["nodes"].size() == 3);
    REQUIRE(root["edges"].size() == 3);
    const json& bypass = root["edges"][0];
    CHECK(bypass["key"] == "bypass");
    CHECK(bypass["statements"].size() == 2);
    CHECK(bypass["statements"][0]["claimants"] == json({"Plummer", "Lao Gao"}));
    CHECK(bypass["claimants"] == json({"Lao Gao"}));
    CHECK(bypass["disputed"] == true);
    CHECK(root["edges"][1]["key"] == "not bypass");
}

TEST_CASE("The keys of an entity pair's edges are never equal") {
    const FrozenGraph graph = graph_of_triples({{"a", "use", "b", Polarity::negated},
                                                {"a", "not use", "b"},
                                                {"a", "=not use", "b"},
                                                {"a", "use", "b"},
                                                {"a", "not use", "b", Polarity::negated}});
    std::set<std::string> keys;
    const json root = json::parse(written(all_of(graph), "json"));
    for (const json& edge : root["edges"]) keys.insert(edge["key"].get<std::string>());
    CHECK(keys.size() == 5);
}

TEST_CASE("NDJSON has the keys of the design, in its order") {
    Extraction extraction = document_of("a.txt", {{"DeepSeek", "bypass", "CUDA", Polarity::affirmed, "Lao Gao", 0.83}});
    Statement& statement = extraction.statements[0];
    statement.arguments.push_back({Role::time, {"in 2024", {23, 30}, "", EntityType::Concept}});
    CHECK(written(all_of(graph_of({extraction})), "ndjson") ==
          R"({"document":"a.txt","line":1,"sentence":{"start":0,"end":21},"subject":{"text":"DeepSeek","start":0,"end":8,)"
          R"("entity":"DeepSeek","type":"Concept"},"relation":{"text":"bypass","lemma":"bypass","start":9,"end":15},)"
          R"("object":{"text":"CUDA","start":16,"end":20,"entity":"CUDA","type":"Concept"},)"
          R"("arguments":[{"role":"time","text":"in 2024","start":23,"end":30}],"polarity":"affirmed","modality":"asserted",)"
          R"("claimant":"Lao Gao","confidence":0.83,"rule":"test"})"
          "\n");
}

TEST_CASE("NDJSON of everything has statements without an object, of a selection only its edges'") {
    Extraction extraction = document_of("a.txt", {{"a", "use", "b"}, {"a", "sleep", "c"}});
    extraction.statements[1].object.reset();
    const FrozenGraph graph = graph_of({extraction});
    CHECK(count(written(all_of(graph), "ndjson"), "\n") == 2);
    CHECK(count(written(select(graph, {.relations = {"use"}}), "ndjson"), "\n") == 1);
}

TEST_CASE("DOT marks denials and disputes, and groups by type") {
    const FrozenGraph graph = quarrel();
    const std::string dot = written(all_of(graph), "dot");
    CHECK(count(dot, "subgraph cluster_") == 2);
    CHECK(count(dot, "style=dashed, arrowhead=tee, color=\"#cc0000\"") == 1);
    CHECK(count(dot, "color=\"#cc0000\", fontcolor") == 2);
    CHECK(count(dot, "layout=sfdp") == 0);
    CHECK(count(written(all_of(graph), "dot", {.grouping = Grouping::none}), "subgraph") == 0);
    CHECK(count(written(all_of(graph), "dot", {.grouping = Grouping::community}), "label=\"DeepSeek\"\n") == 1);
}

TEST_CASE("Any selection of any graph is written, in every text format, the same each time") {
    for (std::uint64_t seed = 0; seed < effort(40U); ++seed) {
        CAPTURE(seed);
        const FrozenGraph graph = graph_of(random_corpus(seed));
        const Subgraph all = all_of(graph);
        for (const Grouping grouping : {Grouping::none, Grouping::type, Grouping::community})
            for (const char* format : {"graphml", "graphml-strict", "gexf", "gexf-1.2", "json", "ndjson", "dot", "csv", "neo4j",
                                       "cypher", "turtle", "jsonld"})
                CHECK(written(all, format, {.grouping = grouping}) == written(all, format, {.grouping = grouping}));
        const json root = json::parse(written(all, "json"));
        CHECK(root["nodes"].size() == graph.entity_count());
        CHECK(root["edges"].size() == graph.edge_count());
        const Subgraph top = select(graph, {.top = 3});
        CHECK(count(written(top, "graphml"), "<edge ") == top.edges.size());
        std::istringstream lines(written(all, "ndjson"));
        std::size_t statements = 0;
        for (std::string line; std::getline(lines, line); ++statements) CHECK(json::parse(line)["rule"].is_string());
        CHECK(statements == graph.statements().size());
    }
}

TEST_CASE("GraphML to the letter of its schema is GraphML without the kinds of edges") {
    std::string xml = written(all_of(quarrel()), "graphml");
    CHECK(count(xml, "\" label=\"bypass\">") == 1);
    CHECK(count(xml, "\" label=\"not bypass\">") == 1);
    for (std::size_t at = xml.find(" label=\""); at != xml.npos; at = xml.find(" label=\"", at))
        xml.erase(at, xml.find('"', at + 8) + 1 - at);
    CHECK(xml == written(all_of(quarrel()), "graphml-strict"));
}

TEST_CASE("White space that Gephi would cut off a kind in GraphML is shown") {
    const FrozenGraph graph = graph_of({document_of("a.txt", {{"a", "use", "b"}, {"a", " use\t", "b"}, {"a", "\n\r", "b"}})});
    const std::string xml = written(all_of(graph), "graphml");
    CHECK(count(xml, "\" label=\"use\">") == 1);
    CHECK(count(xml, "\" label=\"␠use␉\">") == 1);
    CHECK(count(xml, "\" label=\"␊␍\">") == 1);
}

TEST_CASE("GEXF keeps relations of a pair apart and says when statements were made") {
    const FrozenGraph graph = quarrel();
    const std::string xml = written(all_of(graph), "gexf");
    CHECK(count(xml, "<node ") == 3);
    CHECK(count(xml, " kind=\"bypass\" label=\"bypass\" weight=\"2\">") == 1);
    CHECK(count(xml, " kind=\"not bypass\" label=\"not bypass\" weight=\"1\">") == 1);
    CHECK(count(xml, "<viz:shape value=\"dashed\"/>") == 1);
    CHECK(count(xml, "mode=\"dynamic\"") == 0);
    CHECK(count(written(all_of(graph), "gexf-1.2"), " kind=") == 0);

    Extraction dated = document_of("a.txt", {{"a", "use", "b"}});
    dated.document.metadata = {{"timestamp", "2025-02-07T01:02:03"}, {"published", "2024-02-30"}, {"date", "2025-02-06"}};
    const std::string days = written(all_of(graph_of({dated, document_of("b.txt", {{"b", "use", "c"}})})), "gexf");
    CHECK(count(days, "timeformat=\"date\"") == 1);
    CHECK(count(days, "<spells><spell start=\"2025-02-06\" end=\"2025-02-06\"/></spells>") == 1);
    CHECK(count(days, "<spell ") == 1);

    Extraction spoken = document_of("talk.vtt", {{"a", "use", "b"}, {"a", "use", "b"}});
    spoken.sentences[0].cue = {1500, 4000};
    spoken.sentences[1].cue = {1500, 4000};
    const std::string seconds = written(all_of(graph_of({spoken})), "gexf");
    CHECK(count(seconds, "timeformat=\"double\"") == 1);
    CHECK(count(seconds, "<spells><spell start=\"1.5\" end=\"4\"/></spells>") == 1);
    // Two recordings have no clock in common.
    Extraction other = document_of("other.vtt", {{"c", "use", "d"}});
    other.sentences[0].cue = {0, 1};
    CHECK(count(written(all_of(graph_of({spoken, other})), "gexf"), "<spell ") == 0);
}

TEST_CASE("A relation becomes a type of Neo4j that holds nothing but letters, digits and underscores") {
    const auto type = [](const char* label, Polarity polarity) {
        Relation edge;
        edge.label = label;
        edge.polarity = polarity;
        return relationship_type(edge);
    };
    CHECK(type("rely on", Polarity::affirmed) == "RELY_ON");
    CHECK(type("rely on", Polarity::negated) == "NOT_RELY_ON");
    CHECK(type(" `}) DETACH DELETE n //", Polarity::affirmed) == "DETACH_DELETE_N");
    CHECK(type("\u6F22", Polarity::affirmed) == "RELATED");
}

TEST_CASE("Tables hold a row an entity and a row an edge") {
    const FrozenGraph graph = quarrel();
    const Subgraph all = all_of(graph);
    for (const char* name : {"csv", "neo4j"}) {
        const auto parts = graph_format(name).parts;
        REQUIRE(parts.size() == 2);
        for (const FormatPart& part : parts) {
            StringSink out;
            Diagnostics diagnostics;
            part.write(all, {}, out, diagnostics);
            CHECK(count(out.take(), "\n") == 4);
        }
        CHECK(written(all, name).find("bypass") != std::string::npos);
    }
}

TEST_CASE("RDF says of every statement where it stands and who says it, and asserts none") {
    const FrozenGraph graph = quarrel();
    const std::string turtle = written(all_of(graph), "turtle");
    CHECK(count(turtle, " a skein:Statement ;") == 4);
    CHECK(count(turtle, "prov:wasAttributedTo <urn:skein:claimant:Lao%20Gao>") == 1);
    CHECK(count(turtle, "skein:claimants ( <urn:skein:claimant:Plummer> <urn:skein:claimant:Lao%20Gao> )") == 1);
    CHECK(count(turtle, "prov:value \"DeepSeek bypass CUDA.\"") == 3);
    CHECK(count(turtle, "> <urn:skein:relation:") == 0);
    const json root = json::parse(written(all_of(graph), "jsonld"));
    CHECK(root["@graph"].size() == count(turtle, " .\n\n"));
}
