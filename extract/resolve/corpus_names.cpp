#include "extract/resolve/corpus_names.hpp"

#include "extract/resolve/name_form.hpp"
#include "graph/entity.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace skein {

namespace {

struct Known {
    std::map<std::string, std::uint32_t> spellings;
    NameFacts facts;

    void add(const NameUse& use, std::uint32_t count) {
        spellings[use.spelling] += count;
        facts.votes[static_cast<std::size_t>(use.type)] += count;
        facts.count += count;
    }
};

std::string best_spelling(const std::map<std::string, std::uint32_t>& spellings) {
    const auto rank = [](const auto& entry) { return std::tuple(form_of(entry.first).casing, entry.second); };
    return std::max_element(spellings.begin(), spellings.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); })
        ->first;
}

NameFacts facts_of(Known known) {
    NameFacts facts = std::move(known.facts);
    facts.name = best_spelling(known.spellings);
    // That it is no known kind of thing says less than that it is one.
    std::uint32_t& unknown = facts.votes[static_cast<std::size_t>(EntityType::Concept)];
    unknown = (unknown + 2) / 3;
    facts.careful = form_of(facts.name).casing == 2;
    return facts;
}

// Follows `apart` for one document: spellings that a person took from an entity name themselves.
class Separation {
  public:
    Separation(const Resolution& resolution, const Extraction& document) {
        if (resolution.apart.empty()) return;
        const std::set<std::pair<std::string, std::string>> apart(resolution.apart.begin(), resolution.apart.end());
        for (const Mention& mention : document.mentions) {
            const auto entity = resolution.entities.find(entity_key(mention.entity));
            if (entity == resolution.entities.end()) continue;
            const std::string own = entity_key(mention.text);
            const auto target = resolution.entities.find(own);
            if (target == resolution.entities.end() || !apart.contains({entity_key(entity->second.name), own})) continue;
            taken_.push_back({mention.span, &entity->second, &target->second});
        }
    }
    // What the words at `span` name, which would name `entity`; null: nothing.
    [[nodiscard]] const Resolution::Entity* named_at(ByteSpan span, const Resolution::Entity* entity) const {
        for (const Taken& taken : taken_) {
            if (span.contains(taken.span) && taken.from->name == entity->name) return taken.to;
        }
        return entity;
    }

  private:
    struct Taken {
        ByteSpan span;
        const Resolution::Entity* from;
        const Resolution::Entity* to;
    };
    std::vector<Taken> taken_;
};

}  // namespace

void CorpusNames::add(NameUse use, std::uint32_t count) {
    if (!use.name.empty() && count > 0) uses_[std::move(use)] += count;
}

void CorpusNames::add(const Merge& merge) {
    const auto [meaning, acronym] = definition_of(merge);
    if (meaning.empty()) return;
    const auto [entry, is_new] = definitions_.try_emplace(meaning, acronym);
    if (!is_new && entry->second != acronym) entry->second.clear();
}

void CorpusNames::add(const std::string& name, const NameTally& uses) {
    for (const auto& [as, mentions] : uses.spellings) {
        // The spelling that stands in the text, unless it is another name for it ("R1", "deep seek").
        const bool as_written = entity_key(as.first) == entity_key(name);
        add({name, as_written ? as.first : name, as.second}, static_cast<std::uint32_t>(mentions));
    }
    add({name, name, EntityType::Concept}, static_cast<std::uint32_t>(uses.alone));
}

void CorpusNames::add(const Extraction& document) {
    std::map<std::string, NameTally> tallies;
    tally(view_of(document),
          [&](const std::string& entity, const std::string& own) -> NameTally& { return tallies[own_name(entity, own)]; });
    for (const auto& [name, uses] : tallies) add(name, uses);
    for (const Merge& merge : document.merges) add(merge);
}

std::pair<std::string, std::string> definition_of(const Merge& merge) {
    if (merge.reason != MergeReason::acronym) return {};
    std::string one = name_key(merge.alias), other = name_key(merge.entity);
    if (one == other) return {};
    if (one.size() < other.size()) std::swap(one, other);
    return {std::move(one), std::move(other)};
}

std::optional<NameFacts> facts_of(const UsedNames& names, const std::vector<std::string>& acronyms) {
    CorpusNames uses;
    for (const auto& [name, tally] : names) uses.add(name, tally);
    if (uses.uses().empty()) return std::nullopt;
    Known known;
    for (const auto& [use, count] : uses.uses()) known.add(use, count);
    NameFacts facts = facts_of(std::move(known));
    if (acronyms.size() == 1) facts.defined_as = acronyms.front();
    return facts;
}

Resolution resolve(const CorpusNames& names, std::vector<Decision> decisions) {
    std::sort(decisions.begin(), decisions.end());
    decisions.erase(std::unique(decisions.begin(), decisions.end()), decisions.end());
    std::map<std::string, Known> known;  // by entity_key
    for (const auto& [use, count] : names.uses()) {
        known[entity_key(use.name)].add(use, count);
    }
    for (const Decision& decision : decisions) {
        // A spelling that a person took from its entity may name nothing by itself so far.
        if (decision.kind == Decision::Kind::apart) known[entity_key(decision.alias)].spellings.try_emplace(decision.alias, 0);
    }
    NameProblem problem;
    problem.decisions = decisions;
    problem.names.reserve(known.size());
    for (const auto& [key, name] : known) {
        NameFacts& facts = problem.names.emplace_back(facts_of(name));
        if (const auto defined = names.definitions().find(name_key(facts.name)); defined != names.definitions().end())
            facts.defined_as = defined->second;
    }
    const std::vector<NameAnswer> answers = cluster_names(problem);

    Resolution resolution;
    std::size_t i = 0;
    for (const auto& [key, name] : known) {
        const NameAnswer& answer = answers[i];
        const std::string& entity = problem.names[answer.root].name;
        resolution.entities.emplace(key, Resolution::Entity{entity, answer.type});
        if (answer.root != i) {
            const std::string& via = problem.names[answer.via].name;
            resolution.ledger.merges.push_back(
                {problem.names[i].name, entity, answer.reason, via == entity ? std::string() : via});
        }
        ++i;
    }
    std::sort(resolution.ledger.merges.begin(), resolution.ledger.merges.end());
    for (const Decision& decision : decisions) {
        if (decision.kind != Decision::Kind::apart) continue;
        const auto entity = resolution.entities.find(entity_key(decision.entity));
        const std::string from = entity == resolution.entities.end() ? decision.entity : entity->second.name;
        resolution.apart.emplace_back(entity_key(from), entity_key(decision.alias));
    }
    resolution.ledger.decisions = std::move(decisions);
    return resolution;
}

void forget_resolution(Extraction& document) {
    const auto forget = [](std::string& entity, std::string& name) {
        if (!name.empty()) entity = std::move(name);
        name.clear();
    };
    for (Mention& mention : document.mentions) forget(mention.entity, mention.name);
    for (Statement& statement : document.statements) {
        forget(statement.subject.entity, statement.subject.name);
        if (statement.object) forget(statement.object->entity, statement.object->name);
        for (Argument& argument : statement.arguments) forget(argument.participant.entity, argument.participant.name);
        if (!statement.claimant_names.empty()) statement.claimants = std::move(statement.claimant_names);
        statement.claimant_names.clear();
    }
    for (Diagram& diagram : document.diagrams) {
        for (DiagramNode& node : diagram.nodes) forget(node.entity, node.name);
    }
}

void apply(const Resolution& resolution, Extraction& document) {
    forget_resolution(document);
    const Separation separation(resolution, document);
    const auto entity_of = [&](const std::string& name) -> const Resolution::Entity* {
        const auto found = name.empty() ? resolution.entities.end() : resolution.entities.find(entity_key(name));
        return found == resolution.entities.end() ? nullptr : &found->second;
    };
    const auto named_at = [&](ByteSpan span, const std::string& name) -> const Resolution::Entity* {
        const Resolution::Entity* entity = entity_of(name);
        return entity == nullptr ? nullptr : separation.named_at(span, entity);
    };
    const auto rename = [&](std::string& entity, std::string& name, const Resolution::Entity* to) {
        if (to == nullptr || entity == to->name) return;
        name = std::move(entity);
        entity = to->name;
    };
    const auto take_part = [&](Participant& who) {
        if (who.entity.empty()) return;
        const Resolution::Entity* to = named_at(who.span, who.entity);
        rename(who.entity, who.name, to);
        if (to != nullptr) who.type = to->type;
    };
    for (Mention& mention : document.mentions) rename(mention.entity, mention.name, named_at(mention.span, mention.entity));
    for (Statement& statement : document.statements) {
        take_part(statement.subject);
        if (statement.object) take_part(*statement.object);
        for (Argument& argument : statement.arguments) take_part(argument.participant);
        std::vector<std::string> names = statement.claimants;
        bool renamed = false;
        for (std::string& claimant : statement.claimants) {
            const Resolution::Entity* to = entity_of(claimant);
            if (to == nullptr || to->name == claimant) continue;
            claimant = to->name;
            renamed = true;
        }
        if (renamed) statement.claimant_names = std::move(names);
    }
    for (Diagram& diagram : document.diagrams) {
        for (DiagramNode& node : diagram.nodes) rename(node.entity, node.name, named_at(node.span, node.entity));
    }
}

}  // namespace skein
