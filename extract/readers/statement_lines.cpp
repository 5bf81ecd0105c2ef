// NDJSON of statements, as `skein extract` and `skein export --format ndjson` write it: back to the documents they come from.

#include "extract/readers/json_scan.hpp"
#include "extract/readers/readers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

namespace {

using Json = nlohmann::json;

constexpr std::string_view line_advice = R"(every line is one statement as `skein extract` prints it)";

// Thrown out of a line that is no statement: says what it lacks.
struct NoStatement {
    std::string problem;
};

const Json& member(const Json& object, const char* key, const char* where) {
    const auto found = object.find(key);
    if (found == object.end()) throw NoStatement{std::string(where) + " has no \"" + key + '"'};
    return *found;
}

std::string text_of(const Json& object, const char* key, const char* where) {
    const Json& value = member(object, key, where);
    if (!value.is_string()) throw NoStatement{std::string("\"") + key + "\" of " + where + " is no text"};
    return value.get<std::string>();
}

std::uint64_t number_of(const Json& object, const char* key, const char* where) {
    const Json& value = member(object, key, where);
    if (!value.is_number_unsigned()) throw NoStatement{std::string("\"") + key + "\" of " + where + " is no whole number"};
    return value.get<std::uint64_t>();
}

ByteSpan span_of(const Json& object, const char* where) {
    const ByteSpan span{number_of(object, "start", where), number_of(object, "end", where)};
    if (span.end < span.start) throw NoStatement{std::string(where) + " ends before it starts"};
    return span;
}

const Json& object_of(const Json& object, const char* key, const char* where) {
    const Json& value = member(object, key, where);
    if (!value.is_object()) throw NoStatement{std::string("\"") + key + "\" of " + where + " is no object"};
    return value;
}

// One of the names of an enumeration.
template <class Value>
Value named(const Json& object, const char* key, std::optional<Value> (*from)(std::string_view), const char* where) {
    const std::string name = text_of(object, key, where);
    const std::optional<Value> value = from(name);
    if (!value) throw NoStatement{std::string("\"") + key + "\" of " + where + " is \"" + name + "\", which Skein does not know"};
    return *value;
}

Participant participant_of(const Json& object, const char* where) {
    Participant participant;
    participant.text = text_of(object, "text", where);
    participant.span = span_of(object, where);
    if (object.contains("full")) participant.full = span_of(object_of(object, "full", where), where);
    if (!object.contains("entity")) return participant;
    participant.entity = text_of(object, "entity", where);
    participant.type = named(object, "type", entity_type_from, where);
    return participant;
}

std::vector<std::string> claimants_of(const Json& line) {
    std::vector<std::string> claimants;
    if (const auto chain = line.find("claimants"); chain != line.end()) {
        for (const Json& each : *chain) {
            if (!each.is_string()) throw NoStatement{"a claimant is no text"};
            claimants.push_back(each.get<std::string>());
        }
    } else if (line.contains("claimant")) {
        claimants.push_back(text_of(line, "claimant", "the statement"));
    }
    return claimants;
}

Statement statement_of(const Json& line) {
    constexpr const char* whole = "the statement";
    Statement statement;
    statement.subject = participant_of(object_of(line, "subject", whole), "the subject");
    const Json& relation = object_of(line, "relation", whole);
    statement.relation = {text_of(relation, "text", "the relation"), text_of(relation, "lemma", "the relation"),
                          span_of(relation, "the relation")};
    if (line.contains("object")) statement.object = participant_of(object_of(line, "object", whole), "the object");
    if (const auto arguments = line.find("arguments"); arguments != line.end())
        for (const Json& each : *arguments) {
            if (!each.is_object()) throw NoStatement{"an argument is no object"};
            statement.arguments.push_back({named(each, "role", role_from, "an argument"), participant_of(each, "an argument")});
        }
    statement.polarity = named(line, "polarity", polarity_from, whole);
    statement.modality = named(line, "modality", modality_from, whole);
    statement.claimants = claimants_of(line);
    const Json& confidence = member(line, "confidence", whole);
    if (!confidence.is_number() || confidence.get<double>() < 0 || confidence.get<double>() > 1)
        throw NoStatement{"\"confidence\" is no number from 0 to 1"};
    statement.confidence = confidence.get<double>();
    statement.rule = text_of(line, "rule", whole);
    return statement;
}

Sentence sentence_of(const Json& line) {
    const Json& object = object_of(line, "sentence", "the statement");
    Sentence sentence;
    sentence.span = span_of(object, "the sentence");
    const std::uint64_t number = number_of(line, "line", "the statement");
    if (number > std::numeric_limits<std::uint32_t>::max()) throw NoStatement{"there is no such line"};
    sentence.line = static_cast<std::uint32_t>(number);
    if (object.contains("cue")) {
        const Json& cue = object_of(object, "cue", "the sentence");
        sentence.cue = CueTime{number_of(cue, "start_ms", "the cue"), number_of(cue, "end_ms", "the cue")};
    }
    return sentence;
}

// The file gives the words that statements are made of, not the sentence around them: those words in order, "…" between them.
std::string known_words(std::vector<std::pair<ByteSpan, std::string_view>> pieces) {
    std::ranges::sort(pieces, [](const auto& a, const auto& b) {
        return std::tuple(a.first.start, b.first.end, a.second) < std::tuple(b.first.start, a.first.end, b.second);
    });
    std::string words;
    std::uint64_t end = 0;
    for (const auto& [span, text] : pieces) {
        if (!words.empty() && span.end <= end) continue;  // said already
        if (!words.empty()) words += span.start <= end + 1 ? " " : " … ";
        words += text;
        end = span.end;
    }
    return words;
}

class StatementReader : public PieceReader {
  public:
    StatementReader(const DocumentSink& sink, Diagnostics& diagnostics) : sink_(sink), diagnostics_(diagnostics) {}

    std::size_t read(const SourcePtr& piece, bool) override {
        source_ = piece;
        const std::string_view text = source_->text();
        for (std::size_t start = 0; start < text.size();) {
            // A JSON string may hold U+2028, so only LF ends a line here.
            const std::size_t end = std::min(text.find('\n', start), text.size());
            if (text.substr(start, end - start).find_first_not_of(" \t\r") != std::string_view::npos) read_line(start, end);
            start = end + 1;
        }
        return text.size();
    }

    // A document's statements may stand anywhere in the file.
    void finish(const std::string& content_hash) override {
        for (Document& document : documents_) {
            add_words(document);
            document.record.content_hash = content_hash;
            document.source = source_;
            sink_(std::move(document));
        }
    }

  private:
    void read_line(std::size_t start, std::size_t end) {
        if (!check_json_object(*source_, start, end, diagnostics_)) return;
        const std::string_view text = source_->text();
        const Json line = Json::parse(text.substr(start, end - start));
        try {
            const std::string uri = text_of(line, "document", "the statement");
            Statement statement = statement_of(line);
            Sentence sentence = sentence_of(line);
            Document& document = document_of(uri);
            statement.sentence = sentence_in(document, uri, std::move(sentence));
            document.statements.push_back(std::move(statement));
        } catch (const NoStatement& lack) {
            diagnostics_.error(lack.problem + "; the line is left out", source_->place(start), std::string(line_advice));
        }
    }

    Document& document_of(const std::string& uri) {
        const auto [place, is_new] = numbers_.try_emplace(uri, documents_.size());
        if (!is_new) return documents_[place->second];
        Document& document = documents_.emplace_back(new_document(source_));
        document.source = nullptr;
        document.record.uri = uri;
        return document;
    }

    SentenceId sentence_in(Document& document, const std::string& uri, Sentence sentence) {
        const auto key = std::tuple(numbers_.at(uri), sentence.line, sentence.span);
        const auto [place, is_new] = sentences_.try_emplace(key, document.sentences.size());
        if (is_new) document.sentences.push_back(std::move(sentence));
        return place->second;
    }

    static void add_words(Document& document) {
        std::vector<std::vector<std::pair<ByteSpan, std::string_view>>> pieces(document.sentences.size());
        for (const Statement& statement : document.statements) {
            auto& own = pieces[statement.sentence.index()];
            own.emplace_back(statement.subject.span, statement.subject.text);
            if (statement.relation.span.size() > 0) own.emplace_back(statement.relation.span, statement.relation.text);
            if (statement.object) own.emplace_back(statement.object->span, statement.object->text);
            for (const Argument& argument : statement.arguments)
                own.emplace_back(argument.participant.span, argument.participant.text);
        }
        for (std::size_t i = 0; i < pieces.size(); ++i) document.sentences[i].text = known_words(std::move(pieces[i]));
    }

    SourcePtr source_;
    const DocumentSink& sink_;
    Diagnostics& diagnostics_;
    std::vector<Document> documents_;  // in the order in which they are first named
    std::unordered_map<std::string, std::size_t> numbers_;
    std::map<std::tuple<std::size_t, std::uint32_t, ByteSpan>, SentenceId> sentences_;
};

}  // namespace

bool recognises_statement_lines(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] != '{') return false;
    const std::string_view line = text.substr(start, text.find('\n', start) - start);
    const auto has = [&](std::string_view key) { return line.find(key) != std::string_view::npos; };
    return has("\"document\"") && has("\"subject\"") && has("\"relation\"") && has("\"lemma\"");
}

std::unique_ptr<PieceReader> statement_lines_reader(const SourcePtr&, const DocumentSink& sink, Diagnostics& diagnostics) {
    return std::make_unique<StatementReader>(sink, diagnostics);
}

}  // namespace skein
