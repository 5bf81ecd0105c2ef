#include "extract/annotated_text.hpp"

#include "base/utf8.hpp"
#include "extract/text/compounds.hpp"
#include "extract/text/parse_document.hpp"

#include <algorithm>

namespace skein {

namespace {

// With straight apostrophes.
std::string lower_form(std::string_view form) {
    std::string lower = to_lower(form);
    for (std::size_t at = lower.find("\u2019"); at != std::string::npos; at = lower.find("\u2019", at + 1))
        lower.replace(at, 3, "'");
    return lower;
}

bool is_small(std::string_view form) {
    return std::ranges::all_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
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
    add_words(result, lexicon);
    return result;
}

void add_words(AnnotatedBlock& block, const en::Lexicon& lexicon) {
    const std::size_t count = block.annotation.tokens.size();
    block.lower.reserve(count);
    block.entries.reserve(count);
    block.written.reserve(count);
    for (const Token& token : block.annotation.tokens) {
        const std::string_view form = block.annotation.form(token);
        // Most words are in small letters already.
        const bool small = is_small(form);
        block.lower.push_back(small ? std::string(form) : lower_form(form));
        block.entries.push_back(&lexicon.find(block.lower.back()));
        block.written.push_back(small ? WrittenForm{} : written_form(form));
    }
}

std::vector<AnnotatedText> annotate_all(std::span<const Document> documents, const LanguageModel& model,
                                        const en::Lexicon& lexicon, Workspace& workspace, std::span<Diagnostics> findings) {
    std::vector<std::vector<Annotation>> parsed = parse_documents(documents, model, lexicon, workspace, findings);
    std::vector<AnnotatedText> texts(documents.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
        texts[d].reserve(parsed[d].size());
        for (std::size_t b = 0; b < parsed[d].size(); ++b)
            texts[d].push_back(annotated(documents[d].blocks[b], std::move(parsed[d][b]), lexicon));
    }
    return texts;
}

AnnotatedText annotate(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon, Workspace& workspace,
                       Diagnostics& diagnostics) {
    return std::move(annotate_all({&document, 1}, model, lexicon, workspace, {&diagnostics, 1}).front());
}

}  // namespace skein
