#include "cli/join_names.hpp"
#include "extract/resolve/rejoin_names.hpp"
#include "graph/store/graph_file.hpp"
#include "graph/store/sqlite.hpp"
#include "tests/support/describe_graph.hpp"
#include "tests/support/random_corpus.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace skein;
using namespace skein::cli;
using namespace skein::test;

namespace {

using Documents = std::map<std::string, Extraction>;

struct PoolName {
    std::string text;
    EntityType type;
};

// Names that every rule has something to say of: made of few parts, so that they come to be one, ambiguous and apart again.
std::vector<PoolName> name_pool(Random& random, std::size_t size) {
    const std::vector<std::string> given = {"Ada", "William", "Bill",     "Bob",       "Robert",
                                            "A.",  "W.",      "Alexandr", "Alexander", "Lao"};
    const std::vector<std::string> last = {"Berg", "Okafor", "Gao", "Plummer", "Plumer", "gow", "Phillips", "Filips"};
    const std::vector<std::string> makers = {"Acme", "ACME", "acme", "Bolt", "Deep Seek", "DeepSeek", "deep sick", "Nvidia"};
    const std::vector<std::string> models = {"R1", "H800", "V3"};
    const std::vector<std::string> ends = {"", "Inc.", "Corporation", "pump", "pumps", "GmbH", "University"};
    const std::vector<std::string> long_forms = {
        "Parallel Thread Execution", "Public Transport Exchange", "PTX", "ptx", "US", "United States", "UK"};
    std::vector<PoolName> pool;
    while (pool.size() < size) {
        const std::size_t kind = random.below(10);
        if (kind < 3) pool.push_back({random.pick(given) + " " + random.pick(last), EntityType::Person});
        else if (kind < 4) pool.push_back({"Dr. " + random.pick(last), EntityType::Person});
        else if (kind < 5) pool.push_back({random.pick(last), random.one_in(2) ? EntityType::Person : EntityType::Concept});
        else if (kind < 6) pool.push_back({random.pick(makers) + " " + random.pick(models), EntityType::Product});
        else if (kind < 7) pool.push_back({random.pick(models), EntityType::Product});
        else if (kind < 9)
            pool.push_back({random.pick(makers) + (random.one_in(2) ? "" : " " + random.pick(ends)), EntityType::Organization});
        else pool.push_back({random.pick(long_forms), EntityType::Organization});
        if (pool.back().text.back() == ' ') pool.back().text.pop_back();
        if (random.one_in(8)) pool.back().type = all_entity_types[random.below(all_entity_types.size())];
    }
    return pool;
}

// Names that sound alike, about as many as are evidence of something: some more or less of them make that others are joined or
// not.
std::vector<PoolName> names_of_one_sound(Random& random, std::size_t size) {
    constexpr std::string_view vowels = "aeiou";
    std::vector<PoolName> pool;
    while (pool.size() < size) {
        std::string text = random.one_in(6) ? "t" : "T";
        for (const std::string_view consonant : {"r", "l", "nus"}) (text += vowels[random.below(vowels.size())]) += consonant;
        if (std::none_of(pool.begin(), pool.end(), [&](const PoolName& name) { return name.text == text; }))
            pool.push_back({text, random.one_in(9) ? EntityType::Quantity : EntityType::Product});
    }
    return pool;
}

Extraction document(Random& random, const std::vector<PoolName>& pool, const std::string& uri, std::size_t most_sentences = 3) {
    Extraction extraction;
    extraction.document.uri = uri;
    extraction.document.format = "text";
    extraction.document.content_hash = std::to_string(random.next());
    std::uint64_t at = 0;
    for (std::size_t s = 1 + random.below(most_sentences); s > 0; --s) {
        const SentenceId id(extraction.sentences.size());
        Sentence sentence;
        sentence.line = static_cast<std::uint32_t>(id.index() + 1);
        const auto named = [&] {
            const PoolName& name = random.pick(pool);
            const std::uint64_t start = at + sentence.text.size();
            sentence.text += name.text + " ";
            const Participant participant{name.text, {start, start + name.text.size()}, name.text, name.type};
            if (!random.one_in(5)) extraction.mentions.push_back({id, {}, name.text, participant.span, name.text, name.type});
            return participant;
        };
        Statement statement;
        statement.sentence = id;
        statement.subject = named();
        statement.relation = {"uses", "use", {at, at}};
        statement.object = named();
        statement.rule = "verb";
        for (std::size_t c = random.below(3); c > 0; --c) statement.claimants.push_back(random.pick(pool).text);
        sentence.span = {at, at + sentence.text.size()};
        at = sentence.span.end + 1;
        extraction.sentences.push_back(std::move(sentence));
        extraction.statements.push_back(std::move(statement));
    }
    if (random.one_in(4))
        extraction.merges.push_back(
            {"PTX", random.one_in(2) ? "Parallel Thread Execution" : "Public Transport Exchange", MergeReason::acronym, {}});
    return extraction;
}

std::vector<Extraction> all_of(const Documents& corpus) {
    std::vector<Extraction> documents;
    for (const auto& [uri, document] : corpus) documents.push_back(document);
    return documents;
}

// All that is kept of names, as whoever asks with SQL sees it.
std::string names_in(const std::filesystem::path& path) {
    const store::Database database(path, store::Database::Access::read, path.string());
    std::string text;
    for (const char* sql :
         {"SELECT name.text, entity.type, entity.mentions FROM entity JOIN name USING (id) ORDER BY 1",
          "SELECT name.text, goes_by.text, name.participants + name.nodes "
          "+ name.alone FROM name JOIN name AS goes_by ON goes_by.id = "
          "name.entity ORDER BY 1",
          "SELECT alias, entity, reason FROM joined ORDER BY 1",
          "SELECT long_form, acronym, definitions FROM acronym ORDER BY 1, 2",
          "SELECT link, name.text, 0 FROM name_link JOIN name ON name.id = name ORDER BY 1, 2",
          "SELECT DISTINCT claimant.hash, claim.chain, claim.names FROM claimant JOIN claim ON claim.id = claimant.claim WHERE "
          "claim.id IN (SELECT claim FROM statement) ORDER BY 1, 2, 3"}) {
        auto query = database.query(sql);
        const auto value = [&](int column) {
            return query.is_integer(column) ? std::to_string(query.integer(column)) : std::string(query.text(column));
        };
        while (query.step()) ((((text += value(0)) += '|') += value(1)) += '|') += value(2) + "\n";
    }
    return text;
}

std::string first_difference(const std::string& one, const std::string& other) {
    const auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const auto line = [](const std::string& text, std::string::const_iterator at) {
        const auto start = std::find(std::make_reverse_iterator(at), text.rend(), '\n').base();
        return std::string(start, std::find(at, text.end(), '\n'));
    };
    return line(one, a) + "  <>  " + line(other, b);
}

}  // namespace

TEST_CASE("names joined anew where they changed are joined as all together") {
    const TemporaryFolder folder;
    std::size_t some = 0, all = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::vector<PoolName> pool = name_pool(random, 4 + random.below(60));
        std::vector<Decision> decisions;
        if (random.one_in(3)) decisions.push_back({Decision::Kind::same, random.pick(pool).text, random.pick(pool).text});
        Documents corpus;
        for (std::size_t d = 0; d < 12; ++d)
            corpus.emplace("d" + std::to_string(d), document(random, pool, "d" + std::to_string(d)));
        save_graph(join_documents(all_of(corpus), decisions), folder / "g.skein", name_rules());
        for (int round = 0; round < 4; ++round) {
            CAPTURE(round);
            GraphUpdate update(folder / "g.skein", name_rules());
            for (std::size_t edits = 1 + random.below(3); edits > 0; --edits) {
                const std::string uri = "d" + std::to_string(random.below(14));
                if (random.one_in(3) && corpus.contains(uri)) {
                    corpus.erase(uri);
                    update.remove(uri);
                } else {
                    corpus[uri] = document(random, pool, uri);
                    update.put(corpus[uri]);
                }
            }
            ++(join_names(update) ? some : all);
            update.close();
            const FrozenGraph expected = join_documents(all_of(corpus), decisions);
            save_graph(expected, folder / "anew.skein", name_rules());
            const std::string edited = names_in(folder / "g.skein"), anew = names_in(folder / "anew.skein");
            if (edited != anew) MESSAGE(first_difference(edited, anew));
            REQUIRE((edited == anew));
            REQUIRE(describe(load_graph(folder / "g.skein")) == describe(expected));
        }
    }
    CHECK(some == 240);
    CHECK(all == 0);
}

TEST_CASE("names of a crowd that sounds alike are joined anew as all together") {
    const TemporaryFolder folder;
    std::size_t some = 0, rounds = 0;
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::vector<PoolName> pool = names_of_one_sound(random, 60 + random.below(60));
        const std::size_t most_sentences = 6 + random.below(30);
        Documents corpus;
        for (std::size_t d = 0; d < 12; ++d)
            corpus.emplace("d" + std::to_string(d), document(random, pool, "d" + std::to_string(d), most_sentences));
        save_graph(join_documents(all_of(corpus), {}), folder / "g.skein", name_rules());
        for (int round = 0; round < 4; ++round) {
            CAPTURE(round);
            GraphUpdate update(folder / "g.skein", name_rules());
            const std::string uri = "d" + std::to_string(random.below(12));
            corpus[uri] = document(random, pool, uri, random.one_in(2) ? 2 : most_sentences);
            update.put(corpus[uri]);
            if (join_names(update)) ++some;
            ++rounds;
            update.close();
            const FrozenGraph expected = join_documents(all_of(corpus), {});
            save_graph(expected, folder / "anew.skein", name_rules());
            const std::string edited = names_in(folder / "g.skein"), anew = names_in(folder / "anew.skein");
            if (edited != anew) MESSAGE(first_difference(edited, anew));
            REQUIRE((edited == anew));
        }
    }
    CHECK(some == rounds);
}

// Joins all names, though it is known which of them changed: what is written is what joining some gives.
TEST_CASE("names that are all joined anew are written where they changed") {
    const TemporaryFolder folder;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::vector<PoolName> pool = name_pool(random, 4 + random.below(60));
        Documents corpus;
        for (std::size_t d = 0; d < 8; ++d)
            corpus.emplace("d" + std::to_string(d), document(random, pool, "d" + std::to_string(d)));
        save_graph(join_documents(all_of(corpus), {}), folder / "g.skein", name_rules());
        for (int round = 0; round < 4; ++round) {
            CAPTURE(round);
            GraphUpdate update(folder / "g.skein", name_rules());
            for (std::size_t edits = 1 + random.below(3); edits > 0; --edits) {
                const std::string uri = "d" + std::to_string(random.below(8));
                corpus[uri] = document(random, pool, uri);
                update.put(corpus[uri]);
            }
            join_all_names(update, {});
            update.close();
            save_graph(join_documents(all_of(corpus), {}), folder / "anew.skein", name_rules());
            const std::string edited = names_in(folder / "g.skein"), anew = names_in(folder / "anew.skein");
            if (edited != anew) MESSAGE(first_difference(edited, anew));
            REQUIRE((edited == anew));
        }
    }
}

TEST_CASE("names are joined all at once where what changed is not known") {
    const TemporaryFolder folder;
    Random random(5);
    const std::vector<PoolName> pool = name_pool(random, 20);
    const auto next = [&] { return document(random, pool, "a"); };
    save_graph(join_documents({next()}, {}), folder / "g.skein");
    const auto joined = [&](GraphUpdate& update) {
        update.put(next());
        const bool some = join_names(update).has_value();
        update.close();
        return some;
    };
    GraphUpdate without_index(folder / "g.skein", name_rules());
    CHECK_FALSE(joined(without_index));
    GraphUpdate with_index(folder / "g.skein", name_rules());
    CHECK(joined(with_index));
    {
        GraphUpdate stopped(folder / "g.skein", name_rules());
        stopped.put(next());
    }
    GraphUpdate after_that(folder / "g.skein", name_rules());
    CHECK_FALSE(joined(after_that));
    NameRules other = name_rules();
    other.version = "another program";
    GraphUpdate by_others(folder / "g.skein", other);
    CHECK_FALSE(joined(by_others));
}
