#include "export/rdf.hpp"

#include "graph/document_time.hpp"
#include "export/edge_summary.hpp"
#include "export/escape.hpp"
#include "export/selected_statements.hpp"

#include <algorithm>
#include <set>

namespace skein {

namespace {

using Kind = RdfValue::Kind;

RdfValue urn(std::string_view space, std::string_view name) {
    StringSink out;
    out << "urn:skein:" << space << ":";
    append_percent_encoded(out, name);
    return {Kind::iri, out.take()};
}

// A document's own address where it has one that is an IRI.
RdfValue document_iri(const DocumentRecord& document) {
    const bool plain = std::all_of(document.uri.begin(), document.uri.end(), [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
    });
    return plain && is_safe_link(document.uri) ? RdfValue{Kind::iri, document.uri} : urn("document", document.uri);
}

RdfValue entity_iri(std::string_view name) { return urn("entity", name); }

class Teller {
  public:
    Teller(const Subgraph& subgraph, RdfWriter& writer)
        : graph_(*subgraph.graph), subgraph_(subgraph), writer_(writer), statements_(selected_statements(subgraph)) {}

    void tell() {
        writer_.begin();
        std::set<DocumentId> documents;
        std::set<std::string_view> relations;
        std::set<std::string_view> claimants;
        for (const StatementId id : statements_) {
            const Statement& statement = graph_.statement(id);
            documents.insert(statement.document);
            relations.insert(statement.relation.lemma);
            for (const std::string& claimant : statement.claimants)
                if (!graph_.entity_named(claimant)) claimants.insert(claimant);
        }
        for (const DocumentId id : documents) tell_document(graph_.document(id));
        for (const EntityId id : subgraph_.entities) tell_entity(graph_.entity(id));
        for (const std::string_view relation : relations) {
            writer_.begin_node(urn("relation", relation), "rdf:Property");
            writer_.property("rdfs:label", RdfValue::of_text(relation));
            writer_.end_node();
        }
        for (const std::string_view claimant : claimants) {
            writer_.begin_node(urn("claimant", claimant), "prov:Agent");
            writer_.property("rdfs:label", RdfValue::of_text(claimant));
            writer_.end_node();
        }
        for (std::size_t i = 0; i < statements_.size(); ++i) tell_statement(i, graph_.statement(statements_[i]));
        writer_.end();
    }

  private:
    [[nodiscard]] RdfValue claimant_iri(std::string_view name) const {
        return graph_.entity_named(name) ? entity_iri(name) : urn("claimant", name);
    }

    void tell_document(const DocumentRecord& document) {
        writer_.begin_node(document_iri(document), "prov:Entity");
        writer_.property("dcterms:identifier", RdfValue::of_text(document.uri));
        if (!document.title.empty()) writer_.property("dcterms:title", RdfValue::of_text(document.title));
        if (const auto day = day_of(document)) writer_.property("dcterms:date", {Kind::day, *day});
        writer_.end_node();
    }

    void tell_entity(const Entity& entity) {
        writer_.begin_node(entity_iri(entity.name), "skein:" + std::string(name_of(entity.type)));
        writer_.property("rdfs:label", RdfValue::of_text(entity.name));
        std::vector<RdfValue> others;
        for (const std::string_view name : other_names(entity)) others.push_back(RdfValue::of_text(name));
        if (!others.empty()) writer_.property("skos:altLabel", others);
        writer_.property("skein:mentions", RdfValue::of_integer(entity.mentions));
        writer_.end_node();
    }

    // A phrase that names no entity stands for itself.
    static RdfValue participant(const Participant& participant) {
        return participant.entity.empty() ? RdfValue::of_text(participant.text) : entity_iri(participant.entity);
    }

    void tell_statement(std::size_t number, const Statement& statement) {
        const std::string label = 's' + std::to_string(number);
        const Sentence& sentence = graph_.sentence(statement.sentence);
        writer_.begin_node({Kind::blank, label}, "skein:Statement");
        writer_.property("rdf:subject", participant(statement.subject));
        writer_.property("rdf:predicate", urn("relation", statement.relation.lemma));
        if (statement.object) writer_.property("rdf:object", participant(*statement.object));
        writer_.property("skein:phrase", RdfValue::of_text(statement.relation.text));
        writer_.property("skein:polarity", RdfValue::of_text(name_of(statement.polarity)));
        writer_.property("skein:modality", RdfValue::of_text(name_of(statement.modality)));
        writer_.property("skein:confidence", RdfValue::of_number(statement.confidence));
        writer_.property("skein:rule", RdfValue::of_text(statement.rule));
        if (!statement.claimants.empty()) writer_.property("prov:wasAttributedTo", claimant_iri(statement.claimant()));
        if (statement.claimants.size() > 1) {
            std::vector<RdfValue> chain;
            for (const std::string& claimant : statement.claimants) chain.push_back(claimant_iri(claimant));
            writer_.list("skein:claimants", chain);
        }
        writer_.property("prov:wasQuotedFrom", document_iri(graph_.document(statement.document)));
        writer_.property("prov:value", RdfValue::of_text(sentence.text));
        writer_.property("skein:line", RdfValue::of_integer(sentence.line));
        writer_.property("skein:start", RdfValue::of_integer(sentence.span.start));
        writer_.property("skein:end", RdfValue::of_integer(sentence.span.end));
        if (sentence.cue) {
            writer_.property("skein:startMilliseconds", RdfValue::of_integer(sentence.cue->start_ms));
            writer_.property("skein:endMilliseconds", RdfValue::of_integer(sentence.cue->end_ms));
        }
        std::vector<RdfValue> arguments;
        for (std::size_t i = 0; i < statement.arguments.size(); ++i)
            arguments.push_back({Kind::blank, label + 'a' + std::to_string(i)});
        if (!arguments.empty()) writer_.property("skein:argument", arguments);
        writer_.end_node();
        for (std::size_t i = 0; i < statement.arguments.size(); ++i) {
            const Argument& argument = statement.arguments[i];
            writer_.begin_node(arguments[i], "skein:Argument");
            writer_.property("skein:role", RdfValue::of_text(name_of(argument.role)));
            writer_.property("prov:value", RdfValue::of_text(argument.participant.text));
            if (!argument.participant.entity.empty()) writer_.property("skein:names", entity_iri(argument.participant.entity));
            writer_.end_node();
        }
    }

    const FrozenGraph& graph_;
    const Subgraph& subgraph_;
    RdfWriter& writer_;
    std::vector<StatementId> statements_;
};

}  // namespace

RdfValue RdfValue::of_number(double number) {
    StringSink digits;
    digits.append_number(number);
    return {Kind::number, digits.take()};
}

void write_rdf(const Subgraph& subgraph, RdfWriter& writer) { Teller(subgraph, writer).tell(); }

}  // namespace skein
