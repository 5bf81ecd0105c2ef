#pragma once
// The names of a corpus before and after a change, fetched as they are asked for. For rejoin_names alone.

#include "extract/resolve/name_form.hpp"
#include "extract/resolve/name_links.hpp"
#include "extract/resolve/rejoin_names.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace skein {

// So many names are concerned that all are better joined anew.
struct TooManyNames {};

// What may be meant by whatever sounds so: whether those are many, and even too many of them well attested.
struct SoundCrowd {
    bool is_many = false, is_hopeless = false;
    friend bool operator==(const SoundCrowd&, const SoundCrowd&) = default;
};

// Names are given by their keys (see entity_key). References stay as long as this does.
class ChangedNames {
  public:
    // `names` must outlive it. It throws TooManyNames once the facts of more than `most` names were asked for.
    ChangedNames(KnownNames& names, const NameChanges& changes, std::size_t most);

    // Names that are used otherwise now, with their facts before; none: nobody used the name.
    [[nodiscard]] const std::map<std::string, std::optional<NameFacts>>& before() const { return before_; }
    // None: nobody uses the name any more.
    const std::optional<NameFacts>& facts_now(const std::string& key);
    const NameForm& form(const std::string& key);
    const std::vector<std::string>& linked(NameLink link) { return at_link(link).keys; }

    // Full names with the last name and the first letter count as evidence of nothing where there are many, and whether they do
    // has changed.
    bool is_turned(char first_letter, const std::string& last);

    struct Sound {
        SoundCrowd before, now;
    };
    const Sound& sound(const std::string& heard_as);
    // Whether the name may be a mishearing of `term`; told by their letters first, as most are not.
    bool may_stand_for(const std::string& heard, const NameNode& term);

  private:
    struct Linked {
        std::vector<std::string> keys;            // now
        std::vector<std::string> changed_before;  // of names in `before_`: those that were there
    };
    const Linked& at_link(NameLink link);
    [[nodiscard]] bool may_be_crowded(NameLink link);
    // Those at the link that `is_in(facts)` says true of, before and now.
    template <class In>
    std::pair<std::size_t, std::size_t> count_at(NameLink link, const In& is_in);

    KnownNames& known_;
    std::size_t most_;
    std::map<std::string, std::optional<NameFacts>> before_;
    std::unordered_map<NameLink, std::vector<std::string>>
        now_linked_;  // of names in `before_`: the index knows only links from before
    std::map<std::string, std::optional<NameFacts>> facts_;              // now
    std::unordered_map<std::string, NameForm> forms_;
    std::unordered_map<NameLink, Linked> linked_;
    std::unordered_map<std::string, Sound> sounds_;
};

}  // namespace skein
