#pragma once
// A trained tagger of names → the packed model file. The units are those of text/language_model.hpp.

#include "extract/train/name_tables.hpp"
#include "extract/train/name_network.hpp"

#include <span>
#include <string>
#include <string_view>

namespace skein {

// `samples` show how large activations become, and which embedding rows were ever learnt: the others become 0.
[[nodiscard]] std::string quantize_names(const NameNetwork& network, std::span<const NameSample> samples,
                                         const NameTables& tables, std::string_view about);

}  // namespace skein
