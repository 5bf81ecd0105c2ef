#include "extract/text/parse_document.hpp"

#include "extract/annotated_text.hpp"

namespace skein {

std::vector<Annotation> parse_document(const Document& document, const LanguageModel& model, const en::Lexicon& lexicon,
                                       Workspace& workspace, Diagnostics& diagnostics) {
    std::vector<Annotation> annotations;
    for (AnnotatedBlock& block : annotate(document, model, lexicon, workspace, diagnostics))
        annotations.push_back(std::move(block.annotation));
    return annotations;
}

}  // namespace skein
