#include "extract/diagram_statements.hpp"

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"
#include "graph/attribute_list.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace skein {

namespace {

// What somebody drew is meant; which way it is meant may be misread.
constexpr double drawn_confidence = 0.9;

// One line, blanks single.
std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

// As an attribute says, or in Mermaid a class.
std::optional<EntityType> type_of(const DiagramNode& node) {
    if (const auto type = node.attributes.find("type")) return entity_type_from(*type);
    for (const std::string& name : node.classes)
        if (const auto type = entity_type_from(name)) return type;
    return std::nullopt;
}

struct NodeEntity {
    std::string label;
    std::string name;
    EntityType type = EntityType::Concept;
};

// A label that is a known name, alone or as a product with its maker and kind ("Nvidia h800 GPUs").
std::optional<NameTable::Canonical> known_entity(const std::string& label, const Canonicals& canonicals) {
    const auto whole = canonicals.find(NameTable::key(label));
    if (whole != canonicals.end()) return whole->second;
    std::vector<std::string> words;
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t end = std::min(label.find(' ', at), label.size());
        if (end > at) words.push_back(label.substr(at, end - at));
        at = end + 1;
    }
    if (words.size() < 2 || words.size() > 4) return std::nullopt;
    std::optional<NameTable::Canonical> product;
    for (const std::string& word : words) {
        const auto found = canonicals.find(NameTable::key(word));
        if (found == canonicals.end() || found->second.type != EntityType::Product || !is_model_number(to_lower(word))) continue;
        if (product) return std::nullopt;
        product = found->second;
    }
    return product;
}

// The nodes of a legend explain shapes and colours and name nothing: those of a group called so, from and to which no edge leads.
std::vector<bool> legend_of(const Diagram& diagram) {
    std::vector<bool> in_legend(diagram.nodes.size(), false);
    for (const DiagramGroup& group : diagram.groups) {
        const std::string title = fold(group.title.empty() ? group.id : group.title);
        if (title != "legend" && title != "key") continue;
        for (const std::uint32_t node : group.nodes)
            if (node < in_legend.size()) in_legend[node] = true;
    }
    for (const DiagramEdge& edge : diagram.edges)
        for (const DiagramEndpoint end : {edge.source, edge.target})
            if (!end.is_group && end.index < in_legend.size()) in_legend[end.index] = false;
    return in_legend;
}

class DiagramReader {
  public:
    DiagramReader(const Document& document, const Canonicals& canonicals, Extraction& out)
        : document_(document), canonicals_(canonicals), out_(out) {}

    void read(Diagram& diagram) {
        const std::vector<bool> explained = legend_of(diagram);
        std::vector<NodeEntity> nodes;
        nodes.reserve(diagram.nodes.size());
        for (std::size_t i = 0; i < diagram.nodes.size(); ++i)
            nodes.push_back(explained[i] ? NodeEntity() : entity_of(diagram.nodes[i]));
        for (const DiagramEdge& edge : diagram.edges) {
            // A group's end stands for its members in no sure way: only its title is said.
            const auto source = end_of(diagram, nodes, edge.source);
            const auto target = end_of(diagram, nodes, edge.target);
            if (source && target) statement(diagram, edge, *source, *target);
        }
    }

  private:
    NodeEntity entity_of(DiagramNode& node) {
        NodeEntity result;
        result.label = one_line(node.label.empty() ? node.id : node.label);
        result.name = result.label;
        const std::optional<EntityType> type = type_of(node);
        if (type) result.type = *type;
        if (const auto given = node.attributes.find("entity"); given && !given->empty()) {
            result.name = one_line(*given);
        } else if (const auto known = known_entity(result.label, canonicals_)) {
            result.name = known->name;
            if (!type) result.type = known->type;
        }
        if (node.entity.empty()) node.entity = result.name;
        Mention mention;
        mention.sentence = line_sentence(node.span, node.line, result.label);
        mention.text = result.label;
        mention.span = node.span;
        mention.entity = node.entity;
        mention.type = result.type;
        out_.mentions.push_back(std::move(mention));
        if (const auto aliases = node.attributes.find("aliases")) {
            for (const std::string& alias : split_list(*aliases)) {
                if (alias == result.label) continue;
                Mention other = out_.mentions.back();
                other.text = alias;
                out_.mentions.push_back(std::move(other));
            }
        }
        return result;
    }

    std::optional<NodeEntity> end_of(const Diagram& diagram, const std::vector<NodeEntity>& nodes, DiagramEndpoint end) const {
        if (!end.is_group) return end.index < nodes.size() ? std::optional(nodes[end.index]) : std::nullopt;
        if (end.index >= diagram.groups.size()) return std::nullopt;
        NodeEntity group;
        group.label =
            one_line(diagram.groups[end.index].title.empty() ? diagram.groups[end.index].id : diagram.groups[end.index].title);
        group.name = group.label;
        return group;
    }

    // The line that draws something is its sentence; lines that draw several things are one.
    SentenceId line_sentence(ByteSpan span, std::uint32_t line, const std::string& fallback) {
        if (!out_.sentences.empty() && out_.sentences.back().span == span) return SentenceId(out_.sentences.size() - 1);
        Sentence sentence;
        sentence.span = span;
        sentence.line = line;
        sentence.text = source_text(span, line, fallback);
        out_.sentences.push_back(std::move(sentence));
        return SentenceId(out_.sentences.size() - 1);
    }

    // The words as they stand, where the file's bytes are its text.
    std::string source_text(ByteSpan span, std::uint32_t line, const std::string& fallback) {
        if (document_.source == nullptr || line == 0) return fallback;
        std::optional<std::string_view> found = document_.source->words(span);
        if (!found && document_.file != nullptr) found = words_of_file(span);
        const std::string words = found ? one_line(*found) : std::string();
        return words.empty() ? fallback : words;
    }

    // Of a file that was read in pieces: read again, and with it what is likely to be asked for next.
    std::optional<std::string_view> words_of_file(ByteSpan span) {
        constexpr std::size_t read_at_once = std::size_t{1} << 16;
        if (span.end < span.start || span.end > document_.file->size()) return std::nullopt;
        if (span.start < read_from_ || span.end > read_from_ + read_.size()) {
            read_ = document_.file->bytes(span.start, std::max(read_at_once, static_cast<std::size_t>(span.size())));
            read_from_ = span.start;
            if (span.size() > read_.size()) return std::nullopt;  // it is not the file that it was
        }
        const auto words = std::string_view(read_).substr(static_cast<std::size_t>(span.start - read_from_),
                                                          static_cast<std::size_t>(span.size()));
        return find_invalid_utf8(words) ? std::nullopt : std::optional(words);
    }

    void statement(const Diagram& diagram, const DiagramEdge& edge, const NodeEntity& source, const NodeEntity& target) {
        Statement result;
        const std::string label = one_line(edge.label);
        result.sentence = line_sentence(edge.span, edge.line, source.label + " → " + target.label);
        result.subject = {source.label, edge.span, canonical(diagram, edge.source, source), source.type};
        result.object = Participant{target.label, edge.span, canonical(diagram, edge.target, target), target.type};
        result.relation.text = label;
        result.relation.span = edge.span;
        const auto relation = edge.attributes.find("relation");
        result.relation.lemma = relation && !relation->empty() ? one_line(*relation)
                                : label.empty()                           ? "leads to"
                                                                          : fold(label);
        if (const auto polarity = edge.attributes.find("polarity"))
            result.polarity = polarity_from(*polarity).value_or(Polarity::affirmed);
        if (const auto modality = edge.attributes.find("modality"))
            result.modality = modality_from(*modality).value_or(Modality::asserted);
        for (const std::string_view key : {"claimants", "claimant"}) {
            const auto claimants = edge.attributes.find(key);
            if (claimants && result.claimants.empty()) result.claimants = split_list(*claimants);
        }
        result.confidence = drawn_confidence;
        if (const auto confidence = edge.attributes.find("confidence")) {
            double value = 0;
            const auto parsed = std::from_chars(confidence->data(), confidence->data() + confidence->size(), value);
            if (parsed.ec == std::errc() && value >= 0 && value <= 1) result.confidence = value;
        }
        result.rule = "diagram";
        out_.statements.push_back(std::move(result));
    }

    static std::string canonical(const Diagram& diagram, DiagramEndpoint end, const NodeEntity& node) {
        return end.is_group ? node.name : diagram.nodes[end.index].entity;
    }

    const Document& document_;
    const Canonicals& canonicals_;
    Extraction& out_;
    std::string read_;  // bytes of the file from `read_from_` on
    std::uint64_t read_from_ = 0;
};

}  // namespace

void add_diagram_statements(const Document& document, const Canonicals& canonicals, Extraction& out) {
    out.diagrams = document.diagrams;
    DiagramReader reader(document, canonicals, out);
    for (Diagram& diagram : out.diagrams) reader.read(diagram);
}

}  // namespace skein
