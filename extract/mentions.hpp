#pragma once
// Names in text: what the trained tagger finds, runs of capitals and digits, well-known names, and names that speech recognition
// misheard.

#include "extract/annotated_text.hpp"
#include "graph/diagram.hpp"
#include "graph/entity_type.hpp"

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace skein {

class NameTagger;

// A range of a block's tokens that names something. `name` is the form to go by: titles and generic nouns left off
// ("Nvidia h800 GPUs" → "h800", maker "Nvidia"), misheard forms replaced by what they stand for.
struct NameSpan {
    TokenRange range;
    std::string name;
    std::string key;    // NameTable::key(name)
    std::string maker;  // the name a product is qualified by, or ""
    EntityType type = EntityType::Concept;
    std::uint32_t type_weight = 0;  // how sure the type is: 0 not at all, 1 by context, 3 by lexicon or title
    bool well_cased = true;         // written as a name is; not in lower-cased speech
    bool inside_work = false;       // stands in a quoted title that is a mention itself
};

// Names of one block, in order of their start; only names inside a work overlap.
using BlockNames = std::vector<NameSpan>;

// What the careful parts of a document (paragraphs, title, description, diagram labels) call things.
class Glossary {
  public:
    struct Term {
        std::string name;
        EntityType type = EntityType::Concept;
        std::uint32_t count = 0;
    };
    void add(std::string_view name, EntityType type);
    // By letters and digits alone, without regard to case: "deep seek" finds "DeepSeek". Null: not there.
    [[nodiscard]] const Term* find(std::string_view name) const;
    // Does a term begin with the word? `lower`: ASCII letters and digits, in small letters.
    [[nodiscard]] bool may_open_term(std::string_view lower) const;
    // The single term that sounds and is spelled like `heard`; null when none or more than one does.
    [[nodiscard]] const Term* find_misheard(std::string_view heard) const;
    [[nodiscard]] const std::map<std::string, Term, std::less<>>& terms() const { return terms_; }
    // Phrases of several words that a concept map draws as one thing.
    void add_concept(std::string_view phrase);
    [[nodiscard]] const std::string* find_concept(std::string_view phrase) const;
    // Does a concept begin with the word, as far as can be told cheaply? `lower`: in small letters.
    [[nodiscard]] bool may_open_concept(std::string_view lower) const;
    [[nodiscard]] bool has_concepts() const { return !concepts_.empty(); }

  private:
    std::map<std::string, Term, std::less<>> terms_;  // by join key
    std::map<std::string, std::vector<std::string>, std::less<>> by_initial_;  // by the sound they begin with
    std::map<std::string, std::string, std::less<>> concepts_;  // by join key, singular
};

// Letters and digits, folded: what spellings of one name share.
[[nodiscard]] std::string join_key(std::string_view name);

// By rule, by the document's own glossary, and by the trained tagger (null: without it).
[[nodiscard]] std::vector<BlockNames> find_mentions(const AnnotatedText& text, std::span<const Diagram> diagrams,
                                                    const en::Lexicon& lexicon, NameTagger* tagger);
// The same for many documents and their texts, tagged together: with short documents that is faster, and gives the same.
[[nodiscard]] std::vector<std::vector<BlockNames>> find_all_mentions(std::span<const AnnotatedText> texts,
                                                                     std::span<const Document> documents,
                                                                     const en::Lexicon& lexicon, NameTagger& tagger);

}  // namespace skein
