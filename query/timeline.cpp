#include "query/timeline.hpp"

#include "graph/disputes.hpp"
#include "graph/document_time.hpp"
#include "graph/edge_filter.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

namespace skein {

namespace {

std::optional<std::chrono::sys_days> written(const DocumentRecord& document) {
    const auto day = day_of(document);
    const auto span = day ? time_in(*day) : std::nullopt;
    return span ? span->first : std::nullopt;
}

// Words of a statement that tell its time, or may: an argument of a role that nobody knows does only if it is of the calendar.
struct TimeWords {
    std::string text;
    bool sure = true;
};

bool is_time(const Participant& participant) { return !participant.entity.empty() && participant.type == EntityType::Time; }

// Most telling first.
std::vector<TimeWords> time_words(const Statement& statement) {
    std::vector<TimeWords> words;
    for (const Argument& argument : statement.arguments)
        if (argument.role == Role::time) words.push_back({argument.participant.text});
    for (const Argument& argument : statement.arguments)
        if (argument.role == Role::other) words.push_back({argument.participant.text, is_time(argument.participant)});
    if (statement.object && is_time(*statement.object)) words.push_back({statement.object->text});
    if (is_time(statement.subject)) words.push_back({statement.subject.text});
    return words;
}

// What stands right before the words may be part of the time ("since" 2010), and what follows its end ("and 2012").
std::optional<TimeSpan> time_of(const Sentence& sentence, const TimeWords& words, std::optional<std::chrono::sys_days> written) {
    constexpr std::size_t longest_rest = 32;
    const std::size_t at = sentence.text.find(words.text);
    if (at == std::string::npos) return time_in(words.text, written);
    std::size_t start = at;
    if (start >= 2)
        for (--start; start > 0 && sentence.text[start - 1] != ' ';) --start;
    const std::string_view text = std::string_view(sentence.text).substr(start);
    const std::size_t size = at - start + words.text.size();
    const auto span = time_in(text.substr(0, size), written);
    return span ? time_in(text.substr(0, size + longest_rest), written) : span;
}

class Keeper {
  public:
    Keeper(const FrozenGraph& graph, const TimelineQuery& query)
        : graph_(graph),
          query_(query),
          filter_(graph, without_types(query.selection)),
          types_(graph, {.types = query.selection.types}) {
        if (query.selection.disputed) {
            disputed_.assign(graph.statements().size(), 0);
            for (const Dispute& dispute : find_disputes(graph))
                for (const DisputeSide& side : dispute.sides)
                    for (const StatementId id : side.statements) disputed_[id.index()] = 1;
        }
        if (!query.about) return;
        about_.assign(graph.statements().size(), 0);
        for (const StatementId id : graph.statements_of(*query.about)) about_[id.index()] = 1;
    }

    bool keeps(StatementId id) const {
        const Statement& statement = graph_.statement(id);
        if (!filter_.keeps(id) || (!disputed_.empty() && disputed_[id.index()] == 0) ||
            (!about_.empty() && about_[id.index()] == 0))
            return false;
        const auto of_type = [&](const Participant& who) { return !who.entity.empty() && types_.keeps(who.type); };
        return query_.selection.types.empty() || of_type(statement.subject) || (statement.object && of_type(*statement.object));
    }

  private:
    static Selection without_types(Selection selection) {
        selection.types.clear();
        selection.disputed = false;
        return selection;
    }

    const FrozenGraph& graph_;
    const TimelineQuery& query_;
    EdgeFilter filter_, types_;
    std::vector<char> disputed_, about_;  // by statement; empty: all
};

}  // namespace

Timeline make_timeline(const FrozenGraph& graph, const TimelineQuery& query) {
    const Keeper keeper(graph, query);
    std::vector<std::optional<std::chrono::sys_days>> days;
    for (const DocumentRecord& document : graph.documents()) days.push_back(written(document));

    Timeline timeline;
    for (std::size_t i = 0; i < graph.statements().size(); ++i) {
        const StatementId id(i);
        if (!keeper.keeps(id)) continue;
        const Statement& statement = graph.statement(id);
        const Sentence& sentence = graph.sentence(statement.sentence);
        std::vector<TimeWords> told = time_words(statement);
        std::optional<DatedStatement> dated;
        for (const TimeWords& words : told) {
            if (const auto span = time_of(sentence, words, days[statement.document.index()]))
                dated = DatedStatement{id, *span, words.text};
            if (dated) break;
        }
        std::erase_if(told, [](const TimeWords& words) { return !words.sure; });
        if (dated) {
            if (!query.within || overlap(dated->span, *query.within)) timeline.dated.push_back(std::move(*dated));
        } else if (query.within) {
            continue;
        } else if (!told.empty()) {
            timeline.undated.push_back({id, told.front().text});
        } else if (sentence.cue) {
            timeline.spoken.push_back(id);
        } else {
            ++timeline.timeless;
        }
    }
    std::stable_sort(timeline.dated.begin(), timeline.dated.end(),
                     [](const DatedStatement& a, const DatedStatement& b) { return before(a.span, b.span); });
    std::stable_sort(timeline.spoken.begin(), timeline.spoken.end(), [&](StatementId a, StatementId b) {
        const auto key = [&](StatementId id) {
            const Statement& statement = graph.statement(id);
            return std::tuple(statement.document, graph.sentence(statement.sentence).cue->start_ms);
        };
        return key(a) < key(b);
    });
    return timeline;
}

}  // namespace skein
