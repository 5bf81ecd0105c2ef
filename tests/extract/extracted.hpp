#pragma once
// Runs the pipeline on text given in a test.

#include "extract/pipeline.hpp"
#include "extract/source_text.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace skein::test {

struct Part {
    BlockKind kind = BlockKind::paragraph;
    std::string text;
};

// A document of these blocks, joined by empty lines.
inline Document document_of(const std::vector<Part>& parts) {
    std::string bytes;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Part& part : parts) {
        if (!bytes.empty()) bytes += "\n\n";
        places.emplace_back(bytes.size(), bytes.size() + part.text.size());
        bytes += part.text;
    }
    Document document;
    document.record.uri = "test.txt";
    document.source = std::make_shared<const SourceText>(Source{"test.txt", bytes});
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Block block;
        block.kind = parts[i].kind;
        if (!parts[i].text.empty()) block.text.append_slice(*document.source, places[i].first, places[i].second);
        document.blocks.push_back(std::move(block));
    }
    return document;
}

inline Extraction extract(const Document& document) {
    static const Pipeline pipeline;
    Diagnostics diagnostics;
    return pipeline.process(document, diagnostics);
}

inline Extraction extract(const std::vector<Part>& parts) {
    return extract(document_of(parts));
}
inline Extraction extract(std::string text) {
    return extract(std::vector<Part>{{BlockKind::paragraph, std::move(text)}});
}

// "subject | relation | object" by entity where there is one, a leading "not" for what is denied.
inline std::string shown(const Statement& statement) {
    const auto name = [](const Participant& who) { return who.entity.empty() ? who.text : who.entity; };
    return (statement.polarity == Polarity::negated ? "not " : "") + name(statement.subject) + " | " + statement.relation.lemma +
           " | " + (statement.object ? name(*statement.object) : "");
}

inline const Statement* find(const Extraction& extraction, std::string_view wanted) {
    for (const Statement& statement : extraction.statements) {
        if (shown(statement) == wanted) return &statement;
    }
    return nullptr;
}

inline std::string all(const Extraction& extraction) {
    std::string text;
    for (const Statement& statement : extraction.statements) text += shown(statement) + "\n";
    return text;
}

inline std::string entity_of(const Extraction& extraction, std::string_view mention) {
    for (const Mention& each : extraction.mentions) {
        if (each.text == mention) return each.entity;
    }
    return {};
}

}  // namespace skein::test
