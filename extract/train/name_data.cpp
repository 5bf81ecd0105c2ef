#include "extract/train/name_data.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "extract/train/treebanks.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <nlohmann/json.hpp>

namespace skein {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_set_bytes = std::size_t{64} << 20;

constexpr TypeSet person = type_bit(EntityType::Person), organization = type_bit(EntityType::Organization),
                  place = type_bit(EntityType::Place), product = type_bit(EntityType::Product), work = type_bit(EntityType::Work),
                  event = type_bit(EntityType::Event), time = type_bit(EntityType::Time),
                  quantity = type_bit(EntityType::Quantity), group = type_bit(EntityType::Group),
                  concept_type = type_bit(EntityType::Concept);
constexpr TypeSet others = product | work | event | group | concept_type;  // what "miscellaneous" stands for
constexpr TypeSet nothing = 0;                                             // marked, but teaches nothing

struct SetLabels {
    TypeSet open;  // what the set does not mark
    std::map<std::string, TypeSet, std::less<>> types;
};

// What the labels of each set mean here. CrossNER marks whatever is a name in one of its six fields or as `misc`, so a token
// outside can only be a time or a quantity. WNUT's groups are bands and teams, which UNER calls organisations. In the contracts
// of sec-filings, "Lender" and "Borrower" are persons, so its persons teach nothing.
const SetLabels& labels_of(NameSet set) {
    static const std::map<NameSet, SetLabels> labels{
        {NameSet::uner, {others | time | quantity, {{"PER", person}, {"ORG", organization}, {"LOC", place}}}},
        {NameSet::crossner,
         {time | quantity,
          {{"person", person},
           {"researcher", person},
           {"scientist", person},
           {"politician", person},
           {"musicalartist", person},
           {"writer", person},
           {"organisation", organization},
           {"university", organization},
           {"band", organization},
           {"politicalparty", organization},
           {"location", place},
           {"country", place},
           {"astronomicalobject", place},
           {"product", product},
           {"programlang", product},
           {"academicjournal", work},
           {"album", work},
           {"song", work},
           {"book", work},
           {"poem", work},
           {"magazine", work},
           {"conference", event},
           {"election", event},
           {"event", event},
           {"algorithm", concept_type},
           {"field", concept_type},
           {"task", concept_type},
           {"metrics", concept_type},
           {"discipline", concept_type},
           {"theory", concept_type},
           {"award", concept_type},
           {"chemicalcompound", concept_type},
           {"chemicalelement", concept_type},
           {"protein", concept_type},
           {"enzyme", concept_type},
           {"musicgenre", concept_type},
           {"musicalinstrument", concept_type},
           {"literarygenre", concept_type},
           {"misc", nothing}}}},
        {NameSet::wnut17,
         {event | time | quantity | group | concept_type,
          {{"person", person},
           {"corporation", organization},
           {"group", organization | group},
           {"location", place},
           {"product", product},
           {"creative-work", work}}}},
        {NameSet::btc, {others | time | quantity, {{"PER", person}, {"ORG", organization}, {"LOC", place}}}},
        {NameSet::wikigold,
         {time | quantity, {{"PER", person}, {"ORG", organization}, {"LOC", place}, {"MISC", others | quantity}}}},
        {NameSet::sec_filings,
         {others | time | quantity | person, {{"PER", nothing}, {"ORG", organization}, {"LOC", place}, {"MISC", nothing}}}},
        {NameSet::redocred,
         {concept_type,
          {{"PER", person}, {"ORG", organization}, {"LOC", place}, {"MISC", others}, {"TIME", time}, {"NUM", quantity}}}},
    };
    return labels.at(set);
}

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    const char* const separators = line.find('\t') != std::string_view::npos ? "\t" : " ";
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find_first_of(separators, at), line.size());
        columns.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return columns;
}

// Gathers the tags of a sentence to spans. An I- that continues nothing opens a span, as IOB1 has it.
class SpanBuilder {
  public:
    explicit SpanBuilder(const SetLabels& labels) : labels_(labels) {}

    void begin_sentence() { label_.clear(); }

    // The tag of the sentence's last token. False when the label is none of the set's.
    bool add(NamedSentence& sentence, std::string_view tag) {
        const auto at = static_cast<std::uint32_t>(sentence.tokens.size()) - 1;
        const std::string_view label = tag.size() > 2 ? tag.substr(2) : std::string_view();
        if (tag == "O" || label == "OTH" || label == "O") {  // UNER's "other", which only its first release has, and stray "B-O"
            label_.clear();
            return true;
        }
        if (tag.starts_with("B-") || label != label_) {
            const auto found = labels_.types.find(label);
            if (found == labels_.types.end()) return false;
            sentence.spans.push_back({at, at, found->second});
            label_ = label;
        }
        sentence.spans.back().last = at + 1;
        return true;
    }

  private:
    const SetLabels& labels_;
    std::string label_;
};

void append(std::vector<NamedSentence>& all, std::vector<NamedSentence> part) {
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
}

// UNER's sentences are EWT's: what the treebank says of their tokens is added to them.
void add_grammar(const std::vector<TreebankSentence>& treebank, std::vector<NamedSentence>& sentences) {
    for (std::size_t s = 0; s < std::min(treebank.size(), sentences.size()); ++s) {
        const std::vector<TreebankWord>& words = treebank[s].words;
        std::vector<std::string>& tokens = sentences[s].tokens;
        if (!std::ranges::equal(words, tokens, {}, &TreebankWord::form)) continue;
        for (const TreebankWord& word : words) sentences[s].grammar.push_back({word.xpos, word.relation});
    }
}

// DocRED calls "German" a place; here it is a group.
bool is_demonym(const NamedSentence& sentence, const NamedSpan& span) {
    if (span.last - span.first != 1) return false;
    const std::string& word = sentence.tokens[span.first];
    static constexpr std::string_view ends[] = {"ish",   "ese",     "ian",   "ians",      "ean",     "eans",  "ican",
                                                "icans", "French",  "Dutch", "German",    "Germans", "Greek", "Swiss",
                                                "Welsh", "Israeli", "Iraqi", "Pakistani", "Arab",    "Czech", "Thai"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace

std::optional<NameSet> name_set_from(std::string_view name) {
    static constexpr std::pair<std::string_view, NameSet> names[] = {
        {"uner", NameSet::uner}, {"crossner", NameSet::crossner}, {"wnut17", NameSet::wnut17},
        {"btc", NameSet::btc}, {"wikigold", NameSet::wikigold}, {"sec-filings", NameSet::sec_filings}};
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, NameSet>::first);
    return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

TypeSet types_marked_in(NameSet set) {
    TypeSet types = 0;
    for (const auto& [label, meaning] : labels_of(set).types) {
        if (std::has_single_bit(meaning)) types |= meaning;
    }
    return types;
}

std::vector<NamedSentence> read_named_columns(const fs::path& path, NameSet set) {
    const SetLabels& labels = labels_of(set);
    const std::string text = read_file(path, max_set_bytes);
    std::vector<NamedSentence> sentences;
    NamedSentence sentence;
    SpanBuilder spans(labels);
    bool opens = set != NameSet::uner;  // sets without documents: every sentence stands alone
    const auto finish = [&] {
        if (!sentence.tokens.empty()) {
            sentence.open = labels.open;
            sentence.set = set;
            sentence.opens_document = opens;
            opens = set != NameSet::uner;
            sentences.push_back(std::move(sentence));
        }
        sentence = {};
        spans.begin_sentence();
    };
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line(text.data() + at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            finish();
            continue;
        }
        if (set == NameSet::uner && line.starts_with("# ")) {
            opens |= line.starts_with("# newdoc");
            continue;
        }
        const auto columns = columns_of(line);
        if (columns.front() == "-DOCSTART-") continue;
        const std::size_t token = set == NameSet::uner ? 1 : 0;
        const std::size_t tag = set == NameSet::uner ? 2 : columns.size() - 1;
        if (columns.size() <= std::max(token, tag) || columns.size() < 2) {
            throw Error(path.string() + ":" + std::to_string(number) + ": a token without a tag.",
                        "give each token a line with its tag");
        }
        sentence.tokens.emplace_back(columns[token]);
        if (!spans.add(sentence, columns[tag])) {
            throw Error(path.string() + ":" + std::to_string(number) + ": the label " + std::string(columns[tag]) +
                            " is not in the table of this set.",
                        "add it to extract/train/name_data.cpp");
        }
    }
    finish();
    return sentences;
}

std::vector<NamedSentence> read_named_documents(const fs::path& path) {
    const SetLabels& labels = labels_of(NameSet::redocred);
    std::vector<NamedSentence> sentences;
    try {
        const auto documents = nlohmann::json::parse(read_file(path, max_set_bytes));
        for (const auto& document : documents) {
            const std::size_t first = sentences.size();
            for (const auto& tokens : document.at("sents")) {
                sentences.push_back({tokens.get<std::vector<std::string>>(),
                                     {},
                                     labels.open,
                                     sentences.size() == first,
                                     NameSet::redocred,
                                     1,
                                     {}});
            }
            for (const auto& entity : document.at("vertexSet")) {
                for (const auto& mention : entity) {
                    NamedSentence& sentence = sentences.at(first + mention.at("sent_id").get<std::size_t>());
                    NamedSpan span{mention.at("pos").at(0), mention.at("pos").at(1),
                                   labels.types.at(mention.at("type").get<std::string>())};
                    if (span.first >= span.last || span.last > sentence.tokens.size()) continue;
                    if (span.types == place && is_demonym(sentence, span)) span.types = group;
                    sentence.spans.push_back(span);
                }
            }
        }
    } catch (const std::exception& error) {
        throw Error(path.string() + " is not a file of DocRED's form: " + error.what() + ".", "fetch the data set again");
    }
    for (NamedSentence& sentence : sentences) {
        std::ranges::sort(sentence.spans, [](const NamedSpan& a, const NamedSpan& b) {
            return a.first != b.first ? a.first < b.first : a.last > b.last;
        });
        std::uint32_t end = 0;
        std::erase_if(sentence.spans, [&end](const NamedSpan& span) {
            if (span.first < end) return true;
            end = span.last;
            return false;
        });
    }
    return sentences;
}

NameData read_name_data(const fs::path& data) {
    NameData all;
    append(all.training, read_named_columns(data / "uner-ewt/en_ewt-ud-train.2022-12-02.iob2", NameSet::uner));
    add_grammar(read_treebank(data / "ud-ewt/en_ewt-ud-train.conllu"), all.training);
    for (NamedSentence& sentence : all.training) sentence.copies = 2;
    append(all.training, read_gum_names(data));
    for (const char* field : {"ai", "science", "politics", "music", "literature"}) {
        // A few hundred sentences of fields that no other set has.
        for (const auto& [file, copies] : {std::pair{"train.txt", 3}, std::pair{"dev.txt", 1}}) {
            auto part = read_named_columns(data / "crossner/ner_data" / field / file, NameSet::crossner);
            for (NamedSentence& sentence : part) sentence.copies = static_cast<std::uint8_t>(copies);
            append(all.training, std::move(part));
        }
    }
    append(all.training, read_named_columns(data / "wnut17/wnut17train.conll", NameSet::wnut17));
    append(all.training, read_named_columns(data / "wnut17/emerging.dev.conll", NameSet::wnut17));
    for (const char* part : {"a", "b", "e", "g", "h"}) {
        append(all.training,
               read_named_columns(data / "btc/data/BTC/CONLL-format/data" / (std::string(part) + ".conll"), NameSet::btc));
    }
    append(all.training,
           read_named_columns(data / "wikigold/data/wikigold/CONLL-format/data/wikigold.conll.txt", NameSet::wikigold));
    append(all.training,
           read_named_columns(data / "sec-filings/data/SEC-filings/CONLL-format/data/train/FIN5.txt", NameSet::sec_filings));
    for (const char* part : {"dev_revised.json", "test_revised.json"})
        append(all.training, read_named_documents(data / "re-docred/data" / part));
    all.text = read_plain_texts(data);
    all.development = read_named_columns(data / "uner-ewt/en_ewt-ud-dev.iob2", NameSet::uner);
    for (NamedSentence& sentence : all.development) sentence.copies = 2;
    return all;
}

std::string_view describe_name_data() {
    return "Names learnt from:\n"
           "UNER English EWT (train, dev), CC BY-SA 4.0; parts of speech from Universal Dependencies English EWT (train), CC "
           "BY-SA 4.0\n"
           "GUM (train; academic, bio, conversation, court, interview, news, speech, textbook, vlog, voyage), annotations CC BY "
           "4.0; texts\n"
           "CC BY 2.5 and 4.0, CC BY-SA 3.0, public domain\n"
           "CrossNER (train, dev), MIT; texts from Wikipedia, CC BY-SA 3.0\n"
           "WNUT 2017 (train, dev), CC BY 4.0\n"
           "Broad Twitter Corpus (all but f), CC BY 4.0\n"
           "WikiGold, CC BY 4.0\n"
           "SEC filings FIN5, CC BY 3.0\n"
           "Re-DocRED (dev, test), MIT; texts from Wikipedia, CC BY-SA 3.0\n"
           "Text read: GAP (development, validation), Apache-2.0; Text2KGBench (train), CC BY-SA 4.0; LitBank, CC BY 4.0\n"
           "Lists of names: datasets/country-codes, PDDL; datasets/world-cities (GeoNames), CC BY 4.0; smashew/NameDatabases, "
           "Unlicense;\n"
           "datasets/s-and-p-500-companies, PDDL; dariusk/corpora, CC0; WordNet 3.0, WordNet licence; hermitdave/FrequencyWords, "
           "CC BY-SA 4.0\n";
}

}  // namespace skein
