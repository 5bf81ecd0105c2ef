// Mentions that are no names: quantities, and concepts that the document's concept map draws.

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"

#include <algorithm>

namespace skein {

namespace {

using en::Trait;

bool is_free(const BlockNames& names, TokenRange range) {
    return std::none_of(names.begin(), names.end(),
                        [&](const NameSpan& name) { return name.range.first < range.last && range.first < name.range.last; });
}

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

void add_concepts(const AnnotatedBlock& block, TokenRange sentence, const Glossary& glossary, BlockNames& names) {
    if (!glossary.has_concepts()) return;
    constexpr std::uint32_t longest = 5;  // tokens
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
        std::uint32_t end = i;
        for (std::uint32_t last = std::min(sentence.last, i + longest); last > i + 1 && end == i; --last) {
            const std::string* phrase = glossary.find_concept(block.text({i, last}));
            if (phrase == nullptr || block.token(last - 1).upos == Upos::PUNCT || !is_free(names, {i, last})) continue;
            add(block, {i, last}, EntityType::Concept, 0, *phrase, names);
            end = last;
        }
        i = std::max(end, i + 1);
    }
}

}  // namespace skein
