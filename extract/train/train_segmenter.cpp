#include "extract/train/train_segmenter.hpp"

#include "extract/text/model_file.hpp"
#include "extract/text/segment_features.hpp"
#include "extract/text/segmenter_model.hpp"
#include "extract/train/network.hpp"
#include "extract/train/passages.hpp"
#include "extract/train/quantize.hpp"
#include "extract/train/random.hpp"
#include "extract/train/running_text.hpp"
#include "extract/train/treebanks.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>
#include <thread>

namespace skein {
namespace {

// What it was made of and under which licences.
constexpr std::string_view about_segmenter =
    "Universal Dependencies English EWT, training part: CC BY-SA 4.0\n"
    "GUM, training part, genres with open texts (academic, bio, "
    "conversation, court, interview, news, speech, textbook, vlog, voyage): "
    "annotations CC BY 4.0, texts CC BY 2.5 and 4.0, CC BY-SA 3.0, public domain\n"
    "Universal Dependencies English ESLSpok, training part: CC BY-SA 4.0\n"
    "LitBank: CC BY 4.0\n"
    "Re-DocRED, development and test part: MIT, texts of Wikipedia CC BY-SA 3.0\n"
    "The weights: CC BY-SA 4.0\n";

constexpr std::size_t longest_passage = 160;
constexpr std::size_t learner_sentences = 12;  // of ESLSpok, whose sentences stand alone, in a passage
constexpr std::size_t shard_passages = 4;
constexpr float first_rate = 2.5e-3F;
constexpr float last_share = 0.02F;  // of the rate, at the end

// What a document is in an epoch: as written or, of these shares, with noise.
constexpr float speech_share = 0.5F, lower_share = 0.06F, bare_share = 0.06F, lost_share = 0.08F;

constexpr float untagged_share = 0.3F;  // how often a document of the running text is read, always as speech

PassageNoise draw_noise(Random& random) {
    float dice = random.uniform();
    if (dice < speech_share) return PassageNoise::speech;
    if ((dice -= speech_share) < lower_share) return PassageNoise::lower_case;
    if ((dice -= lower_share) < bare_share) return PassageNoise::no_punctuation;
    return dice - bare_share < lost_share ? PassageNoise::lost_stops : PassageNoise::none;
}

std::vector<TrainingSentence> draw_epoch(const std::vector<RunningDocument>& documents,
                                         const std::vector<RunningDocument>& untagged, Random& random) {
    std::vector<TrainingSentence> passages;
    const auto add = [&](const RunningDocument& document, PassageNoise noise) {
        std::vector<TrainingSentence> more = passages_of(document, noise, longest_passage, random);
        std::move(more.begin(), more.end(), std::back_inserter(passages));
    };
    for (const RunningDocument& document : documents) add(document, draw_noise(random));
    for (const RunningDocument& document : untagged) {
        if (random.uniform() < untagged_share) add(document, PassageNoise::speech);
    }
    for (std::size_t i = passages.size(); i-- > 1;)
        std::swap(passages[i], passages[random.below(static_cast<std::uint32_t>(i + 1))]);
    return passages;
}

// In speech, a sentence that runs on does less harm than one that is broken: a step above the best threshold.
constexpr std::size_t speech_caution = 1;

struct BestThreshold {
    float threshold = 0;
    double f1 = 0;
};

// `caution` steps above the threshold with the best F1 of ends inside passages. The last token of a passage does not count.
BestThreshold best_threshold(const Network& network, const std::vector<TrainingSentence>& passages, std::size_t caution) {
    constexpr std::size_t steps = 17;
    std::array<std::size_t, steps> right{}, found{};
    std::size_t gold = 0;
    const auto threshold_of = [](std::size_t step) { return -2.0F + 0.25F * static_cast<float>(step); };
    for (const TrainingSentence& passage : passages) {
        const std::vector<float> scores = network.end_scores(passage);
        for (std::size_t i = 0; i < passage.size(); ++i) {
            if (passage[i].end < 0) continue;
            gold += passage[i].end == 1;
            for (std::size_t step = 0; step < steps && scores[i] > threshold_of(step); ++step) {
                ++found[step];
                right[step] += passage[i].end == 1;
            }
        }
    }
    const auto f1 = [&](std::size_t step) {
        return 200.0 * static_cast<double>(right[step]) / static_cast<double>(std::max<std::size_t>(gold + found[step], 1));
    };
    std::size_t best = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        if (f1(step) > f1(best)) best = step;
    }
    const std::size_t chosen = std::min(best + caution, steps - 1);
    return {threshold_of(chosen), f1(chosen)};
}

std::vector<TrainingSentence> development_passages(const std::vector<RunningDocument>& documents, PassageNoise noise) {
    std::vector<TrainingSentence> passages;
    Random random(5);
    for (const RunningDocument& document : documents) {
        std::vector<TrainingSentence> more = passages_of(document, noise, 3000, random);
        std::move(more.begin(), more.end(), std::back_inserter(passages));
    }
    return passages;
}

std::map<std::string, std::uint32_t> count_forms(const std::vector<TreebankSentence>& sentences) {
    std::map<std::string, std::uint32_t> counts;
    for (const TreebankSentence& sentence : sentences) {
        for (const TreebankWord& word : sentence.words) ++counts[std::string(NormalForm(word.form).lower())];
    }
    return counts;
}

}  // namespace

std::string train_segmenter(const std::filesystem::path& data, const LanguageModel& language, const SegmenterTrainingPlan& plan,
                            const TrainingReport& report) {
    const TrainingTreebanks treebanks = read_training_treebanks(data);
    const auto frequencies = count_forms(treebanks.training);
    const auto documents = running_documents(treebanks.training, language.features, frequencies, learner_sentences);
    const auto untagged = running_documents(read_running_text(data), language.features, frequencies, learner_sentences);
    const auto development = running_documents(treebanks.development, language.features, frequencies, learner_sentences);
    const auto written = development_passages(development, PassageNoise::none);
    const auto speech = development_passages(development, PassageNoise::speech);

    NetworkShape shape;
    shape.dimension = plan.dimension;
    shape.layers = plan.layers;
    shape.tag_layer = plan.layers.size() - 1;
    shape.tags = 1 + static_cast<std::size_t>(Upos::X) + 1;
    shape.relations = 0;
    shape.ends = true;
    shape.table_sizes = segment_table_sizes;
    shape.table_sizes[table_word] = language.embeddings[table_word].rows;
    shape.table_sizes[table_cased] = language.embeddings[table_cased].rows;
    Network network(shape, 1);

    Random random(3);
    TrainingOptions options;
    options.tag_weight = 0.1F;
    options.embedding_dropout = 0.1F;
    options.layer_dropout = 0.1F;
    std::size_t step = 0, last_step = 0;
    std::vector<TrainingSentence> samples;
    std::array<float, 2> thresholds{};
    for (std::size_t number = 0; number < plan.epochs; ++number) {
        samples = draw_epoch(documents, untagged, random);
        constexpr std::size_t batch = shard_count * shard_passages;
        if (number == 0) last_step = plan.epochs * (samples.size() / batch);
        std::vector<const TrainingSentence*> order;
        for (const TrainingSentence& passage : samples) order.push_back(&passage);
        double loss = 0;
        std::size_t tokens = 0;
        for (std::size_t at = 0; at + batch <= order.size(); at += batch, ++step) {
            const std::span<const TrainingSentence* const> passages(&order[at], batch);
            std::size_t words = 0;
            for (const TrainingSentence* passage : passages) words += passage->size();
            const float scale = 1.0F / static_cast<float>(words);
            const std::uint64_t seeds[] = {random.next(), random.next()};
            Losses losses[shard_count];
            std::thread other([&] { losses[1] = network.train(passages.last(shard_passages), options, scale, 1, seeds[1]); });
            losses[0] = network.train(passages.first(shard_passages), options, scale, 0, seeds[0]);
            other.join();
            loss += losses[0].ends + losses[1].ends;
            tokens += words;
            const float left = 1 - static_cast<float>(step) / static_cast<float>(last_step);
            network.parameters().step(first_rate * std::max(last_share, left));
        }
        network.parameters().use_average(true);
        const BestThreshold best_written = best_threshold(network, written, 0);
        const BestThreshold best_speech = best_threshold(network, speech, speech_caution);
        thresholds = {best_written.threshold, best_speech.threshold};
        char text[200];
        std::snprintf(text, sizeof text,
                      "segmenter: epoch %zu of %zu; loss %.4f; development: ends in writing F1 %.2f (above %.2f), in speech %.2f "
                      "(above %.2f)",
                      number + 1, plan.epochs, loss / static_cast<double>(tokens), best_written.f1,
                      double{best_written.threshold}, best_speech.f1, double{best_speech.threshold});
        report(text);
        network.parameters().use_average(number + 1 == plan.epochs);
    }
    ModelFileBuilder model;
    model.add_text("about", about_segmenter);
    add_end_network(network, samples, model);
    const std::uint64_t key = vocabulary_key(language);
    const std::int32_t halves[] = {static_cast<std::int32_t>(key & 0xFFFFFFFFU), static_cast<std::int32_t>(key >> 32)};
    model.add("vocabulary", TensorType::int32, 1, 2, std::span<const std::int32_t>(halves));
    const std::int16_t limits[] = {static_cast<std::int16_t>(thresholds[0] * score_unit),
                                   static_cast<std::int16_t>(thresholds[1] * score_unit)};
    model.add("thresholds", TensorType::int16, 1, 2, std::span<const std::int16_t>(limits));
    return model.pack();
}

}  // namespace skein
