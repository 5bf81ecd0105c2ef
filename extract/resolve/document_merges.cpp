#include "extract/resolve/document_merges.hpp"

#include "extract/lang/en/lexicon.hpp"
#include "extract/resolve/name_form.hpp"
#include "graph/entity.hpp"

#include <algorithm>
#include <set>

namespace skein {

namespace {

// Why `written` goes by `name`, which mention finding made of it: what stands beside the name was left off, or it was misheard.
MergeReason reason_of(std::string_view written, const NameSpan& span) {
    const NameForm whole = form_of(written), name = form_of(span.name);
    if (whole.key == name.key) return MergeReason::spelling;
    if (en::singular(whole.key) == en::singular(name.key)) return MergeReason::plural;
    const auto within = [](const std::vector<std::string>& words, const std::vector<std::string>& more) {
        return std::search(more.begin(), more.end(), words.begin(), words.end()) != more.end();
    };
    if (within(whole.words, name.words)) return MergeReason::maker;
    if (within(name.words, whole.words)) return span.maker.empty() ? MergeReason::title : MergeReason::maker;
    return MergeReason::misheard;
}

}  // namespace

std::vector<Merge> merges_within(const AnnotatedText& text, const std::vector<BlockNames>& names, const Canonicals& canonicals) {
    std::set<Merge> merges;
    for (std::size_t b = 0; b < names.size(); ++b) {
        for (const NameSpan& span : names[b]) {
            const auto canonical = canonicals.find(span.key);
            if (canonical == canonicals.end()) continue;
            const std::string& entity = canonical->second.name;
            const std::string written(text[b].text(span.range));
            if (written == entity || entity_key(written) == entity_key(entity)) continue;
            if (NameTable::key(entity) == span.key)
                merges.insert({written, entity, reason_of(written, span), {}});
            else
                merges.insert({written, entity, canonical->second.reason, canonical->second.via});
        }
    }
    return {merges.begin(), merges.end()};
}

}  // namespace skein
