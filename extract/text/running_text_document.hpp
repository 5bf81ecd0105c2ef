#pragma once
// A file as nothing but running text: for those who want all of it back, down to the last sign.

#include "extract/document.hpp"

#include <memory>

namespace skein {

// One block for each paragraph, which ends at an empty line. Nothing but white space is left out, nothing is guessed.
[[nodiscard]] Document running_text_document(const std::shared_ptr<const SourceText>& source);

}  // namespace skein
