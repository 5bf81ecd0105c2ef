#include "extract/text/conllu.hpp"

#include "base/error.hpp"
#include "extract/text/analyze.hpp"
#include "tests/support/tiny_model.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

const std::string sample =
    "# newdoc\n"
    "# text = Ann doesn't.\n"
    "1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdoes\tdo\tAUX\tVBZ\t_\t0\troot\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n"
    "3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\t_\t_\tSYM\t_\t_\t_\t_\t_\t_\r\n";

std::string message_of(const std::string& text) {
    try {
        (void)read_conllu(text, "a.conllu");
    } catch (const Error& error) {
        return error.place().file + ":" + std::to_string(error.place().line) + ":" + std::to_string(error.place().column) + ": " +
               error.what();
    }
    return "no error";
}

std::string row(const std::string& id, const std::string& head = "0") {
    return id + "\tx\tx\tX\t_\t_\t" + head + "\troot\t_\t_\n";
}

}  // namespace

TEST_CASE("a treebank is read: comments, words, multiword tokens; empty nodes are skipped") {
    const auto sentences = read_conllu(sample, "a.conllu");
    REQUIRE(sentences.size() == 2);
    const TreebankSentence& first = sentences[0];
    CHECK(first.line == 3);
    CHECK(first.comments == std::vector<std::string>{"newdoc", "text = Ann doesn't."});
    REQUIRE(first.words.size() == 4);
    CHECK(first.words[0].features == "Number=Sing");
    CHECK(first.words[1].features.empty());
    CHECK(first.words[3].head == 2);
    REQUIRE(first.multiword.size() == 1);
    CHECK(first.multiword[0].first == 1);
    CHECK(first.multiword[0].last == 3);
    CHECK(first.multiword[0].form == "doesn't");
    CHECK(space_after(first, 0));
    CHECK_FALSE(space_after(first, 1));
    CHECK_FALSE(space_after(first, 2));
    CHECK(sentences[1].words[0].form == "_");
    CHECK(sentences[1].words[0].lemma == "_");
    CHECK(field_of("A=1|SpaceAfter=No", "SpaceAfter") == "No");
    CHECK(field_of("A=1|SpaceAfter=No", "After").empty());
}

TEST_CASE("what is not CoNLL-U is an error with its place") {
    CHECK(message_of("1\tx\n") == "a.conllu:1:3: A word's line must have exactly 10 columns, separated by tabs.");
    CHECK(message_of("# c\n" + row("2")) == "a.conllu:2:1: The words of a sentence must be numbered 1, 2, 3 and so on.");
    CHECK(message_of(row("x")) == "a.conllu:1:1: The words of a sentence must be numbered 1, 2, 3 and so on.");
    CHECK(message_of(row("1", "7")) == "a.conllu:1:0: The head 7 of word 1 is outside the sentence of 1 words.");
    CHECK(message_of(row("1", "-1")) == "a.conllu:1:13: A head must be a number or `_`.");
    CHECK(message_of(row("1") + row("1-2")) ==
          "a.conllu:2:1: The range of a multiword token must begin with the next word and hold at most 100.");
    CHECK(message_of(row("1-9999")) ==
          "a.conllu:1:1: The range of a multiword token must begin with the next word and hold at most 100.");
    CHECK(message_of(row("1-2") + row("1")) == "a.conllu:1:0: A multiword token reaches past the end of its sentence.");
    CHECK(message_of("1\t\tx\tX\t_\t_\t0\troot\t_\t_\n") == "a.conllu:1:3: A word must have a form.");
    CHECK(message_of("99999999999\tx\tx\tX\t_\t_\t0\troot\t_\t_\n") != "no error");
}

TEST_CASE("what is written is read again, with the bytes of the file") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    const std::string text = "Ann doesn\u2019t\tsee  it";
    Annotation annotation;
    annotation.text = text;
    for (const auto& [start, end] : {std::pair{0U, 3U}, {4U, 8U}, {8U, 13U}, {14U, 17U}, {19U, 21U}}) {
        Token& token = annotation.tokens.emplace_back();
        token.start = start;
        token.end = end;
    }
    annotation.sentences = {{0, 5}};
    Workspace workspace;
    analyze(model, annotation, workspace);
    StringSink out;
    write_conllu(
        model, annotation, annotation.sentences[0], "7",
        [](std::size_t start, std::size_t end) {
            return ByteSpan{start + 100, end + 100};
        },
        out);
    const std::string written = out.take();
    CHECK(written.starts_with("# sent_id = 7\n# text = Ann doesn\u2019t see  it\n1\tAnn\t"));
    const auto sentences = read_conllu(written, "written");
    REQUIRE(sentences.size() == 1);
    REQUIRE(sentences[0].words.size() == 5);
    REQUIRE(sentences[0].multiword.size() == 1);
    CHECK(sentences[0].multiword[0].form == "doesn\u2019t");
    CHECK(field_of(sentences[0].multiword[0].misc, "TokenRange") == "104:113");
    CHECK(field_of(sentences[0].words[2].misc, "TokenRange") == "108:113");
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(sentences[0].words[i].head == annotation.tokens[i].head);
        CHECK(sentences[0].words[i].upos == name_of(annotation.tokens[i].upos));
    }
}
