#pragma once
// Everything a frozen graph holds as text: two graphs are equal when their descriptions are.

#include "graph/frozen_graph.hpp"

#include <sstream>
#include <string>

namespace skein::test {

inline std::ostream& operator<<(std::ostream& out, ByteSpan span) { return out << span.start << '-' << span.end; }

inline void describe(std::ostream& out, const Participant& participant) {
    out << '{' << participant.text << '|' << participant.span << '|' << participant.entity;
    if (!participant.entity.empty()) out << '|' << name_of(participant.type);
    if (!participant.name.empty()) out << '=' << participant.name;
    if (!participant.full.empty()) out << '|' << participant.full;
    out << '}';
}

// Properties, or a vector of pairs.
template <class Pairs>
    requires requires(const Pairs& pairs) { pairs.begin()->first; }
void describe(std::ostream& out, const Pairs& pairs) {
    for (const auto& [key, value] : pairs) out << ' ' << key << '=' << value;
}

inline void describe(std::ostream& out, const Diagram& diagram) {
    out << "diagram " << diagram.name << '|' << diagram.format << '|' << int(diagram.direction) << diagram.directed << '|'
        << diagram.span << '@' << diagram.line << '\n';
    for (const DiagramNode& node : diagram.nodes) {
        out << "  node " << node.id << '|' << node.label << '|' << node.markup << '|' << int(node.shape) << '|' << node.link
            << '|' << node.tooltip << '|' << node.entity << '=' << node.name << '|' << node.span << '@' << node.line;
        for (const std::string& name : node.classes) out << " ." << name;
        describe(out, node.style);
        out << " /";
        describe(out, node.attributes);
        out << '\n';
    }
    for (const DiagramEdge& edge : diagram.edges) {
        out << "  edge " << edge.source.is_group << edge.source.index << '>' << edge.target.is_group << edge.target.index << '|'
            << edge.id << '|' << edge.label << '|' << edge.markup << '|' << int(edge.stroke) << int(edge.source_end)
            << int(edge.target_end) << '|' << edge.length << '|' << edge.span << '@' << edge.line;
        describe(out, edge.style);
        out << " /";
        describe(out, edge.attributes);
        out << '\n';
    }
    for (const DiagramGroup& group : diagram.groups) {
        out << "  group " << group.id << '|' << group.title << '|' << group.markup << '|' << group.span << '@' << group.line;
        if (group.parent) out << " in " << *group.parent;
        if (group.direction) out << " to " << int(*group.direction);
        for (const std::uint32_t node : group.nodes) out << ' ' << node;
        for (const std::string& name : group.classes) out << " ." << name;
        describe(out, group.style);
        out << '\n';
    }
    for (const DiagramClass& style : diagram.classes) {
        out << "  class " << style.name;
        describe(out, style.style);
        out << '\n';
    }
}

inline std::string describe(const FrozenGraph& graph) {
    std::ostringstream out;
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        const DocumentRecord& document = graph.documents()[d];
        out << "document " << document.uri << '|' << document.format << '|' << document.title << '|' << document.content_hash
            << '|' << document.size;
        describe(out, document.metadata);
        out << '\n';
        for (const Sentence& sentence : graph.sentences_of(DocumentId(d))) {
            out << "  " << sentence.span << '@' << sentence.line << ' ' << sentence.text;
            if (sentence.cue) out << " [" << sentence.cue->start_ms << ',' << sentence.cue->end_ms << ']';
            out << '\n';
        }
    }
    for (const Entity& entity : graph.entities()) {
        out << "entity " << entity.name << '|' << name_of(entity.type) << '|' << entity.mentions;
        for (const Alias& alias : entity.aliases) out << ' ' << alias.text << ':' << alias.count;
        out << '\n';
    }
    for (const Relation& edge : graph.edges()) {
        out << "edge " << edge.source.index() << ' ' << edge.label << ' ' << edge.target.index() << ' ' << name_of(edge.polarity);
        for (const StatementId id : edge.statements) out << ' ' << id.index();
        out << '\n';
    }
    for (const Mention& mention : graph.mentions())
        out << "mention " << mention.document.index() << ' ' << mention.sentence.index() << ' ' << mention.span << ' '
            << mention.text << '|' << mention.entity << '=' << mention.name << '|' << name_of(mention.type) << '\n';
    for (const Statement& statement : graph.statements()) {
        out << "statement " << statement.document.index() << ' ' << statement.sentence.index() << ' ';
        describe(out, statement.subject);
        out << statement.relation.text << '|' << statement.relation.lemma << '|' << statement.relation.span;
        if (statement.object) describe(out, *statement.object);
        for (const Argument& argument : statement.arguments) {
            out << ' ' << name_of(argument.role);
            describe(out, argument.participant);
        }
        out << name_of(statement.polarity) << ' ' << name_of(statement.modality) << ' ' << statement.confidence << ' '
            << statement.rule;
        for (const std::string& claimant : statement.claimants) out << " <" << claimant << '>';
        for (const std::string& claimant : statement.claimant_names) out << " =<" << claimant << '>';
        out << '\n';
    }
    for (std::size_t i = 0; i < graph.diagrams().size(); ++i) {
        out << graph.diagram_document(i).index() << ' ';
        describe(out, graph.diagrams()[i]);
    }
    const auto describe_merge = [&](const Merge& merge) {
        out << merge.alias << " is " << merge.entity << ": " << name_of(merge.reason) << ' ' << merge.evidence << '\n';
    };
    for (std::size_t d = 0; d < graph.documents().size(); ++d) {
        for (const Merge& merge : graph.merges_of(DocumentId(d))) {
            out << "merge in " << d << ' ';
            describe_merge(merge);
        }
    }
    for (const Merge& merge : graph.ledger().merges) describe_merge(merge);
    for (const Decision& decision : graph.ledger().decisions)
        out << "decision " << name_of(decision.kind) << ' ' << decision.entity << ' ' << decision.alias << '\n';
    return out.str();
}

}  // namespace skein::test
