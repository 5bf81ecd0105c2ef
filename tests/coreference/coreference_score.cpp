// How well are pronouns resolved? From raw text, with the names that extraction finds.
//
//   skein_coreference_score gap FILE.tsv            GAP (Webster et al. 2018), snippet context: F1 over both candidate names of
//   each
//                                                   example, for masculine and feminine pronouns, and their ratio
//   skein_coreference_score ontogum FILE.conll...   third-person pronouns of OntoGUM whose entity is also named: resolved to a
//   name of
//                                                   the same entity (right), to another (wrong), or left alone

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "extract/annotated_text.hpp"
#include "extract/lang/en/lexicon.hpp"
#include "extract/mentions.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/resolve/coreference.hpp"
#include "extract/text/name_tagger.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace skein;

struct Reading {
    std::shared_ptr<const SourceText> source;
    Document document;
    AnnotatedText text;
    std::vector<BlockNames> names;
    Canonicals canonicals;
    References references;
};

std::unique_ptr<Reading> read(std::string bytes) {
    static const en::Lexicon lexicon;
    static Workspace workspace;
    static NameTagger tagger(english_names());
    Diagnostics diagnostics;
    auto reading = std::make_unique<Reading>();
    reading->source = std::make_shared<const SourceText>(Source{"text", std::move(bytes)});
    reading->document.source = reading->source;
    reading->document.blocks.emplace_back().text.append_slice(*reading->source, 0, reading->source->text().size());
    const LanguageModel& model = english_model();
    reading->text = annotate(reading->document, model, lexicon, workspace, diagnostics);
    reading->names = find_mentions(reading->text, {}, lexicon, &tagger);
    NameTable table;
    for (const NameSpan& name : reading->names[0]) table.add(name.name, name.type, name.type_weight, name.well_cased, name.maker);
    reading->canonicals = table.resolve();
    reading->references = find_references(reading->text, build_trees(reading->text, reading->names, model), reading->canonicals);
    return reading;
}

struct NamedPlace {
    std::size_t start, end;
    std::string entity;
};

std::vector<NamedPlace> named_places(const Reading& reading) {
    std::vector<NamedPlace> places;
    for (const NameSpan& name : reading.names[0]) {
        const auto canonical = reading.canonicals.find(NameTable::key(name.name));
        if (canonical == reading.canonicals.end()) continue;
        const AnnotatedBlock& block = reading.text[0];
        places.push_back({block.token(name.range.first).start, block.token(name.range.last - 1).end, canonical->second.name});
    }
    return places;
}

// What the pronoun at that byte was resolved to; "" when it was left alone.
std::string resolved_at(const Reading& reading, std::size_t offset) {
    const auto& tokens = reading.text[0].annotation.tokens;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].start > offset || tokens[i].end <= offset) continue;
        const NameTable::Canonical* entity = reading.references.at(0, i);
        return entity == nullptr ? "" : entity->name;
    }
    return "";
}

std::vector<std::string> fields_of(const std::string& line, char separator) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == separator) fields.emplace_back();
        else if (c != '\r') fields.back() += c;
    }
    return fields;
}

// GAP counts characters.
std::size_t byte_of(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters) at += decode_at(text, at).size;
    return at;
}

struct Counts {
    std::size_t right = 0, wrong = 0, missed = 0;
    [[nodiscard]] double precision() const {
        return right + wrong == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + wrong);
    }
    [[nodiscard]] double recall() const {
        return right + missed == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + missed);
    }
    [[nodiscard]] double f1() const {
        return precision() + recall() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }
};

void print(const char* name, const Counts& counts) {
    std::printf("%-10s P %.3f  R %.3f  F1 %.3f  (%zu right, %zu wrong, %zu missed)\n", name, counts.precision(), counts.recall(),
                counts.f1(), counts.right, counts.wrong, counts.missed);
}

void score_gap(const char* path) {
    std::ifstream file(path);
    if (!file) throw Error(std::string("cannot open ") + path);
    std::string line;
    std::getline(file, line);
    Counts masculine, feminine;
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = fields_of(line, '\t');
        if (fields.size() < 11) continue;
        const std::string& text = fields[1];
        const auto reading = read(text);
        const std::string entity = resolved_at(*reading, byte_of(text, std::stoul(fields[3])));
        const std::string pronoun = to_lower(fields[2]);
        Counts& counts = pronoun == "she" || pronoun == "her" || pronoun == "hers" ? feminine : masculine;
        const std::vector<NamedPlace> places = named_places(*reading);
        for (const std::size_t candidate : {std::size_t{4}, std::size_t{7}}) {
            const std::size_t start = byte_of(text, std::stoul(fields[candidate + 1]));
            const std::size_t end = start + fields[candidate].size();
            const bool said = std::any_of(places.begin(), places.end(), [&](const NamedPlace& place) {
                return place.start < end && start < place.end && !entity.empty() && place.entity == entity;
            });
            const bool gold = fields[candidate + 2] == "TRUE";
            if (said && gold) ++counts.right;
            if (said && !gold) ++counts.wrong;
            if (!said && gold) ++counts.missed;
        }
    }
    print("masculine", masculine);
    print("feminine", feminine);
    const Counts all{masculine.right + feminine.right, masculine.wrong + feminine.wrong, masculine.missed + feminine.missed};
    print("all", all);
    std::printf("bias (feminine / masculine F1) %.3f\n", masculine.f1() == 0 ? 0 : feminine.f1() / masculine.f1());
}

struct GoldMention {
    std::size_t start, end;
    std::string cluster;
    bool pronoun;
};

// Tokens joined by blanks, and the mentions that the last column's brackets enclose.
std::pair<std::string, std::vector<GoldMention>> read_gold(const char* path) {
    static const std::set<std::string> pronouns = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its",
                                                   "itself", "they", "them", "their", "theirs", "themselves"};
    std::ifstream file(path);
    if (!file) throw Error(std::string("cannot open ") + path);
    std::string text, line;
    std::vector<GoldMention> mentions;
    std::map<std::string, std::vector<std::size_t>> open;  // cluster → starts
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = fields_of(line, '\t');
        if (fields.size() != 3) continue;
        const std::size_t start = text.empty() ? 0 : text.size() + 1;
        text += (text.empty() ? "" : " ") + fields[1];
        const std::string& marks = fields[2];
        for (std::size_t at = 0; at < marks.size();) {
            if (marks[at] == '_') break;
            const bool opens = marks[at] == '(';
            if (opens) ++at;
            std::size_t end = at;
            while (end < marks.size() && marks[end] >= '0' && marks[end] <= '9') ++end;
            const std::string cluster = marks.substr(at, end - at);
            if (opens) open[cluster].push_back(start);
            at = end;
            if (at < marks.size() && marks[at] == ')') {
                ++at;
                auto& starts = open[cluster];
                if (starts.empty()) continue;
                const std::string words = to_lower(text.substr(starts.back()));
                mentions.push_back({starts.back(), text.size(), cluster, pronouns.contains(words)});
                starts.pop_back();
            } else if (!opens && at < marks.size() && marks[at] != '(') {
                ++at;
            }
        }
    }
    return {text, mentions};
}

void score_ontogum(int count, char** paths) {
    Counts all;
    std::size_t left_alone = 0;
    for (int p = 0; p < count; ++p) {
        const auto [text, mentions] = read_gold(paths[p]);
        const auto reading = read(text);
        const std::vector<NamedPlace> places = named_places(*reading);
        std::map<std::string, std::set<std::string>> entities;  // cluster → what its named mentions are called
        for (const GoldMention& mention : mentions) {
            // A name within a longer mention names it when it ends it or fills it: "the poet Byron".
            for (const NamedPlace& place : places)
                if (!mention.pronoun && mention.start <= place.start && place.end == mention.end)
                    entities[mention.cluster].insert(place.entity);
        }
        for (const GoldMention& mention : mentions) {
            if (!mention.pronoun || entities[mention.cluster].empty()) continue;
            const std::string entity = resolved_at(*reading, mention.start);
            if (entity.empty()) {
                ++all.missed;
                ++left_alone;
            } else if (entities[mention.cluster].contains(entity)) {
                ++all.right;
            } else {
                ++all.wrong;
                ++all.missed;
            }
        }
        // Pronouns that stand for nothing named must be left alone.
        for (const GoldMention& mention : mentions)
            if (mention.pronoun && entities[mention.cluster].empty() && !resolved_at(*reading, mention.start).empty())
                ++all.wrong;
    }
    print("pronouns", all);
    std::printf("left alone, though named: %zu\n", left_alone);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::string what = argc > 2 ? argv[1] : "";
        if (what == "gap") score_gap(argv[2]);
        else if (what == "ontogum") score_ontogum(argc - 2, argv + 2);
        else {
            std::fputs("usage: skein_coreference_score gap FILE.tsv | ontogum FILE.conll...\n", stderr);
            return 2;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
    return 0;
}
