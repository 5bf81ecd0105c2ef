#pragma once
// Graphs for tests in one line: a document from "subject relation object" triples.

#include "graph/frozen_graph.hpp"

#include <string>
#include <utility>
#include <vector>

namespace skein::test {

struct Triple {
    std::string subject, relation, object;
    Polarity polarity = Polarity::affirmed;
    std::string claimant = {};
    double confidence = 1;
};

// One sentence a triple, "subject relation object.", every name mentioned where it stands.
inline Extraction document_of(std::string uri, const std::vector<Triple>& triples) {
    Extraction extraction;
    extraction.document.uri = std::move(uri);
    extraction.document.format = "text";
    std::uint64_t offset = 0;
    for (const Triple& triple : triples) {
        const SentenceId id(extraction.sentences.size());
        Statement statement;
        statement.sentence = id;
        const std::uint64_t start = offset;
        const auto place = [&](const std::string& text) {
            const ByteSpan span{offset, offset + text.size()};
            offset = span.end + 1;
            return span;
        };
        statement.subject = {triple.subject, place(triple.subject), triple.subject, EntityType::Concept};
        statement.relation = {triple.relation, triple.relation, place(triple.relation)};
        statement.object = Participant{triple.object, place(triple.object), triple.object, EntityType::Concept};
        statement.polarity = triple.polarity;
        if (!triple.claimant.empty()) statement.claimants = {triple.claimant};
        statement.confidence = triple.confidence;
        statement.rule = "test";
        for (const Participant* participant : {&statement.subject, &*statement.object})
            extraction.mentions.push_back({id, {}, participant->text, participant->span, participant->entity, participant->type});
        extraction.sentences.push_back({{start, offset}, static_cast<std::uint32_t>(extraction.sentences.size() + 1),
                                        triple.subject + " " + triple.relation + " " + triple.object + ".", {}});
        ++offset;
        extraction.statements.push_back(std::move(statement));
    }
    return extraction;
}

inline FrozenGraph graph_of(std::vector<Extraction> extractions) { return freeze(std::move(extractions)); }

inline FrozenGraph graph_of_triples(const std::vector<Triple>& triples) {
    return graph_of(std::vector<Extraction>{document_of("a.txt", triples)});
}

}  // namespace skein::test
