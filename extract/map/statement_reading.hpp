#pragma once
// How a map takes one statement: whether it says anything, how sure, by whom, and in what words. For the files of map/ alone.

#include "graph/extraction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What the sentences of a document hold, each by its number. Pointers into the document, which has to outlive this.
struct SentenceParts {
    explicit SentenceParts(const Extraction& document);
    std::vector<std::vector<const Statement*>> statements;
    std::vector<std::vector<const Mention*>> mentions;
};

// Whether nothing of the statement is to be drawn: its tree is a mistake ("emerge" with an object), or another says it better.
// `lemma` is its arrow_lemma; it has an object.
[[nodiscard]] bool says_nothing(const Extraction& document, const SentenceParts& parts, const Statement& statement,
                                std::string_view lemma);

// "the video", "this section": the text itself.
[[nodiscard]] bool is_text_part(std::string_view text);
// Who says it, where that is not the document itself: "the video" is, "reports" are not. What somebody is accused of the accuser
// says.
[[nodiscard]] std::string claimant_of(const SentenceParts& parts, const Statement& statement);
// Of whom or what the statement is: "presents the plan as a test that saves money", the plan; "the plan for the town, saving
// money", the plan, not the town. The reference is into the document.
[[nodiscard]] const Participant& subject_of(const Extraction& document, const SentenceParts& parts, const Statement& statement);
// "is the better Acme", "is hailed as the new Acme": its object names something that it is not.
[[nodiscard]] bool is_likened(const Statement& statement, std::string_view lemma);
// "programming Acme chips" is no chip.
[[nodiscard]] bool is_action(std::string_view text);
// "my experiences": of who writes, not of what the text is about.
[[nodiscard]] bool is_of_the_author(std::string_view text);
// Whether the verb makes what is claimed or thought its object: that is drawn itself, with who says it.
[[nodiscard]] bool says(std::string_view lemma);
// Whether the sentence has the word right before the relation: "without using CUDA".
[[nodiscard]] bool stands_before(const Extraction& document, const Statement& statement, std::string_view word);

// The relation's lemma; a passive without an object beside it is none: "accused" alone is what somebody does.
[[nodiscard]] std::string arrow_lemma(const Statement& statement);
// Whether a subject with a name is several, as the sentence has it: "the lamps shine".
[[nodiscard]] bool names_several(const Statement& statement);
// What an arrow inflects: the lemma, "be made from", "make more efficient".
[[nodiscard]] std::string arrow_of(const Statement& statement, std::string_view lemma);
// "makes the lamps much brighter": what they become, in a few words with a blank before them; else empty.
[[nodiscard]] std::string quality_after(const Statement& statement);
// What the text says of its being so: "can", "may", "could"; "will" of what is planned.
[[nodiscard]] std::string_view modal_of(const Statement& statement);
// "allegations surrounding the firm": possible because alleged, by no word of its own.
[[nodiscard]] bool is_alleged(const Statement& statement);
// "likely": what is thought to be so, not what may come; else empty.
[[nodiscard]] std::string hedge_of(const Statement& statement);
// "cannot", "could not"; else empty.
[[nodiscard]] std::string_view inability_of(const Statement& statement);

}  // namespace skein
