#include "graph/store/settle_claims.hpp"

#include "graph/entity.hpp"
#include "graph/store/diagram_json.hpp"
#include "graph/store/document_rows.hpp"
#include "graph/store/name_index.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace skein::store {

namespace {

// Claims whose claimants are called otherwise than they are to be.
class ClaimChanges {
  public:
    // The columns that it reads.
    static constexpr const char* columns = "id, claimant, own_chain, own_names";

    template <class Rename>  // std::string& → void
    void note(const Query& claim, const Rename& rename) {
        std::vector<std::string> chain;
        if (!claim.is_null(2)) chain = strings_from_json(claim.text(2));
        else if (!claim.is_null(1)) chain.emplace_back(claim.text(1));
        std::vector<std::string> own = claim.is_null(3) ? chain : strings_from_json(claim.text(3));
        std::vector<std::string> now = own;
        for (std::string& claimant : now) rename(claimant);
        if (now != chain) changes_.push_back({claim.integer(0), now, now == own ? std::vector<std::string>() : own});
    }
    void write(const Database& database) const {
        Query update = database.query("UPDATE claim SET claimant = ?, own_chain = ?, own_names = ? WHERE id = ?");
        for (const Change& change : changes_) {
            bind_claim(update, change.chain, change.names);
            update.bind(3, change.id).run();
        }
    }

  private:
    struct Change {
        std::int64_t id;
        std::vector<std::string> chain, names;
    };
    std::vector<Change> changes_;
};

}  // namespace

void settle_claims(const Database& database, const MeaningOf& meaning_of) {
    ClaimChanges changes;
    Query claims = database.query(std::string("SELECT ") + ClaimChanges::columns + " FROM claim");
    while (claims.step()) {
        changes.note(claims, [&](std::string& claimant) {
            if (const NameMeaning* meaning = meaning_of(entity_key(claimant))) claimant = meaning->entity;
        });
    }
    changes.write(database);
}

void settle_claims(const Database& database, NameTable& names,
                   const std::map<std::string, std::optional<NameMeaning>>& meanings) {
    ClaimChanges changes;
    Query claims = database.query(std::string("SELECT ") + ClaimChanges::columns +
                                  " FROM claimant JOIN claim ON claim.id = claimant.claim WHERE hash = ?");
    for (const auto& [key, meaning] : meanings) {
        claims.bind(0, claimant_hash(key));
        while (claims.step()) changes.note(claims, [&](std::string& claimant) { claimant = names.meaning(claimant); });
    }
    changes.write(database);
}

}  // namespace skein::store
