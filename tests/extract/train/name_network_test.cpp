#include "extract/train/name_network.hpp"

#include "tests/support/tiny_names.hpp"

#include <doctest/doctest.h>

using namespace skein;

namespace {

NameSample sample_of(const std::vector<TagSet>& allowed) {
    const NameTables tables = test::tiny_name_tables();
    const std::vector<std::string_view> tokens{"Ann", "of", "Acme", "left", "New", "York"};
    std::vector<NameWord> words;
    NameSample sample;
    tables.features().rows(std::span(tokens).first(allowed.size()), words, sample.rows);
    for (const TagSet tags : allowed) sample.allowed.push_back({tags, 0});
    return sample;
}

constexpr NameTrainingOptions no_noise{0, 0, 0, 0, 0, 0, 0, 0, 0};
constexpr std::uint32_t frequencies[] = {0, 2};
constexpr TagSet tag(std::size_t number) { return TagSet{1} << number; }
constexpr TagSet every_tag = (TagSet{1} << name_tags) - 1;

double loss_of(NameNetwork& network, const NameSample& sample) {
    const NameSample* const one[] = {&sample};
    Random random(1);
    return network.train(one, frequencies, no_noise, 0, random);
}

}  // namespace

TEST_CASE("the gradient is the slope of the loss") {
    NameNetwork network(test::tiny_name_shape("crc"), 3);
    const NameSample sample = sample_of({tag(begin_tag(EntityType::Person)), 1U | tag(begin_tag(EntityType::Work)),
                                         tag(begin_tag(EntityType::Organization)), 1U,
                                         tag(begin_tag(EntityType::Place)) | tag(begin_tag(EntityType::Group)),
                                         tag(inside_tag(EntityType::Place)) | tag(inside_tag(EntityType::Group))});
    const NameSample* const one[] = {&sample};
    Random random(1);
    (void)network.train(one, frequencies, no_noise, 1, random);
    const std::vector<float> gradient = network.parameters().gradients(0).dense;
    for (const Matrix& matrix :
         {network.layers[0].weights, network.layers[0].bias, network.layers[1].weights, network.layers[1].bias,
          network.layers[2].weights, network.tag_weights, network.tag_bias, network.transitions}) {
        CAPTURE(matrix.name);
        for (std::size_t i = 0; i < matrix.rows * matrix.columns; i += 1 + matrix.rows * matrix.columns / 7) {
            float& weight = network.parameters().mutable_weights(matrix)[i];
            const float kept = weight;
            constexpr float step = 2e-3F;  // small: the layers have kinks
            weight = kept + step;
            const double above = loss_of(network, sample);
            weight = kept - step;
            const double below = loss_of(network, sample);
            weight = kept;
            CHECK((above - below) / (2 * double{step}) ==
                  doctest::Approx(double{gradient[matrix.offset + i]}).epsilon(0.05).scale(0.2));
        }
    }
}

TEST_CASE("guessing parts of speech makes them likelier") {
    NameNetwork network(test::tiny_name_shape(), 3);
    NameSample sample = sample_of(std::vector<TagSet>(6, every_tag));
    for (std::size_t i = 0; i < sample.rows.size(); ++i) sample.grammar.push_back({static_cast<std::uint8_t>(1 + i % 2), 2});
    NameTrainingOptions options = no_noise;
    options.grammar_weight = 1;
    const NameSample* const one[] = {&sample};
    Random random(1);
    const auto size_of_gradient = [&] {
        double sum = 0;
        for (const float value : network.parameters().gradients(0).dense) sum += double{value} * double{value};
        return sum;
    };
    (void)network.train(one, frequencies, options, 1, random);
    const double before = size_of_gradient();
    CHECK(before > 0);
    for (int step = 0; step < 60; ++step) {
        network.parameters().step(0.01F);
        (void)network.train(one, frequencies, options, 1, random);
    }
    CHECK(size_of_gradient() < before / 10);
}

TEST_CASE("a token about which the data says nothing costs nothing") {
    NameNetwork network(test::tiny_name_shape(), 3);
    CHECK(loss_of(network, sample_of(std::vector<TagSet>(6, every_tag))) == doctest::Approx(0).scale(1e-3));
    CHECK(loss_of(network, sample_of(std::vector<TagSet>(6, 1U))) > 1);
}

TEST_CASE("a tagging that cannot be is passed over") {
    NameNetwork network(test::tiny_name_shape(), 3);
    CHECK(loss_of(network, sample_of({1U, tag(inside_tag(EntityType::Work))})) == 0);
}

TEST_CASE("an open tag costs less than a wrong one and more than a likely one") {
    NameNetwork network(test::tiny_name_shape(), 3);
    NameSample open = sample_of({1U, 1U, 1U});
    NameSample likely = open;
    open.allowed[1].open = tag(begin_tag(EntityType::Product));
    likely.allowed[1].likely |= tag(begin_tag(EntityType::Product));
    CHECK(loss_of(network, sample_of({1U, 1U, 1U})) > loss_of(network, open));
    CHECK(loss_of(network, open) > loss_of(network, likely));
}

TEST_CASE("the same seeds and samples give the same model, byte for byte") {
    const auto model = [] {
        NameNetwork network(test::tiny_name_shape("crc"), 3);
        const NameSample samples[] = {
            sample_of({tag(begin_tag(EntityType::Person)), 1U, tag(begin_tag(EntityType::Organization)), 1U}),
            sample_of({1U, every_tag, tag(begin_tag(EntityType::Work))})};
        const NameSample* const batch[] = {&samples[0], &samples[1]};
        Random random(7);
        NameTrainingOptions options;
        options.hidden = 0.2F;
        for (int step = 0; step < 8; ++step) {
            (void)network.train(batch, frequencies, options, 0.5F, random);
            network.step(2e-3F, true);
        }
        network.parameters().use_average(true);
        return quantize_names(network, samples, test::tiny_name_tables(), "test");
    };
    CHECK(model() == model());
}
