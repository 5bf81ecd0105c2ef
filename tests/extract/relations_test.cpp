// What is said, of what, by whom.

#include "extract/relations/rules.hpp"
#include "tests/extract/extracted.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace skein;
using namespace skein::test;

TEST_CASE("a verb with its subject and its objects") {
    const Extraction found = extract("Zetacorp released two engines, \"Vega-1\" and \"Vega-2\", in 2021.");
    INFO(all(found));
    CHECK(find(found, "Zetacorp | release | Vega-1") != nullptr);
    CHECK(find(found, "Zetacorp | release | Vega-2") != nullptr);
}

TEST_CASE("a second verb has the first one's subject") {
    const Extraction found = extract("Zetacorp bought Lumen and uses the Vega platform.");
    INFO(all(found));
    CHECK(find(found, "Zetacorp | buy | Lumen") != nullptr);
    CHECK(find(found, "Zetacorp | use | Vega") != nullptr);
}

TEST_CASE("the noun that counts is what is counted") {
    CHECK(find(extract("Zetacorp bought a large number of Nvidia chips."), "Zetacorp | buy | Nvidia chips") != nullptr);
    Extraction found = extract("Firms like Meta, headed by Mark Zuckerberg, use it.");
    INFO(all(found));
    CHECK(find(found, "Meta | be headed by | Mark Zuckerberg") != nullptr);
    found = extract("Lumen, which is led by Jane Roe, sold lamps.");
    CHECK(find(found, "Lumen | be led by | Jane Roe") != nullptr);
    CHECK(find(found, "Lumen | sell | lamps") != nullptr);
    found = extract("Before Zetacorp grew, Lumen sold lamps.");
    CHECK(find(found, "Lumen | sell | lamps") != nullptr);
    CHECK(find(found, "Zetacorp | sell | lamps") == nullptr);
}

TEST_CASE("what is denied is not said") {
    struct Case {
        const char *text;
        const char *statement;
    };
    for (const Case &each : {Case{"Zetacorp did not copy Lumen.", "not Zetacorp | copy | Lumen"},
                             Case{"Zetacorp no longer relies on Lumen.", "not Zetacorp | rely on | Lumen"},
                             Case{"Zetacorp never used Lumen.", "not Zetacorp | use | Lumen"},
                             Case{"No one copied Lumen.", "not No one | copy | Lumen"},
                             Case{"Zetacorp failed to buy Lumen.", "not Zetacorp | buy | Lumen"},
                             Case{"Zetacorp uses Vega rather than Lumen.", "not Zetacorp | use | Lumen"},
                             Case{"Jane Roe denied that Zetacorp copied Lumen.", "not Zetacorp | copy | Lumen"},
                             Case{"This does not mean that Zetacorp copied Lumen.", "not Zetacorp | copy | Lumen"}}) {
        const Extraction found = extract(each.text);
        INFO(std::string(each.text), "\n", all(found));
        CHECK(find(found, each.statement) != nullptr);
        CHECK(find(found, std::string_view(each.statement).substr(4)) == nullptr);
    }
    CHECK(find(extract("Zetacorp not only bought Lumen."), "Zetacorp | buy | Lumen") != nullptr);
}

TEST_CASE("what may be, what is planned and what is asked") {
    const auto modality = [](const char *text, const char *statement) {
        const Extraction found = extract(text);
        INFO(text, "\n", all(found));
        const Statement *match = find(found, statement);
        REQUIRE(match != nullptr);
        return match->modality;
    };
    CHECK(modality("Zetacorp may have copied Lumen.", "Zetacorp | copy | Lumen") == Modality::possible);
    CHECK(modality("The startup Zetacorp is planning to use Vega.", "Zetacorp | use | Vega") == Modality::planned);
    CHECK(modality("If Zetacorp bought Lumen, prices would rise.", "Zetacorp | buy | Lumen") == Modality::hypothetical);
    CHECK(modality("Did Zetacorp copy Lumen?", "Zetacorp | copy | Lumen") == Modality::questioned);
    CHECK(modality("Zetacorp uses Vega.", "Zetacorp | use | Vega") == Modality::asserted);
}

TEST_CASE("a clause under a verb of speech is the speaker's claim") {
    struct Case {
        const char *text;
        const char *claimant;
    };
    for (const Case &each :
         {Case{"Jane Roe said that Zetacorp uses Vega.", "Jane Roe"},
          Case{"Experts pointed out that Zetacorp uses Vega.", "experts"},
          Case{"According to Jane Roe, Zetacorp uses Vega.", "Jane Roe"},
          Case{"The report argues that Zetacorp uses Vega.", "report"},
          Case{"There are reports that Zetacorp uses Vega.", "reports"},
          Case{"According to engineers who spoke to the paper, Zetacorp uses "
               "Vega.",
               "engineers who spoke to the paper"},
          Case{"Jane Roe talked about engines: Zetacorp uses Vega.", "Jane Roe"}, Case{"I think that Zetacorp uses Vega.", ""}}) {
        const Extraction found = extract(each.text);
        INFO(std::string(each.text), "\n", all(found));
        const Statement *match = find(found, "Zetacorp | use | Vega");
        REQUIRE(match != nullptr);
        CHECK(match->claimant() == each.claimant);
    }
}

TEST_CASE("noun phrases that say something") {
    CHECK(find(extract("The Danish startup Zetacorp grew."), "Zetacorp | be | Danish startup") != nullptr);
    CHECK(find(extract("Jane Roe, CEO of Lumen Labs, resigned."), "Jane Roe | ceo of | Lumen Labs") != nullptr);
    CHECK(find(extract("They like Nvidia's Vega platform."), "Nvidia | own | Vega") != nullptr);
    CHECK(find(extract("They use VTX (Vector Thread Exchange) every day."), "VTX | stand for | Vector Thread Exchange") !=
          nullptr);
    CHECK(find(extract("Former Microsoft engineer Jane Roe spoke."), "Jane Roe | engineer of | Microsoft") != nullptr);
    CHECK(find(extract("A firm called Zetacorp grew."), "Zetacorp | be | A firm") != nullptr);
}

TEST_CASE("a pronoun is resolved where it is plain and keeps its word") {
    const Extraction found = extract("Zetacorp bought Lumen Labs. It uses the Vega platform.");
    INFO(all(found));
    const Statement *match = find(found, "Zetacorp | use | Vega");
    REQUIRE(match != nullptr);
    CHECK(match->subject.text == "It");
    CHECK(find(extract("Zetacorp sells lamps. The report surprised many. It uses "
                       "the Vega platform."),
               "Zetacorp | use | Vega") == nullptr);
}

TEST_CASE("a drawn edge is a statement with its line as evidence") {
    Document document = document_of({{BlockKind::paragraph, "Nvidia sells the Nvidia H800 chips."}});
    Diagram diagram;
    diagram.format = "mermaid";
    diagram.nodes.resize(2);
    diagram.nodes[0].id = "A";
    diagram.nodes[0].label = "Nvidia h800 GPUs";
    diagram.nodes[1].id = "B";
    diagram.nodes[1].label = "Fast\nTraining";
    diagram.edges.resize(2);
    diagram.edges[0].target.index = 1;
    diagram.edges[0].label = "Allows";
    diagram.edges[1].source.index = 1;
    diagram.edges[1].attributes = {{"relation", "need"}, {"polarity", "negated"}, {"claimants", "Ann;Bob"}};
    document.diagrams.push_back(diagram);
    const Extraction found = extract(document);
    INFO(all(found));
    CHECK(found.diagrams[0].nodes[0].entity == "H800");
    const Statement *drawn = find(found, "H800 | allows | Fast Training");
    REQUIRE(drawn != nullptr);
    CHECK(drawn->rule == "diagram");
    const Statement *given = find(found, "not Fast Training | need | H800");
    REQUIRE(given != nullptr);
    CHECK(given->claimants == std::vector<std::string>{"Ann", "Bob"});
}

namespace {

// The words of every statement stand in the text at their offsets.
void check_words(const Extraction &extraction, const std::string &bytes) {
    const auto at = [&](ByteSpan span) {
        return bytes.substr(static_cast<std::size_t>(span.start), static_cast<std::size_t>(span.size()));
    };
    for (const Statement &statement : extraction.statements) {
        if (statement.rule == "diagram") continue;
        INFO(shown(statement));
        REQUIRE(statement.relation.span.end <= bytes.size());
        CHECK(at(statement.subject.span) == statement.subject.text);
        if (statement.object) CHECK(at(statement.object->span) == statement.object->text);
        for (const Argument &argument : statement.arguments) CHECK(at(argument.participant.span) == argument.participant.text);
        const std::string relation = at(statement.relation.span);
        if (relation.empty()) {  // said by no word
            CHECK(!statement.relation.text.empty());
            continue;
        }
        std::istringstream words(statement.relation.text);
        std::size_t from = 0;
        for (std::string word; words >> word;) {
            const std::size_t found = relation.find(word, from);
            REQUIRE(found != std::string::npos);
            from = found + word.size();
        }
        // A judgement denies what was said in a sentence before it.
        if (statement.rule != "denial")
            CHECK(extraction.sentences[statement.sentence.index()].span.contains(statement.subject.span));
    }
}

}  // namespace

TEST_CASE("the words of every statement stand in the source") {
    const std::vector<Part> parts = {{BlockKind::heading, "Lumen Speaks"},
                                     {BlockKind::paragraph,
                                      "Jane Roe said that Zetacorp, a maker of lamps, didn't copy Lumen (it "
                                      "sold Vega) and \"used\" Oslo\u2019s lamps."}};
    const Document document = document_of(parts);
    check_words(extract(document), std::string(document.source->text()));
}

TEST_CASE("the words of every statement of the reference documents stand in them") {
    const char *given = std::getenv("SKEIN_REFERENCE");
    const std::filesystem::path folder =
        (given != nullptr ? std::filesystem::path(given) : std::filesystem::path(SKEIN_SOURCE_DIR) / ".." / "shared") / "seeds";
    if (!std::filesystem::is_directory(folder)) {
        MESSAGE("skipped: no reference documents at " << folder.string());
        return;
    }
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        const Document document = document_of({{BlockKind::paragraph, bytes.str()}});
        const Extraction found = extract(document);
        CHECK(found.statements.size() > 10);
        check_words(found, bytes.str());
    }
}

TEST_CASE("clauses that share a subject or an object") {
    struct Case {
        const char *text;
        const char *statement;
    };
    for (const Case &each :
         {Case{"The company Zetacorp, which makes lamps, bought Lumen.", "Zetacorp | make | lamps"},
          Case{"Zetacorp bought Lumen, causing a crisis.", "Zetacorp | cause | a crisis"},
          Case{"The firm makes and sells lamps.", "The firm | make | lamps"},
          Case{"The firm makes and sells lamps.", "The firm | sell | lamps"},
          Case{"The report shows the lamps that Zetacorp sold.", "Zetacorp | sell | the lamps"},
          Case{"Jane Roe asked the workers to leave Oslo.", "the workers | leave | Oslo"},
          Case{"Zetacorp posed a challenge to companies that rely on lamps.", "companies | rely on | lamps"},
          Case{"Zetacorp has made its engines available.", "Zetacorp | make | its engines"},
          Case{"Prices rose sharply.", "Prices | rise | sharply"}}) {
        const Extraction found = extract(each.text);
        INFO(std::string(each.text), "\n", all(found));
        CHECK(find(found, each.statement) != nullptr);
    }
}

TEST_CASE("a passive with its agent is told from both sides") {
    const Extraction found = extract("Lumen Labs was bought by Zetacorp in 2020.");
    INFO(all(found));
    CHECK(find(found, "Lumen Labs | be bought by | Zetacorp") != nullptr);
    CHECK(find(found, "Zetacorp | buy | Lumen Labs") != nullptr);
}

TEST_CASE("further arguments keep their roles") {
    const Extraction found = extract("Zetacorp sold lamps to Lumen for $5 million in 2020.");
    INFO(all(found));
    const Statement *sale = find(found, "Zetacorp | sell | lamps");
    REQUIRE(sale != nullptr);
    const auto role = [&](std::string_view text) -> std::string {
        for (const Argument &argument : sale->arguments) {
            if (argument.participant.text == text) return std::string(name_of(argument.role));
        }
        return "none";
    };
    CHECK(role("to Lumen") == "recipient");
    CHECK(role("for $5 million") == "cost");
    CHECK(role("in 2020") == "time");
    CHECK(find(found, "Zetacorp | sell to | Lumen") != nullptr);
}

TEST_CASE("a quotation goes on after its speaker was named") {
    const Extraction found = extract("\"The lamps are old,\" Jane Roe said. \"The firm sells lamps.\"");
    INFO(all(found));
    const Statement *match = find(found, "The firm | sell | lamps");
    REQUIRE(match != nullptr);
    CHECK(match->claimant() == "Jane Roe");
}

TEST_CASE("who calls a claim wrong contradicts whose it is") {
    const Extraction found = extract("According to Jane Roe, the arguments in John Doe's video are mistaken.");
    INFO(all(found));
    CHECK(find(found, "Jane Roe | contradict | John Doe") != nullptr);
}

TEST_CASE("a chain of claimants is kept, and only people and papers claim") {
    const Extraction found = extract("Jane Roe said that John Doe denied that Zetacorp copied Lumen.");
    INFO(all(found));
    const Statement *match = find(found, "not Zetacorp | copy | Lumen");
    REQUIRE(match != nullptr);
    CHECK(match->claimants == std::vector<std::string>{"Jane Roe", "John Doe"});
    const Extraction idea = extract("They like the idea that Zetacorp copied Lumen.");
    INFO(all(idea));
    const Statement *copied = find(idea, "Zetacorp | copy | Lumen");
    REQUIRE(copied != nullptr);
    CHECK(copied->claimants.empty());
    CHECK(copied->modality == Modality::possible);
}

TEST_CASE("rules can be switched off") {
    const Document document = document_of({{BlockKind::paragraph, "Zetacorp sold lamps and bought Lumen."}});
    Diagnostics diagnostics;
    const Pipeline pipeline(all_rules & ~bit(RuleFamily::shared_subjects));
    const Extraction found = pipeline.process(document, diagnostics);
    CHECK(find(found, "Zetacorp | sell | lamps") != nullptr);
    CHECK(find(found, "Zetacorp | buy | Lumen") == nullptr);
    for (const std::string_view name : rule_family_names()) CHECK(!name.empty());
}

TEST_CASE("a verb that the parser hung on its subject's name takes its place in the tree") {
    // The parser takes "Lopolhul" for the root here and hangs the verb on it.
    const Extraction found = extract("Lopolhul Labs supplies Lobrigar Group.");
    CHECK_MESSAGE(find(found, "Lopolhul Labs | supply | Lobrigar Group") != nullptr, all(found));
}

TEST_CASE("documents that are read together say what each says alone") {
    std::vector<Document> documents;
    for (const char *text :
         {"Zetacorp bought Lumen. It sold lamps in Oslo.", "", "Jane Roe said that Microsoft copied Nokia. The firm denied it.",
          "lamps", "DeepSeek used PTX (Parallel Thread Execution) for its chips in 2024."}) {
        documents.push_back(document_of({{BlockKind::paragraph, text}, {BlockKind::speech, std::string("and ") + text}}));
    }
    const Pipeline pipeline;
    std::vector<Diagnostics> findings(documents.size());
    const std::vector<Extraction> together = pipeline.process(documents, findings);
    REQUIRE(together.size() == documents.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
        const Extraction alone = extract(documents[d]);
        CHECK(all(together[d]) == all(alone));
        CHECK(together[d].mentions.size() == alone.mentions.size());
        CHECK(together[d].sentences.size() == alone.sentences.size());
    }
    CHECK(pipeline.process(std::span<const Document>(), {}).empty());
}
