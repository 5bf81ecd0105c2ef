// Files of lines and rows come out the same whether they are read whole or in pieces of any size.

#include "extract/content_hash.hpp"
#include "extract/pipeline.hpp"
#include "tests/extract/readers/shown_diagram.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace skein;
using namespace skein::test;

namespace {

constexpr const char* records =
    "\xEF\xBB\xBF{\"uri\":\"a\",\"text\":\"Zo\\u00eb said no.\\n\\nNext.\"}\r\n\n{\"text\":\"Ann left 漢字.\"}\n{\"uri\":\"b\"}\n"
    "{\"uri\":\"a\",\"text\":\"again\"}\n[1]\n{\"title\":\"T\",\"text\":\"The last one, whose line has no end, stands here.\"}";
constexpr const char* edges =
    "source,target,relation\r\n\"Ann, the 1st\",\"B \"\"b\"\"\",likes\r\n\r\n\"two\nlines, and \r\n\n a "
    "third\",Zoë,\na,b\n,x,y\nc,d,e,f\r\nlast,one,is";
constexpr const char* statements =
    R"({"document":"b.txt","line":1,"sentence":{"start":0,"end":12},"subject":{"text":"it","start":0,"end":2},"relation":{"text":"sleeps",)"
    R"("lemma":"sleep","start":3,"end":9},"polarity":"affirmed","modality":"asserted","confidence":1,"rule":"verb"})"
    "\n{\"document\":5,\"subject\":1,\"relation\":{\"lemma\":1}}\n"
    R"({"document":"a.txt","line":1,"sentence":{"start":0,"end":12},"subject":{"text":"it","start":0,"end":2},"relation":{"text":"snores",)"
    R"("lemma":"snore","start":3,"end":9},"polarity":"affirmed","modality":"asserted","confidence":1,"rule":"verb"})"
    "\n";

std::string bytes_at(ByteSpan span) { return std::to_string(span.start) + "-" + std::to_string(span.end); }

// All that can be told of documents and findings, the words of the pipeline's sentences with it.
Lines told(const ReadResult& result) {
    Lines lines;
    static const Pipeline pipeline;
    for (const Document& document : result.documents) {
        lines.push_back(document.record.uri + " " + document.record.format + " " + document.record.content_hash + " " +
                        document.record.title + " " + std::to_string(document.record.size));
        for (const Block& block : document.blocks)
            lines.push_back(std::string(block.text.text()) + " " + bytes_at(block.text.original(0, block.text.text().size())));
        for (const Diagram& diagram : document.diagrams) {
            lines.push_back(diagram.format + " " + bytes_at(diagram.span) + " " + std::to_string(diagram.line));
            for (const std::string& line : shown(diagram)) lines.push_back(line);
            for (const DiagramNode& node : diagram.nodes) lines.push_back(std::to_string(node.line) + " " + bytes_at(node.span));
            for (const DiagramEdge& edge : diagram.edges) lines.push_back(std::to_string(edge.line) + " " + bytes_at(edge.span));
        }
        Diagnostics ignored;
        const Extraction extraction = pipeline.process(document, ignored);
        for (const Sentence& sentence : extraction.sentences)
            lines.push_back(sentence.text + " " + std::to_string(sentence.line) + " " + bytes_at(sentence.span));
        for (const Statement& statement : extraction.statements)
            lines.push_back(statement.subject.text + " " + statement.relation.text);
    }
    for (const Finding& finding : result.diagnostics.findings()) lines.push_back(format(finding));
    return lines;
}

}  // namespace

TEST_CASE("what is read in pieces comes out as if it were read whole") {
    const TemporaryFolder folder;
    for (const auto& [name, bytes] :
         {std::pair("r.ndjson", records), std::pair("e.csv", edges), std::pair("s.jsonl", statements)}) {
        const std::string path = folder / name;
        write_bytes(path, bytes);
        const Lines whole = told(read_all(bytes, path));
        CHECK(whole.size() > 5);
        const std::size_t size = std::string_view(bytes).size();
        for (const std::size_t piece_size : {std::size_t{24}, std::size_t{61}, size - 1, size, size + 1}) {
            CAPTURE(name);
            CAPTURE(piece_size);
            ReadResult result;
            read_documents(StoredFile::open(path), std::nullopt, [&](Document d) { result.documents.push_back(std::move(d)); },
                           result.diagnostics, piece_size);
            CHECK(told(result) == whole);
        }
    }
}

TEST_CASE("what is wrong in a piece is shown with its place in the file") {
    const TemporaryFolder folder;
    const auto error_of = [&](const char* name, const std::string& bytes) {
        write_bytes(folder / name, bytes);
        return error_in([&] {
            Diagnostics diagnostics;
            read_documents(StoredFile::open(folder / name), std::nullopt, [](const Document&) {}, diagnostics, 16);
        });
    };
    CHECK(error_of("a.csv", "source,target\na,b\nc,d\n\"e\nf\n") == "4:1: the field's quote is not closed");
    CHECK(error_of("b.csv", "source,target\na,b\nc,d\n\xFF,e\n") == "4:1: not UTF-8: byte 22 is 0xFF");
    CHECK(error_of("c.ndjson", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n" + std::string(1, '\0')) ==
          "0:0: this is no text: byte 26 is NUL");
}

TEST_CASE("UTF-16 and what only looks like rows by its name are read whole") {
    const TemporaryFolder folder;
    const auto read = [&](const char* name, std::string_view bytes) {
        write_bytes(folder / name, bytes);
        ReadResult result;
        read_documents(
            StoredFile::open(folder / name), std::nullopt, [&](Document d) { result.documents.push_back(std::move(d)); },
            result.diagnostics, 8);
        return result.only().record.format;
    };
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string_view("source,target\na,b\n")) (utf16 += c) += '\0';
    CHECK(read("a.csv", utf16) == "csv");
    CHECK(read("b.csv", "<!DOCTYPE html>\n<p>Acme bought Oskwell.\n") == "html");
}

TEST_CASE("the hash of a large file does not depend on the parts it comes in") {
    std::string bytes((std::size_t{1} << 20) + 77, 'a');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + i % 23);
    for (const std::size_t part : {std::size_t{31}, std::size_t{4096}, bytes.size()}) {
        ContentHash hash(bytes.size());
        for (std::size_t at = 0; at < bytes.size(); at += part) hash.add(std::string_view(bytes).substr(at, part));
        CHECK(hash.hexadecimal() == content_hash(bytes));
    }
}
