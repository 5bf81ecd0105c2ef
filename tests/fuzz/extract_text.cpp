// Any text: no crash, spans inside the document, and the words of a statement at their spans.

#include "extract/pipeline.hpp"
#include "extract/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace skein;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Pipeline pipeline;
    if (size < 2) return 0;
    Document document;
    try {
        document.source =
            std::make_shared<const SourceText>(Source{"fuzz", std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
    } catch (const Error&) {
        return 0;
    }
    const std::string_view text = document.source->text();
    if (text.empty()) return 0;
    Block block;
    block.kind = static_cast<BlockKind>(data[0] % 8);
    block.text.append_slice(*document.source, 0, text.size());
    document.blocks.push_back(block);
    Diagnostics diagnostics;
    std::vector<Extraction> extractions = {pipeline.process(document, diagnostics)};
    resolve_entities(extractions);
    const Extraction& found = extractions.front();
    for (const Statement& statement : found.statements) {
        const ByteSpan sentence = found.sentences[statement.sentence.index()].span;
        // A judgement denies what was said in a sentence before it.
        require(sentence.contains(statement.subject.span) || statement.rule == "denial");
        require(sentence.contains(statement.relation.span));
        require(sentence.end <= size - 1);
        require(statement.confidence >= 0 && statement.confidence <= 1);
    }
    for (const Mention& mention : found.mentions) require(mention.span.end <= size - 1 && !mention.entity.empty());
    return 0;
}
