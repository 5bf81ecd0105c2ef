#include "cli/explanation.hpp"

#include "base/utf8.hpp"
#include "cli/terminal.hpp"
#include "cli/tree_drawing.hpp"
#include "extract/reading.hpp"
#include "query/word_places.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <optional>
#include <string>
#include <vector>

namespace skein::cli {

namespace {

constexpr std::size_t most_signs = 5;  // shown to people

struct Explained {
    std::string_view text;
    SentenceReading reading;
    std::optional<FoundStatement> found;
};

std::vector<NamedPlace> names_in(const FrozenGraph& graph, SentenceId id) {
    const Sentence& sentence = graph.sentence(id);
    const auto mentions = graph.mentions();
    auto at = std::lower_bound(mentions.begin(), mentions.end(), id,
                               [](const Mention& mention, SentenceId wanted) { return mention.sentence < wanted; });
    std::vector<NamedPlace> names;
    for (; at != mentions.end() && at->sentence == id; ++at) {
        for (const WordPlace place : place_in_sentence(sentence, at->span, at->text))
            names.push_back({place.start, place.end, at->name.empty() ? at->entity : at->name, at->type});
    }
    return names;
}

// The words from the first to the last byte of the range, as a statement shows them.
std::string_view text_of(const Explained& explained, WordRange range) {
    if (range.first >= range.last) return {};
    const std::size_t start = explained.reading.words[range.first].start;
    return explained.text.substr(start, explained.reading.words[range.last - 1].end - start);
}

bool is_statement(const Explained& explained, const FoundStatement& found, const Statement& statement) {
    if (found.rule != statement.rule || text_of(explained, found.subject) != statement.subject.text) return false;
    if (found.object.has_value() != statement.object.has_value()) return false;
    if (found.object && text_of(explained, *found.object) != statement.object->text) return false;
    return found.lemma == statement.relation.lemma;
}

Explained explain_statement(const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    Explained explained;
    explained.text = graph.sentence(statement.sentence).text;
    const std::vector<NamedPlace> names = names_in(graph, statement.sentence);
    // The graph does not keep what kind of text it was.
    for (const BlockKind kind : {BlockKind::paragraph, BlockKind::speech, BlockKind::title}) {
        SentenceReading reading = read_sentence(explained.text, kind, names);
        if (explained.reading.words.empty()) explained.reading = reading;
        Explained other{explained.text, std::move(reading), std::nullopt};
        for (const FoundStatement& found : other.reading.statements) {
            if (!is_statement(other, found, statement)) continue;
            other.found = found;
            return other;
        }
    }
    return explained;
}

// What each word is in the statement: "subject", "relation", "object", a role, "claimant".
std::vector<std::string_view> parts_of(const Explained& explained) {
    std::vector<std::string_view> parts(explained.reading.words.size());
    const auto mark = [&](WordRange range, std::string_view part) {
        for (std::size_t i = range.first; i < range.last; ++i) {
            if (parts[i].empty()) parts[i] = part;
        }
    };
    if (!explained.found) return parts;
    const FoundStatement& found = *explained.found;
    mark(found.subject, "subject");
    if (found.object) mark(*found.object, "object");
    for (const WordRange piece : found.relation) mark(piece, "relation");
    for (const auto& [role, range] : found.arguments)
        mark(range, role == Role::other ? std::string_view("argument") : name_of(role));
    for (const WordRange claimant : found.claimants) mark(claimant, "claimant");
    return parts;
}

std::string padded(std::string text, std::size_t columns) {
    const std::size_t width = display_width(text);
    if (width < columns) text.append(columns - width, ' ');
    return text;
}

void write_words(ByteSink& out, const Explained& explained) {
    const std::vector<ReadWord>& words = explained.reading.words;
    const std::vector<std::string> tree = draw_tree(explained.text, words);
    const std::vector<std::string_view> parts = parts_of(explained);
    std::size_t tree_width = 0, relation_width = 0;
    std::vector<std::string> relations;
    for (std::size_t i = 0; i < words.size(); ++i) {
        relations.push_back(words[i].relation + (words[i].mended ? "*" : ""));
        tree_width = std::max(tree_width, display_width(tree[i]));
        relation_width = std::max(relation_width, display_width(relations.back()));
    }
    bool mended = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string line = "      " + padded(tree[i], tree_width) + "  " + padded(std::string(name_of(words[i].upos)), 5) + "  ";
        const bool relation = parts[i] == "relation";
        if (parts[i].empty()) {
            line += relations[i];
            out << line << "\n";
        } else {
            out << line << padded(relations[i], relation_width) << "  "
                << styled(relation ? Style::relation : Style::entity, parts[i]) << "\n";
        }
        mended = mended || words[i].mended;
    }
    if (mended) out << styled(Style::faint, "      * not as the parser had it: mended by a rule of tree_repairs") << "\n";
}

}  // namespace

void write_explanation(ByteSink& out, const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    const std::string_view description = rule_description(statement.rule);
    const std::string rule =
        "      rule " + printable(statement.rule) + (description.empty() ? "" : ": " + std::string(description));
    if (statement.rule == "diagram") {
        out << rule << "\n";
        return;
    }
    const Explained explained = explain_statement(graph, id);
    write_words(out, explained);
    out << rule << "\n";
    if (!explained.found) {
        out << "      read by itself, the sentence does not give this statement: the document around it had a part in it\n";
        return;
    }
    const FoundStatement& found = *explained.found;
    out << fmt::format("      confidence: {:.2f} that the tree is right here, {:.2f} that a reader would say so", found.reading,
                       found.worth);
    for (std::size_t i = 0; i < std::min(most_signs, found.signs.size()); ++i)
        out << (i == 0 ? "; by " : ", ") << found.signs[i].first << fmt::format(" {:+.2f}", found.signs[i].second);
    out << "\n";
}

Json explanation_json(const FrozenGraph& graph, StatementId id) {
    const Statement& statement = graph.statement(id);
    Json json = Json::object();
    json["rule"] = statement.rule;
    json["description"] = rule_description(statement.rule);
    if (statement.rule == "diagram") return json;
    const Explained explained = explain_statement(graph, id);
    const std::vector<std::string_view> parts = parts_of(explained);
    Json tokens = Json::array();
    for (std::size_t i = 0; i < explained.reading.words.size(); ++i) {
        const ReadWord& word = explained.reading.words[i];
        Json token = {{"text", explained.text.substr(word.start, word.end - word.start)},
                      {"lemma", word.lemma},
                      {"upos", name_of(word.upos)},
                      {"head", word.head ? *word.head + 1 : 0},
                      {"relation", word.relation}};
        if (word.mended) token["mended"] = true;
        if (!parts[i].empty()) token["part"] = parts[i];
        tokens.push_back(std::move(token));
    }
    json["tokens"] = std::move(tokens);
    if (!explained.found) return json;
    json["reading"] = explained.found->reading;
    json["worth"] = explained.found->worth;
    Json signs = Json::object();
    for (const auto& [sign, moved] : explained.found->signs) signs[std::string(sign)] = moved;
    json["signs"] = std::move(signs);
    return json;
}

}  // namespace skein::cli
