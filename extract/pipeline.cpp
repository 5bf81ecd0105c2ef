#include "extract/pipeline.hpp"

#include "extract/annotated_text.hpp"
#include "extract/denials.hpp"
#include "extract/diagram_statements.hpp"
#include "extract/given_statements.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/mentions.hpp"
#include "extract/relations/statements.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/resolve/corpus_names.hpp"
#include "extract/resolve/document_merges.hpp"
#include "extract/text/name_tagger.hpp"

#include <algorithm>
#include <utility>

namespace skein {

namespace {

// So much text is read together: enough for the models' tables to pay for coming into the cache, little enough to stay there
// itself.
constexpr std::size_t bytes_together = 16'384;

// Two words or three, each with one capital, at its beginning.
bool is_written_like_a_person(const AnnotatedBlock& block, TokenRange range) {
    if (range.last - range.first < 2 || range.last - range.first > 3) return false;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const std::string_view form = block.form(i), lower = block.lower[i];
        if (form.size() != lower.size() || form == lower || form.substr(1) != lower.substr(1)) return false;
    }
    return true;
}

// Everything the document calls by name, with what the names seem to be.
NameTable table_of(const AnnotatedText& text, const std::vector<BlockNames>& names,
                   const std::vector<SentenceRelations>& relations) {
    NameTable table;
    for (const BlockNames& block : names) {
        for (const NameSpan& name : block)
            table.add(name.key, name.name, name.type, name.type_weight, name.well_cased, name.maker);
    }
    for (const SentenceRelations& found : relations) {
        const AnnotatedBlock& block = text[found.block];
        for (const RelationMatch& match : found.matches) {
            if (match.rule == "acronym") table.define(block.text(match.subject.range), block.text(match.object->range));
            if (match.claimants.empty() || !match.claimants.back().name) continue;
            // Who says something under a name of two words or three that is known to be nothing else is a person.
            const NameSpan& name = names[found.block][*match.claimants.back().name];
            if (name.type == EntityType::Concept && name.well_cased && is_written_like_a_person(block, name.range))
                table.add(name.name, EntityType::Person, 1, true);
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

Pipeline::Pipeline(std::uint32_t enabled_rules)
    : lexicon_(std::make_shared<const en::Lexicon>()), enabled_rules_(enabled_rules) {}

void Pipeline::process_together(std::span<const Document> documents, std::span<Diagnostics> findings,
                                std::vector<Extraction>& out) const {
    const LanguageModel& model = english_model();
    static thread_local Workspace workspace;
    const std::vector<AnnotatedText> texts = annotate_all(documents, model, *lexicon_, workspace, findings);
    static thread_local NameTagger tagger(english_names());
    const std::vector<std::vector<BlockNames>> all_names = find_all_mentions(texts, documents, *lexicon_, tagger);
    for (std::size_t d = 0; d < documents.size(); ++d) {
        const Document& document = documents[d];
        const AnnotatedText& text = texts[d];
        const std::vector<BlockNames>& names = all_names[d];
        const Trees trees = build_trees(text, names, model);
        const std::vector<SentenceRelations> relations = extract_relations(text, trees, *lexicon_, enabled_rules_);
        const Canonicals canonicals = table_of(text, names, relations).resolve();
        const References references = find_references(text, trees, canonicals);
        Extraction& extraction = out.emplace_back();
        extraction.document = document.record;
        add_statements(text, names, relations, canonicals, references, document, extraction);
        add_diagram_statements(document, canonicals, extraction);
        sort_mentions(extraction);
        add_denials(extraction);
        add_given_statements(document, extraction);
        extraction.merges = merges_within(text, names, canonicals);
    }
}

std::vector<Extraction> Pipeline::process(std::span<const Document> documents, std::span<Diagnostics> findings) const {
    std::vector<Extraction> extractions;
    extractions.reserve(documents.size());
    for (std::size_t first = 0; first < documents.size();) {
        std::size_t last = first, bytes = 0;
        do {
            for (const Block& block : documents[last].blocks) bytes += block.text.text().size();
            ++last;
        } while (last < documents.size() && bytes < bytes_together);
        process_together(documents.subspan(first, last - first), findings.subspan(first, last - first), extractions);
        first = last;
    }
    return extractions;
}

Extraction Pipeline::process(const Document& document, Diagnostics& diagnostics) const {
    return std::move(process({&document, 1}, {&diagnostics, 1}).front());
}

Ledger resolve_entities(std::vector<Extraction>& extractions, std::vector<Decision> decisions) {
    CorpusNames names;
    for (const Extraction& extraction : extractions) names.add(extraction);
    Resolution resolution = resolve(names, std::move(decisions));
    for (Extraction& extraction : extractions) apply(resolution, extraction);
    return std::move(resolution.ledger);
}

}  // namespace skein
