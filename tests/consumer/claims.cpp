// Builds a graph of two documents that contradict each other, through the installed headers alone, and writes its statements.

#include "base/byte_sink.hpp"
#include "base/diagnostics.hpp"
#include "export/graph_writer.hpp"
#include "graph/frozen_graph.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/subgraph.hpp"

#include <cstdio>
#include <string>
#include <utility>

namespace {

skein::Participant participant(const std::string& sentence, const std::string& text, skein::EntityType type) {
    skein::Participant found;
    const std::size_t start = sentence.find(text);
    found.text = text;
    found.span = {start, start + text.size()};
    found.entity = text;
    found.type = type;
    return found;
}

skein::Extraction claim(const std::string& uri, const std::string& sentence, const std::string& relation,
                        skein::Polarity polarity, const std::string& claimant) {
    skein::Extraction extraction;
    extraction.document.uri = uri;
    extraction.document.format = "text";
    skein::Sentence whole;
    whole.text = sentence;
    whole.span = {0, sentence.size()};
    whole.line = 1;
    extraction.sentences.push_back(whole);

    skein::Statement statement;
    statement.sentence = skein::SentenceId{0};
    statement.subject = participant(sentence, "Acme", skein::EntityType::Organization);
    statement.object = participant(sentence, "Bolt", skein::EntityType::Product);
    const std::size_t start = sentence.find(relation);
    statement.relation = {relation, "make", {start, start + relation.size()}};
    statement.polarity = polarity;
    statement.claimants = {claimant};
    statement.confidence = 0.9;
    statement.rule = "verb";
    extraction.statements.push_back(statement);
    return extraction;
}

}  // namespace

int main() {
    skein::KnowledgeGraph building;
    building.add(claim("a.txt", "Rosa says Acme makes Bolt.", "makes", skein::Polarity::affirmed, "Rosa"));
    building.add(claim("b.txt", "Karl says Acme never made Bolt.", "never made", skein::Polarity::negated, "Karl"));
    const skein::FrozenGraph graph(std::move(building));

    if (graph.edge_count() != 2 || !graph.find("ACME") || !graph.disputed(skein::EdgeId{0})) {
        std::fputs("the graph does not hold what was added\n", stderr);
        return 1;
    }
    skein::StringSink out;
    skein::Diagnostics diagnostics;
    skein::graph_format("ndjson").write(skein::select(graph, {}), {}, out, diagnostics);
    std::fputs(out.take().c_str(), stdout);
    return 0;
}
