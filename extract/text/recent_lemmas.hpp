#pragma once
// The lemmas of words met lately, so that most words of a text need no look-up in the lemmatizer's tables.

#include "extract/text/language_model.hpp"
#include "extract/text/recent_forms.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

class RecentLemmas {
  public:
    // Sets `lemma`, reusing its memory, to what the model's lemmatizer gives.
    void lemmatize(const LanguageModel& model, std::string_view form, Upos upos, std::uint8_t xpos, std::string& lemma) {
        if (model_ != model.identity) {
            model_ = model.identity;
            recent_.forget();
            lemmas_.resize(RecentForms::places + 1);
        }
        const RecentForms::Found found = recent_.find(form, static_cast<std::uint16_t>(static_cast<unsigned>(upos) << 8 | xpos));
        std::string& known = lemmas_[found.place];
        if (!found.known) model.lemmatizer.lemmatize(form, upos, model.xpos(xpos), known);
        lemma.assign(known);
    }

  private:
    std::uint64_t model_ = 0;
    RecentForms recent_;
    std::vector<std::string> lemmas_;  // by place
};

}  // namespace skein
