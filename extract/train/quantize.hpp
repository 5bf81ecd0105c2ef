#pragma once
// A trained network → the integer tables of a model file. The units are those of text/encoder_weights.hpp.

#include "extract/text/model_file.hpp"
#include "extract/train/network.hpp"

#include <span>

namespace skein {

// Adds embeddings, layers and heads to `model`. `samples` show how large activations become.
void add_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model);
// The same for a network with an end head and no parser. `samples` are passages, none empty.
void add_end_network(const Network& network, std::span<const TrainingSentence> samples, ModelFileBuilder& model);

}  // namespace skein
