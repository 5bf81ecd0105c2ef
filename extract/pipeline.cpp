#include "extract/pipeline.hpp"

#include "extract/annotated_text.hpp"
#include "extract/diagram_statements.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/statements.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/text/name_tagger.hpp"

#include <algorithm>

namespace skein {

namespace {

// Everything the document calls by name, with what the names seem to be.
NameTable table_of(const AnnotatedText& text, const std::vector<BlockNames>& names,
                   const std::vector<SentenceRelations>& relations) {
    NameTable table;
    for (const BlockNames& block : names) {
        for (const NameSpan& name : block) table.add(name.name, name.type, name.type_weight, name.well_cased, name.maker);
    }
    for (const SentenceRelations& found : relations) {
        for (const RelationMatch& match : found.matches) {
            if (match.rule != "acronym") continue;
            table.define(text[found.block].text(match.subject.range), text[found.block].text(match.object->range));
        }
    }
    return table;
}

// Document order: by where the words stand; diagrams come after the text that they stand in.
void sort_mentions(Extraction& extraction) {
    std::stable_sort(extraction.mentions.begin(), extraction.mentions.end(),
                     [](const Mention& left, const Mention& right) { return left.span.start < right.span.start; });
}

}  // namespace

Pipeline::Pipeline(std::uint32_t enabled_rules) : lexicon_(std::make_shared<const en::Lexicon>()), enabled_rules_(enabled_rules) {}

Extraction Pipeline::process(const Document& document, Diagnostics& diagnostics) const {
    Extraction extraction;
    extraction.document = document.record;

    const LanguageModel& model = english_model();
    static thread_local Workspace workspace;
    const AnnotatedText text = annotate(document, model, *lexicon_, workspace, diagnostics);
    static thread_local NameTagger tagger(english_names());
    const std::vector<BlockNames> names = find_mentions(text, document.diagrams, *lexicon_, &tagger);
    const std::vector<SentenceRelations> relations = extract_relations(text, names, model, *lexicon_, enabled_rules_);
    const Canonicals canonicals = table_of(text, names, relations).resolve();
    add_statements(text, names, relations, canonicals, document, extraction);
    add_diagram_statements(document, canonicals, extraction);
    sort_mentions(extraction);
    return extraction;
}

void resolve_entities(std::vector<Extraction>& extractions) {
    NameTable table;
    for (const Extraction& extraction : extractions) {
        for (const Mention& mention : extraction.mentions) {
            // The spelling that stands in the text, unless it is another name for it ("R1", "deep seek").
            const bool as_written = NameTable::key(mention.text) == NameTable::key(mention.entity) &&
                                    mention.text.find(' ') == mention.entity.find(' ');
            table.add(as_written ? mention.text : mention.entity, mention.type, 1, as_written);
        }
    }
    const Canonicals canonicals = table.resolve();
    const auto rename = [&](std::string& name, EntityType& type) {
        if (name.empty()) return;
        const auto found = canonicals.find(NameTable::key(name));
        if (found == canonicals.end()) return;
        name = found->second.name;
        type = found->second.type;
    };
    for (Extraction& extraction : extractions) {
        for (Mention& mention : extraction.mentions) rename(mention.entity, mention.type);
        for (Statement& statement : extraction.statements) {
            rename(statement.subject.entity, statement.subject.type);
            if (statement.object) rename(statement.object->entity, statement.object->type);
            for (Argument& argument : statement.arguments) rename(argument.participant.entity, argument.participant.type);
            for (std::string& claimant : statement.claimants) {
                EntityType type = EntityType::Concept;
                rename(claimant, type);
            }
        }
        for (Diagram& diagram : extraction.diagrams) {
            EntityType type = EntityType::Concept;
            for (DiagramNode& node : diagram.nodes) rename(node.entity, type);
        }
    }
}

}  // namespace skein
