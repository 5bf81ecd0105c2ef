#include "graph/documents_of.hpp"

namespace skein {

std::vector<Extraction> documents_of(const FrozenGraph& graph) {
    std::vector<Extraction> documents(graph.documents().size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
        const DocumentId id(d);
        documents[d].document = graph.document(id);
        const auto sentences = graph.sentences_of(id);
        documents[d].sentences.assign(sentences.begin(), sentences.end());
        const auto merges = graph.merges_of(id);
        documents[d].merges.assign(merges.begin(), merges.end());
    }
    const auto within = [&](SentenceId sentence, DocumentId document) {
        return SentenceId(sentence.index() - graph.first_sentence(document).index());
    };
    for (const Mention& mention : graph.mentions()) {
        Mention& own = documents[mention.document.index()].mentions.emplace_back(mention);
        own.sentence = within(mention.sentence, mention.document);
    }
    for (const Statement& statement : graph.statements()) {
        Statement& own = documents[statement.document.index()].statements.emplace_back(statement);
        own.sentence = within(statement.sentence, statement.document);
    }
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i)
        documents[graph.diagram_document(i).index()].diagrams.push_back(graph.diagrams()[i]);
    return documents;
}

}  // namespace skein
