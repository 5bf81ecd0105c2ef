#pragma once
// Lemmas: a learnt lexicon of exceptions first, then rules of English inflection over the parts of speech.

#include "extract/text/annotation.hpp"
#include "extract/text/features.hpp"
#include "extract/text/fingerprint_map.hpp"
#include "extract/text/model_file.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// How a lemma is made from a form: cut bytes off its end, put others there.
struct LemmaEdit {
    std::uint8_t cut = 0;
    bool lower = true;  // of the form in lower case; otherwise of the form as it stands
    std::string ending;

    friend auto operator<=>(const LemmaEdit&, const LemmaEdit&) = default;
};

class Lemmatizer {
  public:
    Lemmatizer() = default;
    // Reads the tables `lemmas.…` of `file`; both must outlive this.
    Lemmatizer(const ModelFile& file, const Lexicon& lexicon);
    // Without exceptions, for the trainer.
    explicit Lemmatizer(const Lexicon& lexicon) : lexicon_(&lexicon) {}

    // Sets `lemma`, reusing its memory.
    void lemmatize(std::string_view form, Upos upos, std::string_view xpos, std::string& lemma) const;

    [[nodiscard]] static std::uint64_t key(std::string_view form, std::string_view upos, std::string_view xpos);
    // One edit a line: cut, blank, `l` or `k` (lower, kept), ending.
    [[nodiscard]] static std::string write(const LemmaEdit& edit);

  private:
    void by_rule(std::string_view form, Upos upos, std::string_view xpos, std::string& lemma) const;
    [[nodiscard]] bool knows(std::string_view word, std::uint8_t forms) const;
    bool try_ending(std::string& word, std::size_t cut, std::string_view ending, std::uint8_t forms) const;
    void singular(std::string& word) const;
    void third_person(std::string& word) const;
    void undo_suffix(std::string& word, std::size_t suffix, std::uint8_t forms) const;

    const Lexicon* lexicon_ = nullptr;
    std::vector<LemmaEdit> edits_;
    FingerprintMap map_;
};

}  // namespace skein
