// Mentions that are no names: quantities, and concepts that the document's concept map draws.

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"

#include <algorithm>

namespace skein {

namespace {

bool is_number(const AnnotatedBlock& block, std::uint32_t i) {
    return is_digit(decode_at(block.form(i), 0).value);
}

bool is_scale(std::string_view lower) {
    return lower == "million" || lower == "billion" || lower == "trillion" || lower == "thousand";
}

bool is_currency(std::string_view form) {
    return form == "$" || form == "\u20AC" || form == "\u00A3" || form == "\u00A5";
}

void add(const AnnotatedBlock& block, TokenRange range, EntityType type, std::uint32_t weight, std::string_view name,
         BlockNames& names) {
    NameSpan span;
    span.range = range;
    span.name = name.empty() ? std::string(block.text(range)) : std::string(name);
    span.type = type;
    span.type_weight = weight;
    names.push_back(std::move(span));
}

}  // namespace

bool is_free(const BlockNames& names, TokenRange range) {
    return std::none_of(names.begin(), names.end(),
                        [&](const NameSpan& name) { return name.range.first < range.last && range.first < name.range.last; });
}

void add_quantities(const AnnotatedBlock& block, TokenRange sentence, BlockNames& names) {
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
        std::uint32_t end = i;
        const bool money = is_currency(block.form(i)) && i + 1 < sentence.last && is_number(block, i + 1);
        if (money) {
            end = i + 2;
            if (end < sentence.last && is_scale(block.lower[end])) ++end;
        } else if (is_number(block, i) && i + 1 < sentence.last) {
            // "40 billion stars", "7 percent", "3 million euros"
            const bool scale = is_scale(block.lower[i + 1]);
            const std::uint32_t unit = scale ? i + 2 : i + 1;
            const bool noun = unit < sentence.last && block.token(unit).upos == Upos::NOUN;
            if (scale && noun) end = unit + 1;
            if (!scale && (block.lower[unit] == "%" || block.lower[unit] == "percent")) end = unit + 1;
        }
        if (end > i && is_free(names, {i, end})) add(block, {i, end}, EntityType::Quantity, 3, {}, names);
        i = std::max(end, i + 1);
    }
}

void add_groups(const AnnotatedBlock& block, TokenRange sentence, const en::Lexicon& lexicon, BlockNames& names) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const Token& token = block.token(i);
        const bool plural = token.upos == Upos::NOUN && token.lemma != block.lower[i];
        if (!plural || !block.entries[i]->has(en::Trait::group) || !is_free(names, {i, i + 1})) continue;
        // Its head is a verb of speech behind it, or "according to" stands in front.
        std::uint32_t before = i;
        while (before > sentence.first &&
               (block.token(before - 1).upos == Upos::DET || block.token(before - 1).upos == Upos::ADJ))
            --before;
        const bool source =
            before >= sentence.first + 2 && block.lower[before - 1] == "to" && block.lower[before - 2] == "according";
        const std::uint32_t head = token.head == 0 ? i : sentence.first + token.head - 1;
        const bool speaks = head > i && head < sentence.last && block.token(head).upos == Upos::VERB &&
                            lexicon.find(block.token(head).lemma).has(en::Trait::speech);
        if (!source && !speaks) continue;
        std::uint32_t first = i;  // "tech giants"
        while (first > sentence.first && block.token(first - 1).upos == Upos::NOUN) --first;
        std::string name(block.text({first, i}));
        if (first < i) name += ' ';
        name += block.lower[i];
        if (is_free(names, {first, i + 1})) add(block, {first, i + 1}, EntityType::Group, 2, name, names);
    }
}

void add_concepts(const AnnotatedBlock& block, TokenRange sentence, const Glossary& glossary, BlockNames& names) {
    if (!glossary.has_concepts()) return;
    constexpr std::uint32_t longest = 5;  // tokens
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
        std::uint32_t end = i;
        const std::uint32_t reach = glossary.may_open_concept(block.lower[i]) ? std::min(sentence.last, i + longest) : i;
        for (std::uint32_t last = reach; last > i + 1 && end == i; --last) {
            if (block.token(last - 1).upos == Upos::PUNCT) continue;
            const std::string* phrase = glossary.find_concept(block.text({i, last}));
            if (phrase == nullptr || !is_free(names, {i, last})) continue;
            add(block, {i, last}, EntityType::Concept, 0, *phrase, names);
            end = last;
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace skein
