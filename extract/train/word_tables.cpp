#include "extract/train/word_tables.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "extract/text/lemmatizer.hpp"
#include "extract/text/morphology.hpp"
#include "extract/train/word_lists.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace skein {
namespace {

Upos upos_named(std::string_view name) {
    for (int i = 0; i < static_cast<int>(Upos::X); ++i) {
        if (name_of(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
    }
    return Upos::X;
}

// The most frequent key; of equals the first by order.
template <class Key>
const Key& most_frequent(const std::map<Key, std::size_t>& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& item) { return item.second; })->first;
}

// Keys sorted as the fingerprints they are; of two texts with one fingerprint the first stays.
void add_map(const std::string& name, const std::map<std::uint32_t, std::int16_t>& map, ModelFileBuilder& model) {
    std::vector<std::int32_t> keys;
    std::vector<std::int16_t> values;
    for (const auto& [key, value] : map) {
        keys.push_back(static_cast<std::int32_t>(key));
        values.push_back(value);
    }
    model.add(name + ".keys", TensorType::int32, 1, keys.size(), std::span<const std::int32_t>(keys));
    model.add(name + ".values", TensorType::int16, 1, values.size(), std::span<const std::int16_t>(values));
}

template <class Value>
class Numbering {
  public:
    std::int16_t number(const Value& value) {
        const auto [at, added] = numbers_.emplace(value, static_cast<std::int16_t>(values_.size()));
        if (added) values_.push_back(value);
        if (values_.size() > 32'000) throw Error("There are too many different lemma rules or feature sets.");
        return at->second;
    }
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }

  private:
    std::map<Value, std::int16_t> numbers_;
    std::vector<Value> values_;
};

std::optional<LemmaEdit> edit_between(const std::string& base, const std::string& lemma, bool lower) {
    std::size_t shared = 0;
    while (shared < base.size() && shared < lemma.size() && base[shared] == lemma[shared]) ++shared;
    while (shared > 0 && ((shared < base.size() && (static_cast<unsigned char>(base[shared]) & 0xC0) == 0x80) ||
                          (shared < lemma.size() && (static_cast<unsigned char>(lemma[shared]) & 0xC0) == 0x80))) {
        --shared;
    }
    if (base.size() - shared >= 64 || lemma.find('\n') != std::string::npos) return std::nullopt;
    return LemmaEdit{static_cast<std::uint8_t>(base.size() - shared), lower, lemma.substr(shared)};
}

// Of names, what changes in the form as it stands; of other words the lemma's own capitals are part of the ending ("American").
std::optional<LemmaEdit> edit_of(const std::string& form, const std::string& upos, const std::string& lemma) {
    return upos == "PROPN" ? edit_between(form, lemma, false) : edit_between(to_lower(form), lemma, true);
}

class LemmaTable {
  public:
    explicit LemmaTable(const Lexicon& lexicon) : rules_(lexicon) {}

    // Does nothing when the rules know it or an earlier call settled it.
    void learn(const std::string& form, const std::string& upos, const std::string& xpos, const std::string& lemma) {
        const auto key = static_cast<std::uint32_t>(Lemmatizer::key(form, upos, xpos) >> 32);
        if (!settled_.emplace(key, true).second) return;
        std::string by_rule;
        rules_.lemmatize(form, upos_named(upos), xpos, by_rule);
        if (by_rule == lemma) return;
        if (const auto edit = edit_of(form, upos, lemma)) map_.emplace(key, edits_.number(*edit));
    }

    void write(ModelFileBuilder& model) const {
        std::vector<std::string> lines;
        for (const LemmaEdit& edit : edits_.values()) lines.push_back(Lemmatizer::write(edit));
        model.add_lines("lemmas.edits", lines);
        add_map("lemmas", map_, model);
    }

  private:
    Lemmatizer rules_;
    std::map<std::uint32_t, bool> settled_;
    std::map<std::uint32_t, std::int16_t> map_;
    Numbering<LemmaEdit> edits_;
};

using TaggedForm = std::tuple<std::string, std::string, std::string>;  // lower-case form, UPOS, XPOS

}  // namespace

void add_lemmas(const std::vector<TreebankSentence>& sentences, const Lexicon& lexicon, const std::filesystem::path& data,
                ModelFileBuilder& model) {
    // A form as it stands counts for itself and, with others of the same lower case, for how often it was so.
    std::map<TaggedForm, std::map<std::pair<std::string, std::string>, std::size_t>> seen;
    for (const TreebankSentence& sentence : sentences) {
        for (const TreebankWord& word : sentence.words) {
            const bool usable = !word.lemma.empty() && word.lemma != "_" && !word.xpos.empty() &&
                                word.upos != "PUNCT" && word.form.find_first_of("0123456789") == std::string::npos;
            const bool lowered =
                word.upos == "PROPN" && word.lemma != word.form && word.lemma == to_lower(word.form);  // an annotator's slip
            if (usable && !lowered)
                ++seen[{std::string(NormalForm(word.form).lower()), word.upos, word.xpos}][{word.form, word.lemma}];
        }
    }
    LemmaTable table(lexicon);
    for (const auto& [tagged, counts] : seen) {
        const auto& [form, lemma] = most_frequent(counts);
        table.learn(form, std::get<1>(tagged), std::get<2>(tagged), lemma);
    }
    for (const IrregularForm& irregular : read_irregular_forms(data)) {
        if (irregular.kind == form_noun) table.learn(irregular.form, "NOUN", "NNS", irregular.lemma);
        if (irregular.kind == form_adjective)
            table.learn(irregular.form, "ADJ", irregular.form.ends_with("st") ? "JJS" : "JJR", irregular.lemma);
    }
    for (const VerbForms& verb : read_verb_forms(data)) {
        const LexiconEntry* const entry = lexicon.find(word_hash(NormalForm(verb.base).lower()));
        if (entry == nullptr || (entry->forms & form_verb) == 0 || (entry->names & frequent) == 0) continue;
        table.learn(verb.third_person, "VERB", "VBZ", verb.base);
        table.learn(verb.gerund, "VERB", "VBG", verb.base);
        table.learn(verb.past, "VERB", "VBD", verb.base);
        table.learn(verb.participle, "VERB", "VBN", verb.base);
    }
    table.write(model);
}

void add_features(const std::vector<TreebankSentence>& sentences, ModelFileBuilder& model) {
    std::map<TaggedForm, std::map<std::string, std::size_t>> seen;
    for (const TreebankSentence& sentence : sentences) {
        for (const TreebankWord& word : sentence.words) {
            if (word.xpos.empty()) continue;
            ++seen[{std::string(NormalForm(word.form).lower()), word.upos, word.xpos}][word.features];
            ++seen[{std::string(), word.upos, word.xpos}][word.features];
        }
    }
    Numbering<std::string> sets;
    std::map<std::uint32_t, std::int16_t> map;
    for (const auto& [tagged, counts] : seen) {
        const auto& [form, upos, xpos] = tagged;
        const std::string& features = most_frequent(counts);
        if (!form.empty() && features == most_frequent(seen[{std::string(), upos, xpos}])) continue;
        map.emplace(static_cast<std::uint32_t>(Morphology::key(form, upos, xpos) >> 32), sets.number(features));
    }
    model.add_lines("features.sets", sets.values());
    add_map("features", map, model);
}

}  // namespace skein
