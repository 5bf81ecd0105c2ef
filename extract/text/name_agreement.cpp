// The second reading of a document: see name_tagger.hpp.

#include "extract/text/features.hpp"
#include "extract/text/hash.hpp"
#include "extract/text/name_tagger.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace skein {
namespace {

constexpr std::uint16_t sure = 700;       // enough to look for a name elsewhere
constexpr std::uint32_t longest_name = 8;  // tokens

struct Evidence {
    std::array<std::uint32_t, all_entity_types.size()> votes{};
    EntityType type() const { return static_cast<EntityType>(std::max_element(votes.begin(), votes.end()) - votes.begin()); }
};

std::uint64_t join(std::uint64_t name, std::string_view form) { return text_hash(form, name); }

std::uint64_t key_of(const Annotation& annotation, std::uint32_t first, std::uint32_t last) {
    std::uint64_t key = 1;
    for (std::uint32_t i = first; i < last; ++i) key = join(key, annotation.form(annotation.tokens[i]));
    return key;
}

// Numbers and times are no names to look for elsewhere, nor is a word in small letters.
bool may_spread(const Annotation& annotation, const TaggedName& name) {
    if (name.confidence < sure || name.last - name.first > longest_name) return false;
    if (name.type == EntityType::Time || name.type == EntityType::Quantity || name.type == EntityType::Concept) return false;
    return NormalForm(annotation.form(annotation.tokens[name.first])).has_upper() &&
           annotation.form(annotation.tokens[name.first]).size() > 1;
}

// No name to look for begins with a word in small letters (may_spread).
bool may_open(std::string_view form) {
    return std::ranges::any_of(form, [](char c) { return c < 'a' || c > 'z'; });
}

using Names = std::unordered_map<std::uint64_t, Evidence>;
using Openings = std::unordered_map<std::uint64_t, std::uint32_t>;

// Adds what is known wherever it stands in free tokens, the longest first.
void find_again(const Annotation& annotation, const Names& known, const Openings& openings, std::vector<TaggedName>& names) {
    std::vector<TaggedName> added;
    auto next = names.begin();
    for (const SentenceTokens& sentence : annotation.sentences) {
        for (std::uint32_t i = sentence.first; i < sentence.last;) {
            while (next != names.end() && next->last <= i) ++next;
            const std::uint32_t limit = next == names.end() ? sentence.last : std::min(sentence.last, next->first);
            if (i >= limit) {
                i = next->last;
                continue;
            }
            TaggedName best;
            const auto opening =
                may_open(annotation.form(annotation.tokens[i])) ? openings.find(key_of(annotation, i, i + 1)) : openings.end();
            if (opening != openings.end()) {
                std::uint64_t key = 1;
                for (std::uint32_t end = i; end < std::min(limit, i + opening->second);) {
                    key = join(key, annotation.form(annotation.tokens[end++]));
                    if (const auto found = known.find(key); found != known.end()) best = {i, end, found->second.type(), sure};
                }
            }
            if (best.last > i) added.push_back(best);
            i = std::max(i + 1, best.last);
        }
    }
    if (added.empty()) return;
    names.insert(names.end(), added.begin(), added.end());
    std::ranges::sort(names, {}, &TaggedName::first);
}

}  // namespace

void agree_on_names(std::span<const TaggedText> document) {
    Names known;
    Openings openings;  // first token → the longest name that begins so
    for (const TaggedText& text : document) {
        for (const TaggedName& name : *text.names) {
            if (!may_spread(*text.annotation, name)) continue;
            Evidence& evidence = known[key_of(*text.annotation, name.first, name.last)];
            evidence.votes[static_cast<std::size_t>(name.type)] += name.confidence;
            std::uint32_t& longest = openings[key_of(*text.annotation, name.first, name.first + 1)];
            longest = std::max(longest, name.last - name.first);
        }
    }
    if (known.empty()) return;
    for (const TaggedText& text : document) {
        for (TaggedName& name : *text.names) {
            if (name.type == EntityType::Time || name.type == EntityType::Quantity || name.last - name.first > longest_name)
                continue;
            const auto found = known.find(key_of(*text.annotation, name.first, name.last));
            if (found != known.end()) name.type = found->second.type();
        }
        find_again(*text.annotation, known, openings, *text.names);
    }
}

}  // namespace skein
