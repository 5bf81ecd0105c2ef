#include "extract/annotated_text.hpp"

#include "base/utf8.hpp"
#include "extract/text/compounds.hpp"
#include "extract/text/parse_document.hpp"

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
    AnnotatedText result;
    result.reserve(document.blocks.size());
    std::vector<Annotation> annotations = parse_document(document, model, lexicon, workspace, diagnostics);
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        AnnotatedBlock annotated;
        annotated.block = &document.blocks[i];
        annotated.annotation = std::move(annotations[i]);
        join_compounds(annotated.annotation);
        annotated.lower.reserve(annotated.annotation.tokens.size());
        annotated.entries.reserve(annotated.annotation.tokens.size());
        for (const Token& token : annotated.annotation.tokens) {
            annotated.lower.push_back(lower_form(annotated.annotation.form(token)));
            annotated.entries.push_back(&lexicon.find(annotated.lower.back()));
        }
        result.push_back(std::move(annotated));
    }
    return result;
}

}  // namespace skein
