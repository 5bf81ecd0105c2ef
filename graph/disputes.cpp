#include "graph/disputes.hpp"

#include "base/utf8.hpp"
#include "graph/edge_filter.hpp"
#include "graph/opposites.hpp"
#include "graph/quantity.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace skein {

namespace {

constexpr std::size_t no_target = static_cast<std::size_t>(-1);

// Who of whom (or of nothing named) under which question.
using Question = std::tuple<std::size_t, std::size_t, std::string>;
struct Answers {
    std::vector<StatementId> yes, no;
};

bool holds_any(std::string_view words, std::string_view list) {
    const std::string text = ' ' + to_lower(words) + ' ';
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        if (text.find(' ' + std::string(list.substr(at, end - at)) + ' ') != std::string::npos) return true;
        at = end + 1;
    }
    return false;
}

// Sides of what statements say, by polarity and opposites.
class Quarrels {
  public:
    explicit Quarrels(const FrozenGraph& graph) : graph_(graph) {}

    void add(StatementId id) {
        const Statement& statement = graph_.statement(id);
        const auto source = graph_.entity_named(statement.subject.entity);
        if (!source || !takes_a_side(statement.modality)) return;
        const std::string& lemma = statement.relation.lemma;
        const auto target = statement.object ? graph_.entity_named(statement.object->entity) : std::nullopt;
        const auto stand = target             ? stand_on_named(lemma)
                           : statement.object ? stand_on_words(lemma, statement.object->text)
                                              : stand_of_verb(lemma);
        if (!stand) return;
        const bool affirmed = statement.polarity == Polarity::affirmed;
        Answers& answers = answers_[{source->index(), target ? target->index() : no_target, std::string(stand->question)}];
        (affirmed == stand->yes ? answers.yes : answers.no).push_back(id);
    }

    void append_to(std::vector<Dispute>& disputes) const {
        for (const auto& [question, answers] : answers_) {
            if (answers.yes.empty() || answers.no.empty()) continue;
            const auto& [source, target, relation] = question;
            Dispute dispute;
            dispute.source = EntityId(source);
            if (target != no_target) dispute.target = EntityId(target);
            dispute.relation = relation;
            // Said in one relation throughout, it is that relation's dispute.
            std::set<std::string> labels;
            for (const auto* side : {&answers.yes, &answers.no})
                for (const StatementId id : *side) labels.insert(graph_.statement(id).relation.lemma);
            dispute.kind = labels.size() == 1 && target != no_target ? DisputeKind::polarity : DisputeKind::opposite;
            const bool turned = labels.size() == 1 && graph_.statement(answers.yes.front()).polarity == Polarity::negated;
            if (labels.size() == 1 && target != no_target) dispute.relation = *labels.begin();
            dispute.sides = {{{}, turned ? answers.no : answers.yes}, {{}, turned ? answers.yes : answers.no}};
            disputes.push_back(std::move(dispute));
        }
    }

  private:
    const FrozenGraph& graph_;
    std::map<Question, Answers> answers_;
};

// Amounts of what can have one only.
class Values {
  public:
    explicit Values(const FrozenGraph& graph) : graph_(graph) {}

    void add(StatementId id) {
        const Statement& statement = graph_.statement(id);
        if (!may_tell_value(statement.modality)) return;
        look_at(id, statement.subject, Role::other);
        if (statement.object) look_at(id, *statement.object, Role::other);
        for (const Argument& argument : statement.arguments) look_at(id, argument.participant, argument.role);
    }

    void append_to(std::vector<Dispute>& disputes) const {
        for (const auto& [what, values] : values_) {
            if (values.size() < 2 || of_different_times(values)) continue;
            const auto& [source, topic, unit] = what;
            Dispute dispute{DisputeKind::value, EntityId(source), std::nullopt, topic, {}};
            for (const auto& [value, side] : values) dispute.sides.push_back(side);
            disputes.push_back(std::move(dispute));
        }
    }

  private:
    using Value = std::tuple<double, Bound>;
    using SidesByValue = std::map<Value, DisputeSide>;

    // What the amount is of: "cost" for money that something took, a counted noun for what something has; "" when several amounts
    // may well be true of it.
    static std::string topic_of(const Statement& statement, const Sentence& sentence, const Amount& amount, Role role) {
        if (amount.is_money()) return role == Role::cost || holds_any(sentence.text, cost_words) ? "cost" : "";
        if (amount.unit.empty() || amount.unit == "%" || !is_single_valued(statement.relation.lemma)) return "";
        return amount.unit;
    }

    static bool may_be_valued(EntityType type) {
        return type == EntityType::Organization || type == EntityType::Product || type == EntityType::Work ||
               type == EntityType::Event;
    }

    // Whom the statement values: who or what takes part in it, or else the thing that is named nearest to the amount in its
    // sentence. A person hardly has a price, but speaks of one.
    std::optional<EntityId> valued(StatementId id, const Participant& amount) const {
        const Statement& statement = graph_.statement(id);
        std::vector<const Participant*> parts = {&statement.subject};
        if (statement.object) parts.push_back(&*statement.object);
        for (const Argument& argument : statement.arguments) parts.push_back(&argument.participant);
        for (const Participant* part : parts) {
            const auto entity = part == &amount ? std::nullopt : graph_.entity_named(part->entity);
            if (!entity) continue;
            const EntityType type = graph_.entity(*entity).type;
            if (type != EntityType::Quantity && type != EntityType::Time && type != EntityType::Person) return entity;
        }
        const auto mentions = graph_.mentions();
        auto at = std::lower_bound(mentions.begin(), mentions.end(), statement.sentence,
                                   [](const Mention& mention, SentenceId sentence) { return mention.sentence < sentence; });
        std::optional<EntityId> nearest;
        std::uint64_t least = 0;
        for (; at != mentions.end() && at->sentence == statement.sentence; ++at) {
            const auto entity = graph_.entity_named(at->entity);
            if (!entity || !may_be_valued(graph_.entity(*entity).type)) continue;
            const std::uint64_t distance = at->span.start < amount.span.start
                                               ? amount.span.start - std::min(at->span.end, amount.span.start)
                                               : at->span.start - std::min(amount.span.end, at->span.start);
            if (nearest && distance >= least) continue;
            nearest = entity;
            least = distance;
        }
        return nearest;
    }

    void look_at(StatementId id, const Participant& participant, Role role) {
        const Statement& statement = graph_.statement(id);
        const Sentence& sentence = graph_.sentence(statement.sentence);
        const std::size_t at = sentence.text.find(participant.text);
        const auto amount =
            amount_in(participant.text, std::string_view(sentence.text).substr(0, at == std::string::npos ? 0 : at));
        if (!amount) return;
        const std::string topic = topic_of(statement, sentence, *amount, role);
        if (topic.empty()) return;
        auto entity = valued(id, participant);
        // "Ada puts the figure at …": the one that was spoken of just before.
        const bool goes_on = last_ && last_->document == statement.document &&
                             statement.sentence.index() - last_->sentence.index() <= sentences_looked_back;
        if (!entity && amount->is_money() && goes_on && holds_any(sentence.text, "figure cost price sum amount"))
            entity = last_->entity;
        if (!entity) return;
        if (amount->is_money()) last_ = Last{statement.document, statement.sentence, *entity};
        DisputeSide& side = values_[{entity->index(), topic, amount->unit}][{amount->value, amount->bound}];
        if (side.value.empty()) side.value = amount->text;
        if (side.statements.empty() || side.statements.back() != id) side.statements.push_back(id);
    }

    // A value for each year is no dispute.
    bool of_different_times(const SidesByValue& values) const {
        std::set<std::string> times;
        std::size_t sides = 0;
        for (const auto& [value, side] : values) {
            ++sides;
            std::set<std::string> own;
            for (const StatementId id : side.statements) {
                for (const Argument& argument : graph_.statement(id).arguments)
                    if (argument.role == Role::time) own.insert(to_lower(argument.participant.text));
            }
            if (own.size() != 1) return false;
            times.insert(*own.begin());
        }
        return times.size() == sides;
    }

    struct Last {
        DocumentId document;
        SentenceId sentence;
        EntityId entity;
    };

    const FrozenGraph& graph_;
    std::optional<Last> last_;  // of which a cost was told last
    std::map<std::tuple<std::size_t, std::string, std::string>, SidesByValue> values_;
};

}  // namespace

std::string_view name_of(DisputeKind kind) {
    constexpr std::string_view names[] = {"polarity", "opposite", "value"};
    return names[static_cast<std::size_t>(kind)];
}

bool takes_a_side(Modality modality) { return modality == Modality::asserted || modality == Modality::possible; }

bool is_copula(std::string_view lemma) { return lemma == "be" || lemma == "become" || lemma == "remain" || lemma == "seem"; }

std::optional<Stand> stand_on_named(std::string_view lemma) {
    const auto stand = stand_of_verb(lemma);
    return stand ? stand : Stand{lemma, true};
}

std::optional<Stand> stand_on_words(std::string_view lemma, std::string_view object) {
    return is_copula(lemma) ? stand_of_adjective(object) : std::nullopt;
}

bool may_tell_value(Modality modality) { return modality != Modality::questioned && modality != Modality::hypothetical; }

bool is_single_valued(std::string_view lemma) {
    return holds_any(lemma, "be have contain comprise number count weigh measure total span have_got feature");
}

std::vector<Dispute> find_disputes(const FrozenGraph& graph, const Selection& selection) {
    const EdgeFilter filter(graph, {.types = selection.types,
                                    .documents = selection.documents,
                                    .min_confidence = selection.min_confidence,
                                    .known = selection.known});
    const EdgeFilter takes_part(graph, {.relations = selection.relations,
                                        .claimants = selection.claimants,
                                        .polarity = selection.polarity,
                                        .modalities = selection.modalities,
                                        .known = selection.known});
    Quarrels quarrels(graph);
    Values values(graph);
    for (std::size_t i = 0; i < graph.statements().size(); ++i) {
        const StatementId id(i);
        if (!filter.keeps(id)) continue;
        quarrels.add(id);
        values.add(id);
    }
    std::vector<Dispute> disputes;
    quarrels.append_to(disputes);
    values.append_to(disputes);
    std::erase_if(disputes, [&](const Dispute& dispute) {
        return std::none_of(dispute.sides.begin(), dispute.sides.end(),
                            [&](const DisputeSide& side) { return !takes_part.kept(side.statements).empty(); });
    });
    std::erase_if(disputes, [&](const Dispute& dispute) {
        return !filter.keeps(graph.entity(dispute.source).type) ||
               (dispute.target && !filter.keeps(graph.entity(*dispute.target).type));
    });
    const auto weight = [](const Dispute& dispute) {
        std::size_t statements = 0;
        for (const DisputeSide& side : dispute.sides) statements += side.statements.size();
        return statements;
    };
    std::stable_sort(disputes.begin(), disputes.end(), [&](const Dispute& a, const Dispute& b) { return weight(a) > weight(b); });
    return disputes;
}

}  // namespace skein
