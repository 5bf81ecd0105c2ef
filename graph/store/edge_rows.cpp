#include "graph/store/edge_rows.hpp"

#include <algorithm>
#include <limits>

namespace skein::store {

std::vector<EdgeRow> read_edge_rows(const Database& database, const EntityNumbers& numbers,
                                    const std::function<void(const StatementRow&)>& visit) {
    constexpr std::uint64_t most_relations = std::numeric_limits<std::uint32_t>::max() / 2;
    std::vector<EdgeRow> rows;
    rows.reserve(static_cast<std::size_t>(database.integer("SELECT coalesce(sum(statements), 0) FROM document")));
    Query query = database.query("SELECT source, target, relation, polarity, modality, rule, claim FROM statement");
    while (query.step()) {
        const std::uint64_t source = query.count(0), target = query.count(1), relation = query.count(2, most_relations);
        const std::uint64_t polarity = query.count(3, 1);
        if (source != 0 && target != 0)
            rows.push_back({numbers.entity(database, source), numbers.entity(database, target),
                            static_cast<std::uint32_t>(relation << 1 | polarity)});
        if (visit)
            visit({static_cast<std::int64_t>(relation), query.integer(5), query.integer(6), static_cast<std::uint8_t>(polarity),
                   static_cast<std::uint8_t>(query.count(4, 4))});
    }
    return rows;
}

void make_distinct(std::vector<EdgeRow>& rows) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

}  // namespace skein::store
