#include "extract/text/lemmatizer.hpp"

#include "tests/support/tiny_model.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>

using namespace skein;

namespace {

std::vector<LexiconEntry> entries_of(const std::map<std::string, int>& words) {
    std::vector<LexiconEntry> entries;
    for (const auto& [word, forms] : words) {
        LexiconEntry entry;
        entry.fingerprint = fingerprint_of(word_hash(word));
        entry.forms = static_cast<std::uint8_t>(forms);
        entries.push_back(entry);
    }
    std::ranges::sort(entries, {}, &LexiconEntry::fingerprint);
    return entries;
}

}  // namespace

TEST_CASE("rules undo English inflection, with the lexicon where spelling alone cannot tell") {
    const auto entries = entries_of({{"hope", form_verb},
                                     {"hop", form_verb},
                                     {"make", form_verb},
                                     {"call", form_verb},
                                     {"try", form_verb},
                                     {"happy", form_adjective},
                                     {"large", form_adjective},
                                     {"knife", form_noun},
                                     {"bus", form_noun},
                                     {"box", form_noun},
                                     {"watch", form_verb},
                                     {"see", form_verb}});
    const Lexicon lexicon(entries);
    const Lemmatizer lemmatizer(lexicon);
    const auto lemma = [&](std::string_view form, Upos upos, std::string_view xpos) {
        std::string out = "left over";
        lemmatizer.lemmatize(form, upos, xpos, out);
        return out;
    };
    CHECK(lemma("hoping", Upos::VERB, "VBG") == "hope");
    CHECK(lemma("hopping", Upos::VERB, "VBG") == "hop");
    CHECK(lemma("Making", Upos::VERB, "VBG") == "make");
    CHECK(lemma("called", Upos::VERB, "VBD") == "call");
    CHECK(lemma("tries", Upos::VERB, "VBZ") == "try");
    CHECK(lemma("tried", Upos::VERB, "VBN") == "try");
    CHECK(lemma("watches", Upos::VERB, "VBZ") == "watch");
    CHECK(lemma("seeing", Upos::VERB, "VBG") == "see");
    CHECK(lemma("googling", Upos::VERB, "VBG") == "googl");  // unknown: the bare stem
    CHECK(lemma("happier", Upos::ADJ, "JJR") == "happy");
    CHECK(lemma("largest", Upos::ADJ, "JJS") == "large");
    CHECK(lemma("knives", Upos::NOUN, "NNS") == "knife");
    CHECK(lemma("buses", Upos::NOUN, "NNS") == "bus");
    CHECK(lemma("chatbots", Upos::NOUN, "NNS") == "chatbot");
    CHECK(lemma("companies", Upos::NOUN, "NNS") == "company");
    CHECK(lemma("Boxes", Upos::NOUN, "NNS") == "box");
    CHECK(lemma("DeepSeek", Upos::PROPN, "NNP") == "DeepSeek");
    CHECK(lemma("Netherlands", Upos::PROPN, "NNP") == "Netherlands");
    CHECK(lemma("ÄRGER", Upos::NOUN, "NN") == "ärger");
    CHECK(lemma("s", Upos::NOUN, "NNS") == "s");
    CHECK(lemma("", Upos::NOUN, "NNS").empty());
}

TEST_CASE("learnt exceptions come before rules") {
    const LanguageModel model(ModelFile(test::tiny_model_bytes(), "tiny"));
    std::string lemma;
    model.lemmatizer.lemmatize("Geese", Upos::NOUN, "NN", lemma);
    CHECK(lemma == "goose");
    model.lemmatizer.lemmatize("Geese", Upos::NOUN, "NNP", lemma);
    CHECK(lemma == "geese");
}
