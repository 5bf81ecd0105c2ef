#pragma once
// Names joined anew where documents changed, without the names that this does not concern. Gives exactly what `resolve` gives for
// all.
//
// Names are compared through links alone (name_links.hpp). So the answers for some names can be worked out with all that they are
// compared with at hand, while of these only the known answers are used. Whoever looks at a name whose answer changed is asked,
// too; until no more answers change.

#include "extract/resolve/corpus_names.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What is known of the names of a corpus. Names are given by their keys (see entity_key). Answers are those from before the
// changes.
class KnownNames {
  public:
    virtual ~KnownNames() = default;
    [[nodiscard]] virtual std::size_t count() = 0;
    [[nodiscard]] virtual UsedNames uses(const std::string& key) = 0;                   // now
    [[nodiscard]] virtual std::vector<std::string> linked(std::int64_t link) = 0;       // names under the link; before
    [[nodiscard]] virtual std::vector<std::string> same_entity(const std::string& key) = 0;  // and itself
    [[nodiscard]] virtual std::optional<Merge> merge_of(const std::string& alias) = 0;
    [[nodiscard]] virtual std::vector<std::string> acronyms_of(
        const std::string& long_form) = 0;  // now; keys as in definition_of
    [[nodiscard]] virtual std::vector<std::string> long_forms_of(const std::string& acronym) = 0;
};

struct NameChanges {
    std::map<std::string, UsedNames> before;                          // what names that are used otherwise now were used for
    std::map<std::string, std::vector<std::string>> acronyms_before;  // long forms whose acronyms are others now
};

struct RejoinedNames {
    std::map<std::string, std::optional<Resolution::Entity>> meanings;  // by key; none: nobody uses the name any more
    std::vector<std::string> gone;  // aliases whose merges are no longer true
    std::vector<Merge> merges;      // and what is in their place
    std::size_t examined = 0;       // names that were looked at
};

// The links that a name is to be found by.
[[nodiscard]] std::vector<std::int64_t> links_of(const UsedNames& names);

// Nothing when the changes concern so many names that all are better joined anew. `decisions` without any that take names apart.
[[nodiscard]] std::optional<RejoinedNames> rejoin_names(KnownNames& names, const NameChanges& changes,
                                                        const std::vector<Decision>& decisions);

}  // namespace skein
