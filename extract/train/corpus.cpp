#include "extract/train/corpus.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace skein {
namespace {

std::vector<std::string> by_count(const std::map<std::string, std::size_t>& counts, std::size_t least) {
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [name, count] : counts) {
        if (count >= least) order.emplace_back(count, name);
    }
    std::ranges::sort(order,
                      [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<std::string> names{""};
    for (auto& [count, name] : order) names.push_back(std::move(name));
    return names;
}

std::uint8_t number_of(const std::vector<std::string>& names, const std::string& name) {
    const auto at = std::ranges::find(names, name);
    return at == names.end() ? 0 : static_cast<std::uint8_t>(at - names.begin());
}

// Where each word goes when the words for which `leaves` holds are taken out, and the nearest head that stays.
struct Removal {
    std::vector<std::uint32_t> place;
    std::uint32_t kept = 0;

    template <class Leaves>
    Removal(std::size_t size, Leaves leaves) : place(size) {
        for (std::size_t i = 0; i < size; ++i) place[i] = leaves(i) ? gone : kept++;
    }
    static constexpr std::uint32_t gone = std::uint32_t(-1);
};

}  // namespace

std::string harmonised_relation(const std::string& relation) {
    if (relation == "nmod:npmod" || relation == "nmod:tmod") return "nmod:unmarked";
    if (relation == "obl:npmod" || relation == "obl:tmod") return "obl:unmarked";
    return relation;
}

std::string tag_name(const TreebankWord& word) { return word.upos + "|" + word.xpos; }

LabelSets collect_labels(const std::vector<TreebankSentence>& sentences, std::size_t least) {
    std::map<std::string, std::size_t> tags;
    std::map<std::string, std::size_t> relations;
    for (const TreebankSentence& sentence : sentences) {
        for (const TreebankWord& word : sentence.words) {
            if (!word.xpos.empty()) ++tags[tag_name(word)];
            ++relations[harmonised_relation(word.relation)];
        }
    }
    LabelSets labels{by_count(tags, least), by_count(relations, least)};
    if (labels.relations.size() > 64 || labels.tags.size() > 255) {
        throw Error("The treebanks have more labels than a model can hold.", "raise the count below which labels are dropped");
    }
    return labels;
}

std::vector<TrainingSentence> encode(const std::vector<TreebankSentence>& sentences, const LabelSets& labels,
                                     const FeatureExtractor& extractor, const std::map<std::string, std::uint32_t>& frequencies) {
    std::vector<TrainingSentence> encoded;
    for (const TreebankSentence& sentence : sentences) {
        TrainingSentence& tokens = encoded.emplace_back();
        for (const TreebankWord& word : sentence.words) {
            const NormalForm normal(word.form);
            TrainingToken& token = tokens.emplace_back();
            token.rows = extractor.rows(word.form);
            token.lower_rows = extractor.rows(to_lower(word.form));
            const auto found = frequencies.find(std::string(normal.lower()));
            token.frequency = found == frequencies.end() ? 0 : found->second;
            token.head = word.head == 0 ? static_cast<std::uint32_t>(sentence.words.size()) : word.head - 1;
            token.relation = number_of(labels.relations, harmonised_relation(word.relation));
            token.tag = number_of(labels.tags, tag_name(word));
            token.punctuation = word.upos == "PUNCT";
        }
    }
    return encoded;
}

TrainingSentence with_noise(const TrainingSentence& sentence, Noise noise) {
    const bool lower = noise == Noise::lower_case || noise == Noise::speech;
    const bool bare = noise == Noise::no_punctuation || noise == Noise::speech;
    const Removal removal(sentence.size(), [&](std::size_t i) { return bare && sentence[i].punctuation; });
    TrainingSentence out;
    bool has_root = false;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (removal.place[i] == Removal::gone) continue;
        TrainingToken token = sentence[i];
        if (lower) token.rows = token.lower_rows;
        for (std::size_t steps = 0;
             token.head < sentence.size() && removal.place[token.head] == Removal::gone && steps <= sentence.size(); ++steps) {
            token.head = sentence[token.head].head;
        }
        token.head = token.head < sentence.size() ? removal.place[token.head] : removal.kept;
        if (token.head == removal.kept) {
            // A punctuation mark was the root: its first child takes its place.
            if (has_root) return {};
            has_root = true;
        }
        out.push_back(token);
    }
    return out;
}

std::vector<TreebankSentence> with_noise(const std::vector<TreebankSentence>& sentences, Noise noise) {
    const bool lower = noise == Noise::lower_case || noise == Noise::speech;
    const bool bare = noise == Noise::no_punctuation || noise == Noise::speech;
    std::vector<TreebankSentence> out;
    for (const TreebankSentence& sentence : sentences) {
        const auto& words = sentence.words;
        const Removal removal(words.size(), [&](std::size_t i) { return bare && words[i].upos == "PUNCT"; });
        if (removal.kept == 0) continue;
        TreebankSentence noisy;
        noisy.line = sentence.line;
        noisy.comments = sentence.comments;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (removal.place[i] == Removal::gone) continue;
            TreebankWord word = words[i];
            if (lower) word.form = to_lower(word.form);
            for (std::size_t steps = 0; word.head != 0 && removal.place[word.head - 1] == Removal::gone && steps <= words.size();
                 ++steps) {
                word.head = words[word.head - 1].head;
            }
            word.head = word.head == 0 ? 0 : removal.place[word.head - 1] + 1;
            const bool glued = i + 1 < words.size() && removal.place[i + 1] != Removal::gone && !space_after(sentence, i);
            word.misc = glued ? "SpaceAfter=No" : "";
            noisy.words.push_back(std::move(word));
        }
        for (const MultiwordToken& token : sentence.multiword) {
            bool whole = true;
            for (std::uint32_t i = token.first; i < token.last; ++i) whole = whole && removal.place[i] != Removal::gone;
            if (!whole) continue;
            const std::uint32_t last = token.last - 1;
            const bool glued =
                token.last < words.size() && removal.place[token.last] != Removal::gone && !space_after(sentence, last);
            noisy.multiword.push_back({removal.place[token.first], removal.place[last] + 1,
                                       lower ? to_lower(token.form) : token.form, glued ? "SpaceAfter=No" : ""});
        }
        out.push_back(std::move(noisy));
    }
    return out;
}

}  // namespace skein
