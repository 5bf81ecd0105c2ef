#include "extract/train/name_data.hpp"

#include "base/error.hpp"

#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace skein;

namespace {

struct File {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("skein-names-" + std::to_string(getpid()));
    explicit File(std::string_view text) { std::ofstream(path, std::ios::binary) << text; }
    ~File() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("names in columns: both ways of marking, comments, documents, labels that do not count") {
    const File iob2(
        "# newdoc id = a\n# text = "
        "x\n1\tAnn\tB-PER\t-\t-\n2\tLee\tI-PER\t-\t-\n3\tX\tB-OTH\t-\t-\n4\ty\tB-O\t-\t-\n\n1\tRome\tB-LOC\t-\t-\n2\tParis\tB-"
        "LOC\t-\t-\n");
    const auto sentences = read_named_columns(iob2.path, NameSet::uner);
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].opens_document);
    CHECK(!sentences[1].opens_document);
    CHECK(sentences[0].tokens == std::vector<std::string>{"Ann", "Lee", "X", "y"});
    REQUIRE(sentences[0].spans.size() == 1);
    CHECK(sentences[0].spans[0].last == 2);
    CHECK(sentences[0].spans[0].types == type_bit(EntityType::Person));
    CHECK((sentences[0].open & type_bit(EntityType::Product)) != 0);
    CHECK((sentences[0].open & type_bit(EntityType::Place)) == 0);
    CHECK(sentences[1].spans.size() == 2);

    const File iob1("-DOCSTART- O\n\nNew I-LOC\nYork I-LOC\nJets I-ORG\nJets B-ORG\n010 I-MISC\n");
    const auto more = read_named_columns(iob1.path, NameSet::wikigold);
    REQUIRE(more.size() == 1);
    REQUIRE(more[0].spans.size() == 4);
    CHECK(more[0].spans[0].last == 2);
    CHECK(more[0].spans[2].first == 3);
    CHECK((more[0].spans[3].types & type_bit(EntityType::Work)) != 0);
}

TEST_CASE("a label that a set should not have is said with its line") {
    const File file("Ann\tB-person\nx\tB-colour\n");
    try {
        (void)read_named_columns(file.path, NameSet::wnut17);
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find(":2") != std::string::npos);
    }
}

TEST_CASE("documents in the form of DocRED: demonyms are groups, overlaps are cut") {
    const File file(R"([{"title":"t","sents":[["The","German","Ann","Lee","of","1999"]],"vertexSet":[
        [{"type":"LOC","pos":[1,2],"sent_id":0,"name":"German"}],[{"type":"PER","pos":[2,4],"sent_id":0,"name":"Ann Lee"}],
        [{"type":"PER","pos":[3,4],"sent_id":0,"name":"Lee"}],[{"type":"TIME","pos":[5,6],"sent_id":0,"name":"1999"}]]}])");
    const auto sentences = read_named_documents(file.path);
    REQUIRE(sentences.size() == 1);
    REQUIRE(sentences[0].spans.size() == 3);
    CHECK(sentences[0].spans[0].types == type_bit(EntityType::Group));
    CHECK(sentences[0].spans[1].last == 4);
    CHECK(sentences[0].spans[2].types == type_bit(EntityType::Time));
    CHECK_THROWS_AS((void)read_named_documents(File("{").path), Error);
}
