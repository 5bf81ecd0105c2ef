#include "extract/train/train.hpp"

#include "extract/text/model_file.hpp"
#include "extract/train/corpus.hpp"
#include "extract/train/network.hpp"
#include "extract/train/quantize.hpp"
#include "extract/train/random.hpp"
#include "extract/train/treebanks.hpp"
#include "extract/train/word_lists.hpp"
#include "extract/train/word_tables.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <thread>

namespace skein {
namespace {

constexpr std::size_t least_word_count = 2;   // below, a form has no row of its own
constexpr std::size_t least_cased_count = 3;
constexpr std::size_t least_label_count = 3;
constexpr std::size_t shard_sentences = 12;   // of a batch, for each shard
constexpr float first_rate = 2e-3F;
constexpr float last_share = 0.02F;           // of the rate, at the end
constexpr float own_moves = 0.8F;             // after the first epoch

// How often a sentence gets a noisy copy in an epoch.
constexpr float speech_copies = 0.4F, lower_copies = 0.1F, bare_copies = 0.1F;

struct WordRows {
    std::map<std::string, std::uint32_t> frequencies;  // of normal lower-case forms
    std::vector<LexiconEntry> entries;
    std::vector<CasedWord> cased;
    std::uint32_t word_rows = 2;   // unknown, root
    std::uint32_t cased_rows = 2;  // no capital, unknown
};

WordRows collect_vocabulary(const std::vector<TreebankSentence>& sentences, const std::filesystem::path& data) {
    WordRows vocabulary;
    std::map<std::string, std::uint32_t> cased_counts;
    for (const TreebankSentence& sentence : sentences) {
        for (const TreebankWord& word : sentence.words) {
            const NormalForm normal(word.form);
            ++vocabulary.frequencies[std::string(normal.lower())];
            if (normal.has_upper()) ++cased_counts[std::string(normal.cased())];
        }
    }
    std::map<std::string, LexiconEntry> lists = read_word_lists(data);
    for (const auto& [form, count] : vocabulary.frequencies) {
        if (count >= least_word_count) lists[form].word_row = static_cast<std::uint16_t>(vocabulary.word_rows++);
    }
    std::map<std::uint32_t, LexiconEntry> by_fingerprint;
    for (auto& [form, entry] : lists) {
        if (entry.word_row == 0 && entry.forms == 0 && entry.names == 0) continue;
        entry.fingerprint = fingerprint_of(word_hash(form));
        by_fingerprint.emplace(entry.fingerprint, entry);
    }
    for (const auto& [fingerprint, entry] : by_fingerprint) vocabulary.entries.push_back(entry);
    std::map<std::uint32_t, std::uint32_t> cased_rows;
    for (const auto& [form, count] : cased_counts) {
        if (count >= least_cased_count && cased_rows.emplace(fingerprint_of(cased_hash(form)), vocabulary.cased_rows).second)
            ++vocabulary.cased_rows;
    }
    for (const auto& [fingerprint, row] : cased_rows) vocabulary.cased.push_back({fingerprint, row});
    return vocabulary;
}

// The sentences of one epoch: each as it is, some again with noise, shuffled.
struct Epoch {
    std::vector<TrainingSentence> noisy;
    std::vector<const TrainingSentence*> order;

    Epoch(const std::vector<TrainingSentence>& sentences, Random& random) {
        noisy.reserve(sentences.size());
        for (const TrainingSentence& sentence : sentences) {
            order.push_back(&sentence);
            const float dice = random.uniform();
            const Noise noise = dice < speech_copies                               ? Noise::speech
                                : dice < speech_copies + lower_copies              ? Noise::lower_case
                                : dice < speech_copies + lower_copies + bare_copies ? Noise::no_punctuation
                                                                                   : Noise::none;
            if (noise == Noise::none) continue;
            TrainingSentence copy = with_noise(sentence, noise);
            if (copy.size() < 2) continue;
            noisy.push_back(std::move(copy));
            order.push_back(&noisy.back());
        }
        for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random.below(static_cast<std::uint32_t>(i + 1))]);
    }
};

std::string universal(const std::string& relation) { return relation.substr(0, relation.find(':')); }

std::string measure(const Network& network, const std::vector<TrainingSentence>& sentences, const LabelSets& labels) {
    std::size_t words = 0, tags = 0, heads = 0, arcs = 0;
    for (const TrainingSentence& sentence : sentences) {
        const DecodedSentence decoded = network.decode(sentence);
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const bool head = decoded.heads[i] == sentence[i].head;
            const bool root = sentence[i].head == sentence.size();
            ++words;
            tags += labels.tags[decoded.tags[i]] == labels.tags[sentence[i].tag];
            heads += head;
            arcs += head && (root || universal(labels.relations[decoded.relations[i]]) ==
                                         universal(labels.relations[sentence[i].relation]));
        }
    }
    const auto percent = [&](std::size_t count) {
        return 100.0 * static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(words, 1));
    };
    char text[100];
    std::snprintf(text, sizeof text, "development: tags %.2f, UAS %.2f, LAS %.2f", percent(tags), percent(heads), percent(arcs));
    return text;
}

void run_epoch(Network& network, const Epoch& epoch, const TrainingOptions& options, std::size_t& step, std::size_t last_step,
               Random& random) {
    constexpr std::size_t batch = shard_count * shard_sentences;
    for (std::size_t at = 0; at + batch <= epoch.order.size(); at += batch, ++step) {
        const std::span<const TrainingSentence* const> sentences(&epoch.order[at], batch);
        std::size_t words = 0;
        for (const TrainingSentence* sentence : sentences) words += sentence->size();
        const float scale = 1.0F / static_cast<float>(words);
        const std::uint64_t seeds[] = {random.next(), random.next()};
        std::thread other([&] { network.train(sentences.last(shard_sentences), options, scale, 1, seeds[1]); });
        network.train(sentences.first(shard_sentences), options, scale, 0, seeds[0]);
        other.join();
        const float left = 1 - static_cast<float>(step) / static_cast<float>(last_step);
        network.parameters().step(first_rate * std::max(last_share, left));
    }
}

}  // namespace

std::string train_model(const std::filesystem::path& data, const TrainingPlan& plan, const TrainingReport& report) {
    const TrainingTreebanks treebanks = read_training_treebanks(data);
    const LabelSets labels = collect_labels(treebanks.training, least_label_count);
    const WordRows vocabulary = collect_vocabulary(treebanks.training, data);
    const Lexicon lexicon(vocabulary.entries);
    const FeatureExtractor extractor(&lexicon, vocabulary.cased);
    const auto training = encode(treebanks.training, labels, extractor, vocabulary.frequencies);
    const auto development = encode(treebanks.development, labels, extractor, vocabulary.frequencies);

    NetworkShape shape;
    shape.dimension = plan.dimension;
    shape.hidden = plan.hidden;
    shape.layers = plan.layers;
    shape.tag_layer = plan.layers.size() - 1;
    shape.tags = labels.tags.size();
    shape.relations = labels.relations.size();
    shape.table_sizes = hashed_table_sizes;
    shape.table_sizes[table_word] = vocabulary.word_rows;
    shape.table_sizes[table_cased] = vocabulary.cased_rows;
    Network network(shape, 1);

    Random random(7);
    TrainingOptions options;
    const double copies = 1.0 + double{speech_copies} + double{lower_copies} + double{bare_copies};
    const auto last_step =
        static_cast<std::size_t>(copies * static_cast<double>(training.size() * plan.epochs) / (shard_count * shard_sentences));
    std::size_t step = 0;
    for (std::size_t number = 0; number < plan.epochs; ++number) {
        const Epoch epoch(training, random);
        options.own_moves = number == 0 ? 0 : own_moves;
        run_epoch(network, epoch, options, step, last_step, random);
        network.parameters().use_average(true);
        report("epoch " + std::to_string(number + 1) + " of " + std::to_string(plan.epochs) + "; " +
               measure(network, development, labels));
        network.parameters().use_average(number + 1 == plan.epochs);
    }

    ModelFileBuilder model;
    model.add_text("about", describe_training_data());
    model.add_lines("tags", labels.tags);
    model.add_lines("relations", labels.relations);
    network.parameters().use_average(true);
    add_network(network, training, model);
    model.add("lexicon", TensorType::bytes, vocabulary.entries.size(), sizeof(LexiconEntry),
              std::span<const LexiconEntry>(vocabulary.entries));
    model.add("cased", TensorType::int32, vocabulary.cased.size(), 2, std::span<const CasedWord>(vocabulary.cased));
    add_lemmas(treebanks.training, lexicon, data, model);
    add_features(treebanks.training, model);
    return model.pack();
}

}  // namespace skein
