#include "extract/train/train_names.hpp"

#include "base/utf8.hpp"
#include "extract/eval/name_score.hpp"
#include "extract/train/name_data.hpp"
#include "extract/train/name_lists.hpp"
#include "extract/train/name_network.hpp"
#include "extract/train/name_tables.hpp"
#include "extract/train/quantize_names.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>

namespace skein {
namespace {

constexpr std::size_t batch_sentences = 32;
constexpr std::size_t least_word_count = 3;   // below, a form has no row of its own
constexpr std::size_t most_words = 26'000;
constexpr std::size_t most_guessed_words = 3'000;
constexpr float hidden_words = 0.15F;
constexpr float first_rate = 2e-3F;
constexpr float web_rate = 8e-4F;
constexpr float others_in_web_epochs = 0.15F;
constexpr float last_share = 0.03F;    // of the rate, at the end
constexpr float lower_copies = 0.25F;  // how often a sentence gets a copy in small letters in an epoch
constexpr float kept_names = 0.3F;     // how often a name of such a copy keeps its capitals, as names from a glossary do

bool could_be_name(std::string_view form) {
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = decode_at(form, at);
        if (is_upper(point.value) || is_digit(point.value)) return true;
        at += point.size;
    }
    return false;
}

TagSet tags_of(TypeSet types, bool inside) {
    TagSet tags = 0;
    for (const EntityType type : all_entity_types) {
        if ((types & type_bit(type)) != 0) tags |= TagSet{1} << (inside ? inside_tag(type) : begin_tag(type));
    }
    return tags;
}

// Which tags the data leaves open for each token. A name of a type the set does not mark has a capital or a digit, unless it is a
// time, a quantity or a concept.
std::vector<AllowedTags> allowed_tags(const NamedSentence& sentence) {
    constexpr TypeSet in_small_letters =
        type_bit(EntityType::Time) | type_bit(EntityType::Quantity) | type_bit(EntityType::Concept);
    std::vector<AllowedTags> allowed;
    for (const std::string& token : sentence.tokens) {
        const TypeSet open = could_be_name(token) ? sentence.open : static_cast<TypeSet>(sentence.open & in_small_letters);
        allowed.push_back({1U, tags_of(open, false) | tags_of(open, true)});
    }
    for (const NamedSpan& span : sentence.spans) {
        const TypeSet types = span.types != 0 ? span.types : every_type;
        for (std::uint32_t i = span.first; i < span.last; ++i) {
            allowed[i] = {tags_of(types, i > span.first), 0};
            if (span.types == 0) allowed[i].likely |= 1U | tags_of(types, false);
        }
    }
    return allowed;
}

std::vector<std::string> in_small_letters(const NamedSentence& sentence, Random& random) {
    std::vector<std::string> tokens;
    for (const std::string& token : sentence.tokens) tokens.push_back(to_lower(token));
    for (const NamedSpan& span : sentence.spans) {
        if (random.uniform() >= kept_names) continue;
        for (std::uint32_t i = span.first; i < span.last; ++i) tokens[i] = sentence.tokens[i];
    }
    return tokens;
}

std::vector<NameRows> rows_of(const NameFeatures& features, const std::vector<std::string>& tokens) {
    const std::vector<std::string_view> forms(tokens.begin(), tokens.end());
    std::vector<NameWord> words;
    std::vector<NameRows> rows;
    features.rows(forms, words, rows);
    return rows;
}

std::string measure(const NameModel& model, const std::vector<NamedSentence>& sentences) {
    constexpr TypeSet types = type_bit(EntityType::Person) | type_bit(EntityType::Organization) | type_bit(EntityType::Place);
    const Agreement micro = score_names(sentences, find_names(model, sentences), types).back();
    char text[100];
    std::snprintf(text, sizeof text, "precision %.2f, recall %.2f, F1 %.2f", micro.precision(), micro.recall(), micro.f1());
    return text;
}

// Labels of a treebank by number, 0 left out.
class LabelNumbers {
  public:
    std::uint8_t add(const std::string& label) {
        if (label.empty()) return 0;
        const auto number = static_cast<std::uint8_t>(numbers_.size() + 1);
        return numbers_.size() < most ? numbers_.try_emplace(label, number).first->second : std::uint8_t{0};
    }
    std::size_t size() const { return numbers_.size() + 1; }

  private:
    static constexpr std::size_t most = 200;
    std::map<std::string, std::uint8_t> numbers_;
};

NameTables make_tables(const std::filesystem::path& data, const NameData& sets) {
    NameTables tables;
    tables.phrases = read_name_lists(data);
    std::vector<NamedSentence> all = sets.training;
    all.insert(all.end(), sets.text.begin(), sets.text.end());
    number_words(all, least_word_count, most_words, tables);
    return tables;
}

// Everything of one run; its steps in the order of train().
class Trainer {
  public:
    Trainer(const NameData& sets, NameTables tables, const NameTrainingPlan& plan, const TrainingReport& report)
        : sets_(sets),
          tables_(std::move(tables)),
          features_(tables_.features()),
          plan_(plan),
          report_(report),
          samples_(make_samples()),
          network_(shape(), 1) {}

    std::string train() {
        read_texts();
        run_epochs(plan_.epochs, 1, first_rate, "epoch ");
        run_epochs(plan_.web_epochs, others_in_web_epochs, web_rate, "web epoch ");
        network_.parameters().use_average(true);
        return pack();
    }

  private:
    std::vector<NameSample> make_samples() {
        std::vector<NameSample> samples;
        for (const NamedSentence& sentence : sets_.training) {
            NameSample& sample =
                samples.emplace_back(NameSample{rows_of(features_, sentence.tokens), allowed_tags(sentence), {}, 0});
            if (sentence.set != NameSet::uner) sample.set = static_cast<std::uint8_t>(sentence.set);
            for (const TokenLabels& labels : sentence.grammar)
                sample.grammar.push_back({tags_.add(labels.tag), relations_.add(labels.relation)});
        }
        return samples;
    }

    NameNetworkShape shape() const {
        return {plan_.dimension, plan_.layers, tables_.frequencies.size(), name_set_count, tags_.size(), relations_.size(),
                std::min(most_guessed_words, tables_.frequencies.size() - 1)};
    }

    std::string pack() const { return quantize_names(network_, samples_, tables_, describe_name_data()); }

    void shuffle(std::vector<const NameSample*>& order) {
        for (std::size_t i = order.size(); i-- > 1;) std::swap(order[i], order[random_.below(static_cast<std::uint32_t>(i + 1))]);
    }

    double run_batches(const std::vector<const NameSample*>& order, const NameTrainingOptions& options) {
        double loss = 0;
        for (std::size_t at = 0; at + batch_sentences <= order.size(); at += batch_sentences, ++step_) {
            loss += network_.train(std::span(order).subspan(at, batch_sentences), tables_.frequencies, options,
                                   1.0F / batch_sentences, random_);
            const float left = 1 - static_cast<float>(step_) / static_cast<float>(last_step_);
            network_.step(rate_ * std::max(last_share, left), options.hidden > 0);
        }
        return loss / static_cast<double>(order.size());
    }

    // Words are hidden in all texts, and guessed.
    void read_texts() {
        std::vector<NameSample> texts;
        for (const std::vector<NamedSentence>* part : {&sets_.text, &sets_.training}) {
            for (const NamedSentence& sentence : *part) texts.push_back({rows_of(features_, sentence.tokens), {}, {}, 0});
        }
        std::vector<const NameSample*> order;
        for (const NameSample& sample : texts) order.push_back(&sample);
        NameTrainingOptions options;
        options.hidden = hidden_words;
        options.guess_weight = 1;
        options.embedding_dropout = options.layer_dropout = 0.1F;
        step_ = 0;
        last_step_ = order.size() * plan_.text_epochs * 3 / 2 / batch_sentences;
        for (std::size_t epoch = 0; epoch < plan_.text_epochs; ++epoch) {
            shuffle(order);
            (void)run_batches(order, options);
            report_("names: text read " + std::to_string(epoch + 1) + " of " + std::to_string(plan_.text_epochs) + "; " +
                    std::to_string(order.size()) + " sentences");
        }
    }

    // Epochs over the web text and a share of all other sentences.
    void run_epochs(std::size_t epochs, float others, float rate, const std::string& name) {
        double sentences = 0;
        for (const NamedSentence& sentence : sets_.training) {
            sentences += sentence.copies * double{sentence.set == NameSet::uner ? 1 : others};
        }
        last_step_ =
            static_cast<std::size_t>((1.0 + double{lower_copies}) * sentences * static_cast<double>(epochs) / batch_sentences);
        step_ = 0;
        rate_ = rate;
        for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
            const double loss = run_epoch(others);
            network_.parameters().use_average(true);
            const NameModel model(ModelFile(pack(), "under training"));
            char text[64];
            std::snprintf(text, sizeof text, "%zu of %zu; loss %.3f; ", epoch + 1, epochs, loss);
            report_("names: " + name + text +
                    (plan_.learns_development ? "development, which is learnt as well: " : "development: ") +
                    measure(model, sets_.development));
            network_.parameters().use_average(false);
        }
    }

    double run_epoch(float others) {
        std::deque<NameSample> copies;
        std::vector<const NameSample*> order;
        for (std::size_t i = 0; i < samples_.size(); ++i) {
            for (int copy = 0; copy < sets_.training[i].copies; ++copy) {
                if (sets_.training[i].set != NameSet::uner && random_.uniform() >= others) continue;
                order.push_back(&samples_[i]);
                if (random_.uniform() >= lower_copies) continue;
                copies.push_back(samples_[i]);
                copies.back().rows = rows_of(features_, in_small_letters(sets_.training[i], random_));
                order.push_back(&copies.back());
            }
        }
        shuffle(order);
        return run_batches(order, {});
    }

    const NameData& sets_;
    const NameTables tables_;
    const NameFeatures features_;
    const NameTrainingPlan plan_;
    const TrainingReport& report_;
    LabelNumbers tags_, relations_;
    const std::vector<NameSample> samples_;
    NameNetwork network_;
    Random random_{11};
    std::size_t step_ = 0, last_step_ = 1;
    float rate_ = first_rate;
};

}  // namespace

std::string train_names(const std::filesystem::path& data, const NameTrainingPlan& plan, const TrainingReport& report) {
    NameData sets = read_name_data(data);
    if (plan.learns_development) sets.training.insert(sets.training.end(), sets.development.begin(), sets.development.end());
    return Trainer(sets, make_tables(data, sets), plan, report).train();
}

}  // namespace skein
