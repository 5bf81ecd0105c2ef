// What the trained tagger says of a document, and how it joins what stands there by rule.

#include "base/utf8.hpp"
#include "extract/mentions_runs.hpp"

#include <algorithm>

namespace skein {

namespace {

// From which confidence on, in thousandths, the tagger is followed.
constexpr std::uint16_t types_from = 760;         // where a rule knows the type of the same name elsewhere in the document
constexpr std::uint16_t types_unknown_from = 560; // where none does
constexpr std::uint16_t corrects_from = 780;      // where a rule guesses one by shape
constexpr std::uint16_t adds_from = 680;          // a name that no rule found
constexpr std::uint16_t adds_ordinary_from = 800; // when it is an English word or is not written as a name
constexpr std::uint16_t sure_from = 780;          // the type counts as one by a cue
constexpr std::uint16_t speech_costs = 150;       // in transcripts the tagger is less often right

bool overlap(TokenRange left, TokenRange right) { return left.first < right.last && right.first < left.last; }

bool has_capital_or_digit(const AnnotatedBlock& block, TokenRange range) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const CodePoint first = decode_at(block.form(i), 0);
        if (is_upper(first.value) || is_digit(first.value) || block.written[i].name_shape) return true;
    }
    return false;
}

std::uint32_t weight_of(const TaggedName& name) { return name.confidence >= sure_from ? 2 : 1; }

bool is_ordinary(const AnnotatedBlock& block, TokenRange range) {
    if (!has_capital_or_digit(block, range)) return true;
    const en::Entry& entry = *block.entries[range.first];
    return range.last - range.first == 1 && (entry.known() || entry.has(en::Trait::generic_acronym)) && !is_well_known(entry);
}

bool is_worth_adding(const AnnotatedBlock& block, const TaggedName& name, std::uint16_t cost) {
    const TokenRange range{name.first, name.last};
    // Rules know concepts, quantities and times better.
    if (name.type == EntityType::Concept || name.type == EntityType::Quantity || name.type == EntityType::Time) return false;
    const en::Entry& last = *block.entries[range.last - 1];
    if (last.has(en::Trait::generic_acronym) || block.form(range.first).find_first_of("@/") != std::string_view::npos)
        return false;
    // "YouTuber" is what somebody does.
    if (range.last - range.first == 1 && (last.has(en::Trait::role) || last.has(en::Trait::title))) return false;
    // "Chinese" says what something is like; "Americans" are a group.
    if (name.type == EntityType::Group && block.token(range.last - 1).upos == Upos::ADJ) return false;
    return name.confidence >= cost + (is_ordinary(block, range) ? adds_ordinary_from : adds_from);
}

}  // namespace

std::vector<TaggedNames> tag_names(std::span<const AnnotatedText> texts, NameTagger& tagger) {
    std::vector<TaggedNames> names(texts.size());
    std::vector<TaggedText> blocks;
    for (std::size_t t = 0; t < texts.size(); ++t) {
        names[t].resize(texts[t].size());
        for (std::size_t i = 0; i < texts[t].size(); ++i) blocks.push_back({&texts[t][i].annotation, &names[t][i]});
    }
    tagger.tag(blocks);
    std::span<const TaggedText> rest(blocks);
    for (const AnnotatedText& text : texts) {
        agree_on_names(rest.first(text.size()));
        rest = rest.subspan(text.size());
    }
    return names;
}

std::set<std::string> typed_names(std::span<const BlockNames> blocks) {
    std::set<std::string> typed;
    for (const BlockNames& names : blocks) {
        for (const NameSpan& name : names) {
            if (name.type_weight > 0) typed.insert(join_key(name.name));
        }
    }
    return typed;
}

void join_tagged(const AnnotatedBlock& block, std::span<const TaggedName> tagged, const std::set<std::string>& typed,
                 BlockNames& names) {
    const std::size_t found_by_rule = names.size();
    const std::uint16_t cost = block.block->kind == BlockKind::speech ? speech_costs : 0;
    for (const TaggedName& name : tagged) {
        const TokenRange range{name.first, name.last};
        bool free = true;
        for (std::size_t n = 0; n < found_by_rule; ++n) {
            NameSpan& other = names[n];
            if (!overlap(other.range, range)) continue;
            free = free && other.type == EntityType::Work && other.range.contains(range) && other.range != range;
            // Of a longer run only its end says what the whole is.
            const bool same = other.range == range || (other.range.contains(range) && other.range.last == range.last);
            if (!same || other.type_weight > 1 || name.type == EntityType::Concept) continue;
            const std::uint16_t least = other.type_weight > 0                        ? corrects_from
                                        : typed.count(join_key(other.name)) > 0 ? types_from
                                                                                : types_unknown_from;
            if (name.confidence < cost + least) continue;
            other.type = name.type;
            other.type_weight = weight_of(name);
        }
        if (!free || !is_worth_adding(block, name, cost)) continue;
        NameSpan added;
        added.range = range;
        added.name = std::string(block.text(range));
        added.type = name.type;
        added.type_weight = weight_of(name);
        added.well_cased = has_capital_or_digit(block, range);
        names.push_back(std::move(added));
    }
}

}  // namespace skein
