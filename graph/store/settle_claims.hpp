#pragma once
// Who says it, called as the names' meanings say, in a file that is changed in place. Only for graph/store.

#include "graph/store/name_table.hpp"

#include <map>
#include <optional>
#include <string>

namespace skein::store {

// All claims.
void settle_claims(const Database& database, const MeaningOf& meaning_of);
// Those with a claimant of one of these keys.
void settle_claims(const Database& database, NameTable& names, const std::map<std::string, std::optional<NameMeaning>>& meanings);

}  // namespace skein::store
