#include "extract/text/parse_document.hpp"

#include "extract/text/glued_words.hpp"
#include "extract/text/segmenter_model.hpp"
#include "extract/text/tokenizer.hpp"

#include <string>
#include <utility>

namespace skein {

std::vector<std::vector<Annotation>> parse_documents(std::span<const Document> documents, const LanguageModel& model,
                                                     const en::Lexicon& lexicon, Workspace& workspace,
                                                     std::span<Diagnostics> findings) {
    std::size_t blocks = 0;
    for (const Document& document : documents) blocks += document.blocks.size();
    std::vector<Annotation> annotations;
    annotations.reserve(blocks);
    std::vector<std::vector<std::size_t>> cuts;
    cuts.reserve(blocks);
    std::vector<TextToSplit> texts;
    texts.reserve(blocks);
    for (const Document& document : documents) {
        Vocabulary vocabulary;
        for (const Block& block : document.blocks) vocabulary.add(block.text.text());
        for (const Block& block : document.blocks) {
            const std::string_view text = block.text.text();
            cuts.push_back(find_glued_ends(text, block.kind, vocabulary, lexicon));
            annotations.push_back(tokenize(text, cuts.back()));
            texts.push_back({&annotations.back(), block.kind, cuts.back()});
        }
    }
    split_sentences(english_segmenter(), texts, workspace.splitting);
    (void)analyze(model, annotations, workspace);  // nothing is left to be cut
    std::vector<std::vector<Annotation>> parsed(documents.size());
    std::size_t at = 0;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        std::size_t forced_cuts = 0;
        parsed[d].reserve(documents[d].blocks.size());
        for (std::size_t b = 0; b < documents[d].blocks.size(); ++b, ++at) {
            forced_cuts += texts[at].forced_cuts;
            parsed[d].push_back(std::move(annotations[at]));
        }
        if (forced_cuts == 0) continue;
        SourcePlace place;
        place.file = documents[d].record.uri;
        findings[d].note("sentences of more than " + std::to_string(max_sentence_tokens) + " words were cut (" +
                             std::to_string(forced_cuts) + " cuts)",
                         place);
    }
    return parsed;
}

std::vector<Annotation> parse_document(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon,
                                       Workspace& workspace, Diagnostics& diagnostics) {
    return std::move(parse_documents({&document, 1}, model, lexicon, workspace, {&diagnostics, 1}).front());
}

}  // namespace skein
