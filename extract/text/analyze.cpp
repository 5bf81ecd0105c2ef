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
        for (; is_long(sentence); sentence.first += max_parsed_tokens)
            cut.push_back({sentence.first, sentence.first + max_parsed_tokens});
        cut.push_back(sentence);
    }
    const std::size_t cuts = cut.size() - sentences.size();
    sentences = std::move(cut);
    return cuts;
}

void finish_batch(const LanguageModel& model, Workspace& workspace) {
    EncodedSentences& encoded = workspace.encoded;
    encoded.run();
    tag(model, *workspace.kernels, encoded, workspace.first_tokens, workspace.scores);
    workspace.parser.begin(model, *workspace.kernels, encoded);
    for (const EncodedSentences::Span& span : encoded.spans()) {
        workspace.parser.parse(span);
        const ArcHybrid& tree = workspace.parser.state();
        const std::string_view text = workspace.texts[span.sentence];
        for (std::uint32_t i = 0; i < span.tokens; ++i) {
            Token& token = workspace.first_tokens[span.sentence][i];
            token.head = tree.head(i) == tree.words() ? 0 : tree.head(i) + 1;
            token.relation = tree.relation(i);
            workspace.lemmas.lemmatize(model, text.substr(token.start, token.size()), token.upos, token.xpos, token.lemma);
        }
    }
}

void start_batch(const LanguageModel& model, Workspace& workspace) {
    workspace.encoded.clear(model, *workspace.kernels);
    workspace.first_tokens.clear();
    workspace.texts.clear();
}

}  // namespace

std::size_t analyze(const LanguageModel& model, std::span<Annotation> annotations, Workspace& workspace) {
    std::size_t cuts = 0;
    EncodedSentences& encoded = workspace.encoded;
    start_batch(model, workspace);
    const auto rows_of = [&model](std::string_view form) { return model.features.rows(form); };
    for (Annotation& annotation : annotations) {
        cuts += cut_sentences(annotation.sentences);
        for (const SentenceTokens& sentence : annotation.sentences) {
            if (sentence.first == sentence.last) continue;
            encoded.begin_sentence(static_cast<std::uint32_t>(workspace.texts.size()));
            workspace.first_tokens.push_back(&annotation.tokens[sentence.first]);
            workspace.texts.push_back(annotation.text);
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
                encoded.add_token(annotation.form(annotation.tokens[i]), 0, rows_of);
            encoded.end_sentence();
            if (encoded.rows() < batch_rows) continue;
            finish_batch(model, workspace);
            start_batch(model, workspace);
        }
    }
    if (!encoded.spans().empty()) finish_batch(model, workspace);
    return cuts;
}

std::size_t analyze(const LanguageModel& model, Annotation& annotation, Workspace& workspace) {
    return analyze(model, {&annotation, 1}, workspace);
}

}  // namespace skein
