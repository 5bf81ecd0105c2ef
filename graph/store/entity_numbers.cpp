#include "graph/store/entity_numbers.hpp"

namespace skein::store {

std::uint32_t EntityNumbers::entity(const Database& database, std::uint64_t name) const {
    if (name >= of_name.size() || of_name[name] == nobody) database.damaged("a name that a statement uses is not there");
    return of_name[name];
}

EntityNumbers number_entities(const Database& database, std::vector<std::string>* texts) {
    const auto names = static_cast<std::uint64_t>(database.integer("SELECT coalesce(max(id), 0) FROM name"));
    if (names >= nobody) database.damaged("a name has too great a number");
    EntityNumbers numbers;
    numbers.of_name.assign(names + 1, nobody);
    Query query = database.query(
        "SELECT entity.id, entity.type, name.text FROM entity JOIN name ON name.id = entity.id ORDER BY name.text");
    while (query.step()) {
        const std::uint64_t name = query.count(0, names);
        numbers.of_name[name] = static_cast<std::uint32_t>(numbers.names.size());
        numbers.names.push_back(static_cast<std::uint32_t>(name));
        numbers.types.push_back(all_entity_types[query.count(1, all_entity_types.size() - 1)]);
        if (texts != nullptr) texts->emplace_back(query.text(2));
    }
    Query others = database.query("SELECT id, entity FROM name WHERE entity <> id");
    while (others.step()) numbers.of_name[others.count(0, names)] = numbers.of_name[others.count(1, names)];
    return numbers;
}

}  // namespace skein::store
