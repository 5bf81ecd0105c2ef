#pragma once
// A document's blocks with their tokens, tags and lexicon entries: what mentions and relations are found in.

#include "base/diagnostics.hpp"
#include "extract/document.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/text/analyze.hpp"
#include "extract/text/annotation.hpp"
#include "extract/written_form.hpp"

#include <span>
#include <string>
#include <vector>

namespace skein {

// Half-open range of tokens of one block.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    [[nodiscard]] bool empty() const { return first >= last; }
    [[nodiscard]] bool contains(TokenRange inner) const { return first <= inner.first && inner.last <= last; }
    friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

// `lower` (with straight apostrophes), `entries` and `written` run parallel to the tokens. Views and pointers are valid as long
// as the document and the lexicon are.
struct AnnotatedBlock {
    const Block* block = nullptr;
    Annotation annotation;
    std::vector<std::string> lower;
    std::vector<const en::Entry*> entries;
    std::vector<WrittenForm> written;

    [[nodiscard]] const Token& token(std::uint32_t i) const { return annotation.tokens[i]; }
    [[nodiscard]] std::string_view form(std::uint32_t i) const { return annotation.form(annotation.tokens[i]); }
    // The text from the first to the last byte of the range.
    [[nodiscard]] std::string_view text(TokenRange range) const;
    [[nodiscard]] ByteSpan original(TokenRange range) const;
};

using AnnotatedText = std::vector<AnnotatedBlock>;

// `annotation` is of `block`'s text, which must outlive it.
[[nodiscard]] AnnotatedBlock annotated(const Block& block, Annotation annotation, const en::Lexicon& lexicon);

// Fills `lower`, `entries` and `written` from the tokens.
void add_words(AnnotatedBlock& block, const en::Lexicon& lexicon);

// Sentences, tokens, tags, lemmas and trees of every block. A sentence that had to be cut is a note in `diagnostics`.
[[nodiscard]] AnnotatedText annotate(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon,
                                     Workspace& workspace, Diagnostics& diagnostics);
// The same for many, read together: with short documents that is faster, and gives the same. `findings` has an entry for each.
[[nodiscard]] std::vector<AnnotatedText> annotate_all(std::span<const Document> documents, const LanguageModel& model,
                                                      const en::Lexicon& lexicon, Workspace& workspace,
                                                      std::span<Diagnostics> findings);

}  // namespace skein
