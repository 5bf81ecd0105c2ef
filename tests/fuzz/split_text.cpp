// Any bytes: tokens are the bytes' own, in order, without overlap, and leave out nothing but white space; sentences hold all
// tokens, in order, none longer than the limit; every kernel gives the same.

#include "base/utf8.hpp"
#include "extract/text/compounds.hpp"
#include "extract/text/glued_words.hpp"
#include "extract/text/sentence_splitter.hpp"
#include "extract/text/tokenizer.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace skein;

namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void expect_only_space(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        expect(is_space(point.value) || point.value == ' ' || (point.value >= '\t' && point.value <= '\r'));
        at += point.size;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const en::Lexicon lexicon;
    if (size == 0 || size > 50'000) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto kind = static_cast<BlockKind>(data[0] % 8);
    Vocabulary vocabulary;
    vocabulary.add(text);
    const std::vector<std::size_t> cuts = find_glued_ends(text, kind, vocabulary, lexicon);
    const Annotation tokens = tokenize(text, cuts);
    std::size_t at = 0;
    for (const Token& token : tokens.tokens) {
        expect(token.start >= at && token.end > token.start && token.end <= text.size());
        expect_only_space(text.substr(at, token.start - at));
        at = token.end;
    }
    expect_only_space(text.substr(at));
    std::vector<SentenceTokens> expected;
    for (const Kernels* const kernels : available_kernels()) {
        SplitWorkspace workspace;
        workspace.kernels = kernels;
        Annotation annotation = tokens;
        split_sentences(english_segmenter(), annotation, kind, cuts, workspace);
        std::uint32_t next = 0;
        for (const SentenceTokens& sentence : annotation.sentences) {
            expect(sentence.first == next && sentence.last > sentence.first &&
                   sentence.last - sentence.first <= max_sentence_tokens);
            next = sentence.last;
        }
        expect(next == annotation.tokens.size());
        if (kernels == &portable_kernels()) expected = annotation.sentences;
        expect(expected.size() == annotation.sentences.size());
        for (std::size_t i = 0; i < expected.size(); ++i) expect(expected[i].last == annotation.sentences[i].last);
        join_compounds(annotation);
        expect(annotation.sentences.size() == expected.size());
    }
    return 0;
}
