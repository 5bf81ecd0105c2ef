// Any bytes as tokens: cut at blanks and line ends, analysed by an untrained model on every kernel. All must agree, every
// sentence must be a tree with one root, and what is written as CoNLL-U must be read again.

#include "base/error.hpp"
#include "extract/text/analyze.hpp"
#include "extract/text/conllu.hpp"
#include "tests/support/tiny_model.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace skein;

namespace {

Annotation tokens_of(std::string_view text) {
    Annotation annotation;
    annotation.text = text;
    SentenceTokens sentence;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != ' ' && text[at] != '\n') continue;
        if (at > start) {
            Token& token = annotation.tokens.emplace_back();
            token.start = static_cast<std::uint32_t>(start);
            token.end = static_cast<std::uint32_t>(at);
        }
        start = at + 1;
        if (at < text.size() && text[at] == ' ') continue;
        sentence.last = static_cast<std::uint32_t>(annotation.tokens.size());
        annotation.sentences.push_back(sentence);
        sentence.first = sentence.last;
    }
    return annotation;
}

void expect(bool holds) {
    if (!holds) std::abort();
}

void expect_tree(const Annotation& annotation, const SentenceTokens& sentence) {
    const std::uint32_t size = sentence.last - sentence.first;
    std::uint32_t roots = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        std::uint32_t at = i + 1, steps = 0;
        for (; at != 0; at = annotation.tokens[sentence.first + at - 1].head) expect(at <= size && ++steps <= size);
        roots += annotation.tokens[sentence.first + i].head == 0;
    }
    expect(size == 0 || roots == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    if (size > 20'000) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Annotation expected;
    for (const Kernels* const kernels : available_kernels()) {
        Workspace workspace;
        workspace.kernels = kernels;
        Annotation annotation = tokens_of(text);
        analyze(model, annotation, workspace);
        for (const SentenceTokens& sentence : annotation.sentences) expect_tree(annotation, sentence);
        if (kernels == &portable_kernels()) {
            expected = annotation;
            continue;
        }
        for (std::size_t i = 0; i < annotation.tokens.size(); ++i) {
            expect(annotation.tokens[i].head == expected.tokens[i].head &&
                   annotation.tokens[i].relation == expected.tokens[i].relation);
            expect(annotation.tokens[i].upos == expected.tokens[i].upos &&
                   annotation.tokens[i].lemma == expected.tokens[i].lemma);
        }
    }
    StringSink out;
    std::size_t sentences = 0;
    for (const SentenceTokens& sentence : expected.sentences) {
        write_conllu(
            model, expected, sentence, "1",
            [](std::size_t start, std::size_t end) {
                return ByteSpan{start, end};
            },
            out);
        sentences += sentence.first != sentence.last;
    }
    try {
        expect(read_conllu(out.take(), "written").size() == sentences);
    } catch (const Error&) {
        std::abort();
    }
    return 0;
}
