#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/html_page.hpp"
#include "export/palette.hpp"

#include <map>
#include <string>

namespace skein {

namespace {

// Passes everything on, but for each '<' its escape in JSON strings, where alone it can stand.
class NoTags final : public ByteSink {
  public:
    explicit NoTags(ByteSink& out) : out_(out) {}

  private:
    void drain(std::string_view bytes) override {
        std::size_t start = 0;
        for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', start)) {
            out_ << bytes.substr(start, at - start) << "\\u003c";
            start = at + 1;
        }
        out_ << bytes.substr(start);
    }
    ByteSink& out_;
};

// Puts commas between the items of a list.
class Separator {
  public:
    void operator()(ByteSink& out) {
        out << (first_ ? "\n" : ",\n");
        first_ = false;
    }

  private:
    bool first_ = true;
};

template <class Texts>
void append_texts(ByteSink& out, const Texts& texts) {
    out.append('[');
    bool first = true;
    for (const auto& text : texts) {
        if (!first) out.append(',');
        first = false;
        append_json_string(out, text);
    }
    out.append(']');
}

class Data {
  public:
    Data(ByteSink& out, const PlacedGraph& placed) : out_(out), placed_(placed), graph_(*placed.subgraph->graph) {}

    void write() {
        number_everything();
        out_ << "{\"entities\":[";
        Separator separate_entities;
        for (std::size_t i = 0; i < placed_.subgraph->entities.size(); ++i) {
            separate_entities(out_);
            append_entity(i);
        }
        out_ << "],\"edges\":[";
        Separator separate_edges;
        for (const EdgeId id : placed_.subgraph->edges) {
            separate_edges(out_);
            append_edge(id);
        }
        out_ << "],\"arrows\":[";
        Separator separate_arrows;
        for (const Arrow& arrow : placed_.arrows) {
            separate_arrows(out_);
            append_arrow(arrow);
        }
        out_ << "],\"statements\":[";
        Separator separate_statements;
        for (const auto& [id, number] : statements_) {
            separate_statements(out_);
            append_statement(graph_.statement(id));
        }
        out_ << "],\"sentences\":[";
        Separator separate_sentences;
        for (const auto& [id, number] : sentences_) {
            separate_sentences(out_);
            append_sentence(graph_.sentence(id));
        }
        out_ << "],\"documents\":[";
        Separator separate_documents;
        for (const auto& [id, number] : documents_) {
            separate_documents(out_);
            append_document(graph_.document(id));
        }
        out_ << "],\"colours\":{";
        for (const EntityType type : all_entity_types)
            out_ << (type == all_entity_types.front() ? "\"" : ",\"") << name_of(type) << "\":\"" << hex(colour_of(type)) << "\"";
        out_ << "}}\n";
    }

  private:
    template <class Id>
    using Numbers = std::map<Id, std::size_t>;

    void number_everything() {
        places_.resize(graph_.entity_count());
        for (std::size_t i = 0; i < placed_.subgraph->entities.size(); ++i) places_[placed_.subgraph->entities[i].index()] = i;
        for (std::size_t i = 0; i < placed_.subgraph->edges.size(); ++i) edges_[placed_.subgraph->edges[i]] = i;
        for (const EdgeId edge : placed_.subgraph->edges)
            for (const StatementId id : graph_.edge(edge).statements) {
                statements_.emplace(id, 0);
                sentences_.emplace(graph_.statement(id).sentence, 0);
                documents_.emplace(graph_.statement(id).document, 0);
            }
        const auto number = [](auto& numbers) {
            std::size_t next = 0;
            for (auto& [id, place] : numbers) place = next++;
        };
        number(statements_);
        number(sentences_);
        number(documents_);
    }

    void append_entity(std::size_t place) {
        const Entity& entity = graph_.entity(placed_.subgraph->entities[place]);
        out_ << "{\"name\":";
        append_json_string(out_, entity.name);
        out_ << ",\"type\":\"" << name_of(entity.type) << "\",\"aliases\":";
        append_texts(out_, other_names(entity));
        out_ << ",\"mentions\":";
        out_.append_number(entity.mentions);
        out_ << ",\"x\":";
        out_.append_number(placed_.points[place].x);
        out_ << ",\"y\":";
        out_.append_number(placed_.points[place].y);
        out_.append('}');
    }

    void append_edge(EdgeId id) {
        const Relation& edge = graph_.edge(id);
        out_ << "{\"s\":";
        out_.append_number(places_[edge.source.index()]);
        out_ << ",\"t\":";
        out_.append_number(places_[edge.target.index()]);
        out_ << ",\"relation\":";
        append_json_string(out_, edge.label);
        out_ << ",\"negated\":" << (edge.polarity == Polarity::negated ? "true" : "false") << ",\"disputed\":"
             << (graph_.disputed(id) ? "true" : "false") << ",\"statements\":[";
        for (std::size_t i = 0; i < edge.statements.size(); ++i) {
            if (i > 0) out_.append(',');
            out_.append_number(statements_.at(edge.statements[i]));
        }
        out_ << "]}";
    }

    void append_arrow(const Arrow& arrow) {
        out_ << "{\"s\":";
        out_.append_number(arrow.source);
        out_ << ",\"t\":";
        out_.append_number(arrow.target);
        out_ << ",\"edges\":[";
        for (std::size_t i = 0; i < arrow.edges.size(); ++i) {
            if (i > 0) out_.append(',');
            out_.append_number(edges_.at(arrow.edges[i]));
        }
        out_ << "]}";
    }

    void append_statement(const Statement& statement) {
        out_ << "{\"d\":";
        out_.append_number(documents_.at(statement.document));
        out_ << ",\"n\":";
        out_.append_number(sentences_.at(statement.sentence));
        out_ << ",\"words\":[";
        append_json_string(out_, statement.subject.text);
        out_.append(',');
        append_json_string(out_, statement.relation.text);
        if (statement.object) {
            out_.append(',');
            append_json_string(out_, statement.object->text);
        }
        out_ << "],\"claimants\":";
        append_texts(out_, statement.claimants);
        out_ << ",\"confidence\":";
        append_json_number(out_, statement.confidence);
        out_ << ",\"modality\":\"" << name_of(statement.modality) << "\"}";
    }

    void append_sentence(const Sentence& sentence) {
        out_ << "{\"text\":";
        append_json_string(out_, sentence.text);
        out_ << ",\"line\":";
        out_.append_number(sentence.line);
        out_ << ",\"start\":";
        out_.append_number(sentence.span.start);
        out_ << ",\"end\":";
        out_.append_number(sentence.span.end);
        if (sentence.cue) {
            out_ << ",\"cue\":[";
            out_.append_number(sentence.cue->start_ms);
            out_.append(',');
            out_.append_number(sentence.cue->end_ms);
            out_.append(']');
        }
        out_.append('}');
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
    const PlacedGraph& placed_;
    const FrozenGraph& graph_;
    std::vector<std::size_t> places_;
    Numbers<EdgeId> edges_;
    Numbers<StatementId> statements_;
    Numbers<SentenceId> sentences_;
    Numbers<DocumentId> documents_;
};

}  // namespace

void append_html_data(ByteSink& out, const PlacedGraph& graph) {
    NoTags safe(out);
    Data(safe, graph).write();
    safe.flush();
}

}  // namespace skein
