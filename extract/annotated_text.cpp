#include "extract/annotated_text.hpp"

#include "base/utf8.hpp"
#include "extract/text/compounds.hpp"
#include "extract/text/parse_document.hpp"

namespace skein {

namespace {

std::string lower_form(std::string_view form) {
    // Most words: ASCII, often small already.
    std::string ascii(form);
    bool plain = true;
    for (char& c : ascii) {
        plain = plain && static_cast<unsigned char>(c) < 0x80;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (plain) return ascii;
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

AnnotatedBlock annotated(const Block& block, Annotation annotation, const en::Lexicon& lexicon) {
    AnnotatedBlock result;
    result.block = &block;
    result.annotation = std::move(annotation);
    join_compounds(result.annotation);
    result.lower.reserve(result.annotation.tokens.size());
    result.entries.reserve(result.annotation.tokens.size());
    for (const Token& token : result.annotation.tokens) {
        result.lower.push_back(lower_form(result.annotation.form(token)));
        result.entries.push_back(&lexicon.find(result.lower.back()));
    }
    return result;
}

AnnotatedText annotate(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon, Workspace& workspace,
                       Diagnostics& diagnostics) {
    AnnotatedText result;
    result.reserve(document.blocks.size());
    std::vector<Annotation> annotations = parse_document(document, model, lexicon, workspace, diagnostics);
    for (std::size_t i = 0; i < annotations.size(); ++i)
        result.push_back(annotated(document.blocks[i], std::move(annotations[i]), lexicon));
    return result;
}

}  // namespace skein
