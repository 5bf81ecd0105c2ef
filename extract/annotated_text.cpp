#include "extract/annotated_text.hpp"

#include "base/utf8.hpp"
#include "extract/text/rule_tagger.hpp"
#include "extract/text/sentence_splitter.hpp"
#include "extract/text/tokenizer.hpp"

namespace skein {

namespace {

std::string lower_form(std::string_view form) {
    std::string lower = to_lower(form);
    for (std::size_t at = lower.find("\u2019"); at != std::string::npos; at = lower.find("\u2019", at + 1))
        lower.replace(at, 3, "'");
    return lower;
}

}  // namespace

std::string_view AnnotatedBlock::text(TokenRange range) const {
    if (range.empty()) return {};
    const std::uint32_t start = token(range.first).start;
    return annotation.text.substr(start, token(range.last - 1).end - start);
}

ByteSpan AnnotatedBlock::original(TokenRange range) const {
    if (range.empty()) return {};
    return block->text.original(token(range.first).start, token(range.last - 1).end);
}

AnnotatedText annotate(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon, Workspace& workspace,
                       Diagnostics& diagnostics) {
    Vocabulary vocabulary;
    for (const Block& block : document.blocks) vocabulary.add(block.text.text());
    AnnotatedText result;
    result.reserve(document.blocks.size());
    std::size_t forced_cuts = 0;
    for (const Block& block : document.blocks) {
        const std::string_view text = block.text.text();
        AnnotatedBlock annotated;
        annotated.block = &block;
        annotated.annotation = tag(tokenize(text, split_sentences(text, block.kind, vocabulary, lexicon)), block.kind, lexicon);
        annotated.annotation.sentences = cut_long_sentences(annotated.annotation, block.kind, lexicon, forced_cuts);
        (void)analyze(model, annotated.annotation, workspace);  // nothing is left to be cut
        annotated.lower.reserve(annotated.annotation.tokens.size());
        annotated.entries.reserve(annotated.annotation.tokens.size());
        for (const Token& token : annotated.annotation.tokens) {
            annotated.lower.push_back(lower_form(annotated.annotation.form(token)));
            annotated.entries.push_back(&lexicon.find(annotated.lower.back()));
        }
        result.push_back(std::move(annotated));
    }
    if (forced_cuts > 0) {
        SourcePlace place;
        place.file = document.record.uri;
        diagnostics.note("sentences of more than " + std::to_string(max_sentence_tokens) + " words were cut (" +
                             std::to_string(forced_cuts) + " cuts)",
                         place);
    }
    return result;
}

}  // namespace skein
