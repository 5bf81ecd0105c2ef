#include "extract/mentions.hpp"

#include "extract/mentions_runs.hpp"
#include "extract/resolve/name_form.hpp"

#include <algorithm>

namespace skein {

namespace {

// Names as labels of a drawing have them: capitals say nothing there, so only names known from elsewhere or of unmistakable
// shape count; the label as a whole is a concept (diagram_statements.cpp).
bool is_speech(const AnnotatedBlock& block) {
    return block.block->kind == BlockKind::speech;
}

std::vector<BlockNames> names_by_rule(const AnnotatedText& text, std::span<const Diagram> diagrams, const en::Lexicon& lexicon) {
    // First the names that are certain by themselves, then the rest with these in hand.
    Glossary glossary;
    for (const AnnotatedBlock& block : text) {
        if (!is_speech(block)) collect_certain_names(block, lexicon, glossary);
    }
    for (const Diagram& diagram : diagrams) collect_label_names(diagram, lexicon, glossary);
    std::vector<BlockNames> names;
    names.reserve(text.size());
    for (const AnnotatedBlock& block : text) {
        names.push_back(is_speech(block) ? names_in_speech(block, lexicon, glossary) : names_in_prose(block, lexicon, glossary));
    }
    return names;
}

void add_tagged(const AnnotatedText& text, const TaggedNames& tagged, std::vector<BlockNames>& names) {
    const std::set<std::string> typed = typed_names(names);
    for (std::size_t i = 0; i < text.size(); ++i) join_tagged(text[i], tagged[i], typed, names[i]);
}

void finish(std::vector<BlockNames>& names) {
    for (BlockNames& block : names) {
        std::ranges::stable_sort(block, {}, [](const NameSpan& name) { return name.range.first; });
        for (NameSpan& name : block) name.key = name_key(name.name);
    }
}

}  // namespace

std::vector<BlockNames> find_mentions(const AnnotatedText& text, std::span<const Diagram> diagrams, const en::Lexicon& lexicon,
                                      NameTagger* tagger) {
    std::vector<BlockNames> names = names_by_rule(text, diagrams, lexicon);
    if (tagger != nullptr) add_tagged(text, tag_names({&text, 1}, *tagger).front(), names);
    finish(names);
    return names;
}

std::vector<std::vector<BlockNames>> find_all_mentions(std::span<const AnnotatedText> texts, std::span<const Document> documents,
                                                       const en::Lexicon& lexicon, NameTagger& tagger) {
    const std::vector<TaggedNames> tagged = tag_names(texts, tagger);
    std::vector<std::vector<BlockNames>> all;
    all.reserve(texts.size());
    for (std::size_t t = 0; t < texts.size(); ++t) {
        std::vector<BlockNames>& names = all.emplace_back(names_by_rule(texts[t], documents[t].diagrams, lexicon));
        add_tagged(texts[t], tagged[t], names);
        finish(names);
    }
    return all;
}

}  // namespace skein
