#include "extract/text/compounds.hpp"

#include "extract/text/tokenizer.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace skein;

namespace {

std::string forms(const Annotation& annotation) {
    std::string text;
    for (const Token& token : annotation.tokens)
        text += std::string(annotation.form(token)) + "<" + std::to_string(token.head) + " ";
    return text;
}

void set_heads(Annotation& annotation, const std::vector<std::uint32_t>& heads) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
        annotation.tokens[i].head = heads[i];
        annotation.tokens[i].lemma = annotation.form(annotation.tokens[i]);
        annotation.tokens[i].upos = annotation.form(annotation.tokens[i]) == "-" ? Upos::PUNCT : Upos::NOUN;
    }
}

}  // namespace

TEST_CASE("hyphenated words become one token at the place of their head") {
    Annotation annotation = tokenize("a well-known Zeta-R1 works");
    set_heads(annotation, {7, 4, 4, 7, 7, 7, 8, 0});  // a well - known Zeta - R1 works
    join_compounds(annotation);
    CHECK(forms(annotation) == "a<3 well-known<3 Zeta-R1<4 works<0 ");
    CHECK(annotation.tokens[2].lemma == "Zeta-R1");
    CHECK(annotation.sentences.size() == 1);
    CHECK(annotation.sentences[0].last == 4);
}

TEST_CASE("dashes, blanks and contractions join nothing") {
    Annotation annotation = tokenize("he - she don't- know");
    set_heads(annotation, {3, 3, 0, 3, 4, 3, 3});
    join_compounds(annotation);
    CHECK(annotation.tokens.size() == 7);
}

TEST_CASE("the root may be a compound") {
    Annotation annotation = tokenize("and/or");
    set_heads(annotation, {0, 1, 1});
    join_compounds(annotation);
    CHECK(forms(annotation) == "and/or<0 ");
}
