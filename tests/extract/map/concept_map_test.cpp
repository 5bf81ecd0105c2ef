#include "extract/map/concept_map.hpp"

#include "extract/map/concept_phrase.hpp"
#include "tests/extract/extracted.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

using namespace skein;

namespace {

std::string label_of(std::string_view text) {
    const auto phrase = concept_phrase(text);
    return phrase ? phrase->label : "";
}

// "Acme -bypasses-> CUDA", a line an arrow; boxes as "[…]", "(…)" and "{…}".
std::string drawn(const Diagram& map) {
    const auto box = [&](DiagramEndpoint end) {
        const DiagramNode& node = map.nodes[end.index];
        if (node.shape == NodeShape::diamond) return "{" + node.label + "}";
        return node.shape == NodeShape::rounded ? "(" + node.label + ")" : "[" + node.label + "]";
    };
    std::string lines;
    for (const DiagramEdge& edge : map.edges) lines += box(edge.source) + " " + edge.label + " " + box(edge.target) + "\n";
    return lines;
}

Diagram map_of(const std::string& text, std::size_t concepts = 20) {
    return concept_map({test::extract(test::document_of({{BlockKind::paragraph, text}}))}, {concepts});
}

}  // namespace

TEST_CASE("A concept is labelled as a person would write it") {
    CHECK(label_of("the really advanced pipeline algorithms") == "Advanced Pipeline Algorithms");
    CHECK(label_of("an \u201Carms race\u201D") == "Arms Race");
    CHECK(label_of("those massive server farms that nobody needs") == "Massive Server Farms");
    CHECK(label_of("its use of GPUs (all of them)") == "Use of GPUs");
    CHECK(label_of("even more demand for powerful hardware and it's a valid worry") == "More Demand for Powerful Hardware");
    for (const char* nothing :
         {"", "it", "the thing", "these things", "20", "you cannot escape", "Acme Copied Zeta", "a lot", "( )", "the", "larger"})
        CHECK_MESSAGE(label_of(nothing).empty(), nothing);
    CHECK(concept_phrase("a staggering 671 billion parameters")->number == "671 Billion Parameters");
    CHECK(concept_phrase("efficient models")->words == concept_phrase("the efficient model")->words);
}

TEST_CASE("An arrow says its relation as the sentence would") {
    CHECK(arrow_words("rely on", false, false) == "relies on");
    CHECK(arrow_words("rely on", true, true) == "do not rely on");
    CHECK(arrow_words("lead to", false, false, "could") == "could lead to");
    CHECK(arrow_words("be based on", false, true) == "is not based on");
    CHECK(arrow_words("reach", false, false) == "reaches");
    CHECK(arrow_words("have", false, false) == "has");
}

TEST_CASE("Statements become arrows, what may come a diamond, what the best known does a group") {
    const Diagram map = map_of(
        "Lumenia uses copper coils to cut energy losses. Lumenia bought "
        "Oskwell. Lumenia's breakthrough could lead to a price war. "
        "Lumenia could attract new customers.");
    const std::string lines = drawn(map);
    CHECK_MESSAGE(lines.find("[Lumenia] uses [Copper Coils]") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Copper Coils] to (Cut Energy Losses)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("could lead to {Price War}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] could {Attract New Customers}") != std::string::npos, lines);
    REQUIRE(map.groups.size() == 1);
    CHECK(map.groups[0].nodes.size() >= 3);
    CHECK(map.groups[0].nodes.size() < map.nodes.size());
    for (const DiagramEdge& edge : map.edges) {
        CHECK(edge.line == 1);
        CHECK(edge.span.start < edge.span.end);
    }
}

TEST_CASE("Phrases of one entity, and those that tell more of the same thing, are one box") {
    const Diagram map = map_of(
        "Lumenia sells the Vexa engine. Oskwell bought the Vexa. Lumenia has an unusual strategy. The strategy could attract new "
        "customers.");
    CHECK_MESSAGE(std::count_if(map.nodes.begin(), map.nodes.end(),
                                [](const DiagramNode& node) { return node.label.find("Vexa") != std::string::npos; }) == 1,
                  drawn(map));
    CHECK_MESSAGE(std::count_if(map.nodes.begin(), map.nodes.end(),
                                [](const DiagramNode& node) { return node.label.find("Strategy") != std::string::npos; }) == 1,
                  drawn(map));
}

TEST_CASE("What is to be chosen is a diamond that both ways lead to; one rather than the other is dotted") {
    const Diagram map = map_of(
        "The town is at a crossroads for public transport. It must choose between cheap buses and a new tram. "
        "The council prefers cheap buses rather than longer roads.");
    const std::string lines = drawn(map);
    CHECK_MESSAGE(lines.find("[Cheap Buses] choice {Crossroads for Public Transport}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[New Tram] choice {Crossroads for Public Transport}") != std::string::npos, lines);
    const auto contrast =
        std::find_if(map.edges.begin(), map.edges.end(), [](const DiagramEdge& edge) { return edge.label == "rather than"; });
    REQUIRE(contrast != map.edges.end());
    CHECK(contrast->stroke == EdgeStroke::dotted);
}

TEST_CASE("Whether to do one thing or another is a choice, too") {
    const std::string lines =
        drawn(map_of("The council must decide whether to build a new tram or to buy cheap buses. "
                     "Nobody knows whether to close old mills or not."));
    CHECK_MESSAGE(lines.find("[Build New Tram] choice {Choice}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Buy Cheap Buses] choice {Choice}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("Close Old Mills] choice") == std::string::npos, lines);
}

TEST_CASE("Conditions and reasons are arrows between clauses, and what 'it' could do belongs to what was spoken of") {
    const std::string lines =
        drawn(map_of("Lumenia built a new factory. It could open up the trade for young engineers. "
                     "If copper prices rise, small firms leave the market. Customers complain because the lamps break."));
    CHECK_MESSAGE(lines.find("{Copper Prices Rise} if so (Small Firms Leave Market)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lamps Break] is why (Customers Complain)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] could {Open Up Trade for Young Engineers}") != std::string::npos, lines);
}

TEST_CASE("An arrow names who says it, and a possible thing keeps its modal word") {
    const std::string lines =
        drawn(map_of("Ines Okafor said that Lumenia bypasses the old network. Lumenia may attract new customers."));
    CHECK_MESSAGE(lines.find("[Lumenia] bypasses (Ines Okafor) (Old Network)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] may {Attract New Customers}") != std::string::npos, lines);
}

TEST_CASE("What may come of something is not drawn from who did it, too") {
    const std::string lines =
        drawn(map_of("Lumenia achieved a breakthrough. Lumenia's breakthrough could lower prices. Lumenia could lower prices. "
                     "Lumenia could raise wages."));
    CHECK_MESSAGE(lines.find("[Lumenia] achieves [Lumenia's Breakthrough]") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia's Breakthrough] could {Lower Prices}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] could {Lower Prices}") == std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] could {Raise Wages}") != std::string::npos, lines);
}

TEST_CASE("What speaks of the text itself is left out, and what competes is one arrow") {
    const std::string lines = drawn(map_of(
        "The article describes cheap lamps. Lumenia sells cheap lamps. The competition between Lumenia and Oskwell grows."));
    CHECK_MESSAGE(lines.find("Article") == std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] competes with (Oskwell)") != std::string::npos, lines);
}

TEST_CASE("A map is one picture: what lies apart is tied in or left out, unless there is little in all") {
    const Diagram small = map_of("Lumenia sells copper coils. A farmer feeds old goats.");
    CHECK_MESSAGE(drawn(small).find("(Old Goats)") != std::string::npos, drawn(small));
    const Diagram map = map_of(
        "Lumenia sells copper coils. Copper coils save energy. Lumenia hired Mara Quist. Mara Quist founded Oskwell. "
        "A farmer feeds old goats. Oskwell buys copper coils. Oskwell owns three mills. Lumenia trains young engineers. "
        "Young engineers repair steam pumps. Oskwell sued Hartmoor. Hartmoor sells steam pumps. Lumenia rents a tall tower. "
        "Hartmoor hired Ines Okafor. Ines Okafor wrote two books. Oskwell dug deep wells.");
    CHECK(map.nodes.size() > 10);
    std::vector<std::size_t> part(map.nodes.size());
    for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
    for (std::size_t round = 0; round < part.size(); ++round)
        for (const DiagramEdge& edge : map.edges)
            part[edge.source.index] = part[edge.target.index] = std::min(part[edge.source.index], part[edge.target.index]);
    CHECK_MESSAGE(std::count(part.begin(), part.end(), 0) == static_cast<std::ptrdiff_t>(part.size()), drawn(map));
}

TEST_CASE("What some say and others deny is drawn with every voice") {
    const Diagram map = map_of(
        "Ines Okafor said that Lumenia bypasses the Vexa network. Jonas Feld denied that Lumenia bypasses the Vexa network. "
        "Lumenia sells copper coils.");
    const std::string lines = drawn(map);
    CHECK_MESSAGE(lines.find("bypasses (Ines Okafor)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("does not bypass (Jonas Feld)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("bypasses (Ines Okafor)\ndoes not bypass (Jonas Feld)") != std::string::npos, lines);
    for (const DiagramEdge& edge : map.edges)
        CHECK((edge.stroke == EdgeStroke::dotted) == (edge.label.find('\n') != std::string::npos));
}

TEST_CASE("What a thing is said to be, to cost and to become stands in its box and on its arrow") {
    const std::string lines = drawn(map_of(
        "Lumenia is a Danish lamp maker. Lumenia developed its first lamp for only $20 million. The new coils make Lumenia more "
        "efficient. Lumenia has been much cheaper to run than Oskwell."));
    CHECK_MESSAGE(lines.find("[Lumenia] is (Danish Lamp Maker)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("(First Lamp ($20 Million))") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[New Coils] make more efficient [Lumenia]") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("(Much Cheaper to Run than Oskwell)") != std::string::npos, lines);
}

TEST_CASE("What is done so that something can be done leads there, and one clause follows from another") {
    const std::string lines =
        drawn(map_of("Lumenia uses new pumps so it can supply dry fields. Prices rose, so many farmers sold old tractors. "
                     "Winter storms destroyed the harvest. Therefore, small mills closed their gates."));
    CHECK_MESSAGE(lines.find("[New Pumps] to {Supply Dry Fields}") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Prices Rise] so (Many Farmers Sell Old Tractors)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Winter Storms Destroy Harvest] so (Small Mills Close Gates)") != std::string::npos, lines);
}

TEST_CASE("What is said of a thing under another name is said of it, and its owner is named") {
    const std::string lines =
        drawn(map_of("The review presents Lumenia's bold approach as an experiment that challenges old habits of the trade. "
                     "Lumenia has an unusual "
                     "approach. Their approach could attract young engineers."));
    CHECK_MESSAGE(lines.find("challenges (Old Habits of the Trade)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("Experiment") == std::string::npos, lines);
    CHECK_MESSAGE(lines.find("Unusual Approach") == std::string::npos, lines);  // one with the bold one
}

TEST_CASE("Words that name nothing, broken trees and the writer's own affairs are not drawn") {
    for (const std::string nothing :
         {"three", "two hundred", "feels tired", "Acme ignited", "another way to grow crops one", "low-cost"})
        CHECK_MESSAGE(label_of(nothing).empty(), nothing);
    CHECK(label_of("a film titled Old Snow") == "Film");
    CHECK(label_of("new llms for gpus") == "New LLMs for GPUs");
    CHECK(label_of("a new app") == "New App");
    CHECK(label_of("one of the old mills") == "Old Mill");
    CHECK(label_of("through deep understanding") == "Deep Understanding");
    CHECK(label_of("the smaller lamps privately") == "Smaller Lamps");
    CHECK(core_of(*concept_phrase("copper coils for lamps"))->label == "Copper Coils");
    CHECK(!core_of(*concept_phrase("the speed of light")));
    CHECK(of_owner("Acme", "work") == "Acme's Work");
    CHECK(of_owner("developers", "work") == "Developers' Work");
    CHECK(!is_plural("performance of lamps"));
    CHECK(is_plural("lamps of the town"));
    CHECK(is_plural("lamps sold by the town"));
    CHECK(label_of("bold action\u2014even by the town") == "Bold Action");
    const std::string lines =
        drawn(map_of("Few farmers own red tractors. Lumenia reminds old customers. Lumenia sells copper coils."));
    CHECK_MESSAGE(lines.find("Tractors") == std::string::npos, lines);
    CHECK_MESSAGE(lines.find("Customers") == std::string::npos, lines);
}

TEST_CASE("What somebody is accused of is the accuser's word, and what is likened is not the thing itself") {
    const std::string lines = drawn(
        map_of("Ines Okafor accused Lumenia of copying the Vexa engine. Oskwell is hailed as the new Lumenia. Mara Quist, CEO of "
               "Oskwell, sold old mills."));
    CHECK_MESSAGE(lines.find("copies (Ines Okafor)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("is hailed as (New Lumenia)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("CEO of") != std::string::npos, lines);
}

TEST_CASE("Arrows agree with what they leave, and say degrees and states as the sentence does") {
    const std::string lines = drawn(map_of(
        "Hackers attacked Lumenia. Lumenia is more important than Oskwell. Lumenia remains fully committed to cheap lamps. "
        "The speed of the lamps pleases old customers. Lumenia holds the lamps in water for a couple of hours."));
    CHECK_MESSAGE(lines.find("[Hackers] attack [Lumenia]") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] is more important than (Oskwell)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] remains committed to (Cheap Lamps)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("pleases (Old Customers)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("Hours") == std::string::npos, lines);
}

TEST_CASE("The frame holds what is said of the best known and its things, not what is denied or claimed") {
    const Diagram map = map_of(
        "Lumenia sells copper coils. Lumenia bought Oskwell. Lumenia has steam pumps. Lumenia does not own tall towers. Ines "
        "Okafor said "
        "that Lumenia copied the Vexa engine. Lumenia's breakthrough reduces old losses.");
    REQUIRE(map.groups.size() == 1);
    CHECK(map.groups[0].title == "About Lumenia");
    std::string inside;
    for (const std::uint32_t node : map.groups[0].nodes) inside += map.nodes[node].label + "|";
    CHECK_MESSAGE(inside.find("Copper Coils|") != std::string::npos, inside);
    CHECK_MESSAGE(inside.find("Old Losses|") != std::string::npos, inside);
    CHECK_MESSAGE(inside.find("Tall Towers|") == std::string::npos, inside);
    CHECK_MESSAGE(inside.find("Vexa") == std::string::npos, inside);
}

TEST_CASE("What a participle behind a comma says is said of the whole phrase before it") {
    const std::string lines = drawn(map_of("The unusual plan for the town, saving money and time, pleases the council."));
    CHECK_MESSAGE(lines.find("[Unusual Plan for the Town] saves (Money)") != std::string::npos, lines);
}

TEST_CASE("What is thought to be so keeps its word, and what cannot be is not said to be left undone") {
    const std::string lines = drawn(map_of("Lumenia likely has copper coils. Lumenia cannot use steam pumps."));
    CHECK_MESSAGE(lines.find("[Lumenia] likely has (Copper Coils)") != std::string::npos, lines);
    CHECK_MESSAGE(lines.find("[Lumenia] cannot use (Steam Pumps)") != std::string::npos, lines);
}

TEST_CASE("Limits: odd characters, very long sentences and very many sentences") {
    CHECK(map_of(std::string(100'000, 'a')).nodes.empty());
    std::string one = "Lumenia sells ";
    for (int i = 0; i < 3'000; ++i) one += "very ";
    CHECK(map_of(one + "old lamps.").nodes.size() <= 20);
    CHECK(with_acronyms("").empty());
    CHECK(with_acronyms("ceo of") == "CEO of");
    CHECK(label_of("one of the \u0130\u0130\u0130s").starts_with("\u0130\u0130\u0130"));
    CHECK(label_of("one of the \xFF\xFEs").find('\0') == std::string::npos);
    const Diagram map = map_of("Lumenia sells \u202Eodd\u202C \"lamps\" | [red] {x}. Lumenia bought <b>Oskwell</b> & co.");
    for (const DiagramNode& node : map.nodes) CHECK(!node.label.empty());
}

TEST_CASE("A map keeps to its size, is the same each time, and is empty where nothing is said") {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += "Lumenia sells product" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + " lamps. ";
    const Diagram map = map_of(text, 10);
    CHECK(map.nodes.size() <= 10);
    CHECK(map.nodes.size() > 3);
    CHECK(drawn(map) == drawn(map_of(text, 10)));
    CHECK(map_of("").nodes.empty());
    CHECK(map_of("Well. Yes, and so on.").nodes.empty());
    CHECK(concept_map({}).nodes.empty());
}
