#include "graph/merge_ledger.hpp"

namespace skein {

namespace {

// Names in the order of the enumerators.
constexpr std::string_view reasons[merge_reason_count] = {"spelling", "plural",    "legal form", "acronym",
                                                          "title",    "full name", "last name",  "first name",
                                                          "maker",    "misheard",  "decision"};
constexpr std::string_view kinds[] = {"same", "apart"};

template <class Enum, std::size_t Count>
std::optional<Enum> find_name(const std::string_view (&names)[Count], std::string_view name) {
    for (std::size_t i = 0; i < Count; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view name_of(MergeReason reason) { return reasons[static_cast<std::size_t>(reason)]; }
std::string_view name_of(Decision::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
std::optional<MergeReason> merge_reason_from(std::string_view name) { return find_name<MergeReason>(reasons, name); }
std::optional<Decision::Kind> decision_kind_from(std::string_view name) { return find_name<Decision::Kind>(kinds, name); }

}  // namespace skein
