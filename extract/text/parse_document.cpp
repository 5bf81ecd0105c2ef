#include "extract/text/parse_document.hpp"

#include "extract/text/glued_words.hpp"
#include "extract/text/segmenter_model.hpp"
#include "extract/text/tokenizer.hpp"

namespace skein {

std::vector<Annotation> parse_document(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon,
                                       Workspace& workspace, Diagnostics& diagnostics) {
    Vocabulary vocabulary;
    for (const Block& block : document.blocks) vocabulary.add(block.text.text());
    std::vector<Annotation> annotations;
    annotations.reserve(document.blocks.size());
    std::vector<std::vector<std::size_t>> cuts;
    cuts.reserve(document.blocks.size());
    std::vector<TextToSplit> texts;
    texts.reserve(document.blocks.size());
    for (const Block& block : document.blocks) {
        const std::string_view text = block.text.text();
        cuts.push_back(find_glued_ends(text, block.kind, vocabulary, lexicon));
        annotations.push_back(tokenize(text, cuts.back()));
        texts.push_back({&annotations.back(), block.kind, cuts.back()});
    }
    const std::size_t forced_cuts = split_sentences(english_segmenter(), texts, workspace.splitting);
    (void)analyze(model, annotations, workspace);  // nothing is left to be cut
    if (forced_cuts > 0) {
        SourcePlace place;
        place.file = document.record.uri;
        diagnostics.note("sentences of more than " + std::to_string(max_sentence_tokens) + " words were cut (" +
                             std::to_string(forced_cuts) + " cuts)",
                         place);
    }
    return annotations;
}

}  // namespace skein
