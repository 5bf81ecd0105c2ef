#include "export/html_json.hpp"
#include "export/html_page.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

namespace {

class EvidenceData {
  public:
    EvidenceData(ByteSink& out, const PlacedGraph& placed) : out_(out), graph_(*placed.subgraph->graph) {
        for (const EdgeId edge : placed.subgraph->edges)
            for (const StatementId id : graph_.edge(edge).statements) statements_.push_back(&graph_.statement(id));
    }

    // Statements stand in the order of their edges.
    void write() {
        Numbered<SentenceId> sentences;
        Numbered<std::vector<std::string>> claims;
        Numbered<Modality> modalities;
        out_ << "{\"statements\":{";
        append_column(out_, "n", statements_, [&](const Statement* s) { out_.append_number(sentences.number(s->sentence)); });
        out_ << ",\n";
        append_column(out_, "confidence", statements_,
                      [&](const Statement* s) { out_.append_number(std::round(s->confidence * 100) / 100); });
        out_ << ",\n";
        append_column(out_, "modality", statements_,
                      [&](const Statement* s) { out_.append_number(modalities.number(s->modality)); });
        out_ << ",\n";
        append_column(out_, "claim", statements_, [&](const Statement* s) { out_.append_number(claims.number(s->claimants)); });
        out_ << ",\n";
        append_column(out_, "words", statements_, [&](const Statement* s) { append_words(*s); });
        out_ << "},\n";
        append_column(out_, "claims", claims.values(), [&](const auto& names) { append_texts(out_, names); });
        out_ << ",\n";
        append_column(out_, "modalities", modalities.values(),
                      [&](Modality modality) { append_json_string(out_, name_of(modality)); });
        out_ << ",\n\"sentences\":{";
        Numbered<DocumentId> documents;
        write_sentences(sentences.values(), documents);
        out_ << "},\n";
        append_column(out_, "documents", documents.values(), [&](DocumentId id) { append_document(graph_.document(id)); });
        out_ << "}\n";
    }

  private:
    void append_words(const Statement& statement) {
        out_.append('[');
        append_json_string(out_, statement.subject.text);
        out_.append(',');
        append_json_string(
            out_, statement.relation.span.start == statement.relation.span.end ? std::string_view() : statement.relation.text);
        if (statement.object) {
            out_.append(',');
            append_json_string(out_, statement.object->text);
        }
        out_.append(']');
    }

    void write_sentences(const std::vector<SentenceId>& ids, Numbered<DocumentId>& documents) {
        bool spoken = false;
        append_column(out_, "text", ids, [&](SentenceId id) { append_json_string(out_, graph_.sentence(id).text); });
        out_ << ",\n";
        append_column(out_, "d", ids, [&](SentenceId id) {
            out_.append_number(documents.number(graph_.document_of(id)));
            spoken = spoken || graph_.sentence(id).cue;
        });
        out_ << ",\n";
        append_column(out_, "line", ids, [&](SentenceId id) { out_.append_number(graph_.sentence(id).line); });
        out_ << ",\n";
        append_column(out_, "start", ids, [&](SentenceId id) { out_.append_number(graph_.sentence(id).span.start); });
        out_ << ",\n";
        append_column(out_, "end", ids, [&](SentenceId id) { out_.append_number(graph_.sentence(id).span.end); });
        if (spoken) {
            out_ << ",\n";
            append_column(out_, "cue", ids, [&](SentenceId id) {
                const auto& cue = graph_.sentence(id).cue;
                if (cue) out_.append_number(cue->start_ms); else out_ << "null";
            });
        }
    }

    void append_document(const DocumentRecord& document) {
        out_ << "{\"uri\":";
        append_json_string(out_, document.uri);
        out_ << ",\"title\":";
        append_json_string(out_, document.title);
        std::string_view link = is_safe_link(document.uri) ? std::string_view(document.uri) : std::string_view();
        for (const auto& [key, value] : document.metadata)
            if (link.empty() && (key == "url" || key == "source") && is_safe_link(value)) link = value;
        if (!link.empty()) {
            out_ << ",\"link\":";
            append_json_string(out_, link);
        }
        out_.append('}');
    }

    ByteSink& out_;
    const FrozenGraph& graph_;
    std::vector<const Statement*> statements_;
};

}  // namespace

void append_html_evidence(ByteSink& out, const PlacedGraph& graph) {
    NoTags safe(out);
    EvidenceData(safe, graph).write();
    safe.flush();
}

}  // namespace skein
