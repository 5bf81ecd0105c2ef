#pragma once
// Morphological features of a tagged word: what the treebanks usually say of its tag, or of the form with that tag.

#include "extract/text/annotation.hpp"
#include "extract/text/fingerprint_map.hpp"
#include "extract/text/model_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein {

class Morphology {
  public:
    Morphology() = default;
    // Reads the tables `features.…` of `file`, which must outlive this.
    explicit Morphology(const ModelFile& file);

    // "Number=Sing|Person=3", or empty. The view lasts as long as the morphology.
    [[nodiscard]] std::string_view features(std::string_view form, Upos upos, std::string_view xpos) const;

    // Keys of the map, for the trainer too: of a form with a tag, and of a tag alone (`form` empty).
    [[nodiscard]] static std::uint64_t key(std::string_view form, std::string_view upos, std::string_view xpos);

  private:
    std::vector<std::string> sets_;
    FingerprintMap map_;
};

}  // namespace skein
