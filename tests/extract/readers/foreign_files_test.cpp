// The reference's small files, sound and broken: what each means, and what is said of it.

#include "tests/extract/readers/shown_diagram.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace skein;
using namespace skein::test;

namespace {

struct Case {
    std::size_t nodes = 3;
    std::size_t edges = 4;
    Lines messages = {};
    std::string second_label = "line1\nline2";  // of the second node
};

// By the file's name without the "b_" of those that Boost takes, too (it wants 1 and 0 for booleans).
const std::map<std::string, Case> graphml_cases = {
    {"dir", {}},
    {"multi", {}},
    {"v_bom", {}},
    {"v_forall", {}},
    {"v_inf", {}},
    {"v_nan", {}},
    {"v_edgefirst", {.edges = 5}},
    {"v_badnum", {.messages = {"15: \"abc\" is no double; it is read as text"}}},
    {"v_ctl", {.messages = {"13: XML does not allow the character &#1;; it is read as U+FFFD"}, .second_label = "a\uFFFDb"}},
    {"v_ctlraw",
     {.messages = {"13: XML does not allow this character; it is read as U+FFFD"}, .second_label = "a\uFFFDb\nline2"}},
    {"v_dupedge", {.messages = {"16: the edge id \"e0\" was given before; both edges are read"}}},
    {"v_dupkeyname", {.messages = {"10: two keys are named \"weight\"; this one is read as \"conf\""}}},
    {"v_dupnode", {.messages = {"14: the node \"n2\" was given before; the two are read as one"}}},
    {"v_entity",
     {.messages = {"2: the document declares entities of its own; they are not read",
                   "13: XML does not know the reference &x;; it is read as it stands"},
      .second_label = "&x;"}},
    {"v_inttype",
     {.messages = {"6: the key \"big\" is of the type \"integer\", which GraphML does not know; its values are read as text"}}},
    {"v_listtype",
     {.messages =
          {"10: the key \"conf\" is of the type \"liststring\", which GraphML does not know; its values are read as text"}}},
    {"v_missnode", {.messages = {"18: there is no node \"n2\"; one was made for this edge"}}},
    {"v_nested", {.nodes = 5, .edges = 5, .messages = {"14: a graph stands inside the node \"n2\"; it is read as a group"}}},
    {"v_noattrtype", {.messages = {"10: the key \"conf\" does not say what type it is of; its values are read as text"}}},
    {"v_nofor", {.messages = {"9: the key \"weight\" does not say what it is for; it is taken for nodes and edges"}}},
    {"v_undeclared", {.messages = {"15: the key \"zzz\" is not declared; its value is read under that name"}}},
};

const std::map<std::string, Case> gexf_cases = {
    {"ok", {.second_label = "B"}},
    {"ok12", {.second_label = "B"}},
    {"ok13w", {.second_label = "B"}},
    {"g_hex", {.second_label = "B"}},
    {"g_listtype", {.second_label = "B"}},
    {"g_nolabel", {.second_label = "B"}},
    {"g_dupeid", {.messages = {"5: the edge id \"e0\" was given before; both edges are read"}, .second_label = "B"}},
    {"g_missing", {.nodes = 4, .messages = {"5: there is no node \"n9\"; one was made for this edge"}, .second_label = "B"}},
    {"g_undecl", {.messages = {"4: the key \"zz\" is not declared; its value is read under that name"}, .second_label = "B"}},
};

std::filesystem::path reference_cases() {
    const char* set = std::getenv("SKEIN_REFERENCE");
    const std::filesystem::path reference = set != nullptr ? set : std::string(SKEIN_SOURCE_DIR) + "/../shared";
    return reference / "tools/interop/graphml-cases";
}

void check_case(const std::filesystem::path& path, const std::map<std::string, Case>& cases) {
    CAPTURE(path.filename().string());
    std::string name = path.stem().string();
    if (name.starts_with("b_")) name.erase(0, 2);
    const auto expected = cases.find(name);
    REQUIRE(expected != cases.end());
    std::ifstream file(path, std::ios::binary);
    const ReadResult result = read_all({std::istreambuf_iterator<char>(file), {}}, path.filename().string());
    REQUIRE(result.only().diagrams.size() == 1);
    const Diagram& diagram = result.only().diagrams[0];
    CHECK(diagram.nodes.size() == expected->second.nodes);
    CHECK(diagram.edges.size() == expected->second.edges);
    CHECK(messages(result.diagnostics) == expected->second.messages);
    REQUIRE(diagram.nodes.size() >= 3);
    CHECK(diagram.nodes[1].label == expected->second.second_label);
    Lines labels;
    for (const DiagramEdge& edge : diagram.edges)
        if (!edge.label.empty())
            labels.push_back(diagram.nodes[edge.source.index].id + ' ' + edge.label + ' ' + diagram.nodes[edge.target.index].id);
    CHECK(labels == Lines{"n0 likes n1", "n0 hates n1", "n1 self n1", name == "g_missing" ? "n1 sym n9" : "n1 sym n2"});
}

}  // namespace

TEST_CASE("Files of others: each of the reference's cases is read as it is meant, and what is odd is told with its line") {
    if (!std::filesystem::exists(reference_cases())) {
        MESSAGE("skipped: no reference material (SKEIN_REFERENCE)");
        return;
    }
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(reference_cases())) {
        if (entry.path().extension() != ".graphml" && entry.path().extension() != ".gexf") continue;
        check_case(entry.path(), entry.path().extension() == ".graphml" ? graphml_cases : gexf_cases);
        ++seen;
    }
    CHECK(seen >= 40);
}
