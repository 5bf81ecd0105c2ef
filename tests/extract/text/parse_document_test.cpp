// Whatever a document holds: time is linear, every token's bytes are the text's, every sentence has a tree, and cuts are said.

#include "extract/text/parse_document.hpp"

#include "extract/lang/en/lexicon.hpp"
#include "tests/support/effort.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <string>

using namespace skein;

namespace {

Document document_of(std::string text, BlockKind kind = BlockKind::paragraph) {
    Document document;
    document.record.uri = "test.txt";
    document.source = std::make_shared<const SourceText>(Source{"test.txt", std::move(text)});
    Block& block = document.blocks.emplace_back();
    block.kind = kind;
    block.text.append_slice(*document.source, 0, document.source->text().size());
    return document;
}

std::string times(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

// Gives the notes of the diagnostics.
std::string read_soundly(const Document& document) {
    static const en::Lexicon lexicon;
    Workspace workspace;
    Diagnostics diagnostics;
    for (const Annotation& annotation : parse_document(document, english_model(), lexicon, workspace, diagnostics)) {
        std::uint32_t end = 0, next = 0;
        for (const Token& token : annotation.tokens) {
            REQUIRE(token.start >= end);
            REQUIRE(token.end > token.start);
            REQUIRE(token.end <= annotation.text.size());
            end = token.end;
        }
        for (const SentenceTokens& sentence : annotation.sentences) {
            REQUIRE(sentence.first == next);
            REQUIRE(sentence.last - sentence.first <= max_sentence_tokens);
            next = sentence.last;
            std::uint32_t roots = 0;
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) roots += annotation.tokens[i].head == 0;
            REQUIRE(roots == 1);
        }
        REQUIRE(next == annotation.tokens.size());
    }
    std::string notes;
    for (const Finding& finding : diagnostics.findings()) notes += format(finding);
    return notes;
}

}  // namespace

TEST_CASE("a sentence without an end is cut, and that is said") {
    if (!has_english_model()) {
        MESSAGE("skipped: built without the English model");
        return;
    }
    const std::string notes = read_soundly(document_of(times("of the ", 3000), BlockKind::title));
    CHECK(notes.find("sentences of more than 300 words were cut") != std::string::npos);
    CHECK(notes.find("test.txt") != std::string::npos);
    CHECK(read_soundly(document_of("Ann left. Bob stayed.")).empty());
}

TEST_CASE("long tokens, other scripts, control characters and signs are read soundly") {
    if (!has_english_model()) {
        MESSAGE("skipped: built without the English model");
        return;
    }
    for (const std::string& text :
         {std::string(effort(100'000U), 'x'), "Ann saw " + std::string(effort(100'000U), 'y') + " and left.",
          times("\u4E2D\u6587", 2000), times("\u041F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440. ", 300),
          times("\U0001F600", 2000), times("?!... ,;--", 500),
          times("a\x01\x02"
                "b\x7F c\v\f ",
                300),
          times("\u202E\u200B\u0301", 700), std::string(effort(50'000U), '\n')}) {
        (void)read_soundly(document_of(text));
    }
}
