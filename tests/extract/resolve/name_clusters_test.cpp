#include "extract/resolve/name_clusters.hpp"

#include "extract/resolve/sound.hpp"
#include "tests/support/random_corpus.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace skein;
using enum EntityType;

namespace {

NameFacts name(std::string text, EntityType type, std::uint32_t count = 1) {
    NameFacts facts;
    facts.name = std::move(text);
    facts.votes[static_cast<std::size_t>(type)] = count;
    facts.count = count;
    facts.careful = form_of(facts.name).casing == 2;
    return facts;
}

// "alias > name: reason" for each name that was joined, in order.
std::string joined(std::vector<NameFacts> names, std::vector<Decision> decisions = {}, bool within_document = false) {
    const NameProblem problem{std::move(names), std::move(decisions), within_document, {}};
    const std::vector<NameAnswer> answers = cluster_names(problem);
    std::set<std::string> lines;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i].root != i)
            lines.insert(problem.names[i].name + " > " + problem.names[answers[i].root].name + ": " +
                         std::string(name_of(answers[i].reason)));
    }
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
    return text;
}

}  // namespace

TEST_CASE("spellings of one name are one") {
    CHECK(joined({name("DeepSeek", Organization, 3), name("deep seek", Organization, 9), name("Deep-Seek's", Product)}) ==
          "Deep-Seek's > DeepSeek: spelling; deep seek > DeepSeek: spelling");
    CHECK(joined({name("The Evening Register", Work), name("Evening Register", Organization, 2)}) ==
          "The Evening Register > Evening Register: spelling");
    CHECK(joined({name("Acme Corporation", Organization), name("Acme", Organization)}) == "Acme Corporation > Acme: legal form");
    CHECK(joined({name("Acme pumps", Product), name("Acme pump", Product)}) == "Acme pumps > Acme pump: plural");
    CHECK(joined({name("U.S.", Place), name("United States", Place)}) == "U.S. > United States: acronym");
    CHECK(joined({name("C", Product), name("C++", Product)}).empty());
}

TEST_CASE("a person goes by several names, when only one person does") {
    CHECK(joined({name("Plummer", Person), name("Dave Plummer", Person)}) == "Plummer > Dave Plummer: last name");
    CHECK(joined({name("Plummer", Concept, 4), name("Dave Plummer", Person)}) == "Plummer > Dave Plummer: last name");
    CHECK(joined({name("Plummer", Person), name("Dave Plummer", Person), name("Amy Plummer", Person)}).empty());
    CHECK(joined({name("Professor Huang Lei", Person), name("Huang Lei", Person)}) == "Professor Huang Lei > Huang Lei: title");
    CHECK(joined({name("D. Plummer", Person), name("Dave Plummer", Person)}) == "D. Plummer > Dave Plummer: full name");
    CHECK(joined({name("D. Plummer", Person), name("Dave Plummer", Person), name("Dora Plummer", Person)}).empty());
    CHECK(joined({name("Bill Gates", Person), name("William Gates", Person, 2)}) == "Bill Gates > William Gates: full name");
    CHECK(joined({name("George Bush", Person), name("George W. Bush", Person), name("George H. Bush", Person)}).empty());
    CHECK(joined({name("Lao Gao", Person), name("Lao Li", Person), name("Gao", Person)}) == "Gao > Lao Gao: last name");
    CHECK(joined({name("Dave", Person), name("Dave Plummer", Person)}).empty());
    CHECK(joined({name("Dave", Person), name("Dave Plummer", Person)}, {}, true) == "Dave > Dave Plummer: first name");
}

TEST_CASE("other numbers, types and given names are other things") {
    CHECK(joined({name("H800", Product), name("H100", Product)}).empty());
    CHECK(joined({name("R1", Product), name("R2", Product)}).empty());
    CHECK(joined({name("GPT-4", Product, 9), name("GPT-4o", Product), name("GPT-3", Product)}).empty());
    CHECK(joined({name("World War I", Event, 5), name("World War II", Event)}).empty());
    CHECK(joined({name("Daniel Berger", Person, 9), name("Daniela Berger", Person)}).empty());
    CHECK(joined({name("Maria Lopez", Person, 9), name("Mario Lopez", Person)}).empty());
    CHECK(joined({name("Hendersen", Place), name("Henderson", Person, 9)}).empty());
    CHECK(joined({name("$5 million", Quantity), name("5 Million", Product)}).empty());
    CHECK(joined({name("Plummer", Quantity), name("Dave Plummer", Person)}).empty());
}

TEST_CASE("misheard names are joined when one fits") {
    CHECK(joined({name("deep sick", Concept), name("DeepSeek", Organization, 3)}) == "deep sick > DeepSeek: misheard");
    CHECK(joined({name("kuda", Concept), name("CUDA", Product, 3)}) == "kuda > CUDA: misheard");
    CHECK(joined({name("cudda", Concept), name("CUDA", Product, 3), name("Cudha", Product, 3)}).empty());
    CHECK(joined({name("Zukerberg", Person), name("Zuckerberg", Person, 9)}) == "Zukerberg > Zuckerberg: misheard");
    // Both are written with care, and as often as each other.
    CHECK(joined({name("Andersen", Person, 2), name("Anderson", Person, 2)}).empty());
    CHECK(sounds_like(std::string_view("deepsequent"), std::string_view("deepsekuent")));
    CHECK_FALSE(sounds_like(std::string_view("nvidia"), std::string_view("india")));
    CHECK(sounds_like(std::string_view("ceta"), std::string_view("cota")));
    CHECK_FALSE(sounds_like(std::string_view("ceto"), std::string_view("cota")));
    CHECK(sound_key("phillips") == sound_key("filips"));
    CHECK(sound_key("knight") == sound_key("nite"));
}

TEST_CASE("makers and acronyms lead to one thing, when there is one") {
    CHECK(joined({name("R1", Product), name("DeepSeek-R1", Product), name("DeepSeek", Organization)}) ==
          "R1 > DeepSeek-R1: maker");
    CHECK(joined({name("R1", Product), name("DeepSeek-R1", Product), name("DeepSeek", Organization), name("Rabbit R1", Product),
                  name("Rabbit", Organization)})
              .empty());
    NameFacts meaning = name("Parallel Thread Execution", Concept);
    meaning.defined_as = "ptx";
    CHECK(joined({meaning, name("PTX", Product, 5)}) == "Parallel Thread Execution > PTX: acronym");
    NameFacts other = name("Portable Texas Express", Organization);
    other.defined_as = "ptx";
    CHECK(joined({meaning, other, name("PTX", Product, 5)}).empty());
}

TEST_CASE("no chain joins what is apart") {
    // Each half would fit; together they are two persons.
    CHECK(joined({name("D. Plummer", Person), name("Dave Plummer", Person, 2), name("Dora K. Plummer", Person, 2),
                  name("Plummer", Person)})
              .empty());
    CHECK(joined({name("Plummer", Person), name("Dave Plummer", Person)}, {{Decision::Kind::apart, "Dave Plummer", "Plummer"}})
              .empty());
    CHECK(joined({name("a", Concept), name("b", Concept), name("c", Concept)},
                 {{Decision::Kind::same, "a", "b"}, {Decision::Kind::same, "b", "c"}, {Decision::Kind::apart, "a", "c"}}) ==
          "b > a: decision");
}

TEST_CASE("a person's decision wins") {
    CHECK(joined({name("H800", Product), name("Paris", Place)}, {{Decision::Kind::same, "H800", "paris"}}) ==
          "Paris > H800: decision");
    CHECK(joined({name("DeepSeek", Organization), name("deep seek", Organization)},
                 {{Decision::Kind::apart, "DeepSeek", "Deep Seek"}})
              .empty());
}

TEST_CASE("over random names: order does not matter, and what cannot be one is not made one") {
    const std::vector<std::string> pool = {"Dave Plummer", "D. Plummer", "Plummer",     "David Plummer", "Dora Plummer",
                                           "Amy Plummer",  "DeepSeek",   "deep seek",   "dep seek",      "DeepSeek-R1",
                                           "DeepSeek R2",  "R1",         "R2",          "H800",          "H100",
                                           "NVIDIA H800",  "Nvidia",     "NVIDIA Corp", "CUDA",          "Ceda",
                                           "Coda",         "Lao Gao",    "Lao Li",      "Gao",           "Li",
                                           "Prof. Gao",    "US",         "U.S.",        "United States", "Acme Inc",
                                           "Acme"};
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        test::Random random(seed);
        NameProblem problem;
        problem.within_document = random.one_in(2);
        for (const std::string& text : pool) {
            if (random.one_in(3)) continue;
            problem.names.push_back(name(text, all_entity_types[random.below(3) == 0 ? 9 : random.below(4)],
                                         1 + static_cast<std::uint32_t>(random.below(9))));
        }
        for (std::size_t i = random.below(3); i > 0 && !problem.names.empty(); --i)
            problem.decisions.push_back({random.one_in(2) ? Decision::Kind::same : Decision::Kind::apart,
                                         random.pick(problem.names).name, random.pick(problem.names).name});
        const std::vector<NameAnswer> answers = cluster_names(problem);
        const auto root_of = [](const NameProblem& names, const std::vector<NameAnswer>& found,
                                const std::string& text) -> std::string {
            for (std::size_t i = 0; i < found.size(); ++i)
                if (names.names[i].name == text) return names.names[found[i].root].name;
            return {};
        };
        NameProblem shuffled = problem;
        random.shuffle(shuffled.names);
        random.shuffle(shuffled.decisions);
        const std::vector<NameAnswer> again = cluster_names(shuffled);
        for (const NameFacts& facts : problem.names) {
            CAPTURE(seed);
            CAPTURE(facts.name);
            REQUIRE(root_of(shuffled, again, facts.name) == root_of(problem, answers, facts.name));
        }
        const bool may_be_forced = std::any_of(problem.decisions.begin(), problem.decisions.end(),
                                               [](const Decision& decision) { return decision.kind == Decision::Kind::same; });
        const auto apart = [&](const std::string& one, const std::string& other) {
            const std::string a = root_of(problem, answers, one), b = root_of(problem, answers, other);
            CAPTURE(seed);
            if (!a.empty() && !b.empty()) REQUIRE(a != b);
        };
        if (!may_be_forced) {
            apart("H800", "H100");
            apart("R1", "R2");
            apart("DeepSeek-R1", "DeepSeek R2");
            apart("Lao Gao", "Lao Li");
        }
        for (const Decision& decision : problem.decisions)
            if (decision.kind == Decision::Kind::apart && decision.entity != decision.alias)
                apart(decision.entity, decision.alias);
    }
}
