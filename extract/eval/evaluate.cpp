#include "extract/eval/evaluate.hpp"

#include "extract/text/analyze.hpp"
#include "extract/train/corpus.hpp"

namespace skein {

std::vector<TreebankSentence> analyze_gold_tokens(const LanguageModel& model, const std::vector<TreebankSentence>& gold) {
    std::string text;
    Annotation annotation;
    for (const TreebankSentence& sentence : gold) {
        SentenceTokens span{static_cast<std::uint32_t>(annotation.tokens.size()), 0};
        for (const TreebankWord& word : sentence.words) {
            Token& token = annotation.tokens.emplace_back();
            token.start = static_cast<std::uint32_t>(text.size());
            text += word.form;
            token.end = static_cast<std::uint32_t>(text.size());
            text += ' ';
        }
        span.last = static_cast<std::uint32_t>(annotation.tokens.size());
        annotation.sentences.push_back(span);
    }
    annotation.text = text;
    Workspace workspace;
    analyze(model, annotation, workspace);

    std::vector<TreebankSentence> analyzed = gold;
    std::size_t next = 0;
    std::size_t piece = 0;  // of the annotation: a long sentence was cut in several
    for (TreebankSentence& sentence : analyzed) {
        std::uint32_t root = 0;
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i, ++next) {
            while (annotation.sentences[piece].last <= next) ++piece;
            const Token& token = annotation.tokens[next];
            const std::uint32_t before = annotation.sentences[piece].first - static_cast<std::uint32_t>(next - i);
            TreebankWord& word = sentence.words[i];
            word.upos = name_of(token.upos);
            word.xpos = model.xpos(token.xpos);
            word.lemma = token.lemma;
            word.features = model.features_of(token, annotation.form(token));
            word.relation = model.relation(token.relation);
            word.head = token.head == 0 ? 0 : token.head + before;
            // The roots of later pieces hang on the first one's.
            if (word.head == 0 && root != 0) word.head = root, word.relation = "parataxis";
            if (word.head == 0) root = i + 1;
        }
    }
    return analyzed;
}

std::vector<TreebankSentence> as_speech(const std::vector<TreebankSentence>& gold) { return with_noise(gold, Noise::speech); }

}  // namespace skein
