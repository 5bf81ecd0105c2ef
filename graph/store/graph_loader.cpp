#include "graph/store/graph_loader.hpp"

#include "graph/store/name_index.hpp"
#include "graph/store/name_rows.hpp"
#include "graph/store/name_table.hpp"
#include "graph/store/new_graph_file.hpp"
#include "graph/store/row_writer.hpp"
#include "graph/store/settle_claims.hpp"

#include <algorithm>
#include <cstdint>
#include <future>
#include <memory>
#include <unordered_map>
#include <utility>

namespace skein {

class GraphLoader::Parts {
  public:
    explicit Parts(const std::filesystem::path& path)
        : file(path), rows(std::make_unique<store::RowWriter>(file.database(), &file.sentences(), [this] {
              file.sentences().complete();
              file.index_statements();
          })) {}

    struct Name {
        std::string text;
        std::int64_t entity = 0;
        NameTally uses;
    };

    // Names count from 1.
    std::int64_t id(const std::string& name) {
        const auto [place, is_new] = ids.try_emplace(name, static_cast<std::int64_t>(names.size()) + 1);
        if (is_new) names.push_back({name, 0, {}});
        return place->second;
    }
    Name& at(std::int64_t id) { return names[static_cast<std::size_t>(id) - 1]; }

    void give_meanings(const store::MeaningOf& meaning_of) {
        std::unordered_map<std::string, std::int64_t> first_of_key;  // of names without a meaning
        const std::size_t used = names.size();
        for (std::size_t i = 0; i < used; ++i) {
            const std::string key = entity_key(names[i].text);
            const NameMeaning* meaning = meaning_of(key);
            const std::int64_t own = static_cast<std::int64_t>(i) + 1;
            const std::int64_t entity =
                meaning != nullptr ? id(meaning->entity) : first_of_key.try_emplace(key, own).first->second;
            names[i].entity = entity;
        }
        for (std::size_t i = used; i < names.size(); ++i) names[i].entity = static_cast<std::int64_t>(i) + 1;
    }

    void write_names(const store::MeaningOf& meaning_of) {
        struct Sum {
            store::TypeVotes votes{};
            std::int64_t mentions = 0, all = 0, participants = 0;
        };
        std::vector<Sum> sums(names.size());
        store::NewNameRows name_rows(file.database());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const Name& name = names[i];
            name_rows.insert(static_cast<std::int64_t>(i) + 1, name.text, name.entity, name.uses);
            Sum& sum = sums[static_cast<std::size_t>(name.entity) - 1];
            for (const auto& [as, mentions] : name.uses.spellings) {
                sum.votes[static_cast<std::size_t>(as.second)] += mentions;
                sum.all += mentions;
                if (!as.first.empty()) sum.mentions += mentions;
            }
            sum.participants += name.uses.participants;
            sum.all += name.uses.participants + name.uses.nodes;
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (sums[i].all == 0) continue;
            const NameMeaning* meaning = meaning_of(entity_key(names[i].text));
            const EntityType said = meaning != nullptr ? meaning->type : EntityType::Concept;
            name_rows.insert_entity(static_cast<std::int64_t>(i) + 1,
                                    store::voted_type(sums[i].votes, sums[i].participants, said), sums[i].mentions);
        }
    }

    // By what names are to be found when some are joined anew.
    [[nodiscard]] std::vector<store::LinkedName> links(const NameRules& rules) const {
        std::vector<store::LinkedName> links;
        if (!rules) return links;
        std::unordered_map<std::string, std::vector<std::int64_t>> of_key;
        of_key.reserve(names.size());
        for (std::size_t i = 0; i < names.size(); ++i)
            of_key[entity_key(names[i].text)].push_back(static_cast<std::int64_t>(i) + 1);
        for (const auto& [key, own] : of_key) {
            UsedNames uses;
            for (const std::int64_t name : own) {
                const Name& used = names[static_cast<std::size_t>(name) - 1];
                uses.emplace_back(used.text, used.uses);
            }
            for (const std::int64_t link : rules.links(uses))
                for (const std::int64_t name : own) links.push_back({link, name});
        }
        std::sort(links.begin(), links.end());
        return links;
    }

    void write_index(const NameRules& rules, const std::vector<store::LinkedName>& links) {
        store::set_rules_of_index(file.database(), rules);
        if (!rules) return;
        store::write_links(file.database(), links);
        store::Definitions definitions;
        for (const Merge& merge : acronyms)
            if (auto definition = rules.definition(merge); !definition.first.empty()) ++definitions[std::move(definition)];
        store::write_definitions(file.database(), definitions);
    }

    store::NewGraphFile file;
    std::unique_ptr<store::RowWriter> rows;  // until all documents are there, the file is its thread's
    std::unordered_map<std::string, std::int64_t> ids;
    std::vector<Name> names;
    std::vector<Merge> acronyms;
};

GraphLoader::GraphLoader(const std::filesystem::path& path) : parts_(std::make_unique<Parts>(path)) {}
GraphLoader::~GraphLoader() = default;

void GraphLoader::add(Extraction document) {
    Parts& parts = *parts_;
    store::OwnNames own;
    tally(view_of(document), [&](const std::string& entity, const std::string&) -> NameTally& {
        const auto [place, is_new] = own.try_emplace(entity, 0);
        if (is_new) place->second = parts.id(entity);
        return parts.at(place->second).uses;
    });
    for (const Merge& merge : document.merges)
        if (merge.reason == MergeReason::acronym) parts.acronyms.push_back(merge);
    parts.rows->add(std::move(document), std::move(own));
}

void GraphLoader::complete() { parts_->rows->complete(); }

void GraphLoader::for_each_name(const std::function<void(const std::string&, const NameTally&)>& visit) const {
    for (const Parts::Name& name : parts_->names) visit(name.text, name.uses);
}

const std::vector<Merge>& GraphLoader::acronyms() const { return parts_->acronyms; }

void GraphLoader::finish(const std::function<const NameMeaning*(const std::string&)>& meaning_of, const Ledger& ledger,
                         const NameRules& rules) {
    parts_->rows->complete();
    parts_->give_meanings(meaning_of);
    // What rules make of names takes as long as writing them.
    auto links = std::async(std::launch::async, [&] { return parts_->links(rules); });
    parts_->rows->finish();
    parts_->rows.reset();
    parts_->write_names(meaning_of);
    store::settle_claims(parts_->file.database(), meaning_of);
    store::write_ledger(parts_->file.database(), ledger);
    parts_->write_index(rules, links.get());
    parts_->file.finish();
}

}  // namespace skein
