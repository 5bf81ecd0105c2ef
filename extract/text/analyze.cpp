#include "extract/text/analyze.hpp"

#include "extract/text/tagger.hpp"

#include <algorithm>

namespace skein {
namespace {

// Sentences are read together until there are this many rows: large enough for the products, small enough for the cache.
constexpr std::size_t batch_rows = 192;

std::size_t cut_sentences(std::vector<SentenceTokens>& sentences) {
    const auto is_long = [](const SentenceTokens& s) { return s.last - s.first > max_parsed_tokens; };
    if (std::ranges::none_of(sentences, is_long)) return 0;
    std::vector<SentenceTokens> cut;
    for (SentenceTokens sentence : sentences) {
        for (; is_long(sentence); sentence.first += max_parsed_tokens) cut.push_back({sentence.first, sentence.first + max_parsed_tokens});
        cut.push_back(sentence);
    }
    const std::size_t cuts = cut.size() - sentences.size();
    sentences = std::move(cut);
    return cuts;
}

void finish_batch(const LanguageModel& model, Annotation& annotation, Workspace& workspace) {
    EncodedSentences& encoded = workspace.encoded;
    encoded.run();
    tag(model, *workspace.kernels, encoded, annotation.sentences, annotation.tokens, workspace.scores);
    workspace.parser.begin(model, *workspace.kernels, encoded);
    for (const EncodedSentences::Span& span : encoded.spans()) {
        workspace.parser.parse(span);
        const ArcHybrid& tree = workspace.parser.state();
        for (std::uint32_t i = 0; i < span.tokens; ++i) {
            Token& token = annotation.tokens[annotation.sentences[span.sentence].first + i];
            token.head = tree.head(i) == tree.words() ? 0 : tree.head(i) + 1;
            token.relation = tree.relation(i);
            workspace.lemmas.lemmatize(model, annotation.form(token), token.upos, token.xpos, token.lemma);
        }
    }
}

}  // namespace

std::size_t analyze(const LanguageModel& model, Annotation& annotation, Workspace& workspace) {
    const std::size_t cuts = cut_sentences(annotation.sentences);
    EncodedSentences& encoded = workspace.encoded;
    encoded.clear(model, *workspace.kernels);
    const auto rows_of = [&model](std::string_view form) { return model.features.rows(form); };
    for (std::uint32_t number = 0; number < annotation.sentences.size(); ++number) {
        const SentenceTokens& sentence = annotation.sentences[number];
        if (sentence.first == sentence.last) continue;
        encoded.begin_sentence(number);
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) encoded.add_token(annotation.form(annotation.tokens[i]), 0, rows_of);
        encoded.end_sentence();
        if (encoded.rows() >= batch_rows) {
            finish_batch(model, annotation, workspace);
            encoded.clear(model, *workspace.kernels);
        }
    }
    if (!encoded.spans().empty()) finish_batch(model, annotation, workspace);
    return cuts;
}

}  // namespace skein
